"""Cards: what there is to know about one thing, as values and as text."""

from msgspec import Struct

from badgectl.model.text import visible


class Section(Struct, frozen=True):
    """A heading and the lines below it."""

    heading: str
    lines: tuple[str, ...]


class Card(Struct, frozen=True):
    """What there is to know about one thing."""

    title: str
    about: str
    facts: dict[str, str]
    sections: tuple[Section, ...]


def format_card(card: Card) -> str:
    """Return a card as text."""
    lines = [card.title, *([card.about] if card.about else [])]
    width = max((len(name) for name in card.facts), default=0)
    if card.facts:
        lines += ["", *(f"  {name.ljust(width)}  {fact}" for name, fact in card.facts.items())]
    for section in card.sections:
        if section.lines:
            lines += ["", section.heading, *(f"  {line}" for line in section.lines)]
    return "\n".join(visible(line) for line in lines) + "\n"
