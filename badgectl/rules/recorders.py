"""Who may commit what somebody else gives, says or does."""

from collections.abc import Iterator
from datetime import date

from badgectl.codes import policy as codes
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.problems import Problem
from badgectl.model.records import Record


def check_recorder(
    catalog: Catalog, _ledger: Ledger, record: Record, _today: date
) -> Iterator[Problem]:
    """Whoever records for another is a recorder of the programme."""
    recorder = record.recorded_by
    if recorder not in (None, record.by, *catalog.program.recorders):
        yield codes.RECORDER.problem(
            record.at("recorded_by"),
            f"{recorder} is no recorder",
            "let the giver commit it, or add `recorders:` to catalog/program.yaml",
        )
