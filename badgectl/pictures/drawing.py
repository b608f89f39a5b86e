"""Drawing many pictures at once, on all cores."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from badgectl.batches.executor import Executor, Processes
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.paths import badge_at
from badgectl.model.records import Award
from badgectl.pictures.artwork import NO_ART, Artworks
from badgectl.pictures.looks import Look, look_of
from badgectl.pictures.seals import Format, origin_of, sealed

USUAL_SIZE = 600
_FEW = 6  # pictures that are drawn before another process has started


class Kind(NamedTuple):
    """A way to draw a picture: its format, and its size in pixels (0 where it has none)."""

    format: Format
    size: int = 0

    def file_name(self, name: str) -> str:
        """Return the name of the file of a picture: `mentor@gold.png`, `mentor@gold.90.png`."""
        size = f".{self.size}" if self.size not in (0, USUAL_SIZE) else ""
        return f"{name}{size}.{self.format}"


class Order(Struct, frozen=True, kw_only=True):
    """A picture to be drawn."""

    name: str
    """What it is a picture of: `mentor` or `mentor@gold`."""
    look: Look
    kinds: tuple[Kind, ...]

    def origin(self, kind: Kind) -> str:
        """Return a digest of what the picture is drawn from."""
        return origin_of(self.look, *kind)


class Picture(Struct, frozen=True, kw_only=True):
    """A picture that was drawn, in every way that was asked for."""

    name: str
    title: str
    files: tuple[tuple[Kind, bytes], ...]

    def png(self, size: int) -> bytes:
        """Return the PNG that was asked for in a size."""
        return dict(self.files)[Kind("png", size)]


def orders(
    catalog: Catalog, badges: Iterable[tuple[Badge, str | None]], kinds: Sequence[Kind],
    art: Artworks = NO_ART, award: Award | None = None,
) -> tuple[Order, ...]:  # fmt: skip
    """Return what to draw for badges, each at a level (None for all of them), with their art.

    Of an award, the facts that its badge shows are in the picture.
    """
    wanted: dict[str, tuple[Badge, str | None]] = {}
    for badge, level in badges:
        if level or not badge.levels:
            wanted[badge_at(badge.id, level)] = badge, level
        else:
            wanted |= {badge_at(badge.id, step.id): (badge, step.id) for step in badge.levels}
    return tuple(
        Order(name=name, look=look_of(catalog, badge, level, art, award=award), kinds=tuple(kinds))
        for name, (badge, level) in wanted.items()
    )


def draw(order: Order) -> Picture:
    """Draw one picture."""
    # Who finds that nothing has changed needs no painter.
    from badgectl.pictures.compose import compose  # noqa: PLC0415
    from badgectl.pictures.painting import paint  # noqa: PLC0415

    scene = compose(order.look)
    return Picture(
        name=order.name,
        title=order.look.title,
        files=tuple(
            (kind, sealed(paint(scene, *kind), kind.format, order.origin(kind)))
            for kind in order.kinds
        ),
    )


def draw_all(wanted: Sequence[Order], executor: Executor | None = None) -> Iterator[Picture]:
    """Draw pictures on all cores; they come in the order asked for, each as soon as it can."""
    yield from (executor or Processes(_FEW)).map(draw, wanted)
