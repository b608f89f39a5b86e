"""How a badge looks at a level: everything that is decided before anything is drawn."""

from typing import get_args

import msgspec
from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.designs import Border, Colors, Design, Fact, Palette, Pattern, Theme
from badgectl.model.designs import Shape as ShapeName
from badgectl.model.program import Look as HouseLook
from badgectl.model.records import Award
from badgectl.model.standing import last_day
from badgectl.model.text import shortened
from badgectl.pictures.artwork import NO_ART, Artwork, Artworks
from badgectl.pictures.choices import one_of
from badgectl.pictures.colors import PALETTES, metal_of, tinted_steel
from badgectl.pictures.scene import Stops

KIND_SHAPES: dict[str, ShapeName] = {
    "expertise": "hexagon",
    "peer-recognition": "scallop",
    "collaboration": "octagon",
    "cross-team": "diamond",
    "mentoring": "circle",
    "training": "square",
    "communication": "pentagon",
}
"""The outline of a badge that does not choose one, by its kind."""

KIND_ICONS = {
    "expertise": "school",
    "peer-recognition": "hand-heart",
    "collaboration": "puzzle",
    "cross-team": "bridge",
    "mentoring": "compass",
    "training": "book-open-variant",
    "communication": "bullhorn",
}
_LONGEST = 24  # letters of a project's name on a tag,
_FEWER = 6  # less for every other fact
_OTHER_ICON = "star-four-points"
_PATTERNS: tuple[Pattern, ...] = tuple(name for name in get_args(Pattern) if name != "none")


class Look(Struct, frozen=True, kw_only=True):
    """Everything that a picture shows, decided."""

    identity: str
    kind: str
    title: str
    name: str
    """What the ribbon says."""
    theme: Theme
    shape: ShapeName
    colors: Colors
    icon: str
    art: Artwork | None
    """What fills the field instead of pattern and icon."""
    pattern: Pattern
    border: Border
    level: str | None
    """The word for the level."""
    stars: int
    of_stars: int
    rim: Stops
    for_team: bool
    mark: str | None
    tag: str | None
    """What a small plate tells of the award."""
    design: Design
    """What was chosen, for what only one theme knows."""

    @property
    def drawn_as(self) -> Theme:
        """The theme in which it is drawn: own art is a picture already, and framed in metal."""
        return self.theme if self.art is None else "engraved"


def look_of(
    catalog: Catalog, badge: Badge, level_id: str | None, art: Artworks = NO_ART, *,
    award: Award | None = None,
) -> Look:  # fmt: skip
    """Return how a badge looks at a level: by the level's design, its own, its kind, the house.

    `art` is the programme's own art; a badge whose art is not in it shows its icon. With an
    award, the tag tells of it what the design shows.
    """
    level = badge.level(level_id)
    house = catalog.program.look
    design = merged(badge.design, level.design if level else None)
    own_kind = catalog.program.kinds.get(badge.kind)
    colors = _colors(house, design, badge.id)
    rank = badge.rank(level_id)
    return Look(
        identity=badge.id,
        kind=badge.kind,
        title=badge.title(level_id),
        name=design.ribbon or (level.name if level and level.name else badge.name),
        theme=design.theme or house.theme,
        shape=design.shape
        or house.shape
        or (own_kind.shape if own_kind and own_kind.shape else None)
        or KIND_SHAPES.get(badge.kind, "circle"),
        colors=colors,
        art=art.get(design.art) if design.art else None,
        icon=design.icon or KIND_ICONS.get(badge.kind, _OTHER_ICON),
        pattern=_pattern(house, design, badge.id),
        border=design.border or house.border,
        level=level.id.replace("-", " ") if level else None,
        stars=rank,
        of_stars=len(badge.levels),
        rim=metal_of([one.id for one in badge.levels], rank) if level else tinted_steel(colors),
        for_team=badge.recipients == "team",
        mark=house.mark,
        tag=_tag(catalog, badge, design.shows or (), award),
        design=design,
    )


def merged(design: Design, override: Design | None) -> Design:
    """Return a design with what a level changes of it."""
    if override is None:
        return design
    said = msgspec.structs.asdict(override)
    changes = {part: value for part, value in said.items() if value is not None}
    return msgspec.structs.replace(design, **changes)


def _tag(
    catalog: Catalog, badge: Badge, shows: tuple[Fact, ...], award: Award | None
) -> str | None:
    """Return the facts that a tag tells, in the order asked for; those not known are left out."""
    facts: dict[Fact, str | None] = {}
    if award is None:
        length = badge.awarding.expires_after
        facts["expiry"] = f"for {length}" if length else None
    else:
        day, end = award.earned_on or award.day, last_day(badge, award)
        project = catalog.projects.get(award.project) if award.project else None
        facts["year"] = str(day.year) if day else None
        named = project.name if project else award.project
        room = _LONGEST - _FEWER * (len(shows) - 1)
        facts["project"] = shortened(named, room) if named else None
        facts["expiry"] = f"until {end}" if end else None
    return " · ".join(fact for one in shows if (fact := facts.get(one))) or None


def _colors(house: HouseLook, design: Design, badge_id: str) -> Colors:
    own: tuple[Palette | Colors, ...] = house.palettes or tuple(PALETTES)
    palette = one_of(own, badge_id, "palette") if design.palette is None else design.palette
    return palette if isinstance(palette, Colors) else PALETTES[palette]


def _pattern(house: HouseLook, design: Design, badge_id: str) -> Pattern:
    if design.pattern is not None:
        return design.pattern
    return one_of(_PATTERNS, badge_id, "pattern") if house.pattern is None else house.pattern
