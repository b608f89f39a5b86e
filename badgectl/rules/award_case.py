"""An award about to enter the ledger, and what the rules on it need to know."""

from collections import Counter
from datetime import date

from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.days import window_start
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.paths import Grant
from badgectl.model.records import Award
from badgectl.model.standing import rank_held

MadeKey = tuple[str, str, date]
"""A badge, a giver, and the first day of the window that the badge's limit is about."""


class EnteringAward(Struct, frozen=True, kw_only=True):
    """A new award, judged by the ledger without it."""

    catalog: Catalog
    ledger: Ledger
    """What is on record without this award and those that enter after it."""
    award: Award
    badge: Badge
    grant: Grant
    today: date
    joint: tuple[str, ...]
    """Who is awarded jointly, the recipient among them; nobody if it is not a joint award."""

    made: Counter[MadeKey]
    """How many awards of a badge with a limit a giver made before, by the start of the window."""

    @property
    def day(self) -> date:
        """The day of the award."""
        return self.award.day or self.today

    @property
    def dossier(self) -> Dossier | None:
        """What else is on record about this grant: its nomination and seconds."""
        return self.ledger.find(self.grant)

    @property
    def held_rank(self) -> int:
        """The rank that the recipient holds before this award."""
        return rank_held(self.catalog, self.ledger, self.award.recipient, self.badge, self.day)


def made_key(catalog: Catalog, award: Award, today: date) -> MadeKey | None:
    """Return under what an award counts for the limit of its badge; None if there is none."""
    badge = catalog.badges.get(award.badge)
    limit = badge.awarding.limit if badge else None
    if limit is None:
        return None
    return (award.badge, award.by, window_start(award.day or today, limit.every))


def is_history(catalog: Catalog, award: Award) -> bool:
    """Tell whether a maintainer vouches that an award was made elsewhere, under other rules."""
    recorder = award.recorded_by or award.by
    return award.source is not None and recorder in catalog.program.maintainers


def entering(
    catalog: Catalog, before: Ledger, award: Award, today: date, *,
    joint: tuple[str, ...], made: Counter[MadeKey],
) -> EnteringAward | None:  # fmt: skip
    """Return an award as it is judged; None if its badge, level or path is broken anyway."""
    badge, grant = catalog.badges.get(award.badge), award.location.grant
    if badge is None or grant is None or bool(badge.levels) != bool(badge.level(award.level)):
        return None
    return EnteringAward(
        catalog=catalog,
        ledger=before,
        award=award,
        badge=badge,
        grant=grant,
        today=today,
        joint=joint,
        made=made,
    )
