"""Writing and removing files: each whole or as before, also after a power cut."""

import contextlib
import os
import re
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

_MANY = 100  # files from which one flush of everything is cheaper than one for each
_WRITERS = 2


def _part(path: str, number: int = 0) -> str:
    """Return where a file is written first; numbers tell those apart that begin alike."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}.{name[:100]}.{os.getpid()}{number:06}.part"


def remove_parts(top: Path, paths: Iterable[str]) -> None:
    """Remove what those left who died writing files; nobody may be writing them now."""
    names: dict[str, set[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        names.setdefault(folder, set()).add(name[:100])
    for folder, written in names.items():
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            for file in (top / folder).iterdir():
                part = re.fullmatch(r"\.(.+)\.\d+\.part", file.name)
                if part and part[1] in written:
                    file.unlink(missing_ok=True)


def read_plain(path: Path, limit: int) -> bytes | None:
    """Return what a plain file holds; None if there is none, or more than `limit` bytes."""
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        state = os.fstat(descriptor)
        return file.read() if stat.S_ISREG(state.st_mode) and state.st_size <= limit else None


def replace_file(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Write a file by way of a temporary one beside it.

    Without `sync` a power cut may leave it empty: that is for what can be made again.
    """
    part = _part(str(path))
    try:
        _write_new(part, data, sync=sync)
        Path(part).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(part).unlink()
        raise
    if sync:
        _sync_folder(path.parent)


def refresh_file(path: Path, data: bytes) -> bool:
    """Write a file that can be made again, unless it holds these bytes; tell whether it did not.

    It is whole or as before, but is not forced to the disk.
    """
    try:
        if not path.is_symlink() and path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, data, sync=False)
    return True


def _write_new(path: str, data: bytes, *, sync: bool = False) -> None:
    # Never through a link that lies there: it may lead out of the repository.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    try:
        descriptor = os.open(path, flags, 0o666)
    except FileExistsError:  # of a process that had this number and died
        Path(path).unlink()
        descriptor = os.open(path, flags, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        if sync:
            file.flush()
            os.fsync(file.fileno())


def remove_file(path: Path, top: Path) -> None:
    """Remove a file, and the folders below `top` that are empty without it."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder != top and not folder.exists():
            continue
        if folder == top or any(folder.iterdir()):
            _sync_folder(folder)
            break
        folder.rmdir()


def _sync_folder(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def replace_files(top: Path, contents: Mapping[str, bytes]) -> None:
    """Write files below `top` as `replace_file` does, their folders too where need be."""
    for folder in dict.fromkeys(path.rpartition("/")[0] for path in contents):
        (top / folder).mkdir(parents=True, exist_ok=True)
    if len(contents) < _MANY:
        for path, data in contents.items():
            replace_file(top / path, data)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - starting is cheap

    # A folder after the other, each by one writer: two in one folder wait for each other.
    paths = sorted(contents)
    parts = [_part(f"{top}/{path}", number) for number, path in enumerate(paths)]
    work = list(zip(parts, (contents[path] for path in paths), strict=True))
    share = -(-len(work) // _WRITERS)
    with ThreadPoolExecutor(_WRITERS) as pool:
        list(pool.map(_write_each, (work[n * share : (n + 1) * share] for n in range(_WRITERS))))
    os.sync()
    for part, path in zip(parts, paths, strict=True):
        Path(part).replace(top / path)
    os.sync()


def _write_each(work: Iterable[tuple[str, bytes]]) -> None:
    for path, data in work:
        _write_new(path, data)
