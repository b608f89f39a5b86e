"""Why somebody holds a badge, or why not: the records that count, and what is missing."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.standing import (
    dossiers_about,
    holders_of,
    last_day,
    standing,
    state_of,
)  # fmt: skip
from badgectl.reports.progress import Next, next_step
from badgectl.reports.waiting import Waiting, waiting_nominations


class Reached(Struct, frozen=True, kw_only=True):
    """An award of a badge to somebody, and what became of it."""

    award: str
    level: str | None
    on: date | None
    by: str
    reason: str
    seconded_by: tuple[str, ...]
    evidence: tuple[str, ...]
    in_force: bool
    state: str
    """`in force`, or how it ended."""
    path: str


class Why(Struct, frozen=True, kw_only=True):
    """Why somebody holds a badge, or why not."""

    recipient: str
    name: str
    badge: str
    title: str
    level: str | None
    holds: bool
    awards: tuple[Reached, ...]
    """Every award of the badge at that level or above, in force or not, newest first."""
    declined: tuple[str, ...]
    """What was said when nominations were declined."""
    nominated: tuple[Waiting, ...]
    takes: Next | None
    """What it takes; None where it is held."""


def explain_standing(
    catalog: Catalog, ledger: Ledger, recipient: str, badge: Badge, level: str | None, day: date
) -> Why:
    """Return the records because of which somebody holds a badge, or what is missing."""
    held = standing(catalog, ledger, recipient, badge.id, day)
    rank = held.rank if held else 0
    least = badge.rank(level)
    is_held = held is not None and rank >= least
    about = [d for d in ledger.of(recipient, badge.id) if badge.rank(d.grant.level) >= least]
    waiting = waiting_nominations(catalog, ledger, about, day)
    wanted = level if level or not badge.levels else badge.levels[0].id
    return Why(
        recipient=recipient,
        name=catalog.recipient_name(recipient),
        badge=badge.id,
        title=badge.title(level),
        level=level,
        holds=is_held,
        awards=tuple(_reached(catalog, ledger, recipient, badge, least, day)),
        declined=tuple(
            dossier.decline.feedback for dossier in about if dossier.decline is not None
        ),
        nominated=waiting,
        takes=None
        if is_held
        else next_step(
            catalog, ledger, badge, wanted, recipient, day, nominated=bool(waiting), rank=rank
        ),
    )


def _reached(
    catalog: Catalog, ledger: Ledger, recipient: str, badge: Badge, least: int, day: date
) -> Iterator[Reached]:
    """Yield the awards of a badge to somebody, or to a team that shares it, newest first."""
    dossiers = [
        (dossier, award)
        for dossier in dossiers_about(catalog, ledger, recipient, badge.id)
        if (award := dossier.award) is not None
        and badge.rank(award.level) >= least
        and recipient in holders_of(catalog, award)
    ]
    dossiers.sort(key=lambda pair: (str(pair[1].day), pair[1].path), reverse=True)
    for dossier, award in dossiers:
        state = state_of(catalog, dossier, award, day)
        if state == "not yet":
            continue
        end, revocation = last_day(badge, award), dossier.revocation
        said = "in force" + (f" until {end}" if end else "")
        if state == "revoked" and revocation is not None:
            said = f"revoked ({revocation.because}): {revocation.reason}"
        elif state == "expired":
            said = f"expired on {end}"
        yield Reached(
            award=str(dossier.grant),
            level=award.level,
            on=award.day,
            by=award.by,
            reason=award.reason,
            seconded_by=tuple(dict.fromkeys(second.by for second in dossier.seconds)),
            evidence=tuple(str(e.url or e.path) for e in award.evidence),
            in_force=state == "in force",
            state=said,
            path=award.path,
        )
