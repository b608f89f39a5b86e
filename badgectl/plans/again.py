"""Telling whether what is asked for was recorded before or meanwhile, and what became of it."""

from typing import Any

import msgspec

from badgectl.model.errors import AlreadyDoneError
from badgectl.model.ledger import Ledger
from badgectl.model.records import Award, Record, Void
from badgectl.model.text import listed
from badgectl.plans.plan import Plan
from badgectl.rules.records import BY_RULES

_NAMED = 3
_BESIDES: dict[str, Any] = {
    "path": "",
    "blob": "",
    "filed_as": "",
    "former": {},
    "definition": None,
    "batch": None,
    "joint": None,
}


def check_not_done(plan: Plan, ledger: Ledger) -> None:
    """Raise if a record of a plan, made before, stands in a ledger that has come in since.

    The next plan would make a second award of a repeatable badge out of the first. What rules
    award is left alone: they count what stands, and the next plan holds only what is left.
    """
    given = [r for r in plan.records if not (isinstance(r, Award) and r.by == BY_RULES)]
    done = [record.path for record in given if _same(ledger.at(record.location), record)]
    if done:
        raise AlreadyDoneError(
            f"{plan.message.subject}: already recorded meanwhile",
            f"see {listed(done[:_NAMED])}; nothing else was recorded",
        )


def fate(ledger: Ledger, record: Record) -> str:
    """Return how a record was taken back, as the end of a sentence; empty if it stands."""
    ending = ledger.ending(record)
    if ending is None:
        return ""
    return f", and {ending.by} voided it" if isinstance(ending, Void) else " and took it back"


def _same(there: Record | None, planned: Record) -> bool:
    if there is None or type(there) is not type(planned):
        return False
    besides = {name: value for name, value in _BESIDES.items() if hasattr(planned, name)}
    replaced = msgspec.structs.replace
    return bool(replaced(there, **besides) == replaced(planned, **besides))
