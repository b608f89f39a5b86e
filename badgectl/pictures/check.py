"""What a design needs to be drawn, and to be told from others."""

from collections.abc import Iterator

from badgectl.codes import art as codes
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.designs import Design
from badgectl.model.problems import Problem
from badgectl.model.text import did_you_mean
from badgectl.pictures.art import check_own_art
from badgectl.pictures.artwork import NO_ART, Artworks
from badgectl.pictures.icons import icon_names
from badgectl.pictures.letters import check_letters
from badgectl.pictures.looks import look_of


def check_art(catalog: Catalog, art: Artworks = NO_ART) -> Iterator[Problem]:
    """Every icon and letter can be drawn, own art is there, and no two badges look the same."""
    yield from _check_alike(catalog, art)
    yield from check_letters(catalog)
    yield from check_own_art(catalog, art)
    for badge in catalog.badges.values():
        yield from _check_icons(badge, badge.design, "design")
        for n, level in enumerate(badge.levels):
            if level.design is not None:
                yield from _check_icons(badge, level.design, "levels", n, "design")


def _check_alike(catalog: Catalog, art: Artworks) -> Iterator[Problem]:
    first: dict[tuple[object, ...], Badge] = {}
    for badge in catalog.badges.values():
        look = look_of(catalog, badge, None, art)
        other = first.setdefault((look.shape, look.colors, look.art or look.icon), badge)
        if other is not badge:
            yield codes.ALIKE.problem(
                badge.at("design") if badge.design != Design() else badge.at("name"),
                f"{badge.name} looks like {other.name}: the same shape, colours and icon",
                "give one of them another icon or palette in `design:`",
            )


def _check_icons(badge: Badge, design: Design, *way: str | int) -> Iterator[Problem]:
    for part, icon in (("icon", design.icon), ("holds", design.holds)):
        if icon and icon not in icon_names():
            hint = did_you_mean(icon, icon_names(), "see pictogrammers.com/library/mdi")
            yield codes.ICON.problem(badge.at(*way, part), f"there is no icon `{icon}`", hint)
