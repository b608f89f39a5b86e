"""Who may commit what somebody else gives, says or does."""

from collections.abc import Iterator
from datetime import date

from badgectl.codes import policy as codes
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.problems import Problem
from badgectl.model.records import Record
from badgectl.rules.records import BY_RULES


def check_recorder(
    catalog: Catalog, _ledger: Ledger, record: Record, _today: date
) -> Iterator[Problem]:
    """Whoever records for another is a recorder; what was counted, maintainers record as well."""
    recorder, program = record.recorded_by, catalog.program
    counted_by = program.maintainers if record.by == BY_RULES else ()
    if recorder not in (None, record.by, *program.recorders, *counted_by):
        yield codes.RECORDER.problem(
            record.at("recorded_by"),
            f"{recorder} is no recorder",
            f"let {'a maintainer' if record.by == BY_RULES else 'the giver'} commit it, or add "
            "`recorders:` to catalog/program.yaml",
        )
