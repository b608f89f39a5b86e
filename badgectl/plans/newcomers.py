"""People to put into the catalog: how a command line writes them, and which ids they get."""

import re
from collections.abc import Callable, Iterable

from msgspec import Struct

from badgectl.model.errors import UsageError
from badgectl.model.forms import Email, Line, fits
from badgectl.model.text import excerpt, slug
from badgectl.plans.ids import is_plain

_WRITTEN = re.compile(r"(?P<name>[^<>=]*)(?:<(?P<emails>[^<>]*)>)?\s*(?:=(?P<team>[^<>=]*))?")
_BETWEEN = re.compile(r",(?![^<]*>)")
AS_WRITTEN = "write `Tom Berg <tom@acme.example>`"


class Someone(Struct, frozen=True):
    """A person to put into the catalog."""

    name: str
    emails: tuple[str, ...]
    folder: str = ""
    """The folder of the repository in which they work most, or the team that was said."""


def read_newcomers(text: str) -> tuple[Someone, ...]:
    """Return the people that a text lists, with commas between, each as `read_newcomer` takes."""
    return tuple(read_newcomer(one) for one in _BETWEEN.split(text) if one.strip())


def read_newcomer(text: str) -> Someone:
    """Return the person that `Tom Berg <tom@acme.example>=Platform` means.

    The address and the team may be left out. Raises UsageError for anything else.
    """
    found = _WRITTEN.fullmatch(text.strip())
    name = " ".join(found["name"].split()) if found else ""
    if found is None or not fits(Line, name) or not any(map(str.isalnum, name)) or "@" in name:
        raise UsageError(f"`{excerpt(text, 60)}` is nobody's name", AS_WRITTEN)
    emails = tuple(checked_email(one) for one in re.split(r"[,\s]+", found["emails"] or "") if one)
    return Someone(name, emails, " ".join((found["team"] or "").split()))


def checked_email(text: str) -> str:
    """Return an e-mail address as the catalog writes it; raise UsageError if it is none."""
    email = text.strip().lower()
    if not fits(Email, email):
        raise UsageError(f"`{excerpt(text, 60)}` is no e-mail address", "write name@host")
    return email


def person_ids(people: Iterable[Someone]) -> tuple[str, ...]:
    """Return an id for each of some people, the first of them first."""
    taken: list[str] = []
    for someone in people:
        taken.append(person_id(someone, lambda word: word not in taken))
    return tuple(taken)


def person_id(someone: Someone, is_free: Callable[[str], bool]) -> str:
    """Return an id that is free: the first name, else the whole one, else with a number."""
    address = someone.emails[0].partition("@")[0] if someone.emails else ""
    whole = slug(someone.name) or slug(address) or "person"
    choices = [whole.partition("-")[0], whole, *(f"{whole}-{n}" for n in range(2, 10_000))]
    return next(choice for choice in choices if is_plain(choice) and is_free(choice))
