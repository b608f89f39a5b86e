"""Putting new files into a programme's folder: what is there stays as it is."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from badgectl.cli.say import note, tell
from badgectl.documents.disk import replace_file
from badgectl.model.errors import BadgectlError
from badgectl.model.text import counted
from badgectl.plans.new_file import NewFile


class BlockedError(BadgectlError):
    """A file lies where a folder is due."""


def new_among(root: Path, files: Iterable[NewFile]) -> tuple[NewFile, ...]:
    """Return the files that are not there yet, and say what to do about those that are."""
    new = []
    for file in files:
        path = root / file.path
        if not (path.exists() or path.is_symlink()):
            new.append(file)
            continue
        note(f"{file.path} is there and stays as it is" + (f"; {file.advice}" * bool(file.advice)))
    return tuple(new)


def place_files(root: Path, files: Sequence[NewFile], *, dry_run: bool) -> None:
    """Write files that are not there yet, and say so; with `dry_run` only say what would be."""
    if dry_run:
        for file in files:
            tell(file.path)
        tell(f"Would write {counted(len(files), 'file')}. Nothing was written.")
        return
    for folder in dict.fromkeys(above for file in files for above in (root / file.path).parents):
        named = os.path.normpath(folder)
        if folder.exists() and not folder.is_dir():
            raise BlockedError(f"{named} is a file where a folder is due", "move it away")
        if folder.is_symlink() and folder not in (root, *root.parents):
            raise BlockedError(f"{named} is a symbolic link; it may lead elsewhere", "move it away")
    for file in files:
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, file.text.encode())
    tell(f"{counted(len(files), 'file')} written below {root}", color="green")
