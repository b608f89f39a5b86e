"""What other pages show: regions of READMEs are renewed, shields are drawn."""

from collections.abc import Sequence
from os.path import relpath
from pathlib import Path

from badgectl.cli.publishing.exporting import keep_files
from badgectl.cli.publishing.material import material_of
from badgectl.cli.reading import Programme
from badgectl.cli.say import advise, note, tell
from badgectl.documents.disk import replace_file
from badgectl.embeds.regions import BrokenRegionError, Region, renewed
from badgectl.embeds.shields import FOLDER, shields_of
from badgectl.embeds.walls import PictureOf, Walls
from badgectl.model.errors import UsageError
from badgectl.model.paths import badge_at
from badgectl.model.text import counted, json_text, listed, one_line
from badgectl.shown.places import picture

_LARGEST = 10 * 1024 * 1024


def renew_pages(
    programme: Programme, pages: Sequence[Path], *, base_url: str | None, pictures: Path | None,
    again: str | None,
) -> bool:  # fmt: skip
    """Bring the regions of pages up to date, or only tell whether they are.

    `again` is the command that does it, where they are only to be told of. All pages are read
    before one is written.
    """
    material = material_of(programme, base_url, members=False)
    base = material.around.base_url
    found: list[tuple[Path, str, list[Region]]] = []
    for page in pages:
        walls = Walls(material, _pictures_for(page, pictures, base))
        try:
            found.append((page, *renewed(_text_of(page), walls.content)))
        except BrokenRegionError as error:
            raise BrokenRegionError(f"{_said(page)}: {error.message}", error.hint) from None
    if again is not None:
        return _are_fresh(found, again)
    for page, new, stale in found:
        if stale:
            replace_file(page, new.encode())
            tell(f"{_said(page)}: renewed {_named(stale)}", color="green")
        else:
            tell(f"{_said(page)}: up to date", color="green")
    return True


def _are_fresh(found: Sequence[tuple[Path, str, list[Region]]], again: str) -> bool:
    for page, _, stale in found:
        for region in stale:
            tell(f"{_said(page)}:{region.line}: the region `{one_line(region.name)}` is stale")
    behind = sum(bool(stale) for _, _, stale in found)
    if behind:
        note(f"{counted(behind, 'page')} to renew")
        advise(f"`{again}` does it; commit then")
        return False
    tell("All regions are up to date.", color="green")
    return True


def _named(regions: Sequence[Region]) -> str:
    return listed(f"`{one_line(region.name)}`" for region in regions)


def _said(page: Path) -> str:
    return one_line(str(page))


def _text_of(page: Path) -> str:
    if not page.is_file():
        raise UsageError(f"there is no {_said(page)}", "name a Markdown file")
    data = page.read_bytes()
    if len(data) > _LARGEST:
        raise UsageError(f"{_said(page)} has more than 10 MiB", "name a Markdown file")
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise UsageError(f"{_said(page)} is not UTF-8", "save it as UTF-8") from None


def _pictures_for(page: Path, pictures: Path | None, base: str | None) -> PictureOf:
    """Return where pages find pictures: in a folder beside them, else at the hub."""

    def picture_of(badge: str, level: str | None) -> str | None:
        if pictures is not None:
            file = pictures / f"{badge_at(badge, level)}.png"
            return Path(relpath(file, page.parent)).as_posix() if file.is_file() else None
        return f"{base}{picture(badge, level)}.png" if base else None

    return picture_of


def write_shields(programme: Programme, folder: Path, *, members: bool) -> None:
    """Bring the shields of a site up to date: for each one JSON file and one SVG."""
    from badgectl.pictures.looks import look_of
    from badgectl.pictures.sign import draw_sign

    material = material_of(programme, None, members=members)
    catalog = programme.catalog
    colors = {
        badge.id: look_of(catalog, badge, None).colors.deep for badge in catalog.badges.values()
    }
    files: dict[str, bytes] = {}
    for shield in shields_of(material, colors, _COLOR):
        files[f"{shield.name}.json"] = json_text(shield.endpoint()).encode()
        files[f"{shield.name}.svg"] = draw_sign(shield.label, shield.message, shield.color).encode()
    written, removed = keep_files(folder / FOLDER, files, "badgectl export shields")
    changes = f"{counted(written, 'file')} written, {removed} removed"
    tell(f"{counted(len(files) // 2, 'shield')} in {folder / FOLDER}: {changes}", color="green")


_COLOR = "#1f5f8b"
