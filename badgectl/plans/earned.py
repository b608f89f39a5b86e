"""Planning what was earned by count: who has reached which level, and the awards that say so."""

from collections.abc import Collection, Iterator
from datetime import date

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.errors import AlreadyDoneError, BadgectlError
from badgectl.model.ledger import Ledger
from badgectl.model.records import Award
from badgectl.model.standing import standing, with_rosters
from badgectl.model.text import listed
from badgectl.plans.award import AwardRequest, draft_award, tied_together
from badgectl.plans.plan import Plan, plan_records
from badgectl.rules.givers import may_receive
from badgectl.rules.records import BY_RULES
from badgectl.rules.requirements import Claim, check_all


class NotRecorderError(BadgectlError):
    """Somebody records what is a maintainer's or recorder's to record."""


def newly_earned(
    catalog: Catalog, ledger: Ledger, today: date, *, only: Collection[str] = (),
    recorded_by: str | None = None,
) -> tuple[Award, ...]:  # fmt: skip
    """Return the awards that count as earned today and are not on record: to `only`, if given.

    Each is of the highest level reached; where a badge goes level by level, of each of them.
    Whose award was revoked gets it again only when named: that is for people to decide.
    """
    found: list[Award] = []
    # What was earned may be what another badge counts.
    while fresh := list(
        _earned_once(catalog, with_rosters(catalog, ledger), today, only, recorded_by)
    ):
        found += fresh
        ledger = ledger.with_records(fresh)
    found.sort(key=lambda award: award.recipient)
    return tuple(tied_together(found, joint=False)) if found else ()


def plan_earned(
    catalog: Catalog, ledger: Ledger, *, by: str, only: Collection[str], today: date
) -> Plan:
    """Return the awards of all that was newly earned; raise AlreadyDoneError if nothing was.

    Maintainers and recorders record them; `recorded_by` names whoever is no maintainer.
    """
    program = catalog.program
    allowed = (*program.maintainers, *program.recorders)
    if by not in allowed:
        raise NotRecorderError(
            f"{by} may not record what was earned", f"may record it: {listed(allowed, 'or')}"
        )
    recorded_by = None if by in program.maintainers else by
    awards = newly_earned(catalog, ledger, today, only=only, recorded_by=recorded_by)
    if not awards:
        raise AlreadyDoneError("nothing was earned that is not on record")
    return plan_records(catalog, ledger, awards, today)


def _earned_once(
    catalog: Catalog, ledger: Ledger, today: date, only: Collection[str], recorded_by: str | None
) -> Iterator[Award]:
    """Yield what was earned by what is on record alone."""
    for badge in catalog.badges.values():
        if badge.status == "retired" or not badge.awarding.by_rules:
            continue
        for recipient in may_receive(catalog, badge):
            if only and recipient not in only:
                continue
            if not only and _was_revoked(ledger, badge, recipient, today):
                continue
            for level, asks in _reached(catalog, ledger, badge, recipient, today):
                request = AwardRequest(
                    badge=badge.id, recipients=(recipient,), by=BY_RULES, recorded_by=recorded_by,
                    reason=f"Reached {asks}.",
                )  # fmt: skip
                yield draft_award(catalog, ledger, badge, level, recipient, request, today)


def _was_revoked(ledger: Ledger, badge: Badge, recipient: str, today: date) -> bool:
    """Tell whether the last award of a badge to somebody was taken back."""
    made = [dossier for dossier in ledger.of(recipient, badge.id) if dossier.award is not None]
    last: dict[str | None, bool] = {}
    for dossier in sorted(made, key=lambda dossier: dossier.grant.round):
        last[dossier.grant.level] = dossier.is_revoked(today)
    return any(last.values())


def _reached(
    catalog: Catalog, ledger: Ledger, badge: Badge, recipient: str, today: date
) -> list[tuple[str | None, str]]:
    """Return the levels to award, lowest first, each with what it asked for."""
    held = standing(catalog, ledger, recipient, badge.id, today)
    if held is not None and not badge.levels:
        return []
    rank, claim = held.rank if held else 0, Claim(recipient=recipient, day=today)
    reached: list[tuple[str | None, str]] = []
    for level in [level.id for level in badge.levels[rank:]] if badge.levels else [None]:
        check = check_all(catalog, ledger, claim, badge.requires_for(level, rank))
        if not check.met:
            break
        own = badge.requires_for(level, max(badge.rank(level) - 1, 0))
        reached.append((level, check_all(catalog, ledger, claim, own).asks))
    return reached if badge.in_order else reached[-1:]
