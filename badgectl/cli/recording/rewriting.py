"""Files of the catalog that get edits: read, rewritten, read back, and shown line by line."""

import difflib
from collections.abc import Mapping

from msgspec import Struct

from badgectl.cli.say import tell
from badgectl.documents.editing import edited
from badgectl.documents.files import Files, SourceFile
from badgectl.documents.reading import read_entry
from badgectl.model.edits import Edits
from badgectl.model.entry import Entry
from badgectl.model.errors import RefusedError
from badgectl.model.problems import Problem


class Rewritten(Struct, frozen=True):
    """A file as it is, and as it will be."""

    old: SourceFile
    text: str
    entry: Entry
    """What it says then."""


def rewritten(files: Files, edits: Mapping[str, Edits], subject: str) -> tuple[Rewritten, ...]:
    """Return files with their edits; raise RefusedError if one would not be sound."""
    found = []
    for source in files.read(list(edits)):
        if isinstance(source, Problem):
            raise RefusedError(f"{subject}: refused", [source])
        text = edited(source.path, source.data.decode(), edits[source.path])
        entry = read_entry(source._replace(data=text.encode()))
        if isinstance(entry, list):
            raise RefusedError(f"{subject}: refused", entry)
        found.append(Rewritten(source, text, entry))
    return tuple(found)


def show_rewritten(file: Rewritten) -> None:
    """Print each line of a file that would change."""
    tell(f"  {file.old.path}")
    old, new = file.old.data.decode().splitlines(), file.text.splitlines()
    for line in difflib.unified_diff(old, new, n=0, lineterm=""):
        if not line.startswith(("---", "+++", "@@")):
            tell(f"    {line[0]} {line[1:]}")
