"""The attributes of drawings: which may stay, and what their values may be."""

import re
from collections.abc import Iterator, Mapping

_LOOKS = frozenset((
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity",
    "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity", "color", "display",
    "visibility", "clip-path", "clip-rule", "stop-color", "stop-opacity",
))  # fmt: skip
_PLACES = frozenset((
    "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "fx", "fy",
    "fr", "offset",
))  # fmt: skip
_PATHS = frozenset(("d", "points", "transform", "gradientTransform"))
_UNITS = {
    "gradientUnits": ("userSpaceOnUse", "objectBoundingBox"),
    "clipPathUnits": ("userSpaceOnUse", "objectBoundingBox"),
    "spreadMethod": ("pad", "reflect", "repeat"),
}
_LINKS = ("href", "http://www.w3.org/1999/xlink href")
_GRADIENTS = ("linearGradient", "radialGradient")
FLATTEN = "flatten it into paths and gradients, or export the art as PNG"
"""What to do about what art may not hold."""
_FAR = 1_000_000.0
_LONGEST_SIDE = 20  # times the shorter one
_OURS = "art-"  # in front of every id, so that none is one of the badge's own

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_LENGTH = re.compile(rf"\s*{_NUMBER.pattern}\s*(?:px|%)?\s*")
_SIDE = re.compile(rf"\s*(?P<number>{_NUMBER.pattern})\s*(?:px)?\s*")
_PATH_TEXT = re.compile(r"[MmZzLlHhVvCcSsQqTtAa0-9eE+\-.,\s]*")
_TRANSFORM = re.compile(
    r"(?:\s*(?:matrix|translate|scale|rotate|skew[XY])\s*\([\d\s.,eE+-]*\)[\s,]*)*"
)
_PLAIN = re.compile(r"[#\w\s.,%()+-]*")
_REFERENCE = re.compile(r"""\s*url\(\s*(['"]?)#([A-Za-z_][\w.-]*)\1\s*\)\s*""")
_HEX = re.compile(r"#[0-9a-fA-F]+")  # `#5e2230` is a colour and no number
_ID = re.compile(r"[A-Za-z_][\w.-]*")


def is_thin(paint: str) -> bool:
    """Tell whether a colour may be see-through: it has a fourth part."""
    if paint.startswith("#"):
        return len(paint) in {5, 9}
    return "(" in paint and ("/" in paint or paint.count(",") == 3 or "a(" in paint)


class UnsafeValueError(Exception):
    """An attribute says what art may not say."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


def safe_attributes(tag: str, attributes: Mapping[str, str]) -> dict[str, str]:
    """Return what may stay of an element's attributes, each value in a form known to be harmless.

    What is unknown and harmless is left out; raise UnsafeValueError for what acts or leads away.
    """
    kept: dict[str, str] = {}
    for name, value in _told(attributes):
        if name.lower().startswith("on"):
            raise UnsafeValueError(f"art may not react to events: {name[:40]}", "remove it")
        if name in _LINKS:
            kept["href"] = _link(tag, value)
        elif name == "id":
            kept |= {"id": _OURS + value} if _ID.fullmatch(value) else {}
        elif name == "stroke-dasharray" and value.strip() != "none":
            raise UnsafeValueError("art may have no dashed lines", "turn the dashes into paths")
        elif name in _LOOKS:
            kept[name] = _look(name, value)
        elif name in _PLACES or name in _PATHS:
            kept[name] = _place(name, value)
        elif value in _UNITS.get(name, ()):
            kept[name] = value
    return kept


def _told(attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield attributes and, as CSS has it, what `style` says over them."""
    for name, value in attributes.items():
        if name != "style":
            yield name, value
    for declaration in attributes.get("style", "").split(";"):
        name, colon, value = declaration.partition(":")
        name, value = name.strip(), value.removesuffix("!important").strip()
        if colon and (name in _LOOKS or name == "stroke-dasharray"):
            yield name, value
        elif _REFERENCE.fullmatch(value):
            raise UnsafeValueError(f"art may have no `{name[:40]}`", FLATTEN)
        elif "(" in value and "url" in value.lower():
            raise UnsafeValueError(f"`{name[:40]}` leads to another file", "remove it")


def _link(tag: str, value: str) -> str:
    if tag not in _GRADIENTS or not value.startswith("#") or not _ID.fullmatch(value[1:]):
        raise UnsafeValueError("art may not refer to anything outside itself", "remove the link")
    return f"#{_OURS}{value[1:]}"


def _look(name: str, value: str) -> str:
    reference = _REFERENCE.match(value)
    if reference and name in ("fill", "stroke", "clip-path"):
        rest = value[reference.end() :]
        return f"url(#{_OURS}{reference[2]}){_plain(name, f' {rest}'.rstrip())}"
    return _plain(name, value)


def _plain(name: str, value: str) -> str:
    if "url" in value.lower():
        raise UnsafeValueError(f"`{name}` leads to another file", "remove it")
    if not _PLAIN.fullmatch(value):
        raise UnsafeValueError(f"`{name}` has a value that SVG does not know", "export it again")
    _check_numbers(name, _HEX.sub("", value))
    return value


def _place(name: str, value: str) -> str:
    form = _LENGTH if name in _PLACES else _TRANSFORM if "ransform" in name else _PATH_TEXT
    if not form.fullmatch(value):
        raise UnsafeValueError(f"`{name}` has a value that SVG does not know", "export it again")
    _check_numbers(name, value)
    return value


def _check_numbers(name: str, value: str) -> None:
    if any(abs(float(number)) > _FAR for number in _NUMBER.findall(value)):
        raise UnsafeValueError(f"`{name}` reaches too far", "scale the drawing down")


def view_box(attributes: Mapping[str, str]) -> tuple[float, float, float, float]:
    """Return what an SVG shows: its `viewBox`, else its width and height in pixels."""
    written = attributes.get("viewBox")
    if written is None:
        sides = [_SIDE.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
        numbers = [0.0, 0.0, *(float(one["number"]) for one in sides if one)]
    else:
        numbers = [float(number) for number in _NUMBER.findall(written)]
    if len(numbers) != 4 or min(numbers[2:]) <= 0:
        raise UnsafeValueError("the drawing does not say how large it is", "give it a `viewBox`")
    left, top, width, height = numbers
    if max(map(abs, numbers)) > _FAR:
        raise UnsafeValueError("the drawing is too large", "scale it down: 1000 x 1000 is usual")
    if max(width, height) > _LONGEST_SIDE * min(width, height):
        raise UnsafeValueError("the drawing is far too narrow", "a badge is as wide as it is high")
    return left, top, width, height
