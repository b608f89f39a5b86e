"""From a scene to the bytes of a file, in every format that there is."""

from badgectl.pictures.encoding import encoded_png, encoded_webp
from badgectl.pictures.png import paint_image
from badgectl.pictures.scene import Scene
from badgectl.pictures.seals import Format
from badgectl.pictures.svg import paint_svg


def paint(scene: Scene, format_: Format, size: int) -> bytes:
    """Return the file of a scene, of `size` x `size` pixels; an SVG has no size."""
    match format_:
        case "png":
            return encoded_png(paint_image(scene, size))
        case "webp":
            return encoded_webp(paint_image(scene, size))
        case "svg":
            return paint_svg(scene).encode()
