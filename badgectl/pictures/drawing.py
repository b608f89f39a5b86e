"""Drawing many pictures at once, on all cores."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.pictures.artwork import NO_ART, Artworks
from badgectl.pictures.compose import compose
from badgectl.pictures.looks import Look, look_of
from badgectl.pictures.png import paint_png
from badgectl.pictures.svg import paint_svg


class Order(Struct, frozen=True, kw_only=True):
    """A picture to be drawn."""

    name: str
    """What it is a picture of: `mentor` or `mentor@gold`."""
    look: Look
    size: int
    """Of the PNG, in pixels."""


class Picture(Struct, frozen=True, kw_only=True):
    """A picture that was drawn, in both formats."""

    name: str
    title: str
    png: bytes
    svg: str


def orders(
    catalog: Catalog,
    badges: Iterable[tuple[Badge, str | None]],
    size: int,
    art: Artworks = NO_ART,
) -> tuple[Order, ...]:
    """Return what to draw for badges, each at a level (None for all of them), with their art."""
    wanted: list[tuple[Badge, str | None]] = []
    for badge, level in badges:
        if level or not badge.levels:
            wanted.append((badge, level))
        else:
            wanted.extend((badge, step.id) for step in badge.levels)
    return tuple(
        Order(
            name=f"{badge.id}@{step}" if step else badge.id,
            look=look_of(catalog, badge, step, art),
            size=size,
        )
        for badge, step in wanted
    )


def draw(order: Order) -> Picture:
    """Draw one picture."""
    scene = compose(order.look)
    return Picture(
        name=order.name,
        title=order.look.title,
        png=paint_png(scene, order.size),
        svg=paint_svg(scene),
    )


def draw_all(wanted: tuple[Order, ...]) -> Iterator[Picture]:
    """Draw pictures on all cores; they come in the order asked for, each as soon as it can."""
    workers = min(len(wanted), os.cpu_count() or 1)
    if workers < 2:
        yield from map(draw, wanted)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(draw, wanted)
