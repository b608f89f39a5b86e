"""Writing and removing files: each whole or as before, also after a power cut."""

import contextlib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

_MANY = 100  # files from which one flush of everything is cheaper than one for each
_AT_A_TIME = 4


def _part(path: Path, number: int = 0) -> Path:
    """Return where a file is written first; numbers tell those apart that begin alike."""
    return path.with_name(f".{path.name[:100]}.{os.getpid()}{number:06}.part")


def remove_parts(paths: Iterable[Path]) -> None:
    """Remove what those left who died writing files; nobody may be writing them now."""
    names: dict[Path, set[str]] = {}
    for path in paths:
        names.setdefault(path.parent, set()).add(path.name[:100])
    for folder, written in names.items():
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            for file in folder.iterdir():
                part = re.fullmatch(r"\.(.+)\.\d+\.part", file.name)
                if part and part[1] in written:
                    file.unlink(missing_ok=True)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file by way of a temporary one beside it."""
    part = _part(path)
    try:
        _write_new(part, data, sync=True)
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    _sync_folder(path.parent)


def _write_new(path: Path, data: bytes, *, sync: bool = False) -> None:
    # Never through a link that lies there: it may lead out of the repository.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    try:
        descriptor = os.open(path, flags, 0o666)
    except FileExistsError:  # of a process that had this number and died
        path.unlink()
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


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Write files as `replace_file` does, their folders too where need be."""
    for folder in dict.fromkeys(path.parent for path in contents):
        folder.mkdir(parents=True, exist_ok=True)
    if len(contents) < _MANY:
        for path, data in contents.items():
            replace_file(path, data)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - starting is cheap

    parts = [(_part(path, number), path) for number, path in enumerate(contents)]
    # Making a file is the kernel's work: where that is slow, several are made at a time.
    shares = (parts[n::_AT_A_TIME] for n in range(_AT_A_TIME))
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        list(pool.map(lambda share: _write_parts(share, contents), shares))
    os.sync()
    for part, path in parts:
        part.replace(path)
    os.sync()


def _write_parts(parts: Iterable[tuple[Path, Path]], contents: Mapping[Path, bytes]) -> None:
    for part, path in parts:
        _write_new(part, contents[path])
