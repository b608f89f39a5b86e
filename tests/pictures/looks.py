"""How pictures are compared."""

from PIL import Image, ImageChops, ImageStat


def on_white(image: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart on average, from 0 to 255."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)
