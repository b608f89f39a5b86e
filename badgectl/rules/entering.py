"""A record about to enter the ledger, and what the rules on it need to know."""

from datetime import date

from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.paths import Grant
from badgectl.model.records import Award
from badgectl.model.standing import standing


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
        held = standing(self.catalog, self.ledger, self.award.recipient, self.badge.id, self.day)
        return held.rank if held else 0


def entering(
    catalog: Catalog, before: Ledger, award: Award, today: date, joint: tuple[str, ...]
) -> EnteringAward | None:
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
    )
