"""Drawing pictures into a folder, with a progress bar."""

from collections.abc import Collection, Sequence
from pathlib import Path

from badgectl.cli.say import tell
from badgectl.cli.screen import progress
from badgectl.cli.session import Session
from badgectl.documents.disk import replace_file
from badgectl.documents.files import FolderFiles
from badgectl.documents.loading import load_art, located
from badgectl.model.art import ART
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.errors import RefusedError, UsageError
from badgectl.model.text import counted
from badgectl.pictures.art import artworks, designs_of
from badgectl.pictures.artwork import Artworks
from badgectl.pictures.check import check_art
from badgectl.pictures.drawing import Picture, draw_all, orders
from badgectl.pictures.sheet import contact_sheet

SHEET = "contact-sheet.png"


def _art(
    session: Session, catalog: Catalog, badges: Sequence[tuple[Badge, str | None]]
) -> Artworks:
    """Return the programme's own art; raise if any of the badges cannot be drawn."""
    files = FolderFiles(session.root())
    found, unread = load_art(files)
    art, flawed = artworks(found)
    named = {choice.art for badge, _ in badges for choice in designs_of(badge)}
    paths = {badge.path for badge, _ in badges} | {f"{ART}/{name}" for name in named}
    problems = [
        problem
        for problem in (*unread, *flawed, *check_art(catalog, art))
        if problem.severity == "error" and problem.place.path in paths
    ]
    if problems:
        raise RefusedError("a badge cannot be drawn", located(problems, files))
    return art


def draw_to(
    session: Session, catalog: Catalog, badges: Sequence[tuple[Badge, str | None]], folder: Path,
    *, size: int, formats: Collection[str], sheet: bool,
) -> None:  # fmt: skip
    """Draw badges into a folder and say what was drawn."""
    wanted = orders(catalog, badges, size, _art(session, catalog, badges))
    if not wanted:
        raise UsageError("there is no badge to draw", "write one: catalog/badges/mentor.yaml")
    folder.mkdir(parents=True, exist_ok=True)
    drawn: list[Picture] = []
    with progress(session, "drawing", len(wanted)) as step:
        for picture in draw_all(wanted):
            if "png" in formats:
                replace_file(folder / f"{picture.name}.png", picture.png)
            if "svg" in formats:
                replace_file(folder / f"{picture.name}.svg", picture.svg.encode())
            drawn.append(picture)
            step()
    if sheet:
        replace_file(folder / SHEET, contact_sheet(catalog.program.name, drawn))
    tell(
        f"{counted(len(drawn), 'picture')} in {folder}" + (f", all on {SHEET}" if sheet else ""),
        color="green",
    )
