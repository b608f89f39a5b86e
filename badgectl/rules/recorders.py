"""Who may commit what somebody else gives, says or does."""

from collections.abc import Iterator
from datetime import date

from badgectl.codes import policy as codes
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.problems import Problem
from badgectl.model.program import PROGRAM_FILE
from badgectl.model.records import Award, Record, Void
from badgectl.rules.records import BY_RULES


def check_recorder(
    catalog: Catalog, _ledger: Ledger, record: Record, _today: date
) -> Iterator[Problem]:
    """Whoever records for another is a recorder, and so is whoever imports awards.

    What was counted, maintainers record as well. A void is theirs alone: the key of a machine that
    records awards is no maintainer's.
    """
    recorder, program = record.recorded_by, catalog.program
    counted_by = program.maintainers if record.by == BY_RULES else ()
    is_void = isinstance(record, Void)
    recorders = program.maintainers if is_void else (*program.recorders, *counted_by)
    if isinstance(record, Award) and record.source is not None:
        if not is_imported(catalog, record):
            yield codes.RECORDER.problem(
                record.at("recorded_by" if recorder else "source"),
                f"{recorder or record.by} is neither maintainer nor recorder; only they import "
                "awards",
                "let one of them import it, or leave `source:` out",
            )
    elif recorder not in (None, record.by, *recorders):
        giver = "a maintainer" if record.by == BY_RULES else "the giver"
        said, hint = (
            ("is no maintainer; only they void", "let one of them commit it")
            if is_void
            else ("is no recorder", f"let {giver} commit it, or add `recorders:` to {PROGRAM_FILE}")
        )
        yield codes.RECORDER.problem(record.at("recorded_by"), f"{recorder} {said}", hint)


def is_imported(catalog: Catalog, award: Award) -> bool:
    """Tell whether a maintainer or recorder says that an award was made elsewhere."""
    trusted = (*catalog.program.maintainers, *catalog.program.recorders)
    return award.source is not None and (award.recorded_by or award.by) in trusted
