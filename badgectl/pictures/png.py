"""The painter of pixels: every element is a mask and what fills it, laid over what is there."""

from collections.abc import Iterable

from PIL import Image, ImageChops

from badgectl.pictures.art_pixels import art_pixels
from badgectl.pictures.fills import PIXELS, glow_mask, gradient, plain
from badgectl.pictures.masks import (
    Box,
    faded,
    lines_mask,
    outline_mask,
    shadow_mask,
    stroke_mask,
)  # fmt: skip
from badgectl.pictures.scene import (
    SIZE,
    Art,
    Element,
    Glow,
    Gradient,
    Group,
    Lines,
    Part,
    Scene,
    Shadow,
    Shape,
    Stroke,
)  # fmt: skip

_BLACK = "#000000"


def paint_image(scene: Scene, size: int) -> Image.Image:
    """Return a scene as a picture of `size` x `size` pixels with a transparent ground."""
    return paint_page(scene.elements, (size, size), size / SIZE)


def paint_page(elements: Iterable[Element], size: tuple[int, int], scale: float) -> Image.Image:
    """Return elements on a page of any width and height; `scale` pixels are a unit of theirs."""
    canvas = _Canvas(Box(0, 0, *size, scale))
    canvas.paint(elements)
    return canvas.finished()


class _Canvas:
    """Pixels in the making.

    Their colours are held multiplied by how much is covered: so laying something opaque over
    them through a mask is one mixing of all four channels, which Pillow does at once.
    """

    def __init__(self, box: Box) -> None:
        self._box = box
        self._image = Image.new(PIXELS, box.size, (0, 0, 0, 0))

    def finished(self) -> Image.Image:
        return Image.frombytes("RGBa", self._box.size, self._image.tobytes()).convert("RGBA")

    def paint(self, elements: Iterable[Element]) -> None:  # noqa: C901 - one case per element
        for element in elements:
            match element:
                case Shape():
                    self._paint_shape(element)
                case Stroke():
                    if box := self._box.around(element.outline, element.width / 2):
                        self._lay(stroke_mask(element, box), element.color, box)
                case Lines():
                    if box := self._box.around(element.clip):
                        self._lay(lines_mask(element, box), element.color, box)
                case Shadow():
                    spread = element.blur * 3
                    if box := self._box.around(element.outline, spread, element.drop):
                        self._lay(shadow_mask(element, box), _BLACK, box)
                case Group():
                    self._paint_group(element)
                case Art():
                    self._paint_art(element)

    def _paint_shape(self, shape: Shape) -> None:
        box = self._box.around(shape.outline)
        if box is None:
            return
        mask = faded(outline_mask(shape.outline, box), shape.opacity)
        match shape.fill:
            case Glow():
                glow = ImageChops.multiply(mask, glow_mask(shape.fill, box))
                self._lay(glow, shape.fill.color, box)
            case Gradient():
                self._lay(mask, gradient(shape.fill, box), box)
            case str():
                self._lay(mask, shape.fill, box)

    def _paint_group(self, group: Group) -> None:
        box = self._box.around(group.clip)
        if box is None:
            return
        layer = _Canvas(box)
        layer.paint(group.elements)
        image = layer.finished()
        mask = ImageChops.multiply(outline_mask(group.clip, box), image.getchannel("A"))
        image.putalpha(255)
        self._lay(faded(mask, group.opacity), image.convert("RGB").convert(PIXELS), box)

    def _paint_art(self, art: Art) -> None:
        box = self._box.around(art.clip)
        if box is None:
            return
        left, top, width, height = (round(value * box.scale) for value in art.box)
        layer = Image.new("RGBA", box.size, (0, 0, 0, 0))
        pixels = art_pixels(art.artwork, max(width, 1), max(height, 1))
        layer.paste(pixels, (left - box.left, top - box.top))
        mask = ImageChops.multiply(outline_mask(art.clip, box), layer.getchannel("A"))
        layer.putalpha(255)
        self._lay(mask, layer.convert("RGB").convert(PIXELS), box)

    def _lay(self, mask: Image.Image, paint: Image.Image | str, box: Box) -> None:
        if isinstance(paint, str):
            paint = plain(paint, box.size)
        at = (box.left - self._box.left, box.top - self._box.top)
        self._image.paste(paint, at, mask)


def small_colors(scene: Scene, drawn: int, part: Part, size: int) -> list[bytes]:
    """Return red, green and blue of a part of a scene, reduced to `size` x `size` values each.

    The ground is grey.
    """
    ground = Image.new("RGBA", (drawn, drawn), "#808080")
    ground.alpha_composite(paint_image(scene, drawn))
    left, top, right, bottom = (value * drawn / SIZE for value in part)
    small = ground.convert("RGB").resize(
        (size, size), Image.Resampling.BOX, box=(left, top, right, bottom)
    )
    return [channel.tobytes() for channel in small.split()]
