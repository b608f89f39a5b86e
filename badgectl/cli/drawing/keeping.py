"""Keeping the pictures of a folder: what is missing, stale or altered is drawn, the rest stays."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from badgectl.batches.executor import Executor
from badgectl.cli.say import advise, note, tell
from badgectl.cli.screen import progress
from badgectl.cli.session import Session
from badgectl.documents.disk import read_plain, replace_file
from badgectl.documents.files import Files
from badgectl.documents.loading import load_art, located
from badgectl.model.art import ART
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.errors import RefusedError, UsageError
from badgectl.model.problems import Problem
from badgectl.model.text import counted
from badgectl.pictures.art import artworks
from badgectl.pictures.artwork import Artworks
from badgectl.pictures.check import check_drawn
from badgectl.pictures.drawing import Kind, Order, orders
from badgectl.pictures.seals import Format, origin_of, seal_of

SHEET = "contact-sheet.png"
NOT_DRAWN = "a badge cannot be drawn"
_OVERVIEW = 200  # pictures: a sheet of more shows nothing any more
_LARGEST = 50_000_000  # bytes
_CHANGED = "was changed by hand"


class Kept(Struct, frozen=True, kw_only=True):
    """The pictures that a folder should hold."""

    folder: Path
    title: str
    orders: tuple[Order, ...]
    with_sheet: bool

    @property
    def sheet_origin(self) -> str:
        """A digest of what the contact sheet is drawn from."""
        return origin_of("sheet", self.title, *(order.look for order in self.orders))


class Lack(NamedTuple):
    """A file of the folder that is not as it should be, and what is wrong with it."""

    file: str
    what: str


def kinds_of(format_: str | None, sizes: Sequence[int]) -> tuple[Kind, ...]:
    """Return the ways to draw that options ask for: by default a PNG and an SVG."""
    formats: tuple[Format, ...] = ("png", "svg", "webp")
    wanted = [one for one in formats if format_ in (one, "all") or (not format_ and one != "webp")]
    return tuple(
        Kind(one, size)
        for one in wanted
        for size in ((0,) if one == "svg" else dict.fromkeys(sizes))
    )


def artworks_of(
    files: Files, catalog: Catalog, badges: Sequence[tuple[Badge, str | None]]
) -> Artworks:
    """Return the programme's own art; raise if any of the badges cannot be drawn."""
    art, problems = art_for(files, catalog, {badge.id: badge for badge, _ in badges}.values())
    if problems:
        raise RefusedError(NOT_DRAWN, located(problems, files))
    return art


def art_for(
    files: Files, catalog: Catalog, badges: Collection[Badge]
) -> tuple[Artworks, list[Problem]]:
    """Return the programme's own art, and why any of the badges cannot be drawn."""
    found, unread = load_art(files)
    art, flawed = artworks(found)
    named = {f"{ART}/{choice.art}" for badge in badges for choice in badge.designs}
    problems = [problem for problem in (*unread, *flawed) if problem.place.path in named]
    problems += check_drawn(catalog, badges, art)
    return art, [problem for problem in problems if problem.severity == "error"]


def kept(
    catalog: Catalog, badges: Sequence[tuple[Badge, str | None]], folder: Path,
    kinds: Sequence[Kind], art: Artworks, *, sheet: bool | None,
) -> Kept:  # fmt: skip
    """Return what a folder should hold; with no word on it, a sheet where it is an overview."""
    wanted = orders(catalog, badges, kinds, art)
    if not wanted:
        raise UsageError("there is no badge to draw", "write one: catalog/badges/mentor.yaml")
    if sheet is None:
        everything = {badge.id for badge, level in badges if level is None} == set(catalog.badges)
        pixels = any(kind.format != "svg" for kind in kinds)
        sheet = everything and pixels and len(wanted) <= _OVERVIEW
    return Kept(folder=folder, title=catalog.program.name, orders=wanted, with_sheet=sheet)


