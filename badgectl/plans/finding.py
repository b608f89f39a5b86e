"""Which award or nomination people mean by `ada/mentor@gold`, or by less where that is enough."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from badgectl.model.catalog import Catalog
from badgectl.model.errors import BadgectlError, UnknownIdError
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.paths import AWARDS, Grant, parse_grant, parse_record_path
from badgectl.model.records import Nomination
from badgectl.model.standing import award_in_force
from badgectl.model.text import did_you_mean, excerpt, listed, one_line
from badgectl.plans.pairs import Said, recipient_first
from badgectl.plans.plan import resolve_recipient
from badgectl.rules.waiting import closes_on, is_waiting

_SHOWN = 5


class NotWaitingError(BadgectlError):
    """The nomination that is meant was decided, withdrawn or closed."""


def find_award(catalog: Catalog, ledger: Ledger, said: Said, today: date) -> Dossier:
    """Return the award that `ada/mentor@gold` names; the level or round may be left out.

    What is left out must follow from what is in force, or from what was; else the error lists what
    there is.
    """
    word = recipient_first(catalog, said)
    grant = _meant(catalog, word, "award")
    dossiers = list(_like(ledger, grant))
    awards = [dossier for dossier in dossiers if dossier.given is not None]
    in_force = [d for d in awards if award_in_force(catalog, d, today) is not None]
    exact = (dossier for dossier in awards if dossier.grant == grant)
    found = _one(word, grant, in_force, "awards") or next(exact, None)
    found = found or _one(word, grant, awards, "awards")
    if found is not None:
        return found
    for dossier in dossiers:
        badge = catalog.badges.get(grant.badge)
        if badge is not None and is_waiting(badge, dossier, today):
            raise UnknownIdError(
                f"{dossier.grant} is nominated, not awarded yet",
                f"`badgectl show {dossier.grant}` says what it waits for",
            )
    raise _unknown(
        "award",
        word,
        (dossier for dossier in ledger.of(grant.recipient) if dossier.given is not None),
        f"`badgectl list awards --recipient {grant.recipient}` shows what there is",
    )


def find_nomination(catalog: Catalog, ledger: Ledger, said: Said, today: date) -> Dossier:
    """Return the waiting nomination that `ada/mentor@gold` names; level or round may be left out.

    Where none waits, the error says what became of the last one.
    """
    word = recipient_first(catalog, said)
    grant = _meant(catalog, word, "nomination")
    nominated = [dossier for dossier in _like(ledger, grant) if _is_nominated(dossier)]
    badge = catalog.badges.get(grant.badge)
    waiting = [d for d in nominated if badge is not None and is_waiting(badge, d, today)]
    found = _one(word, grant, waiting, "nominations")
    if found is not None:
        return found
    if nominated:
        raise NotWaitingError(*_what_became_of(catalog, nominated[-1]))
    raise _unknown(
        "nomination",
        word,
        (dossier for dossier in ledger.of(grant.recipient) if _is_nominated(dossier)),
        "`badgectl list nominations` shows those that wait",
    )


def without_path(word: str) -> str:
    """Return `ada/mentor@gold` for the path of one of its records, as commands print it."""
    location = parse_record_path(word) or parse_record_path(f"{AWARDS}/{word}.yaml")
    return str(location.grant) if location and location.grant else word


def _meant(catalog: Catalog, word: str, what: str) -> Grant:
    grant = parse_grant(without_path(word))
    if grant is None:
        raise UnknownIdError(
            f"`{excerpt(word, 80)}` names no {what}",
            "write recipient and badge, as `ada/mentor@gold`",
        )
    return msgspec.structs.replace(grant, recipient=resolve_recipient(catalog, grant.recipient))


def _like(ledger: Ledger, grant: Grant) -> Iterable[Dossier]:
    """Return what is on record of a grant, or of all that it leaves open; the last round last."""
    found = ledger.of(grant.recipient, grant.badge)
    return (dossier for dossier in found if grant.covers(dossier.grant))


def _one(word: str, grant: Grant, found: Sequence[Dossier], what: str) -> Dossier | None:
    """Return the one that is exactly meant, or the only one there is; raise if there are more."""
    exact = [dossier for dossier in found if dossier.grant == grant]
    if exact or len(found) < 2:
        return next(iter(exact or found), None)
    some = listed((f"`{dossier.grant}`" for dossier in found[-_SHOWN:]), last="or")
    raise UnknownIdError(f"`{word}` could be {len(found)} {what}", f"say which: {some}")


def _unknown(what: str, word: str, known: Iterable[Dossier], otherwise: str) -> UnknownIdError:
    grants = [dossier.grant for dossier in known]
    short = (f"{grant.recipient}/{grant.badge}" for grant in grants)
    hint = did_you_mean(word, dict.fromkeys((*map(str, grants), *short)), otherwise)
    return UnknownIdError(f"there is no {what} {word}", hint)


def _is_nominated(dossier: Dossier) -> bool:
    return any(isinstance(record, Nomination) for record in dossier.records)


def _what_became_of(catalog: Catalog, dossier: Dossier) -> tuple[str, str]:
    """Return how a nomination ended, and what can be done now."""
    grant, nomination, decline = dossier.grant, dossier.nomination, dossier.decline
    badge = catalog.badges.get(grant.badge)
    again = f"`badgectl nominate {grant.badge_ref} {grant.recipient}` opens a new round"
    if dossier.given is not None:
        who = f"{dossier.given.by}{_on(dossier.given.day)}"
        return f"{grant} was awarded by {who}", f"`badgectl show {grant}` shows the award"
    if decline is not None:
        who = f"{decline.by}{_on(decline.day)}"
        return f"{grant} was declined by {who}: {one_line(decline.feedback)}", again
    if nomination is None or badge is None:
        return f"the nomination {grant} was withdrawn", again
    return f"the nomination {grant} closed on {closes_on(badge, nomination)}", again


def _on(day: date | None) -> str:
    return f" on {day}" if day else ""
