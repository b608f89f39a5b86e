"""The files as they are once somebody has another id: all of them read, few of them changed."""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct

from badgectl.documents.editing import edited
from badgectl.documents.files import SourceFile
from badgectl.documents.reading import read_entry
from badgectl.documents.strict_yaml import read_document
from badgectl.documents.writing import format_entry
from badgectl.model.entry import Entry
from badgectl.model.paths import TOMBSTONE_FOLDER, parse_record_path
from badgectl.model.people import Person
from badgectl.model.words import Words, words_pattern
from badgectl.renaming.edits import catalog_edits, new_path, own_edits, record_edits
from badgectl.renaming.graves import Move, graves
from badgectl.renaming.renaming import NotRenamedError, Renaming
from badgectl.rules.frozen import check_rewritten

_BRIEF = "…"  # where a name stood, however short, a text has room for it
_ESCAPES = (b"\\u", b"\\x", b"\\U")


class Rewriting(Struct, frozen=True, kw_only=True):
    """What becomes of the files of a programme when somebody has another id."""

    moves: tuple[Move, ...]
    """What is moved or edited."""
    stones: dict[str, bytes | None]
    """Tombstones that are new, changed, or gone (None)."""
    left: tuple[str, ...]
    """Files in which words are left that cannot be replaced."""
    replaced: dict[str, str]
    """The ids under which git keeps what is replaced or goes, by path."""

    @property
    def files(self) -> dict[str, bytes | None]:
        """New contents by path; None for what goes."""
        gone = dict.fromkeys(move.was.path for move in self.moves)
        return gone | {move.path: move.data for move in self.moves} | self.stones


def rewrite(
    renaming: Renaming, files: Iterable[SourceFile], *, on: date, blob_of: Callable[[bytes], str]
) -> Rewriting:
    """Return what becomes of all files of a sound programme.

    `blob_of` tells under which id git keeps some bytes.
    """
    moves: list[Move] = []
    stones: list[SourceFile] = []
    left: list[str] = []
    paths: set[str] = set()
    for file in files:
        paths.add(file.path)
        if renaming.erases and file.path.startswith(TOMBSTONE_FOLDER):
            stones.append(file)
        elif _may_concern(renaming, file):
            move = _moved(renaming, file)
            if (move.path, move.data) != (file.path, file.data):
                moves.append(move)
            if _has_words(renaming, move.data.decode()):
                left.append(move.path)
    _check_apart(moves, paths)
    records = [move for move in moves if move.is_record]
    dug = graves(renaming, stones, records, on=on, blob_of=blob_of) if renaming.erases else {}
    return Rewriting(
        moves=tuple(moves),
        stones=dug,
        left=tuple(left),
        replaced={move.was.path: move.was.blob for move in moves}
        | {stone.path: stone.blob for stone in stones if stone.path in dug},
    )


def _may_concern(renaming: Renaming, file: SourceFile) -> bool:
    """Tell whether a file may name somebody; most do not, and are not parsed for it."""
    is_record = parse_record_path(file.path) is not None
    if is_record and not renaming.erases:
        return False
    text = f"{file.path}\n{file.data.decode()}"
    return (
        any(one in text for one in renaming.ids)
        or _has_words(renaming, text)
        or any(mark in file.data for mark in _ESCAPES)
    )


def _has_words(renaming: Renaming, text: str) -> bool:
    words = renaming.words
    pattern = words_pattern((*words.ids, *words.names)) if words else None
    return words is not None and pattern is not None and words.anew(text) != text


def _moved(renaming: Renaming, file: SourceFile) -> Move:
    """Return a file as it is afterwards; where a text has no room for words, they are left out."""
    words = renaming.words
    for wording in (words, _briefly(words) if words else None):
        path, text = _rewritten(renaming, file, wording)
        move = Move(was=file, path=path, data=text.encode())
        if isinstance(read_entry(SourceFile(path, move.data, "")), Entry) and _is_kept(
            renaming, move
        ):
            return move
    raise NotRenamedError(
        f"{file.path} would not be what it is to be", "please report it; nothing was written"
    )


def _is_kept(renaming: Renaming, move: Move) -> bool:
    """Tell whether a record says what it said, by the rule that everybody is held to."""
    was, now = move.was, read_document(move.path, move.data).value
    old = read_document(was.path, was.data).value
    ids = renaming.ids
    found = check_rewritten(move.path, old, now, lambda one, other: ids.get(one) == other)
    return not (move.is_record and any(found))


def _rewritten(renaming: Renaming, file: SourceFile, words: Words | None) -> tuple[str, str]:
    text, value = file.data.decode(), read_document(file.path, file.data).value
    folder = f"catalog/{renaming.folder}"
    wording = words.anew if words else None
    location = parse_record_path(file.path)
    if location is not None:
        path, edits = new_path(renaming, location), record_edits(renaming, location, value, words)
    elif file.path == f"{folder}/{renaming.old}.yaml":
        path, edits = f"{folder}/{renaming.new}.yaml", own_edits(renaming, value)
        if renaming.what == "forget":
            return path, _nobody(renaming)
    else:
        path, edits = file.path, catalog_edits(renaming, file.path, value, words)
    return path, edited(file.path, text, edits, wording) if edits or wording else text


def _nobody(renaming: Renaming) -> str:
    return format_entry(
        Person(
            name=renaming.new_name or renaming.new,
            home=renaming.home,
            status="alumni",
            visibility="hidden",
        )
    )


def _briefly(words: Words) -> Words:
    return Words(
        ids=dict.fromkeys(words.ids, _BRIEF),
        names=dict.fromkeys(words.names, _BRIEF),
        others=words.others,
    )


def _check_apart(moves: Iterable[Move], paths: set[str]) -> None:
    """Raise if two files would lie at one path."""
    there = {path: path for path in paths - {move.was.path for move in moves}}
    for move in moves:
        other = there.setdefault(move.path, move.was.path)
        if other != move.was.path:
            raise NotRenamedError(
                f"{other} and {move.was.path} would both be {move.path}",
                "`badgectl validate` says what is wrong with them",
            )
