"""Commit objects as git stores them: who made them, what was signed, and the signature."""

import re
from datetime import date, datetime, tzinfo

from msgspec import Struct

_ID = rb"[0-9a-f]{40}(?:[0-9a-f]{24})?"
_LINEAGE = rb"tree (%b)\n((?:parent %b\n)*)" % (_ID, _ID)
_MADE = rb"([^<>\n]*)<([^<>\n]*)> (-?[0-9]{1,15}) [+-][0-9]{4,6}(?:\n|\Z)"
_BEGINNING = re.compile(rb"%bauthor %bcommitter %b" % (_LINEAGE, _MADE, _MADE))
_LINEAGE_ALONE = re.compile(rb"(?:%b)?" % _LINEAGE)
# A header goes on in lines that begin with a space.
_HEADER = re.compile(rb"(?=[^\n])([^ \n]*) ?([^\n]*(?:\n [^\n]*)*)\n?")
_BEFORE = (b"tree", b"parent", b"author", b"committer")
_SIGNATURES = (_SHA1_SIGNATURE, _SHA256_SIGNATURE) = (b"gpgsig", b"gpgsig-sha256")
_SHA256_DIGITS = 64


class Commit(Struct, frozen=True, gc=False):
    """A commit. Names and addresses that are not UTF-8 keep their bytes as surrogates."""

    id: str
    tree: str
    parents: tuple[str, ...]
    author_email: str
    author_name: str
    committer_email: str
    committed_at: int
    """Seconds since 1970, as the committer claims."""
    payload: bytes
    """What was signed: the object without its signatures."""
    signature: bytes | None
    """The signature that counts in this object format; several are joined, as git joins them."""
    faults: tuple[str, ...] = ()
    """What no honest tool writes. Believe nothing that a commit with faults says."""


def day_of(seconds: int | str, zone: tzinfo) -> date | None:
    """Return the day on which a commit says that it was made; None in no year that we know.

    `seconds` are those since 1970: whatever somebody wrote there.
    """
    try:
        return datetime.fromtimestamp(int(seconds), zone).date()
    except (ValueError, OverflowError, OSError):
        return None


def parse_commit(object_id: str, raw: bytes) -> Commit:
    """Return what a commit object says; whatever is wrong with it is among its faults.

    If it does not begin as it must, tree and parents are as far as they can be read, and author
    and committer are empty.
    """
    faults: list[str] = []
    end = raw.find(b"\n\n") + 1 or len(raw)
    said, begun = _beginning(raw, end, faults)
    tree, parents, author_name, author_email, _, _, committer_email, committed_at = said
    payload, signature = _unsigned(object_id, raw, begun, end, faults)
    if b"\0" in raw:
        faults.append("it has a NUL byte, at which some programs stop reading")
    parent_ids = tuple(parents.decode().split()[1::2])
    if any(len(one) != len(object_id) for one in (tree, *parent_ids)):
        faults.append("it names objects in another way than it is named")
    return Commit(
        object_id,
        tree.decode(),
        parent_ids,
        author_email.decode("utf-8", "surrogateescape"),
        author_name.decode("utf-8", "surrogateescape").rstrip(" "),
        committer_email.decode("utf-8", "surrogateescape"),
        int(committed_at),
        payload,
        signature,
        tuple(faults),
    )


def _beginning(raw: bytes, end: int, faults: list[str]) -> tuple[tuple[bytes, ...], int]:
    """Return what the headers say that every commit has, and where the others begin."""
    found = _BEGINNING.match(raw, 0, end)
    if found is not None:
        return found.groups(), found.end()
    faults.append("it does not begin with tree, parents, author and committer, each in its form")
    lineage = _LINEAGE_ALONE.match(raw, 0, end)
    tree, parents = lineage.groups(b"") if lineage else (b"", b"")
    return (tree, parents, b"", b"", b"0", b"", b"", b"0"), lineage.end() if lineage else 0


def _unsigned(
    object_id: str, raw: bytes, begun: int, end: int, faults: list[str]
) -> tuple[bytes, bytes | None]:
    """Return the object without its signatures, and the signature that counts.

    A repository on its way to sha256 may keep a signature for either object format; neither is
    part of what was signed, and nor is for git whatever else begins with `gpgsig`.
    """
    counts = _SHA256_SIGNATURE if len(object_id) == _SHA256_DIGITS else _SHA1_SIGNATURE
    kept, signatures, names = [raw[:begun]], b"", []
    for header in _HEADER.finditer(raw, begun, end):
        name, value = header.groups()
        if name == counts:
            signatures += value.replace(b"\n ", b"\n") + b"\n"
        elif not name.startswith(b"gpgsig"):
            kept.append(header[0])
        names.append(name)
    if not names:
        return raw, None
    if names != [counts] and not faults:
        faults.extend(_misplaced(names))
    kept.append(raw[end:])
    return b"".join(kept), signatures or None


def _misplaced(names: list[bytes]) -> list[str]:
    """Return what is wrong with headers that follow the beginning."""
    again = [name for name in _BEFORE if name in names]
    twice = [name for name in (*_SIGNATURES, b"encoding") if names.count(name) > 1]
    unsigned = any(n.startswith(b"gpgsig") and n not in _SIGNATURES for n in names)
    return [
        *(f"it has the header `{name.decode()}` again" for name in again),
        *(f"it has the header `{name.decode()}` twice" for name in twice),
        *["it has a header that is signed by nobody"] * unsigned,
    ]
