"""What regions of a README show: who holds what, as Markdown that forges render."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

from badgectl.embeds.regions import BrokenRegionError, Region
from badgectl.model.standing import Standing
from badgectl.model.text import counted, did_you_mean, excerpt
from badgectl.reports.formats import inert
from badgectl.shown.material import Material
from badgectl.shown.naming import look, who
from badgectl.shown.places import badge_page, link

KINDS = ("wall", "recipient", "badge")
_MOST = 200  # names in a region: a README is no directory
_WIDTH = 56

PictureOf = Callable[[str, str | None], str | None]
"""Returns the address of the picture of a badge at a level, where there is one."""


class Walls:
    """Makes what regions show."""

    def __init__(self, material: Material, picture_of: PictureOf) -> None:
        """Show a programme, with pictures from wherever they are."""
        self._material, self._picture_of = material, picture_of

    def content(self, region: Region) -> str:
        """Return what a region shows; raise BrokenRegionError if it asks for what is not there.

        `wall` is everybody who holds something, `recipient ada` the badges of one, `badge mentor`
        those who hold it.
        """
        kind, _, about = (part.strip() for part in region.name.partition(" "))
        match kind:
            case "wall" if not about:
                return self._wall()
            case "recipient" if about:
                return self._recipient(region, about)
            case "badge" if about:
                return self._badge(region, about)
            case _:
                said = excerpt(region.name, 60)
                otherwise = "there are `wall`, `recipient ID` and `badge ID`"
                raise BrokenRegionError(
                    f"line {region.line}: there is no region `{said}`",
                    did_you_mean(kind, KINDS, otherwise) if kind not in KINDS else otherwise,
                )

    def _wall(self) -> str:
        holdings = self._material.holdings
        names = sorted(holdings, key=self._material.by_name)
        rows = [(self._named(one), self._shown(holdings[one])) for one in names]
        return self._listed(("who", "badges"), rows) or "Nobody holds a badge yet."

    def _recipient(self, region: Region, recipient: str) -> str:
        material = self._material
        recipient = material.catalog.id_now(recipient)
        if not material.audience.sees(recipient):
            known = [one for one in material.holdings if material.audience.sees(one)]
            raise self._unknown(region, "nobody who is shown has the id", recipient, known)
        held = material.holdings.get(recipient, [])
        return self._shown(held) if held else f"{self._named(recipient)} holds no badge yet."

    def _badge(self, region: Region, badge: str) -> str:
        material = self._material
        if badge not in material.catalog.badges:
            raise self._unknown(region, "there is no badge", badge, material.catalog.badges)
        rows = [
            (self._named(one.recipient), self._picture(one) or inert(self._title(one)))
            for one in material.standings.get(badge, [])
        ]
        return self._listed(("who", "badge"), rows) or "Nobody holds it yet."

    def _listed(self, headings: tuple[str, str], rows: Sequence[tuple[str, str]]) -> str:
        """Return names and badges: a table where there are pictures, else a list."""
        shown = rows[:_MOST]
        if any("<img" in badges for _, badges in shown):
            lines = [f"| {' | '.join(headings)} |", "| --- | --- |"]
            lines += [f"| {name} | {badges} |" for name, badges in shown]
        else:
            lines = [f"- {name}: {badges}" for name, badges in shown]
        if len(rows) > _MOST:
            lines += ["", f"and {counted(len(rows) - _MOST, 'other')}"]
        return "\n".join(lines)

    def _unknown(
        self, region: Region, said: str, word: str, known: Iterable[str]
    ) -> BrokenRegionError:
        told = excerpt(word, 60)
        return BrokenRegionError(
            f"line {region.line}: {said} `{told}`",
            did_you_mean(word, known, "`badgectl list` shows the ids"),
        )

    def _named(self, recipient: str) -> str:
        shown = who(self._material, recipient)
        name = f"**{inert(shown.name)}**"
        base = self._material.around.base_url
        return f"[{name}]({base}{shown.href})" if base and shown.href else name

    def _title(self, held: Standing) -> str:
        badge = self._material.catalog.badges[held.badge]
        title = look(self._material, badge, held.level).title
        times = len(held.awards) if badge.awarding.repeatable else 1
        return f"{title} ×{times}" if times > 1 else title  # noqa: RUF001 - times

    def _shown(self, held: Sequence[Standing]) -> str:
        """Return badges in the order of their names: as pictures, where there are any."""
        in_order = sorted(held, key=lambda one: (self._title(one).casefold(), one.badge))
        pictures = [picture for one in in_order if (picture := self._picture(one))]
        words = [inert(self._title(one)) for one in in_order if not self._picture(one)]
        return " ".join([*pictures, *([", ".join(words)] if words else [])])

    def _picture(self, held: Standing) -> str:
        source = self._picture_of(held.badge, held.level)
        if source is None:
            return ""
        title = escape(self._title(held)).replace("|", "&#124;")
        image = f'<img src="{escape(source)}" alt="{title}" title="{title}" width="{_WIDTH}">'
        base = self._material.around.base_url
        page = f"{base}{link(badge_page(held.badge))}" if base else ""
        return f'<a href="{escape(page)}">{image}</a>' if page else image
