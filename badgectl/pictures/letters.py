"""Whether fonts have the letters of what badges say."""

from collections.abc import Collection, Iterator

from badgectl.codes import art as codes
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.problems import Place, Problem
from badgectl.model.text import listed, visible
from badgectl.pictures.capitals import capitals
from badgectl.pictures.glyphs import missing_in
from badgectl.pictures.runs import script_of

_IN_EXTRA = {"Hani", "Hira", "Kana", "Hang", "Bopo"}
_SHOWN = 3


def check_letters(catalog: Catalog, badges: Collection[Badge]) -> Iterator[Problem]:
    """Fonts have every letter that ribbons, marks and tags of badges show."""
    program = catalog.program
    if program.look.mark:
        yield from _check(program.look.mark, program.at("look", "mark"))
    for badge in badges:
        for text, place in _said(badge):
            yield from _check(text, place)
    if any("project" in (design.shows or ()) for badge in badges for design in badge.designs):
        for project in catalog.projects.values():
            yield from _check(project.name, project.at("name"))


def _said(badge: Badge) -> Iterator[tuple[str, Place]]:
    yield badge.name, badge.at("name")
    if badge.design.ribbon:
        yield badge.design.ribbon, badge.at("design", "ribbon")
    for n, level in enumerate(badge.levels):
        if level.name:
            yield level.name, badge.at("levels", n, "name")
        if level.design and level.design.ribbon:
            yield level.design.ribbon, badge.at("levels", n, "design", "ribbon")


def _check(text: str, place: Place) -> Iterator[Problem]:
    missing = missing_in(capitals(text))
    if missing:
        shown = listed(f"`{visible(sign)}`" for sign in missing[:_SHOWN])
        more = " and others" if len(missing) > _SHOWN else ""
        brought = any(script_of(sign[0]) in _IN_EXTRA for sign in missing)
        yield codes.GLYPH.problem(
            place,
            f"no font here has {shown}{more}",
            "`pip install 'badgectl[fonts]'` brings Chinese, Japanese and Korean"
            if brought
            else "write it in other letters",
        )