def bring_up_to_date(session: Session, kept: Kept, executor: Executor | None = None) -> None:
    """Draw what is missing, stale or altered, and say what was drawn."""
    stale = [(order, _lacking(kept.folder, order)) for order in kept.orders]
    stale = [(order, lacks) for order, lacks in stale if lacks]
    sheet = kept.with_sheet and _lack(kept.folder, SHEET, kept.sheet_origin) is not None
    for _, lacks in stale:
        for lack in lacks.values():
            if lack.what == _CHANGED:
                note(f"{lack.file} {lack.what}; it is drawn again")
    fresh = [msgspec.structs.replace(order, kinds=tuple(lacks)) for order, lacks in stale]
    draw_into(session, kept.folder, fresh, executor)
    if sheet:
        _draw_sheet(session, kept)
    tell(_said(kept, len(stale), sheet=sheet), color="green")


def check_pictures(session: Session, kept: Kept) -> bool:
    """Tell whether all is as it would be drawn now; say what is not, and what mends it."""
    lacks = [lack for order in kept.orders for lack in _lacking(kept.folder, order).values()]
    if kept.with_sheet:
        lack = _lack(kept.folder, SHEET, kept.sheet_origin)
        lacks += [lack] if lack else []
    for file, what in lacks:
        tell(f"{kept.folder / file} {what}")
    if not lacks:
        tell(f"{_all(kept)} as drawn now", color="green")
        return True
    note(f"{counted(len(lacks), 'file')} to mend")
    advise(f"`{session.again('--check')}` draws them; commit them then")
    return False


def draw_into(
    session: Session, folder: Path, wanted: Sequence[Order], executor: Executor | None = None
) -> None:
    """Draw pictures into a folder; interrupted, it leaves whole files only."""
    folder.mkdir(parents=True, exist_ok=True)
    if not wanted:
        return
    from badgectl.pictures.drawing import draw_all

    with progress(session, "drawing", len(wanted)) as step:
        for picture in draw_all(wanted, executor):
            for kind, data in picture.files:
                replace_file(folder / kind.file_name(picture.name), data, sync=False)
            step()


def _draw_sheet(session: Session, kept: Kept) -> None:
    from badgectl.pictures.drawing import draw_all
    from badgectl.pictures.seals import sealed
    from badgectl.pictures.sheet import LARGE, SMALL, contact_sheet

    kinds = (Kind("png", LARGE), Kind("png", SMALL))
    wanted = [msgspec.structs.replace(order, kinds=kinds) for order in kept.orders]
    drawn = []
    with progress(session, "contact sheet", len(wanted)) as step:
        for picture in draw_all(wanted):
            drawn.append(picture)
            step()
    page = contact_sheet(kept.title, drawn)
    replace_file(kept.folder / SHEET, sealed(page, "png", kept.sheet_origin), sync=False)


def _lacking(folder: Path, order: Order) -> dict[Kind, Lack]:
    lacks = (
        (kind, _lack(folder, kind.file_name(order.name), order.origin(kind)))
        for kind in order.kinds
    )
    return {kind: lack for kind, lack in lacks if lack is not None}


def _lack(folder: Path, name: str, origin: str) -> Lack | None:
    """Return what is wrong with a file that should be drawn from an origin; None if it is fine."""
    data = read_plain(folder / name, _LARGEST)
    if data is None:
        there = (folder / name).is_symlink() or (folder / name).exists()
        return Lack(name, "is no plain picture" if there else "is missing")
    seal = seal_of(data)
    if seal is None:
        return Lack(name, "was not drawn by badgectl, or changed since")
    if not seal.untouched:
        return Lack(name, _CHANGED)
    return Lack(name, "shows an older design") if seal.origin != origin else None


def _all(kept: Kept) -> str:
    number = len(kept.orders)
    return f"{counted(number, 'picture')} in {kept.folder} {'is' if number == 1 else 'are'}"


def _said(kept: Kept, drawn: int, *, sheet: bool) -> str:
    if not drawn and not sheet:
        return f"{_all(kept)} up to date"
    same = len(kept.orders) - drawn
    return (
        f"{counted(drawn, 'picture')} in {kept.folder}"
        + (f", {same} were up to date" if same else "")
        + (f", all on {SHEET}" if sheet else "")
    )
