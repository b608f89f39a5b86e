"""What another id for somebody changes in one file: where it lies and what it says."""

from collections.abc import Callable, Iterable
from typing import Any

from badgectl.model.edits import Edits
from badgectl.model.former_ids import GRANT_KEYS, grant_name_with, path_with
from badgectl.model.mentions import (
    INVENTED,
    PEOPLE,
    catalog_mentions,
    catalog_texts,
    links,
    record_mentions,
    record_texts,
)
from badgectl.model.paths import PEOPLE_FOLDER, RecordPath
from badgectl.model.problems import Pointer
from badgectl.model.words import Words
from badgectl.renaming.renaming import Renaming

_LISTS = ("leads", "members", "maintainers", "recorders")


def own_edits(renaming: Renaming, value: Any) -> Edits:
    """Return what changes in the file of whoever is renamed."""
    put: dict[Pointer, str] = {("name",): renaming.new_name} if renaming.new_name else {}
    aliases = value.get("aliases", [])
    if renaming.erases:
        return Edits(put=put, cut=tuple(("aliases", n) for n in range(len(aliases))))
    if renaming.new not in aliases:
        return Edits(put=put, add={"aliases": renaming.old})
    # Back to a former name: the two change places.
    return Edits(put=put | {("aliases", aliases.index(renaming.new)): renaming.old})


def catalog_edits(renaming: Renaming, path: str, value: Any, words: Words | None) -> Edits:
    """Return what changes in any other file of the catalog."""
    ids = renaming.ids
    put: dict[Pointer, str] = {}
    cut: set[Pointer] = set()
    for way, written in catalog_mentions(value, PEOPLE):
        part = _part(way) if renaming.what == "forget" else ()
        if written in ids and part:
            cut.add(part)
        elif written in ids:
            put[way] = ids[written]
    if words is not None and not path.startswith(PEOPLE_FOLDER):
        put |= {way: ids[one] for way, one in catalog_mentions(value, INVENTED) if one in ids}
        put |= _worded(catalog_texts(value), words.anew)
        put |= _worded(links(value), _link_words(renaming).anew)
    kept = {way: text for way, text in put.items() if not any(way[: len(p)] == p for p in cut)}
    return Edits(put=kept, cut=tuple(sorted(cut, key=str)))


def _part(way: Pointer) -> Pointer:
    """Return what goes with somebody who is forgotten, if anything does."""
    if way[0] in _LISTS:
        return way
    return way[:-1] if way[-1] in ("who", "person") else ()


def record_edits(
    renaming: Renaming, location: RecordPath, value: Any, words: Words | None
) -> Edits:
    """Return what changes in a record from which an id is erased."""
    ids = renaming.ids
    put: dict[Pointer, str] = {way: ids[o] for way, o in record_mentions(value) if o in ids}
    for key in GRANT_KEYS:
        named = grant_name_with(value[key], ids) if key in value else None
        if named is not None and named != value[key]:
            put[key,] = named
    if words is not None:
        put |= _worded(record_texts(value, location.verb), words.anew)
        put |= _worded(links(value), _link_words(renaming).anew)
    return Edits(put=put)


def new_path(renaming: Renaming, location: RecordPath) -> str:
    """Return where a record lies when an id is erased."""
    return str(path_with(location, renaming.ids))


def _link_words(renaming: Renaming) -> Words:
    """Return the words for web addresses: no name with spaces can stand there."""
    words = renaming.words or Words(ids={}, names={})
    return Words(ids=words.ids, names=dict.fromkeys(words.names, renaming.new), others=words.others)


def _worded(found: Iterable[tuple[Pointer, str]], anew: Callable[[str], str]) -> dict[Pointer, str]:
    return {way: worded for way, text in found if (worded := anew(text)) != text}
