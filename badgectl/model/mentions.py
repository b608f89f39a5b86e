"""Where files mention people, teams and others: by their ids, and in texts."""

from collections.abc import Container, Iterator
from typing import Any

from badgectl.model.catalog import Folder
from badgectl.model.former_ids import ID_KEYS, ID_LISTS
from badgectl.model.paths import Verb
from badgectl.model.problems import Pointer

REFERENCES: dict[str, Folder] = {
    "home": "teams", "parent": "teams", "team": "teams", "lead": "teams", "outside": "teams",
    "leads": "people", "members": "people", "who": "people", "person": "people",
    "maintainers": "people", "recorders": "people", "by": "people",
    "holds": "badges", "holders": "badges", "badge": "badges", "award": "badges",
    "goals": "goals", "project": "projects",
}  # fmt: skip
"""The keys under which files of the catalog name others."""

PEOPLE = tuple(key for key, folder in REFERENCES.items() if folder in ("people", "teams"))
"""Those that name people and teams."""

INVENTED = ("from", "helped", "together")
"""The keys under which the examples of badges name people, who are invented."""

_APART = ("design", "accounts")  # below these, keys and values have names of their own
_WORDS = ("description", "text", "what", "reason")
_NAMED = ("levels", "kinds")  # what has a name of its own inside a file
_SAID = ("reason", "text", "feedback", "role")  # at the top of records


def key_of(way: Pointer) -> str:
    """Return the nearest key on the way to a scalar."""
    return next((step for step in reversed(way) if isinstance(step, str)), "")


def catalog_mentions(value: Any, keys: Container[str]) -> Iterator[tuple[Pointer, str]]:
    """Yield what stands in a file of the catalog under some keys, alone or in a list."""
    for way, text in scalars(value):
        if key_of(way) in keys and not any(step in _APART for step in way):
            yield way, text


def catalog_texts(value: Any) -> Iterator[tuple[Pointer, str]]:
    """Yield what a file of the catalog says in words of its own."""
    for way, text in scalars(value):
        named = way[-1] == "name" and (len(way) == 1 or way[0] in _NAMED)
        if named or key_of(way) in _WORDS or way[0] == "aliases":
            yield way, text


def record_mentions(value: Any) -> Iterator[tuple[Pointer, str]]:
    """Yield the ids of people and teams that a record says."""
    return (one for one in scalars(value) if one[0][0] in (*ID_KEYS, *ID_LISTS))


def record_texts(value: Any, verb: Verb) -> Iterator[tuple[Pointer, str]]:
    """Yield what a record says in words of its own."""
    for way, text in scalars(value):
        said = way[0] in _SAID or (way[0] == "because" and verb == "correction")
        if said or (way[0] == "evidence" and way[-1] == "text") or way == ("source", "id"):
            yield way, text


def links(value: Any) -> Iterator[tuple[Pointer, str]]:
    """Yield the web addresses that a file names."""
    return ((way, text) for way, text in scalars(value) if _is_link(way))


def _is_link(way: Pointer) -> bool:
    return way[-1] == "url" and (len(way) == 1 or way[0] in ("evidence", "source"))


def scalars(value: Any, here: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    """Yield every scalar of a document, and the way to it."""
    match value:
        case dict():
            for key, item in value.items():
                yield from scalars(item, (*here, key))
        case list():
            for n, item in enumerate(value):
                yield from scalars(item, (*here, n))
        case _:
            yield here, value
