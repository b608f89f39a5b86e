"""Shields: small signs for web pages that say how many awards there are."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from badgectl.model.text import counted, excerpt
from badgectl.shown.material import Material

FOLDER = "shields"
_LONGEST = 60


class Shield(Struct, frozen=True, kw_only=True):
    """A shield: what is written on its left, and on its right, and the colour of the right."""

    name: str
    """Where it lies in the folder, without its ending."""
    label: str
    message: str
    color: str
    """As `#rrggbb`."""

    def endpoint(self) -> dict[str, object]:
        """Return what shields.io asks of an endpoint."""
        return {
            "schemaVersion": 1,
            "label": self.label,
            "message": self.message,
            "color": self.color.removeprefix("#"),
        }


def shields_of(material: Material, colors: Mapping[str, str], color: str) -> Iterator[Shield]:
    """Yield the shields of the programme, of people and teams that are shown, and of badges.

    `colors` are those of the badges; `color` is that of all other shields.
    """
    catalog, audience = material.catalog, material.audience
    awards = sum(one.state == "in force" for one in material.awards)
    yield _shield("programme", audience.text(catalog.program.name), counted(awards, "award"), color)
    for recipient in sorted((*catalog.people, *catalog.teams)):
        if audience.sees(recipient):
            held = counted(len(material.holdings.get(recipient, ())), "badge")
            yield _shield(f"recipients/{recipient}", audience.name(recipient), held, color)
    for badge in sorted(catalog.badges.values(), key=lambda one: one.id):
        held = counted(len(material.standings.get(badge.id, ())), "holder")
        yield _shield(f"badges/{badge.id}", audience.text(badge.name), held, colors[badge.id])


def _shield(name: str, label: str, message: str, color: str) -> Shield:
    return Shield(name=name, label=excerpt(label, _LONGEST), message=message, color=color)
