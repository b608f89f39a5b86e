"""What a design needs to be drawn, to be read, and to be told from others."""

from collections.abc import Collection, Iterator

from badgectl.codes import art as codes
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.designs import Colors, Design, Palette
from badgectl.model.problems import Place, Problem
from badgectl.model.text import did_you_mean
from badgectl.pictures.art import check_own_art
from badgectl.pictures.artwork import NO_ART, Artworks
from badgectl.pictures.colors import PAPER, WHITE, contrast
from badgectl.pictures.icons import icon_names
from badgectl.pictures.letters import check_letters
from badgectl.pictures.likeness import alike
from badgectl.pictures.looks import look_of

_TEXT, _SHAPE = 4.5, 3.0  # contrast, as WCAG asks for it


def check_art(catalog: Catalog, art: Artworks = NO_ART) -> Iterator[Problem]:
    """What designs name is there, own colours can be told apart, no two badges look alike."""
    yield from _check_alike(catalog, art)
    yield from check_drawn(catalog, catalog.badges.values(), art)


def check_drawn(
    catalog: Catalog, badges: Collection[Badge], art: Artworks = NO_ART
) -> Iterator[Problem]:
    """What some badges, and the house for them, ask for is there and can be read."""
    yield from check_letters(catalog, badges)
    yield from check_own_art(badges, art)
    for n, palette in enumerate(catalog.program.look.palettes):
        yield from _check_palette(palette, catalog.program.at("look", "palettes", n))
    for badge in badges:
        for design, place in _designs(badge):
            yield from _check_icons(design, place)
            yield from _check_palette(design.palette, place.at("palette"))


def _designs(badge: Badge) -> Iterator[tuple[Design, Place]]:
    """Yield the designs of a badge and its levels, each with its place."""
    yield badge.design, badge.at("design")
    for n, level in enumerate(badge.levels):
        if level.design is not None:
            yield level.design, badge.at("levels", n, "design")


def _check_icons(design: Design, place: Place) -> Iterator[Problem]:
    for part in ("icon", "holds"):
        icon = getattr(design, part)
        if icon and icon not in icon_names():
            hint = did_you_mean(icon, icon_names(), "`badgectl icons WORD` finds one")
            yield codes.ICON.problem(place.at(part), f"there is no icon `{icon}`", hint)


def _check_palette(palette: Palette | Colors | None, place: Place) -> Iterator[Problem]:
    if not isinstance(palette, Colors):
        return
    for part, color, what, ground, least in (
        ("deep", palette.deep, "white letters", WHITE, _TEXT),
        ("ink", palette.ink, "paper", PAPER, _TEXT),
        ("light", palette.light, "`ink`", palette.ink, _SHAPE),
    ):
        found = contrast(color, ground)
        if found < least:
            how = "lighter" if part == "light" else "darker"
            yield codes.CONTRAST.problem(
                place.at(part),
                # Rounded down: what is missing must not look like enough.
                f"`{part}` and {what} have a contrast of {int(found * 10) / 10} to 1",
                f"make it {how}: {least:g} to 1 is needed",
            )


def _check_alike(catalog: Catalog, art: Artworks) -> Iterator[Problem]:
    # What has no icon cannot be drawn, and has a problem already.
    badges = [
        badge for badge in catalog.badges.values()
        if not any([*_check_icons(badge.design, badge.at("design"))])
    ]  # fmt: skip
    looks = [look_of(catalog, badge, None, art) for badge in badges]
    for first, second, apart in alike(looks):
        badge, other = badges[second], badges[first]
        subject = "picture" if looks[second].art else "icon"
        how = (
            f"the same shape, colours and {subject}"
            if apart is None
            else f"{100 - apart} of 100 points of their pictures are the same"
        )
        yield codes.ALIKE.problem(
            badge.at("design") if badge.design != Design() else badge.at("name"),
            f"{badge.name} looks like {other.name}: {how}",
            f"give one of them another {subject} or palette in `design:`",
        )
