"""The upkeep of a folder of made files: parts that changed are made, files that differ written."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath

import msgspec

from badgectl.batches.executor import Executor
from badgectl.batches.halving import in_halves
from badgectl.cli.screen import Step, progress
from badgectl.cli.session import Session
from badgectl.documents.disk import refresh_file, remove_file
from badgectl.hub.parts import Part
from badgectl.index.site_memory import Known
from badgectl.model.errors import UsageError
from badgectl.model.text import one_line


class Manifest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What tells a folder that we made from others, and our files in it from others."""

    made_by: str
    files: tuple[str, ...]
    indices: dict[str, int] = {}
    """Of credentials: the place of each award in the status list, by the mark of its record."""


def read_manifest(path: Path) -> Manifest | None:
    """Return what a manifest says; None if there is none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        return None


@contextmanager
def owned_files(
    folder: Path, name: str, manifest: Manifest, gone: Collection[str]
) -> Iterator[None]:
    """Own the files of a manifest from before they are written, and remove others at the end.

    Those that are to go stay ours until they are gone: whatever happens, the next run knows them.
    """
    _check_folders(folder, (*gone, *manifest.files))
    until_then = tuple(sorted({*gone, *manifest.files}))
    _write(folder / name, msgspec.structs.replace(manifest, files=until_then))
    yield
    for file in sorted(gone):
        remove_file(folder / file, folder)
    if gone:
        _write(folder / name, manifest)


def _write(path: Path, manifest: Manifest) -> None:
    """Write a manifest, unless it is there already."""
    data = msgspec.json.encode(manifest)
    refresh_file(path, msgspec.json.format(data, indent=1) + b"\n")


class Upkeep:
    """The files of a folder, and which of them are to be made."""

    def __init__(self, folder: Path, parts: Sequence[Part], known: Mapping[str, Known]) -> None:
        """Find what is due: what is missing, was changed, or would be made of something else."""
        self._folder, self._parts = folder, parts
        self._states = {file: _state(folder, file) for part in parts for file in part.files}
        self.due = [
            part
            for part in parts
            if not all(_is_fresh(part, self._states[one], known.get(one)) for one in part.files)
        ]
        self.due_files = {file for part in self.due for file in part.files}

    def make(
        self, session: Session, what: str, *, many: int, executor: Executor | None = None
    ) -> set[str]:
        """Make what is due and return the files that differed.

        Many parts are made on two cores, or by an executor; that returns them to be written here.
        """
        if executor is not None:
            with progress(session, what, len(self.due)) as step:
                written: set[str] = set()
                for made in executor.map(_made, self.due):
                    written |= self.write(made)
                    step()
                return written
        shown = partial(self._make_shown, session, what)
        halves = in_halves(shown, partial(self._make, Step()), self.due, set[str], many=many)
        return set().union(*halves)

    def write(self, contents: Mapping[str, bytes]) -> set[str]:
        """Write files that differ and return which they are."""
        return {file for file, data in contents.items() if refresh_file(self._folder / file, data)}

    def known(self) -> dict[str, Known]:
        """Return what is known of the files now that they are made."""
        found: dict[str, Known] = {}
        for part in self._parts:
            for file in part.files:
                due = file in self.due_files
                now = _state(self._folder, file) if due else self._states[file]
                if now is not None:
                    found[file] = Known(part.key, now.st_size, now.st_mtime_ns)
        return found

    def _make_shown(self, session: Session, what: str, parts: Sequence[Part]) -> set[str]:
        with progress(session, what, len(parts)) as step:
            return self._make(step, parts)

    def _make(self, step: Step, parts: Sequence[Part]) -> set[str]:
        written: set[str] = set()
        for part in parts:
            written |= self.write(part.make())
            step()
        return written


def _made(part: Part) -> dict[str, bytes]:
    return dict(part.make())


def _state(folder: Path, file: str) -> os.stat_result | None:
    try:
        return os.lstat(f"{folder}/{file}")  # of ten thousands, paths take their time
    except FileNotFoundError:
        return None


def _is_fresh(part: Part, state: os.stat_result | None, known: Known | None) -> bool:
    """Tell whether a file is as it was written, from what it would be made of again."""
    found = Known(part.key, state.st_size, state.st_mtime_ns) if state else None
    return found is not None and found == known


def is_inside(file: str) -> bool:
    """Tell whether a path that a manifest names stays in its folder."""
    path = PurePosixPath(file)
    return (
        not path.is_absolute() and ".." not in path.parts and "\\" not in file and "\0" not in file
    )


def _check_folders(folder: Path, files: Iterable[str]) -> None:
    """Raise if a folder of the files is a link: it may lead anywhere."""
    for inner in sorted({file.rpartition("/")[0] for file in files} - {""}):
        for path in (folder / inner, *(folder / inner).parents):
            if path == folder:
                break
            if path.is_symlink():
                raise UsageError(f"{one_line(str(path))} is a link", "remove it, and try again")
