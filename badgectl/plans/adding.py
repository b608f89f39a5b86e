"""Planning a new person or team: the file, who lists it besides, and the commit."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.edits import Edits
from badgectl.model.entry import Entry
from badgectl.model.errors import AlreadyDoneError, UsageError
from badgectl.model.forms import Id, Line, fits
from badgectl.model.people import Person, Team
from badgectl.model.text import excerpt, slug
from badgectl.plans.ids import check_free, check_maintainer, team_id
from badgectl.plans.messages import Message
from badgectl.plans.newcomers import Someone, person_id
from badgectl.plans.plan import resolve_person, resolve_team

_AFFAIR = "who takes part is the maintainers' affair"


class Addition(Struct, frozen=True, kw_only=True):
    """A new file of the catalog, what changes in files that are there, and the commit."""

    entry: Entry | str
    """What the file says; a text where it says more than its keys."""
    path: str
    edits: dict[str, Edits]
    message: Message
    notes: tuple[str, ...] = ()
    """What the user should know besides, in sentences."""


def plan_person(
    catalog: Catalog, someone: Someone, *, new: str | None, teams: Sequence[str], leads: bool,
    by: str,
) -> Addition:  # fmt: skip
    """Return how somebody comes into the programme; the first of the teams is their home.

    A team that lists its people lists this one, too; in another, a home says enough.
    """
    check_maintainer(catalog, by, _AFFAIR)
    _check_newcomer(catalog, someone, new)
    homes = tuple(dict.fromkeys(team_called(catalog, word) for word in teams))
    if leads and not homes:
        raise UsageError("`--lead` is about a team", "say which with `--team`")
    found = new or person_id(someone, _free(catalog))
    check_free(catalog, found)
    person = Person(
        path=f"catalog/people/{found}.yaml",
        name=someone.name,
        home=homes[0] if homes else None,
        emails=someone.emails,
    )
    return Addition(
        entry=person,
        path=person.path,
        edits={
            catalog.teams[team].path: Edits(add={"leads" if leads else "members": found})
            for team in homes
            if leads or team != person.home or catalog.teams[team].everybody
        },
        message=_message(f"Add {excerpt(person.name, 50)}", ("Person", found), by),
        notes=tuple(_remarks(catalog, person)),
    )


def plan_team(
    catalog: Catalog, name: str, *, new: str | None, function: str | None, parent: str | None,
    leads: Sequence[str], members: Sequence[str], by: str,
) -> Addition:  # fmt: skip
    """Return how a team comes into the programme; whoever has no home yet is at home there."""
    check_maintainer(catalog, by, _AFFAIR)
    if not fits(Line, name) or not any(map(str.isalnum, name)):
        raise UsageError(f"`{excerpt(name, 60)}` is no team's name", "write one line")
    twin = next((t.id for t in catalog.teams.values() if _same(t.name, name)), None)
    if twin is not None and new is None:
        raise AlreadyDoneError(
            f"there is a team called {excerpt(name, 60)}: {twin}", "another one needs an `--id`"
        )
    found = new or team_id(name, _free(catalog))
    check_free(catalog, found)
    if function is not None and not fits(Id, function):
        raise UsageError(
            f"`{excerpt(function, 60)}` is no function",
            f"write it in small letters: `--function {slug(function) or 'engineering'}`",
        )
    leading = tuple(dict.fromkeys(resolve_person(catalog, word) for word in leads))
    others = tuple(dict.fromkeys(resolve_person(catalog, word) for word in members))
    team = Team(
        path=f"catalog/teams/{found}.yaml",
        name=name,
        function=function,
        parent=team_called(catalog, parent) if parent else None,
        leads=leading,
        members=tuple(one for one in others if one not in leading),
    )
    homeless = (one for one in team.everybody if catalog.home_team(one) is None)
    return Addition(
        entry=team,
        path=team.path,
        edits={catalog.people[one].path: Edits(fill={("home",): found}) for one in homeless},
        message=_message(f"Add the team {excerpt(name, 50)}", ("Team", found), by),
        notes=()
        if function
        else (f"{name} has no `function:`; its people count as from another function for nobody",),
    )


def team_called(catalog: Catalog, word: str) -> str:
    """Return the id of a team, also by its name; raise if there is none."""
    named = [team.id for team in catalog.teams.values() if _same(team.name, word)]
    return named[0] if len(named) == 1 else resolve_team(catalog, word)


def _check_newcomer(catalog: Catalog, someone: Someone, new: str | None) -> None:
    """Raise if somebody is there already, by an address or, without an id of their own, a name."""
    for email in someone.emails:
        known = catalog.person_with_email(email)
        if known is not None:
            raise AlreadyDoneError(f"{email} is the address of {known.name}", known.path)
    twin = next((p for p in catalog.people.values() if _same(p.name, someone.name)), None)
    if twin is not None and new is None:
        raise AlreadyDoneError(
            f"there is a person called {excerpt(twin.name, 60)}: {twin.id}",
            "another one needs an `--id`",
        )


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _free(catalog: Catalog) -> Callable[[str], bool]:
    """Return what tells whether an id was never anybody's."""
    taken = {*catalog.ids("people"), *catalog.ids("teams"), *catalog.former_ids}
    taken |= {one for stone in catalog.tombstones.values() for one in (stone.id, stone.person)}
    return lambda word: word not in taken


def _remarks(catalog: Catalog, person: Person) -> list[str]:
    said = []
    if not person.emails:
        said.append(f"{person.id} receives; to give, {person.path} needs an address: `emails:`")
    elif catalog.program.trust.required == "signed":
        said.append(f"{person.id} receives; to give, `badgectl key add` is theirs to run")
    if person.home is None and catalog.teams:
        said.append(f"{person.id} is in no team: no function, and nobody leads them")
    return said


def _message(subject: str, about: tuple[str, str], by: str) -> Message:
    return Message(subject=subject, body="", trailers=(about, ("Changed-by", by)))
