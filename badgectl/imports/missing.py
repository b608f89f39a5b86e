"""People and badges that rows of awards name and the catalog lacks."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from badgectl.imports.found import Found, FoundAward, FoundBadge, FoundPerson
from badgectl.model.badges import Badge, Criterion
from badgectl.model.catalog import Catalog
from badgectl.model.directory import Directory
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


def _people(directory: Directory, awards: tuple[FoundAward, ...]) -> Iterator[FoundPerson]:
    words = {word: one.place for one in reversed(awards) for word in (one.recipient, one.giver)}
    for one in awards:
        for word in (one.recipient, one.giver):
            if word and word in words and directory.recipient(word) is None:
                is_address = "@" in word
                yield FoundPerson(
                    word=word,
                    place=words[word],
                    name=word.partition("@")[0] if is_address else word,
                    emails=(word,) if is_address else (),
                )
            words.pop(word, None)


def _badges(
    directory: Directory, awards: tuple[FoundAward, ...], kind: str
) -> Iterator[FoundBadge]:
    times = Counter((one.badge, one.recipient) for one in awards)
    repeated = {badge for (badge, _), number in times.items() if number > 1}
    for one in {award.badge: award for award in reversed(awards)}.values():
        word = one.badge
        if not word or "@" in word or directory.badge(word) is not None:
            continue
        yield FoundBadge(word=word, place=one.place, badge=_badge(word, kind, word in repeated))


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
