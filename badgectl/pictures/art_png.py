"""Pixels as art: a PNG is decoded within bounds and written anew, without what it carried along."""

import io
import struct

from PIL import Image

from badgectl.pictures.artwork import Flaw, Raster

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">8sI4sII")
_MOST, _MOST_PIXELS = 4096, 2048 * 2048
_LEAST = 64
_KEPT = 1024  # pixels on the longer side: more than a badge ever shows
_EIGHT_BITS = 1 / 257  # of 16
_SMALLER = "export it smaller: 1000 x 1000 pixels are enough"
_AGAIN = "export it again as PNG"
# What Pillow raises for files that are cut, corrupt or made to deceive.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, MemoryError)


def read_png(data: bytes) -> Raster | Flaw:
    """Return the picture of a PNG file, or why it cannot be used.

    Its size is read from its first bytes, before anything is unpacked.
    """
    if len(data) < _HEADER.size:
        return Flaw("this PNG is cut off", _AGAIN)
    signature, _, chunk, width, height = _HEADER.unpack_from(data)
    if signature != SIGNATURE or chunk != b"IHDR":
        return Flaw("this is no PNG", _AGAIN)
    if max(width, height) > _MOST or width * height > _MOST_PIXELS:
        return Flaw(f"the picture has {width} x {height} pixels, which is too many", _SMALLER)
    if min(width, height) < _LEAST:
        said = f"the picture has {width} x {height} pixels, which is too few to be seen"
        return Flaw(said, "export it larger: 1000 x 1000 pixels are best")
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as opened:
            opened.thumbnail((_KEPT, _KEPT), Image.Resampling.LANCZOS)
            picture = _in_eight_bits(opened).convert("RGBA")
    except _BROKEN:
        return Flaw("this PNG is broken", _AGAIN)
    file = io.BytesIO()
    clean = Image.new("RGBA", picture.size)  # a new one remembers no profile and no author
    clean.paste(picture)
    clean.save(file, "PNG", compress_level=9)
    return Raster(png=file.getvalue())


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Return a picture with greys of 8 bits: of those of 16, Pillow would make white."""
    if not picture.mode.startswith("I"):
        return picture
    grey = picture.point(lambda value: value * _EIGHT_BITS).convert("L")
    if "transparency" in picture.info:
        grey.info["transparency"] = int(picture.info["transparency"] * _EIGHT_BITS)
    return grey
