"""Building the hub: the parts that changed are made, the files that differ are written."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from badgectl.batches.executor import Executor
from badgectl.cli.drawing.keeping import artworks_of
from badgectl.cli.publishing.material import material_of
from badgectl.cli.publishing.upkeep import (
    Manifest,
    Upkeep,
    is_inside,
    owned_files,
    read_manifest,
)
from badgectl.cli.reading import Programme
from badgectl.cli.session import Session
from badgectl.credentials.terms import FOLDER
from badgectl.embeds.shields import FOLDER as SHIELDS
from badgectl.git.lock import STATE
from badgectl.hub.parts import Part
from badgectl.hub.site import SiteMaker
from badgectl.index.site_memory import SiteMemory
from badgectl.model.errors import UsageError
from badgectl.model.text import one_line
from badgectl.pictures.drawing import Kind, Order, draw_all, orders
from badgectl.shown.places import picture
from badgectl.shown.told import key_of

MANIFEST = "hub-manifest.json"
"""What tells a hub's folder from others, and its files from others in it."""
_KINDS = (Kind("png", 360), Kind("svg"))
_ISSUED = {FOLDER, SHIELDS, ".well-known", "did.json"}
"""What may lie in a folder before the hub: credentials and who issued them, shields."""
_MANY = 1000  # parts from which another process pays


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a site."""

    pages: int
    written: int
    removed: int
    seen: int
    """People who are shown."""
    unseen: int
    """People who are not."""
    grade_known: bool


def build_hub(
    session: Session, programme: Programme, folder: Path, *, base_url: str | None, members: bool,
    executor: Executor | None = None,
) -> Built:  # fmt: skip
    """Bring a folder up to date with a programme; only files that a hub wrote are replaced."""
    old = _owned(folder)
    material = material_of(programme, base_url, members=members, site=folder)
    pictures = _orders(programme)
    parts = [*SiteMaker(material).parts(), *map(_picture_part, pictures)]
    files = sorted(file for part in parts for file in part.files)
    gone = {file for file in old.difference(files) if is_inside(file)}
    memory = _memory(programme, folder)
    with owned_files(folder, MANIFEST, Manifest(made_by="badgectl hub", files=tuple(files)), gone):
        upkeep = Upkeep(folder, parts, memory.recall() if memory else {})
        wanted = [one for one in pictures if f"{_name_of(one.name)}.png" in upkeep.due_files]
        written = upkeep.make(session, "building", many=_MANY, executor=executor)
        written |= upkeep.write(_drawn(wanted, executor))
    if memory:
        memory.keep(upkeep.known())
    return Built(
        pages=sum(file.endswith(".html") for file in files),
        written=len(written),
        removed=len(gone),
        seen=len(programme.catalog.people) - len(material.audience.unseen),
        unseen=len(material.audience.unseen),
        grade_known=material.around.grade_of is not None,
    )


def _memory(programme: Programme, folder: Path) -> SiteMemory | None:
    repository = programme.repository
    return SiteMemory(repository.common_dir / STATE, folder.resolve()) if repository else None


def _owned(folder: Path) -> set[str]:
    """Return the files that a hub wrote in a folder; raise if the folder is somebody else's."""
    others = {one.name for one in folder.iterdir()} if folder.is_dir() else set()
    if not folder.exists() or (folder.is_dir() and others <= _ISSUED):
        return set()
    named = one_line(str(folder))
    if not folder.is_dir():
        raise UsageError(f"{named} is a file", "name another folder: `-o site`")
    found = read_manifest(folder / MANIFEST)
    if found is None:
        raise UsageError(
            f"{named} is not empty, and no hub was built there",
            "name a folder that is empty or not there yet: `-o site`",
        )
    return set(found.files)


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


def _drawn(wanted: Sequence[Order], executor: Executor | None) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for drawn in draw_all(tuple(wanted), executor):
        name = _name_of(drawn.name)
        found |= {f"{name}.{kind.format}": data for kind, data in drawn.files}
    return found
