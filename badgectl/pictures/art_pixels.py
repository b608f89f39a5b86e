"""Own art as each painter needs it: as pixels, or as a part of an SVG."""

import base64
import io
from functools import lru_cache

from PIL import Image, ImageOps

from badgectl.pictures.artwork import Artwork, Raster
from badgectl.pictures.scene import Art

_COVER = 'preserveAspectRatio="xMidYMid slice"'
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


@lru_cache(maxsize=4)
def art_pixels(artwork: Artwork, width: int, height: int) -> Image.Image:
    """Return art that covers so many pixels; what it has beyond them on two sides is cut off."""
    if isinstance(artwork, Raster):
        with Image.open(io.BytesIO(artwork.png), formats=["PNG"]) as image:
            return ImageOps.fit(image, (width, height), Image.Resampling.LANCZOS)
    import resvg_py  # noqa: PLC0415 - few have own art

    size = f'width="{width}" height="{height}"'
    svg = (
        f'<svg {_NAMESPACE} {size} viewBox="{_numbers(artwork.box)}" {_COVER}>'
        f"{artwork.markup}</svg>"
    )
    drawn = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)
    with Image.open(io.BytesIO(bytes(drawn)), formats=["PNG"]) as image:
        return image.convert("RGBA")


def art_markup(art: Art) -> str:
    """Return art as an element of an SVG that covers its box."""
    x, y, width, height = art.box
    box = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" {_COVER}'
    if isinstance(art.artwork, Raster):
        data = base64.b64encode(art.artwork.png).decode()
        return f'<image {box} href="data:image/png;base64,{data}"/>'
    return f'<svg {box} viewBox="{_numbers(art.artwork.box)}">{art.artwork.markup}</svg>'


def _numbers(values: tuple[float, ...]) -> str:
    return " ".join(f"{value:.10g}" for value in values)
