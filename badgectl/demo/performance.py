"""The performance: the catalog as it began, then every act in its order, each judged and signed."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta, tzinfo
from pathlib import Path

import msgspec
from msgspec import Struct

from badgectl.demo.cast import Cast, make_cast
from badgectl.documents.example import example_files
from badgectl.documents.loading import load_programme
from badgectl.documents.writing import format_entry
from badgectl.git.commit_files import CommitFiles
from badgectl.git.committing import Change
from badgectl.git.creating import commit_paths, create_repository
from badgectl.git.habits import Habits
from badgectl.git.recording import record
from badgectl.git.repository import Repository, find_repository
from badgectl.model.art import is_art_path
from badgectl.model.catalog import Catalog
from badgectl.model.errors import RefusedError
from badgectl.model.ledger import Ledger
from badgectl.model.paths import PEOPLE_FOLDER
from badgectl.model.program import PROGRAM_FILE
from badgectl.model.records import Award, Record
from badgectl.plans.messages import message_for
from badgectl.plans.replay import Act, Ending, acts, endings
from badgectl.rules.record_checks import check_new

_MORNING, _BREAK = time(9), timedelta(minutes=15)


class Script(Struct, frozen=True, kw_only=True):
    """What is going to happen: the example's catalog as it ended, and the way there."""

    root: Path
    paths: tuple[str, ...]
    catalog: Catalog
    steps: tuple[Act | Ending, ...]


def load_script() -> Script:
    """Read the example programme and put its past in order."""
    files = example_files()
    loaded = load_programme(files)
    steps: list[Act | Ending] = [*acts(loaded.catalog, loaded.ledger)]
    steps += endings(loaded.catalog, loaded.ledger)
    return Script(
        root=files.root,
        paths=tuple(files.list_below("catalog")),
        catalog=loaded.catalog,
        steps=tuple(sorted(steps, key=lambda step: step.day)),
    )


def perform(script: Script, folder: Path, zone: tzinfo, *, signed: bool) -> Iterator[Act | Ending]:
    """Replay a script into an empty folder; yield each step when it is committed."""
    repository = create_repository(folder, script.catalog.program.branch)
    cast = make_cast(script.catalog, repository, signed=signed)
    founder = script.catalog.program.maintainers[0]
    today: Counter[object] = Counter()
    _write_catalog(script, folder, cast)
    began = datetime.combine(script.steps[0].day, time(8), zone)
    commit_paths(repository, script.paths, "Start the badge programme", cast.hand(founder, began))
    catalog, ledger = _committed_catalog(folder), Ledger()
    for step in script.steps:
        instant = datetime.combine(step.day, _MORNING, zone) + today[step.day] * _BREAK
        today[step.day] += 1
        if isinstance(step, Act):
            records = tuple(_completed(catalog, one) for one in step.records)
            ledger = _judged(catalog, ledger, records, step)
            _commit(repository, catalog, records, cast, step.by, instant)
        else:
            text = (script.root / step.path).read_text(encoding="utf-8")
            (folder / step.path).write_text(_with_key(script, cast, step.path, text), "utf-8")
            commit_paths(repository, [step.path], step.subject, cast.hand(founder, instant))
            catalog = _committed_catalog(folder)
        yield step


def _write_catalog(script: Script, folder: Path, cast: Cast) -> None:
    """Write the catalog as it was on the first day: everybody there, nothing retired."""
    later = {step.path: step.line for step in script.steps if isinstance(step, Ending)}
    for path in script.paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if is_art_path(path):
            target.write_bytes((script.root / path).read_bytes())
            continue
        text = (script.root / path).read_text(encoding="utf-8").replace(later.get(path, "\0"), "")
        if path == PROGRAM_FILE and not cast.signed:
            text = text.replace("required: signed", "required: claimed")
        target.write_text(_with_key(script, cast, path, text), encoding="utf-8")


def _with_key(script: Script, cast: Cast, path: str, text: str) -> str:
    """Return a person's file with the key made for the occasion; any other as it is."""
    if not path.startswith(PEOPLE_FOLDER):
        return text
    return text + cast.introduced(Path(path).stem, script.steps[0].day)


def _committed_catalog(folder: Path) -> Catalog:
    repository = find_repository(folder)
    if repository is None or repository.head is None:
        raise FileNotFoundError(folder)
    return load_programme(CommitFiles(repository, repository.head), records=()).catalog


def _completed(catalog: Catalog, one: Record) -> Record:
    """Return a record as the tool would have written it then: with the badge's definition."""
    if not isinstance(one, Award):
        return one
    return msgspec.structs.replace(one, definition=catalog.badges[one.badge].blob)


def _judged(catalog: Catalog, ledger: Ledger, records: tuple[Record, ...], step: Act) -> Ledger:
    """Return the ledger with an act's records in it; raise if the rules of that day forbid them."""
    after = ledger.with_records(records)
    problems = check_new(catalog, after, records, step.day)
    if problems:
        raise RefusedError(f"the example's {records[0].path} is not allowed", problems)
    return after


def _commit(
    repository: Repository, catalog: Catalog, records: tuple[Record, ...], cast: Cast, by: str,
    instant: datetime,
) -> None:  # fmt: skip
    change = Change(
        files={one.path: format_entry(one).encode() for one in records},
        message=str(message_for(catalog, records)),
    )
    record(repository, lambda _: change, Habits(sign=cast.signed), cast.hand(by, instant))
