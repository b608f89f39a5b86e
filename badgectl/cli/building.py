"""Building the hub: the parts that changed are made, the files that differ are written."""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath

import msgspec

from badgectl.cli.grades import verified_grades
from badgectl.cli.halving import in_halves
from badgectl.cli.pictures import artworks_of
from badgectl.cli.reading import Programme
from badgectl.cli.screen import Step, progress
from badgectl.cli.session import Session
from badgectl.documents.disk import refresh_file, remove_file
from badgectl.git.lock import STATE
from badgectl.git.repository import Repository
from badgectl.hub.audience import Audience
from badgectl.hub.material import Material
from badgectl.hub.places import picture
from badgectl.hub.site import Part, SiteMaker
from badgectl.hub.told import Change, Surroundings, key_of
from badgectl.index.site_memory import Known, SiteMemory
from badgectl.model.errors import UsageError
from badgectl.model.text import one_line
from badgectl.pictures.drawing import Kind, Order, draw_all, orders

MANIFEST = "hub-manifest.json"
"""What tells a hub's folder from others, and its files from others in it."""
_KINDS = (Kind("png", 360), Kind("svg"))


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a site."""

    pages: int
    written: int
    removed: int
    unseen: int
    """People who are not shown."""


class _Manifest(msgspec.Struct, frozen=True, kw_only=True):
    made_by: str = "badgectl hub"
    files: tuple[str, ...] = ()


def build_hub(
    session: Session, programme: Programme, folder: Path, *, base_url: str | None, inside: bool
) -> Built:
    """Bring a folder up to date with a programme; only files that a hub wrote are replaced."""
    old = _owned(folder)
    audience = Audience(programme.catalog, inside=inside)
    material = Material(
        programme.catalog, programme.ledger, programme.today, audience,
        _surroundings(programme, base_url),
    )  # fmt: skip
    pictures = _orders(programme)
    parts = [*SiteMaker(material, inside=inside).parts(), *map(_picture_part, pictures)]
    files = [file for part in parts for file in part.files]
    gone = sorted(file for file in old - set(files) if _is_inside(file))
    _check_folders(folder, (*gone, *files))
    if old != set(files):  # before the files: whatever happens, they are ours
        _write_manifest(folder, {*gone, *files})
    memory = _memory(programme, folder)
    known = memory.recall() if memory else {}
    written = _write(session, folder, parts, pictures, known)
    for file in gone:
        remove_file(folder / file, folder)
    if gone:
        _write_manifest(folder, files)
    if memory:
        memory.keep(known)
    return Built(
        pages=sum(file.endswith(".html") for file in files),
        written=written,
        removed=len(gone),
        unseen=len(audience.unseen),
    )


def _write(
    session: Session, folder: Path, parts: Sequence[Part], pictures: Sequence[Order],
    known: dict[str, Known],
) -> int:  # fmt: skip
    """Write what differs; `known` is brought up to date. Return how many files were written."""
    before = dict(known)
    states = {file: _state(folder, file) for part in parts for file in part.files}
    due = [
        part
        for part in parts
        if not all(_is_fresh(part, states[file], before.get(file)) for file in part.files)
    ]
    files = {file for part in due for file in part.files}
    wanted = [one for one in pictures if f"{_name_of(one.name)}.png" in files]
    written = in_halves(partial(_make_shown, session, folder), partial(_make, folder, Step()), due)
    written |= _refresh(folder, _drawn(wanted))
    known.clear()
    for part in parts:
        for file in part.files:
            now = states[file] if file not in files else _state(folder, file)
            if now is not None:
                known[file] = Known(part.key, now.st_size, now.st_mtime_ns)
    return len(written)


def _make_shown(session: Session, folder: Path, parts: Sequence[Part]) -> set[str]:
    with progress(session, "building", len(parts)) as step:
        return _make(folder, step, parts)


def _make(folder: Path, step: Step, parts: Sequence[Part]) -> set[str]:
    """Make and write parts, and return which files differed."""
    written: set[str] = set()
    for part in parts:
        written |= _refresh(folder, part.make())
        step()
    return written


def _refresh(folder: Path, contents: Mapping[str, bytes]) -> set[str]:
    """Write files that differ and return which they are."""
    return {file for file, data in contents.items() if refresh_file(folder / file, data)}


def _state(folder: Path, file: str) -> os.stat_result | None:
    try:
        return os.lstat(f"{folder}/{file}")  # of ten thousands, paths take their time
    except FileNotFoundError:
        return None


def _is_fresh(part: Part, state: os.stat_result | None, known: Known | None) -> bool:
    """Tell whether a file is as it was written, from what it would be made of again."""
    found = Known(part.key, state.st_size, state.st_mtime_ns) if state else None
    return found is not None and found == known


def _memory(programme: Programme, folder: Path) -> SiteMemory | None:
    repository = programme.repository
    return SiteMemory(repository.common_dir / STATE, folder.resolve()) if repository else None


def _owned(folder: Path) -> set[str]:
    """Return the files that a hub wrote in a folder; raise if the folder is somebody else's."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return set()
    named = one_line(str(folder))
    if not folder.is_dir():
        raise UsageError(f"{named} is a file", "name another folder: `-o site`")
    manifest = folder / MANIFEST
    try:
        found = msgspec.json.decode(manifest.read_bytes(), type=_Manifest)
    except (OSError, msgspec.MsgspecError):
        raise UsageError(
            f"{named} is not empty, and no hub was built there",
            "name a folder that is empty or not there yet: `-o site`",
        ) from None
    return set(found.files)


