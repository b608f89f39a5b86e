"""Drawings as art: of an SVG only that is taken over which is known to do nothing but draw."""

from collections.abc import Mapping
from typing import NoReturn
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from badgectl.pictures.art_attributes import (
    FLATTEN,
    UnsafeValueError,
    is_thin,
    safe_attributes,
    view_box,
)
from badgectl.pictures.artwork import Flaw, Vector

_SVG = "http://www.w3.org/2000/svg"
_SEPARATOR = " "
_DRAWN = frozenset((
    "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "linearGradient", "radialGradient", "stop", "clipPath",
))  # fmt: skip
_LEFT_OUT = frozenset(("title", "desc", "metadata"))
_HINTS = {
    "script": "art may not run anything: remove it",
    "foreignObject": "draw it in SVG, or export the art as PNG",
    "image": "draw it, or export the art as PNG",
    "text": "turn the text into paths",
    "use": "turn clones and symbols into paths",
    "style": "let the program that wrote it keep styles in attributes, as `plain SVG`",
}
_SHAPES = _DRAWN - {"g", "defs", "linearGradient", "radialGradient", "stop", "clipPath"}
_MOST_ELEMENTS, _MOST_IN_CLIP, _DEEPEST = 2000, 8, 24
# How long painting takes if everything covers the whole badge, in units of a plain shape's time:
# a quarter of a millisecond at the usual size.
_LAYER, _GRADIENT, _THIN, _MOST_EFFORT = 100, 120, 40, 8000


def read_svg(data: bytes) -> Vector | Flaw:
    """Return the drawing of an SVG file, or why it cannot be used."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - the parser's own word for the end
    except _Refused as refused:
        return refused.flaw
    except (expat.ExpatError, ValueError, LookupError) as error:
        told = (
            expat.ErrorString(error.code)
            if isinstance(error, expat.ExpatError)
            else "unknown encoding"
        )
        return reader.flaw(f"this SVG cannot be read: {told}", "export it again as SVG")
    if reader.box is None:
        return Flaw("this is no SVG", "its outermost element is `svg`")
    return Vector(markup="".join(reader.written), box=reader.box)


class _Refused(Exception):  # noqa: N818 - how a parser's callback says that it is enough
    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.reason)
        self.flaw = flaw


class _Reader:
    """Goes through a document and writes down what may stay."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.box: tuple[float, float, float, float] | None = None
        self._open: list[str] = []
        self._left_out = 0
        self._elements = self._effort = self._in_clip = 0
        self._passed_on: list[int] = [0]  # what shapes inherit: gradients, thin paint
        self.parser = parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def flaw(self, reason: str, hint: str) -> Flaw:
        """Return a flaw at the place that is being read."""
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber
        return Flaw(reason, hint, line, column + 1)

    def _refuse(self, reason: str, hint: str) -> NoReturn:
        raise _Refused(self.flaw(reason, hint))

    def _doctype(self, *_: object) -> None:
        self._refuse("art may declare no document type or entities", "remove the DOCTYPE")

    def _instruction(self, *_: object) -> None:
        self._refuse("art may hold no instructions for programs", "remove what stands in `<?...?>`")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if len(self._open) + self._left_out >= _DEEPEST:
            self._refuse(f"elements are nested more than {_DEEPEST} deep", FLATTEN)
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            self._refuse(f"the drawing has more than {_MOST_ELEMENTS} elements", FLATTEN)
        space, _, tag = name.rpartition(_SEPARATOR)
        # What drawing programs keep for themselves, or tell of the author, is left out.
        if self._left_out or (self._open and (space != _SVG or tag in _LEFT_OUT)):
            self._left_out += 1
        elif not self._open:
            self._root(space, tag, attributes)
        elif tag in _DRAWN:
            self._write(tag, attributes)
        else:
            self._refuse(f"art may hold no <{tag[:40]}>", _HINTS.get(tag, FLATTEN))

    def _root(self, space: str, tag: str, attributes: Mapping[str, str]) -> None:
        if (space, tag) != (_SVG, "svg"):
            self._refuse("this is no SVG", f"its outermost element is `svg`, of {_SVG}")
        try:
            self.box = view_box(attributes)
        except UnsafeValueError as error:
            self._refuse(error.reason, error.hint)
        sizes = ("x", "y", "width", "height")
        self._write("g", {name: it for name, it in attributes.items() if name not in sizes})

    def _write(self, tag: str, attributes: Mapping[str, str]) -> None:
        try:
            kept = safe_attributes(tag, attributes)
        except UnsafeValueError as error:
            self._refuse(error.reason, error.hint)
        if "clip-path" in kept and "clipPath" in (*self._open, tag):
            self._refuse("a clip may not be clipped itself", FLATTEN)
        self._weigh(tag, kept)
        self._open.append(tag)
        told = "".join(f" {name}={quoteattr(value)}" for name, value in kept.items())
        self.written.append(f"<{tag}{told}>")

    def _weigh(self, tag: str, kept: Mapping[str, str]) -> None:
        """Count how long an element takes to be painted, and refuse what takes too long."""
        paints = [kept.get(name, "") for name in ("fill", "stroke")]
        painted = sum(_GRADIENT for paint in paints if "url(" in paint)
        painted += _THIN * sum(is_thin(paint) for paint in paints)
        painted += _THIN * ("fill-opacity" in kept or "stroke-opacity" in kept)
        inherited = self._passed_on[-1] + painted
        self._passed_on.append(inherited)
        self._effort += _LAYER * ("clip-path" in kept or "opacity" in kept)
        self._effort += 1 + inherited if tag in _SHAPES else 0
        if self._effort > _MOST_EFFORT:
            said = "the drawing has too many gradients and see-through parts"
            self._refuse(said, "use fewer, or export the art as PNG")
        self._in_clip = self._in_clip + 1 if "clipPath" in self._open else 0
        if self._in_clip > _MOST_IN_CLIP:
            self._refuse(f"a clip has more than {_MOST_IN_CLIP} shapes", "join them into one path")

    def _end(self, _: str) -> None:
        if self._left_out:
            self._left_out -= 1
        else:
            self._passed_on.pop()
            self.written.append(f"</{self._open.pop()}>")
