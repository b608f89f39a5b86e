"""Art of one's own, once it was checked: nothing in it acts, refers elsewhere or tells tales."""

from collections.abc import Mapping

from msgspec import Struct


class Raster(Struct, frozen=True, kw_only=True):
    """A picture of pixels: a PNG that was decoded and written anew."""

    png: bytes


class Vector(Struct, frozen=True, kw_only=True):
    """A drawing: the elements of an SVG that only draw."""

    markup: str
    box: tuple[float, float, float, float]
    """Left, top, width and height of what is seen, in its own units."""


Artwork = Raster | Vector
Artworks = Mapping[str, Artwork]
"""Art by the name of its file, as designs name it."""
NO_ART: Artworks = {}


class Flaw(Struct, frozen=True):
    """Why a file cannot be used as art, and what to do; lines and columns count from 1."""

    reason: str
    hint: str
    line: int | None = None
    column: int = 1
