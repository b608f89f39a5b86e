"""May this award be corrected so? By whom, and whether it still brings what it was made with."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import msgspec

from badgectl.codes import policy as codes
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.problems import Problem
from badgectl.model.records import Award, Correction
from badgectl.model.text import listed
from badgectl.rules.award_case import EnteringAward, entering
from badgectl.rules.award_terms import check_evidence
from badgectl.rules.eligibility import check_evidence_criteria
from badgectl.rules.reaction_entry import check_not_voided
from badgectl.rules.records import BY_RULES

_MAINTAINERS = ("the programme's maintainers",)


def check_correction(
    catalog: Catalog, ledger: Ledger, correction: Correction, today: date
) -> Iterator[Problem]:
    """An award is corrected by its giver, its recorder or a maintainer."""
    dossier = ledger.about(correction)
    award = dossier.given if dossier else None
    if award is None:
        return
    own = [who for who in (award.by, award.recorded_by) if who not in (None, BY_RULES)]
    if correction.by not in (*own, *catalog.program.maintainers):
        yield codes.ACTOR.problem(
            correction.at("by"),
            f"{correction.by} may not correct this award",
            f"may correct it: {listed([*own[:1], *_MAINTAINERS])}",
        )
    yield from check_not_voided(ledger, correction)
    if correction.evidence is not None:
        yield from _check_evidence(catalog, ledger, correction, today)


def _check_evidence(
    catalog: Catalog, ledger: Ledger, correction: Correction, today: date
) -> Iterator[Problem]:
    """What supported an award as the badge asks is not corrected away.

    An award that lacks what its badge asks for by now may still have its links mended.
    """
    before = _case(catalog, ledger.without([correction]), correction, today)
    after = _case(catalog, ledger, correction, today)
    if before is None or after is None:
        return
    if not any(check_evidence(before)):
        yield from check_evidence(after)
    yield from check_evidence_criteria(after.badge, after.award)


def _case(
    catalog: Catalog, ledger: Ledger, correction: Correction, today: date
) -> EnteringAward | None:
    """Return the corrected award as it is judged, as if the correction's file held it."""
    dossier = ledger.about(correction)
    award: Award | None = dossier.award if dossier else None
    if dossier is None or award is None:
        return None
    before = ledger.without([award])
    corrected = msgspec.structs.replace(award, path=correction.path)
    return entering(catalog, before, corrected, today, joint=(), made=Counter())
