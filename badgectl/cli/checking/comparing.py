"""Two commits of a programme, read and compared as `diff` does it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo
from functools import partial
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from badgectl.changes.art import art_changes
from badgectl.changes.compare import compare
from badgectl.changes.difference import Difference, WaiverChange
from badgectl.changes.records import Arrival, Origin, check_arrivals, new_records
from badgectl.changes.renames import in_new_ids
from badgectl.changes.sides import sides
from badgectl.changes.waivers import waiver_changes
from badgectl.cli.checking.keeping import FileState
from badgectl.cli.checking.parting import check_direction
from badgectl.cli.say import note
from badgectl.cli.session import Session, zone
from badgectl.documents.disk import replace_file
from badgectl.documents.loading import CATALOG, load_art, load_programme, load_waivers, located
from badgectl.git.commit_files import CommitFiles, folder_with, has_file
from badgectl.git.history import last_changes
from badgectl.git.lock import STATE
from badgectl.git.repository import Repository, find_repository, needed
from badgectl.git.revisions import commit_of, is_within, merge_base
from badgectl.index.entry_index import EntryIndex
from badgectl.model.catalog import Catalog
from badgectl.model.errors import NoProgrammeError
from badgectl.model.paths import AWARDS
from badgectl.model.program import PROGRAM_FILE
from badgectl.model.records import Record
from badgectl.model.text import visible
from badgectl.rules.award_terms import check_evidence_files
from badgectl.rules.frozen import check_kept, touched_records
from badgectl.verdicts.verdict import Verdict


class Comparison(Struct, frozen=True, kw_only=True):
    """What differs, what is wrong with it, and both catalogs."""

    difference: Difference
    verdict: Verdict
    old: Catalog
    new: Catalog
    old_art: Mapping[str, bytes]
    """The own art of each side, by the names of its files."""
    new_art: Mapping[str, bytes]


def compare_commits(session: Session, base: str, head: str, *, exact: bool) -> Comparison:
    """Compare two commits; unless `exact`, the first is where the second parted from it."""
    repository = _repository(session, base, head)
    first, last = commit_of(repository, base), commit_of(repository, head)
    parted = first if exact else merge_base(repository, first, last)
    before, after = CommitFiles(repository, parted), CommitFiles(repository, last)
    memory = EntryIndex(repository.common_dir / STATE)
    had, has = before.states(AWARDS), after.states(AWARDS)
    old = load_programme(before, memory=memory)
    new = load_programme(after, [path for path in has if path not in had], memory)
    states = FileState(before), FileState(after)
    kept = check_kept(*states, touched_records(had, has), lambda: old.catalog, new.catalog)
    rewritten = set(kept.moved.values())
    records = [one for one in new.ledger.records if one.path not in rewritten]
    program = (old if old.catalog.program.blob else new).catalog.program
    if not exact:
        check_direction(repository, (base, head), (first, last), program.branch)
    today = session.today(program.timezone)
    origins = _origins(repository, parted, last, today, zone(program.timezone))
    landed = session.as_of is None and is_within(repository, last, program.branch)
    arrivals = _arrivals(records, origins, today, landed=landed)
    problems = [
        *new.problems,
        *kept.problems,
        *check_arrivals(*in_new_ids(old.catalog, old.ledger, new.catalog), new.catalog, arrivals),
        *check_evidence_files(records, partial(has_file, repository, commit=last)),
    ]
    refused = {problem.place.path for problem in problems if problem.severity == "error"}
    both = sides(old.catalog, new.catalog)
    from_top = visible(repository.prefix)
    difference = compare(
        old.catalog,
        new.catalog,
        old.ledger,
        list(new_records(both, records, origins, refused, from_top)),
        _waivers(before, after, from_top),
        base=parted,
        head=last,
        day=today,
    )
    old_art, new_art = load_art(before)[0], load_art(after)[0]
    difference = msgspec.structs.replace(
        difference,
        rewritten=len(rewritten),
        art=art_changes(old_art, new_art, new.catalog),
    )
    verdict = Verdict(
        problems=tuple(located(problems, after)),
        files=new.files + len(kept.problems),
        prefix=from_top,
    )
    return Comparison(
        difference=difference,
        verdict=verdict,
        old=old.catalog,
        new=new.catalog,
        old_art=old_art,
        new_art=new_art,
    )


def _repository(session: Session, base: str, head: str) -> Repository:
    """Return the repository around the programme: of the working tree, else of the commits.

    The commits may have a programme where the working tree has none: one that is being moved,
    or was taken away on this branch.
    """
    try:
        root = session.root()
    except NoProgrammeError:
        repository = find_repository(session.start.absolute())
        if repository is None:
            raise
        for revision in (head, base):
            prefix = folder_with(repository, PROGRAM_FILE, commit_of(repository, revision))
            if prefix is not None:
                return msgspec.structs.replace(repository, prefix=prefix)
        raise
    return needed(find_repository(root), root)


def _origins(
    repository: Repository, first: str, last: str, today: date, days: tzinfo
) -> dict[str, Origin]:
    """Return which commit gave each record its state, by the record's path."""
    return {
        path: Origin(change.commit, change.author, change.email, min(change.day, today))
        for path, change in last_changes(repository, first, last, AWARDS, days).items()
    }


def _waivers(before: CommitFiles, after: CommitFiles, prefix: str) -> tuple[WaiverChange, ...]:
    """Return the waivers that differ; only files that changed are read for them."""
    had, has = before.states(CATALOG, AWARDS), after.states(CATALOG, AWARDS)
    old, new = (
        load_waivers(files, [path for path, state in some.items() if others.get(path) != state])
        for files, some, others in ((before, had, has), (after, has, had))
    )
    return waiver_changes(old, new, prefix)


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
    from badgectl.pictures.art import artworks
    from badgectl.pictures.check import check_drawn
    from badgectl.pictures.drawing import Kind, Order, draw_all, orders
    from badgectl.pictures.pairs import PICTURE, before_and_after

    old, new = comparison.old, comparison.new
    old_art, new_art = artworks(comparison.old_art)[0], artworks(comparison.new_art)[0]
    both = ((old, old_art), (new, new_art))
    kinds = [Kind("png", PICTURE)]
    faulty = {
        problem.place.path
        for one, art in both
        for problem in check_drawn(one, one.badges.values(), art)
        if problem.severity == "error"
    }
    wanted: dict[str, tuple[tuple[Order, ...], tuple[Order, ...]]] = {}
    for badge_id, badge in sorted(new.badges.items()):
        if badge.path in faulty:
            note(f"{badge.path} cannot be drawn; `badgectl validate` says why")
            continue
        was = old.badges.get(badge_id)
        before = orders(old, [(was, None)], kinds, old_art) if was else ()
        after = orders(new, [(badge, None)], kinds, new_art)
        if before != after:
            wanted[f"{badge_id}.png"] = before, after
    if wanted:
        folder.mkdir(parents=True, exist_ok=True)
    drawn = draw_all(tuple(order for pair in wanted.values() for side in pair for order in side))
    for name, (before, after) in wanted.items():
        page = before_and_after(list(islice(drawn, len(before))), list(islice(drawn, len(after))))
        replace_file(folder / name, page)
    return tuple(wanted)
