"""Signs of two fields, as shields.io draws them, in outlines: no font is needed to show one."""

from xml.sax.saxutils import escape, quoteattr

from badgectl.pictures.colors import WHITE, contrast
from badgectl.pictures.glyphs import text_outline
from badgectl.pictures.outline import placed
from badgectl.pictures.svg import path_data

_HEIGHT, _SIZE, _MARGIN, _WEIGHT = 20, 11.5, 7, 500
_BASELINE = 14
_LABEL = "#3d444d"
_DARK = "#1c2128"
_LEGIBLE = 4.5  # the contrast that WCAG asks of small text


def draw_sign(what: str, message: str, color: str) -> str:
    """Return a sign as an SVG document, 20 pixels high."""
    left, what_path = _field(what, 0, WHITE)
    ink = WHITE if contrast(color, WHITE) >= _LEGIBLE else _DARK
    right, message_path = _field(message, left, ink)
    width = left + right
    said = f"{what}: {message}"
    label = f'role="img" aria-label={quoteattr(said)}'
    box = f'width="{width}" height="{_HEIGHT}" viewBox="0 0 {width} {_HEIGHT}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {box} {label}>',
            f"<title>{escape(said)}</title>",
            f'<clipPath id="r{width}"><rect width="{width}" height="{_HEIGHT}" rx="4"/></clipPath>',
            f'<g clip-path="url(#r{width})">',
            f'<rect width="{left}" height="{_HEIGHT}" fill="{_LABEL}"/>',
            f'<rect x="{left}" width="{right}" height="{_HEIGHT}" fill="{color}"/>',
            "</g>",
            what_path,
            message_path,
            "</svg>\n",
        ]
    )


def _field(text: str, start: int, ink: str) -> tuple[int, str]:
    """Return the width of a field, and its text from where it starts."""
    outline, width = text_outline(text, _WEIGHT)
    whole = round(width * _SIZE) + 2 * _MARGIN
    left = start + (whole - width * _SIZE) / 2
    return (
        whole,
        f'<path fill="{ink}" d="{path_data(placed(outline, _SIZE, (left, _BASELINE)), 2)}"/>',
    )
