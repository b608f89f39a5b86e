"""How a badge looks at a level: everything that is decided before anything is drawn."""

from msgspec import Struct

from badgectl.model.badges import Badge, Design, Palette
from badgectl.model.badges import Shape as ShapeName
from badgectl.model.catalog import Catalog
from badgectl.pictures.colors import PALETTES, WHITE, Colors, metal_of, mixed
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
_OTHER_ICON = "star-four-points"


class Look(Struct, frozen=True, kw_only=True):
    """Everything that a picture shows, decided."""

    identity: str
    title: str
    name: str
    shape: ShapeName
    colors: Colors
    icon: str
    level: str | None
    stars: int
    of_stars: int
    rim: Stops
    for_team: bool
    mark: str | None


def look_of(catalog: Catalog, badge: Badge, level_id: str | None) -> Look:
    """Return how a badge looks at a level: by the level's design, its own, or its kind."""
    level = badge.level(level_id)
    design = merged(badge.design, level.design if level else None)
    own_kind = catalog.program.kinds.get(badge.kind)
    colors = PALETTES[design.palette or palette_for(badge.id)]
    rank = badge.rank(level_id)
    plain: Stops = (
        (0.0, mixed(colors.light, WHITE, 0.55)),
        (0.35, mixed(colors.deep, WHITE, 0.1)),
        (0.6, mixed(colors.light, WHITE, 0.3)),
        (1.0, colors.ink),
    )
    return Look(
        identity=badge.id,
        title=badge.title(level_id),
        name=level.name if level and level.name else badge.name,
        shape=design.shape
        or (own_kind.shape if own_kind and own_kind.shape else None)
        or KIND_SHAPES.get(badge.kind, "circle"),
        colors=colors,
        icon=design.icon or KIND_ICONS.get(badge.kind, _OTHER_ICON),
        level=level.id if level else None,
        stars=rank,
        of_stars=len(badge.levels),
        rim=metal_of(level.id, rank, len(badge.levels)) if level else plain,
        for_team=badge.recipients == "team",
        mark=catalog.program.look.mark,
    )


def merged(design: Design, override: Design | None) -> Design:
    """Return a design with what a level changes of it."""
    if override is None:
        return design
    return Design(
        shape=override.shape or design.shape,
        palette=override.palette or design.palette,
        icon=override.icon or design.icon,
    )


def palette_for(badge_id: str) -> Palette:
    """Return the palette of a badge that names none: always the same for the same id."""
    names = tuple(PALETTES)
    return names[sum(badge_id.encode()) % len(names)]
