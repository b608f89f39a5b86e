"""Commits as deeds: who wrote them, and whom their trailers name."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from badgectl.model.suggestions import AUTHOR
from badgectl.suggestions.deeds import Collection, Deed

# With a second `<` git would take something else for the address.
_CONTACT = r"[^<>]*<[^<>\s]+@[^<>\s]+>"
_TRAILER = re.compile(rf"([A-Za-z0-9-]+)\s*:\s*({_CONTACT})\s*")


class LoggedCommit(Struct, frozen=True):
    """A commit as a log tells it."""

    id: str
    day: date
    author: str
    """The author's e-mail address, as `.mailmap` mends it."""
    is_merge: bool
    trailers: tuple[str, ...]
    paths: tuple[str, ...]


class Credit(Struct, frozen=True):
    """Somebody whom a trailer names: `Reviewed-by: Ada <ada@guild.example>`."""

    kind: str
    contact: str
    """Name and address as they stand there, before `.mailmap` mends them."""


def credits_of(commit: LoggedCommit) -> Iterator[Credit]:
    """Yield whom the trailers of a commit name."""
    for line in commit.trailers:
        match = _TRAILER.fullmatch(line)
        if match:
            yield Credit(match[1].lower(), match[2])


def add_commit(
    collection: Collection, commit: LoggedCommit, contacts: Mapping[str, str], link: str
) -> None:
    """Give what a commit tells to the rules that count it.

    `contacts` are the addresses that the contacts in trailers come to. A merge has no author of
    its own: what it brings was written by others.
    """
    if not commit.is_merge:
        collection.add(AUTHOR, Deed(commit.day, commit.author, "", link), commit.paths)
    for credit in dict.fromkeys(credits_of(commit)):
        if credit.kind in collection.kinds and credit.kind != AUTHOR:
            address = contacts[credit.contact]
            if address != commit.author:
                deed = Deed(commit.day, address, commit.author, link)
                collection.add(credit.kind, deed, commit.paths)
