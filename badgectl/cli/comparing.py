"""Two commits of a programme, read and compared as `diff` does it."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from msgspec import Struct

from badgectl.changes.compare import compare
from badgectl.changes.difference import Difference
from badgectl.changes.records import Arrival, Origin, check_arrivals, new_records
from badgectl.cli.say import note
from badgectl.cli.session import Session
from badgectl.documents.disk import replace_file
from badgectl.documents.loading import load_programme, located
from badgectl.git.commit_files import CommitFiles, has_file
from badgectl.git.history import last_changes
from badgectl.git.lock import STATE
from badgectl.git.repository import find_repository, needed
from badgectl.git.revisions import commit_of, is_within, merge_base
from badgectl.index.entry_index import EntryIndex
from badgectl.model.catalog import Catalog
from badgectl.model.paths import AWARDS
from badgectl.model.records import Record
from badgectl.rules.award_terms import check_evidence_files
from badgectl.rules.frozen import check_frozen
from badgectl.verdicts.verdict import Verdict


class Comparison(Struct, frozen=True, kw_only=True):
    """What differs, what is wrong with it, and both catalogs."""

    difference: Difference
    verdict: Verdict
    old: Catalog
    new: Catalog


def compare_commits(session: Session, base: str, head: str, *, exact: bool) -> Comparison:
    """Compare two commits; unless `exact`, the first is where the second parted from it."""
    root = session.root()
    repository = needed(find_repository(root), root)
    first, last = commit_of(repository, base), commit_of(repository, head)
    if not exact:
        first = merge_base(repository, first, last)
    before, after = CommitFiles(repository, first), CommitFiles(repository, last)
    memory = EntryIndex(repository.common_dir / STATE)
    had, has = before.states(AWARDS), after.states(AWARDS)
    old = load_programme(before, memory=memory)
    new = load_programme(after, [path for path in has if path not in had], memory)
    records = list(new.ledger.records)
    origins = {
        path: Origin(change.commit, change.author, change.day)
        for path, change in last_changes(repository, first, last, AWARDS).items()
    }
    program = (old if old.catalog.program.blob else new).catalog.program
    today = session.today(program.timezone)
    landed = session.as_of is None and is_within(repository, last, program.branch)
    arrivals = _arrivals(records, origins, today, landed=landed)
    problems = [
        *new.problems,
        *check_frozen(had, has),
        *check_arrivals(old.catalog, new.catalog, old.ledger, arrivals),
        *check_evidence_files(records, partial(has_file, repository, commit=last)),
    ]
    told = list(new_records(new.catalog, records, origins, problems))
    return Comparison(
        difference=compare(
            old.catalog, new.catalog, old.ledger, told, base=first, head=last, day=today
        ),
        verdict=Verdict(
            problems=tuple(located(problems, after)), files=new.files, prefix=repository.prefix
        ),
        old=old.catalog,
        new=new.catalog,
    )


def _arrivals(
    records: Sequence[Record], origins: dict[str, Origin], today: date, *, landed: bool
) -> Iterable[Arrival]:
    """Return how records enter: all together today, or as they did where they have landed."""
    if not landed:
        return [Arrival(today, tuple(records))]
    order = {change.commit: n for n, change in enumerate(reversed(origins.values()))}
    groups: dict[tuple[int, date], list[Record]] = {}
    for record in records:
        origin = origins.get(record.path)
        key = (order[origin.commit], origin.day) if origin else (-1, today)
        groups.setdefault(key, []).append(record)
    return [Arrival(day, tuple(groups[n, day])) for n, day in sorted(groups)]


def draw_changes(comparison: Comparison, folder: Path) -> tuple[str, ...]:
    """Draw each badge that is new or looks different, before and after; return the files' names."""
    from badgectl.pictures.check import check_art
    from badgectl.pictures.drawing import Order, draw_all, orders
    from badgectl.pictures.pairs import PICTURE, before_and_after

    old, new = comparison.old, comparison.new
    faulty = {problem.place.path for one in (old, new) for problem in check_art(one)}
    wanted: dict[str, tuple[tuple[Order, ...], tuple[Order, ...]]] = {}
    for badge_id, badge in sorted(new.badges.items()):
        if badge.path in faulty:
            note(f"{badge.path} cannot be drawn; `badgectl validate` says why")
            continue
        was = old.badges.get(badge_id)
        before = orders(old, [(was, None)], PICTURE) if was else ()
        after = orders(new, [(badge, None)], PICTURE)
        if before != after:
            wanted[f"{badge_id}.png"] = before, after
    if wanted:
        folder.mkdir(parents=True, exist_ok=True)
    drawn = draw_all(tuple(order for pair in wanted.values() for side in pair for order in side))
    for name, (before, after) in wanted.items():
        page = before_and_after(list(islice(drawn, len(before))), list(islice(drawn, len(after))))
        replace_file(folder / name, page)
    return tuple(wanted)
