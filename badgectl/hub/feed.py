"""The newest awards as an Atom feed (RFC 4287)."""

from collections.abc import Iterator
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from badgectl.shown.material import Material
from badgectl.shown.places import link
from badgectl.shown.told import Told

_NEWEST = 50
FEED = "feed.xml"


def make_feed(material: Material) -> str:
    """Return the feed. Its links are whole where the address of the site is known.

    Ids stay, wherever the site moves: they follow from the programme and the award.
    """
    program, base = material.catalog.program, material.around.base_url
    title = material.audience.text(program.name)
    newest = [one for one in material.awards if one.state == "in force"][:_NEWEST]
    last = max((_touched(one) for one in newest), default=None)
    own = f"<link rel={quoteattr('self')} href={quoteattr(base + FEED)}/>\n" if base else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{_id(material, '')}</id>\n"
        f"<title>{escape(title)}: awards</title>\n"
        f"<updated>{_instant(last or date(2000, 1, 1))}</updated>\n"
        f"<author><name>{escape(title)}</name></author>\n"
        f"{own}<link href={quoteattr(base or 'index.html')}/>\n"
        f"{''.join(entry for one in newest for entry in _entry(material, one))}</feed>\n"
    )


def _entry(material: Material, told: Told) -> Iterator[str]:
    award, text = told.award, material.audience.text
    if award is None:
        return
    title = text(told.badge.title(told.grant.level))
    name = material.audience.name(told.grant.recipient)
    address = (material.around.base_url or "") + link(told.page)
    yield "<entry>\n"
    yield f"<id>{_id(material, told.page)}</id>\n"
    yield f"<title>{escape(f'{name}: {title}')}</title>\n"
    yield f"<link href={quoteattr(address)}/>\n"
    if told.day:
        yield f"<published>{_instant(told.day)}</published>\n"
    yield f"<updated>{_instant(_touched(told))}</updated>\n"
    yield f"<author><name>{escape(material.audience.name(award.by))}</name></author>\n"
    yield f"<category term={quoteattr(told.badge.kind)}/>\n"
    yield f"<summary>{escape(text(award.reason))}</summary>\n"
    yield "</entry>\n"


def _id(material: Material, page: str) -> str:
    program = material.catalog.program
    home = program.url or program.issuer.id or program.name
    return uuid5(NAMESPACE_URL, f"{home} {page}").urn


def _touched(told: Told) -> date:
    """Return the day on which something was last said about an award."""
    days = (record.day for record in told.dossier.records)
    return max((day for day in days if day), default=date(2000, 1, 1))


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
