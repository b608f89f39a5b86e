"""The card of an award, to be shared: the badge, who has it, what for, from whom and when."""

from collections.abc import Iterator

from msgspec import Struct
from PIL import Image

from badgectl.model.text import shortened
from badgectl.pictures.capitals import capitals
from badgectl.pictures.colors import PAPER, WHITE, mixed
from badgectl.pictures.compose import compose
from badgectl.pictures.directions import runs_from_the_right
from badgectl.pictures.encoding import encoded_page
from badgectl.pictures.glyphs import text_outline
from badgectl.pictures.looks import Look
from badgectl.pictures.outline import circle, placed, polygon
from badgectl.pictures.png import paint_image, paint_page
from badgectl.pictures.scene import Element, Glow, Gradient, Shape, Stroke
from badgectl.pictures.shapes import CENTER, shape_outline
from badgectl.pictures.wrapping import Room, cut_to_fit

WIDTH, HEIGHT = 1200, 630
"""What networks and chats show of a link."""
_BADGE, _MIDDLE = 500, (312.0, 315.0)
_LEFT, _RIGHT = 624.0, 1140.0
_WIDTH = _RIGHT - _LEFT
_RIPPLES = 9
_LONGEST = 300  # letters of any text: more would be too small to read
_TOP, _FOOT = 124.0, 56.0  # between which the words stand
_GROUND = polygon([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)])


class ShareCard(Struct, frozen=True, kw_only=True):
    """What a card says."""

    look: Look
    recipient: str
    reason: str
    given: str
    """By whom and when, in a sentence."""
    programme: str


class _Text(Struct, frozen=True, kw_only=True):
    """Lines of one kind, as they were broken to fit."""

    lines: tuple[str, ...]
    size: float
    weight: int
    from_the_right: bool
    leading: float = 1.24

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * self.leading


def draw_card(card: ShareCard) -> bytes:
    """Return the PNG of a card."""
    page = paint_page([*_ground(card.look), *_column(card)], (WIDTH, HEIGHT), 1.0)
    badge = paint_image(compose(card.look), _BADGE)
    x, y = (round(middle - _BADGE / 2) for middle in _MIDDLE)
    page.alpha_composite(badge, (x, y))
    whole = Image.new("RGBA", page.size, PAPER)
    whole.alpha_composite(page)
    return encoded_page(whole)


def _ground(look: Look) -> Iterator[Element]:
    """Paint tinted paper, light behind the badge, and ripples of its outline that fade away."""
    colors = look.colors
    paper = Gradient(((0.0, PAPER), (1.0, mixed(colors.light, PAPER, 0.84))), (900, 0), (300, 630))
    yield Shape(outline=_GROUND, fill=paper)
    for n in range(_RIPPLES):
        scale = (_BADGE + 46 * (n + 1) + 3 * n * n) / 1000
        outline = placed(shape_outline(look.shape), scale, _shifted(scale))
        faint = 0.3 * (1 - n / _RIPPLES)
        yield Stroke(outline=outline, width=1.6, color=colors.light, opacity=faint)
    yield Shape(outline=_GROUND, fill=Glow(WHITE, _MIDDLE, 380, 0.8))
    band = polygon([(0, HEIGHT - 12), (WIDTH, HEIGHT - 12), (WIDTH, HEIGHT), (0, HEIGHT)])
    yield Shape(outline=band, fill=Gradient(look.rim, (0, HEIGHT), (WIDTH, HEIGHT)))


def _shifted(scale: float) -> tuple[float, float]:
    """Return where the canvas of a badge begins, scaled, that has its middle behind the badge's."""
    (x, y), (left, top) = CENTER, _MIDDLE
    lifted = (y - 500) * _BADGE / 1000
    return left - x * scale, top + lifted - y * scale


def _column(card: ShareCard) -> Iterator[Element]:
    """Paint the words, as one block in the middle of the card's height."""
    look, colors = card.look, card.look.colors
    faint = mixed(colors.ink, PAPER, 0.28)
    name = _in_lines(card.recipient, 64, 34, 700, lines=3)
    what = _in_lines(look.title, 34, 24, 600, lines=2)
    reason = _in_lines(card.reason, 27, 22, 400, lines=4)
    given = _in_lines(card.given, 22, 18, 500, lines=2)
    block = (
        (name, colors.ink, 16.0),
        (what, colors.deep, 24.0),
        (reason, mixed(colors.ink, PAPER, 0.1), 30.0),
        (given, faint, 0.0),
    )
    yield from _programme(card, faint)
    height = sum(text.height + after for text, _, after in block)
    y = _TOP + max(0.0, (HEIGHT - _FOOT - _TOP - height) / 2)
    for text, color, after in block:
        yield from _written(text, y, color)
        y += text.height + after


def _programme(card: ShareCard, color: str) -> Iterator[Element]:
    """Paint who gives badges: the mark as a seal, and the name beside it."""
    left = _LEFT
    if card.look.mark:
        middle = (_LEFT + 28, 88.0)
        yield Shape(outline=circle(middle, 28), fill=card.look.colors.deep)
        yield Shape(outline=circle(middle, 24.5), fill=PAPER)
        yield Shape(outline=circle(middle, 23), fill=card.look.colors.deep)
        outline, width = text_outline(capitals(card.look.mark), 700, 0.04)
        size = min(20.0, 36 / max(width, 0.01))
        at = (middle[0] - width * size / 2, middle[1] + size * 0.36)
        yield Shape(outline=placed(outline, size, at), fill=PAPER)
        left += 74
    text = _in_lines(card.programme, 24, 16, 600, lines=1, width=_RIGHT - left)
    yield from _written(text, 88 - text.height / 2, color, left)


def _written(text: _Text, top: float, color: str, left: float = _LEFT) -> Iterator[Element]:
    for n, line in enumerate(text.lines):
        outline, width = text_outline(line, text.weight)
        start = _RIGHT - width * text.size if text.from_the_right else left
        baseline = top + text.size * (text.leading * n + 0.97)
        if outline:
            yield Shape(outline=placed(outline, text.size, (start, baseline)), fill=color)


def _in_lines(
    words: str, largest: float, smallest: float, weight: int, *, lines: int, width: float = _WIDTH
) -> _Text:
    """Return words as large as they fit into some lines, or cut where even the smallest do not."""
    words = shortened(" ".join(words.split()), _LONGEST)
    room = Room(width=width, sizes=(largest,) * lines, small=smallest, weight=weight)
    broken, size = cut_to_fit(words, room)
    turned = runs_from_the_right(words)
    return _Text(lines=tuple(broken), size=size, weight=weight, from_the_right=turned)
