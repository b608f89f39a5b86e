"""Where a programme's files come from: a folder on disk, or anything that lists and reads alike."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from badgectl.codes import place as codes
from badgectl.documents.decoding import MAX_BYTES
from badgectl.model.art import MOST_ART_BYTES, is_art_path
from badgectl.model.problems import Place, Problem

_IGNORED = ("README.md", ".gitkeep", ".DS_Store")


class SourceFile(NamedTuple):
    """A file as it was read; paths are relative to the programme's folder."""

    path: str
    data: bytes
    blob: str
    """The git object id of the bytes."""


def blob_id(data: bytes, object_format: str) -> str:
    """Return the id under which git keeps some bytes, in its format: sha1 or sha256."""
    import hashlib  # noqa: PLC0415 - an award reads commits, not folders

    return hashlib.new(object_format, b"blob %d\0%b" % (len(data), data)).hexdigest()


def is_ignored(path: str) -> bool:
    """Tell whether a file may lie anywhere in the programme, and is none of it."""
    return path.rpartition("/")[2] in _IGNORED


class Files(Protocol):
    """A source of a programme's files."""

    def list_below(self, *folders: str) -> list[str]:
        """Return the sorted paths of all files below the folders (or the files so named)."""
        ...

    def read(self, paths: Iterable[str]) -> Iterator[SourceFile | Problem]:
        """Return the files in the order asked for, or why one of them is not read."""
        ...

    def blobs(self, paths: Iterable[str]) -> dict[str, str]:
        """Return the object ids of plain files, as far as they are known without reading."""
        ...


class MemoryFiles:
    """Files that are not written yet: texts by their paths."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Hold texts by paths from the programme's folder."""
        self._texts = texts

    def list_below(self, *folders: str) -> list[str]:
        """Return the sorted paths of all files below the folders (or the files so named)."""
        return sorted(
            path
            for path in self._texts
            if any(path == folder or path.startswith(f"{folder}/") for folder in folders)
        )

    def read(self, paths: Iterable[str]) -> Iterator[SourceFile | Problem]:
        """Return the files in the order asked for, without ids of blobs."""
        for path in paths:
            yield SourceFile(path, self._texts[path].encode("utf-8", "surrogateescape"), "")

    def blobs(self, paths: Iterable[str]) -> dict[str, str]:
        """Return nothing: what is not written has no id."""
        del paths
        return {}


class FolderFiles:
    """The files of a programme's folder on disk, symbolic links never followed."""

    def __init__(
        self,
        root: Path,
        object_format: str = "sha1",
        stored: Callable[[], Mapping[str, str]] | None = None,
    ) -> None:
        """Read below `root`, which holds `catalog/`; ids of blobs are in git's object format.

        `stored` tells what git stored for files that it may have converted on their way here.
        """
        self.root = root
        self._top = str(root)  # of ten thousands of files, paths take their time
        self._object_format = object_format
        self._stored = stored

    def list_below(self, *folders: str) -> list[str]:
        """Return the sorted paths of all files below the folders (or the files so named)."""
        found: list[str] = []
        for folder in folders:
            top = self.root / folder
            if top.is_symlink() or top.is_file():
                found.append(folder)
            else:
                found.extend(self._walk(folder))
        return sorted(found)

    def _walk(self, top: str) -> Iterator[str]:
        """Yield the files below a folder, and folders that cannot be opened."""
        waiting = [top]  # folders may lie in each other thousands deep
        while waiting:
            folder = waiting.pop()
            try:
                entries = list(os.scandir(f"{self._top}/{folder}"))
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError:
                yield folder
                continue
            for entry in entries:
                path = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif not is_ignored(path):
                    yield path

    def read(self, paths: Iterable[str]) -> Iterator[SourceFile | Problem]:
        """Return the files in the order asked for, or why one of them is not read."""
        for path in paths:
            data = self._read(path)
            yield (
                SourceFile(path, data, self._blob(path, data)) if isinstance(data, bytes) else data
            )

    def blobs(self, paths: Iterable[str]) -> dict[str, str]:
        """Return nothing: what lies in a folder is known only by reading it."""
        del paths
        return {}

    def _blob(self, path: str, data: bytes) -> str:
        """Return the id under which git knows these bytes, or would."""
        if b"\r\n" in data and self._stored is not None:
            known = self._stored().get(path)
            if known is not None:
                return known
        return blob_id(data, self._object_format)

    def _read(self, path: str) -> bytes | Problem:
        place = Place(path)
        try:
            # Without O_NONBLOCK, opening a named pipe would wait for ever.
            descriptor = os.open(f"{self._top}/{path}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError as error:
            if os.path.islink(f"{self._top}/{path}"):  # noqa: PTH114 - a Path minds long names
                return codes.NOT_A_FILE.problem(
                    place, "this is a symbolic link", "put a plain file here"
                )
            said = f"this cannot be opened: {str(error.strerror).lower()}"
            return codes.NOT_A_FILE.problem(place, said, "let it be read, or remove it")
        try:
            state = os.fstat(descriptor)
            if not stat.S_ISREG(state.st_mode):
                return codes.NOT_A_FILE.problem(
                    place, "this is no plain file", "put a plain file here"
                )
            limit = (MOST_ART_BYTES if is_art_path(path) else MAX_BYTES) + 1
            data = os.read(descriptor, min(state.st_size + 1, limit))
            # It is read at once, unless it grows meanwhile.
            while state.st_size < len(data) < limit and (
                more := os.read(descriptor, limit - len(data))
            ):
                data += more
            return data
        finally:
            os.close(descriptor)