def _is_inside(file: str) -> bool:
    path = PurePosixPath(file)
    return (
        not path.is_absolute() and ".." not in path.parts and "\\" not in file and "\0" not in file
    )


def _check_folders(folder: Path, files: Iterable[str]) -> None:
    """Raise if a folder of the site is a link: it may lead anywhere."""
    for inner in sorted({file.rpartition("/")[0] for file in files} - {""}):
        for path in (folder / inner, *(folder / inner).parents):
            if path == folder:
                break
            if path.is_symlink():
                raise UsageError(f"{one_line(str(path))} is a link", "remove it, and build again")


def _write_manifest(folder: Path, files: Iterable[str]) -> None:
    data = msgspec.json.encode(_Manifest(files=tuple(sorted(files))))
    refresh_file(folder / MANIFEST, msgspec.json.format(data, indent=1) + b"\n")


def _orders(programme: Programme) -> tuple[Order, ...]:
    """Return the pictures of all badges and levels; raise if any cannot be drawn."""
    catalog = programme.catalog
    badges = [(badge, None) for badge in catalog.badges.values()]
    return orders(catalog, badges, _KINDS, artworks_of(programme.files, catalog, badges))


def _picture_part(order: Order) -> Part:
    name = _name_of(order.name)
    key = key_of("picture", msgspec.msgpack.encode(order))
    # All that are due are drawn at once, on all cores.
    return Part(files=(f"{name}.png", f"{name}.svg"), key=key, make=dict)


def _name_of(picture_name: str) -> str:
    badge, _, level = picture_name.partition("@")
    return picture(badge, level or None)


def _drawn(wanted: Sequence[Order]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for drawn in draw_all(tuple(wanted)):
        name = _name_of(drawn.name)
        found |= {f"{name}.{kind.format}": data for kind, data in drawn.files}
    return found


def _surroundings(programme: Programme, base_url: str | None) -> Surroundings:
    repository = programme.repository
    if repository is None or not programme.committed:
        return Surroundings(base_url=base_url)
    source = _remote(repository)
    branch, prefix = programme.catalog.program.branch, repository.prefix
    from badgectl.git.forges import file_link, new_file_link

    return Surroundings(
        grade_of=verified_grades(programme),
        changes=partial(_changes, repository),
        new_file=lambda path, text: new_file_link(source, branch, prefix + path, text),
        file_page=lambda path: file_link(source, branch, path),
        base_url=base_url,
    )


def _remote(repository: Repository) -> str:
    """Return the address of the remote that awards go to; empty if there is none."""
    from badgectl.git.upstream import NoRemoteError, route_of, url_of
    from badgectl.model.errors import BadgectlError

    with suppress(NoRemoteError, BadgectlError):
        route = route_of(repository, repository.branch or "main")
        return url_of(repository, route.source.remote)
    return ""


def _changes(repository: Repository) -> dict[str, tuple[Change, ...]]:
    from badgectl.git.history import histories

    found = histories(repository, "catalog/badges")
    return {
        path: tuple(
            Change(commit=one.commit, on=one.day, email=one.email, subject=one.subject)
            for one in changes
        )
        for path, changes in found.items()
    }
