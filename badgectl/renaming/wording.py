"""Which words tell who somebody is, and what stands instead of each."""

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.people import Person
from badgectl.model.words import Words

_SHORTEST = 2  # letters of a part of a name that is looked for by itself


class Extra(Struct, frozen=True, kw_only=True):
    """What people know of words that files do not tell."""

    also: tuple[str, ...] = ()
    """Further names: nicknames, a name of before."""
    keep: tuple[str, ...] = ()
    """Words that mean something else as well and stay: `will`, `art`."""


def forgetting_words(
    catalog: Catalog, person: Person, new: str, instead: str, extra: Extra
) -> Words:
    """Return the words to be replaced when a person is forgotten."""
    former = (person.id, *person.aliases)
    shared = _others(catalog, person)
    names = [*(one for one in former if one not in shared), person.name]
    names += [*_parts(person, shared), *extra.also]
    known = [*person.accounts.values(), *person.emails, *_keys(person)]
    return _words(
        catalog,
        ids=dict.fromkeys(former, new),
        names=dict.fromkeys(known, new) | dict.fromkeys(names, instead),
        keep=extra.keep,
    )


def renaming_words(
    catalog: Catalog, entry: Person, new: str, name: str | None, extra: Extra
) -> Words:
    """Return the words to be replaced when the former ids of somebody are erased.

    What belongs to the name that they keep stays.
    """
    former = [one for one in (entry.id, *entry.aliases) if one != new]
    kept = (name or entry.name).casefold().split()
    names = {one: new for one in former if one.casefold() not in kept}
    if name is not None:
        theirs, others = entry.name.split(), name.split()
        parts = dict(zip(theirs, others, strict=True)) if len(theirs) == len(others) else {}
        names |= {one: parts.get(one, name) for one in _parts(entry, _others(catalog, entry))}
        names[entry.name] = name
    names |= dict.fromkeys(extra.also, name or new)
    stay = (*extra.keep, *(one for one in names if one.casefold() in kept))
    return _words(catalog, ids=dict.fromkeys(former, new), names=names, keep=stay)


def _words(
    catalog: Catalog, *, ids: dict[str, str], names: dict[str, str], keep: Iterable[str]
) -> Words:
    kept = {"", *(word.casefold() for word in keep)}
    folders = (catalog.people, catalog.teams, catalog.badges, catalog.goals, catalog.projects)
    others = {one for folder in folders for one in folder} | catalog.former_ids.keys()
    return Words(
        ids={one: instead for one, instead in ids.items() if one not in kept},
        names={
            one.strip(): instead
            for one, instead in names.items()
            if one.strip().casefold() not in kept
        },
        others=frozenset(others - ids.keys()),
    )


def _parts(person: Person, shared: Collection[str]) -> list[str]:
    """Return the parts of a name that nobody else in the catalog has in theirs."""
    return [
        part
        for part in person.name.split()
        if part.casefold() not in shared and sum(map(str.isalnum, part)) >= _SHORTEST
    ]


def _keys(person: Person) -> Iterator[str]:
    """Yield what tells SSH keys from others; armoured ones of OpenPGP are no word of a text."""
    for one in person.signing_keys:
        parts = one.key.split()
        if one.key.isprintable() and len(parts) > 1:
            yield parts[1]


def _others(catalog: Catalog, person: Person) -> set[str]:
    """Return the parts of everybody else's names."""
    others = (one for one in catalog.people.values() if one.id != person.id)
    return {part for one in others for part in one.name.casefold().split()}
