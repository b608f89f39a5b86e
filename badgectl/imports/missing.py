"""People and badges that rows of awards name and the catalog lacks."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from badgectl.imports.found import Found, FoundAward, FoundBadge, FoundPerson
from badgectl.model.badges import Badge, Criterion
from badgectl.model.catalog import Catalog
from badgectl.model.directory import Directory, only
from badgectl.model.policy import Awarding
from badgectl.model.text import one_line


def with_missing(catalog: Catalog, found: Found, kind: str) -> Found:
    """Return what a source says, with people and badges for words that lead nowhere."""
    directory = Directory(catalog)
    return msgspec.structs.replace(
        found,
        people=(*found.people, *_people(directory, found.awards)),
        badges=(*found.badges, *_badges(directory, found.awards, kind)),
    )


def _people(directory: Directory, awards: tuple[FoundAward, ...]) -> Iterable[FoundPerson]:
    found: dict[str, FoundPerson] = {}
    for one in awards:
        for word in (one.recipient, one.giver, *one.helped):
            if word and not directory.recipients_meant(word):
                is_address = "@" in word
                person = FoundPerson(
                    word=word,
                    place=one.place,
                    name=word.partition("@")[0] if is_address else word,
                    emails=(word,) if is_address else (),
                )
                found.setdefault(word.casefold(), person)
    return found.values()


def _badges(
    directory: Directory, awards: tuple[FoundAward, ...], kind: str
) -> Iterator[FoundBadge]:
    first: dict[str, FoundAward] = {}
    received: Counter[tuple[str, str]] = Counter()
    for one in awards:
        if one.badge and "@" not in one.badge and not directory.badges_meant(one.badge):
            badge, who = one.badge.casefold(), one.recipient.casefold()
            first.setdefault(badge, one)
            received[badge, only(directory.recipients_meant(one.recipient)) or who] += 1
    repeated = {badge for (badge, _), number in received.items() if number > 1}
    for badge, one in first.items():
        word = one.badge
        yield FoundBadge(word=word, place=one.place, badge=_badge(word, kind, badge in repeated))


def _badge(word: str, kind: str, repeatable: bool) -> Badge:  # noqa: FBT001 - a fact about it
    name = one_line(word)
    return Badge(
        name=name,
        kind=kind,
        description=f"{name}: awarded elsewhere before, and kept here with its reasons.",
        criteria=(
            Criterion(id="deed", text="The reason of the award says what was done and for whom."),
        ),
        awarding=Awarding(repeatable=repeatable),
    )
