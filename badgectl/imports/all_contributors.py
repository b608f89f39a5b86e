"""`.all-contributorsrc`: who contributed what to a project, as people, badges and awards."""

from collections.abc import Mapping, Sequence
from typing import Any

from badgectl.codes.imports import ROW
from badgectl.documents.given import Given, UnreadableSourceError, json_of, text_at
from badgectl.imports.contribution_types import CONTRIBUTIONS, Contribution
from badgectl.imports.found import Found, FoundAward, FoundBadge, FoundPerson
from badgectl.model.badges import Badge, Criterion
from badgectl.model.designs import Design
from badgectl.model.forms import Link, fits
from badgectl.model.problems import Place, Problem
from badgectl.model.text import did_you_mean, excerpt

TOOL = "all-contributors"
_HOSTS = {"github": "https://github.com", "gitlab": "https://gitlab.com"}


def read_all_contributors(given: Given, kind: str | None) -> Found:
    """Return the people of a project, badges for what they did, and the awards of these.

    Who gave is not told; whoever imports does. `kind` replaces the usual kind of each badge.
    """
    value = json_of(given)
    listed = value.get("contributors") if isinstance(value, dict) else None
    if not isinstance(listed, list):
        raise UnreadableSourceError(
            f"{given.name} has no list `contributors`", "is it the file of another tool?"
        )
    reader = _Reader(given, value, kind)
    for n, contributor in enumerate(listed, 1):
        reader.take(given.item("contributor", n), contributor)
    return Found(
        tool=TOOL,
        people=tuple(reader.people.values()),
        badges=tuple(reader.badges.values()),
        awards=tuple(reader.awards),
        tells_no_givers=True,
        problems=tuple(reader.problems),
    )


class _Reader:
    """Takes one contributor after the other."""

    def __init__(self, given: Given, value: Mapping[str, Any], kind: str | None) -> None:
        self.people: dict[str, FoundPerson] = {}
        self.badges: dict[str, FoundBadge] = {}
        self.awards: list[FoundAward] = []
        self.problems: list[Problem] = []
        self._given, self._kind = given, kind
        self._service = text_at(value, "repoType") or "github"
        owner, name = text_at(value, "projectOwner"), text_at(value, "projectName")
        self._project = "/".join(filter(None, (owner, name))) or "the project"
        host = text_at(value, "repoHost") or _HOSTS.get(self._service, "")
        self._address = f"{host.rstrip('/')}/{owner}/{name}" if host and owner and name else ""
        own = value.get("types")
        self._own: Mapping[str, Any] = own if isinstance(own, dict) else {}

    def take(self, place: Place, contributor: Any) -> None:
        """Take a contributor: a person, and an award for each type of contribution."""
        told: Mapping[str, Any] = contributor if isinstance(contributor, dict) else {}
        login, types = text_at(told, "login"), told.get("contributions", [])
        if not login or not isinstance(types, list):
            said = "`login` is missing" if not login else "`contributions` is no list"
            hint = 'write {"login": "ada", "contributions": ["code"], ...}'
            self.problems.append(ROW.problem(place, said, hint))
            return
        if login.casefold() in self.people:
            said = f"`{_short(login)}` is there twice"
            self.problems.append(ROW.problem(place, said, "merge the two contributors"))
            return
        self.people[login.casefold()] = FoundPerson(
            word=login, place=place, name=" ".join(text_at(told, "name").split()),
            service=self._service,
        )  # fmt: skip
        self.awards += [
            self._award(place, login, word, urls)
            for word, urls in _contributions(types).items()
            if self._is_known(place, word)
        ]

    def _is_known(self, place: Place, word: str) -> bool:
        """Make sure that there is a badge for a type; report a type that nobody knows."""
        if word in self.badges:
            return True
        contribution = CONTRIBUTIONS.get(word) or self._own_type(word)
        if contribution is None:
            hint = did_you_mean(word, CONTRIBUTIONS, "define it under `types`")
            said = f"there is no type of contribution `{_short(word)}`"
            self.problems.append(ROW.problem(place, said, hint))
            return False
        badge = Badge(
            name=contribution.name,
            kind=self._kind or contribution.kind,
            description=contribution.description,
            criteria=(Criterion(id="done", text=contribution.criterion),),
            design=Design(icon=contribution.icon or None),
        )
        name = contribution.name if word in CONTRIBUTIONS else f"contributor {word}"
        self.badges[word] = FoundBadge(word=name, place=place, badge=badge)
        return True

    def _own_type(self, word: str) -> Contribution | None:
        """Return what a project says of a type of its own."""
        own = self._own.get(word)
        if not isinstance(own, dict):
            return None
        said = " ".join(text_at(own, "description").split()) or word
        return Contribution(
            f"Contributor: {said}"[:120].rstrip(),
            "",
            "collaboration",
            f"Contributed to {self._project} in a way of its own: {said}.",
            f"A contribution that the project calls `{word}` was made: {said}.",
        )

    def _award(self, place: Place, login: str, word: str, urls: Sequence[str]) -> FoundAward:
        """Return the award of a type of contribution, with its links or where the forge lists it.

        What a contributor gives as profile shows who they are, not what they did.
        """
        contribution = CONTRIBUTIONS.get(word)
        listing = contribution.listing.format(login=login) if contribution else ""
        listed = f"{self._address}/{listing}" if listing and self._address else ""
        shown = tuple(url for url in urls if fits(Link, url))
        badge = self.badges[word]
        return FoundAward(
            place=place,
            recipient=login,
            badge=badge.word,
            reason=f"{self._project}: {badge.badge.description}",
            evidence=shown or ((listed,) if fits(Link, listed) else ()),
            id=f"{self._project}:{login.casefold()}:{word}",
            url=shown[0] if shown else "",
        )


def _contributions(types: Sequence[Any]) -> dict[str, list[str]]:
    """Return the links that a contributor has for each type; one that is listed twice is one."""
    links: dict[str, list[str]] = {}
    for one in types:
        word = text_at(one, "type") if isinstance(one, dict) else one
        if isinstance(word, str):
            url = text_at(one, "url") if isinstance(one, dict) else ""
            links.setdefault(word, []).extend(filter(None, [url]))
    return {word: list(dict.fromkeys(urls)) for word, urls in links.items()}


def _short(word: str) -> str:
    return excerpt(word, 60)
