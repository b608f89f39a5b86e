"""Verifying a programme's history: from a root of trust, or on from what was verified before."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date
from functools import partial
from itertools import islice

import msgspec
from msgspec import Struct

from badgectl.cli.checking.remembering import remembered
from badgectl.cli.checking.rooting import check_founded, founded, rooted
from badgectl.cli.session import Session, now, zone
from badgectl.codes.trust import ROLLBACK, UNSEEN
from badgectl.documents.loading import Loaded, load_programme
from badgectl.documents.partial_loading import load_by_parts
from badgectl.git.commit_files import CommitFiles
from badgectl.git.history_source import HistorySource
from badgectl.git.line_steps import commit_object, read_steps
from badgectl.git.lock import STATE
from badgectl.git.main_line import check_complete, first_parents, main_line
from badgectl.git.objects import object_reader
from badgectl.git.process import lines
from badgectl.git.repository import Repository, find_repository, needed
from badgectl.git.revisions import commit_of
from badgectl.index.entry_index import EntryIndex
from badgectl.model.catalog import Catalog
from badgectl.model.errors import UsageError
from badgectl.model.ledger import Ledger
from badgectl.model.problems import Place
from badgectl.model.program import PROGRAM_FILE
from badgectl.signatures.commits import day_of
from badgectl.trust.examining import Examiner, at_root
from badgectl.trust.findings import Finding
from badgectl.trust.key_line import places_on
from badgectl.trust.outcome import Outcome, conclude
from badgectl.trust.state import Verified
from badgectl.trust.steps import Step
from badgectl.verdicts.trust import Trusted

Watch = Callable[[Iterable[Step], int], Iterable[Step]]
"""Shows how far it is; given the steps to come and their number."""


_HELD = 500  # steps whose files are read at once


class Wanted(Struct, frozen=True, kw_only=True):
    """What is to be verified."""

    range: str | None = None
    root: str | None = None
    checkpoints: tuple[str, ...] = ()
    fetch: bool = False
    afresh: bool = False
    """Whether to forget what was verified before."""


def verify(session: Session, wanted: Wanted, watch: Watch) -> Trusted:
    """Verify the main line; what it comes to is remembered, if it began at the usual root."""
    root = session.root()
    repository = needed(find_repository(root), root)
    check_complete(repository)
    base, _, head = (wanted.range or "").rpartition("..")
    if base and wanted.root:
        raise UsageError("BASE..TIP and `--root` both say where it begins", "leave one of them out")
    tip = commit_of(repository, head or "HEAD")
    named = base or wanted.root
    past = remembered(repository, afresh=wanted.afresh)
    known = None if named else _known(repository, tip, past.verified)
    begun = known or _rooted(repository, tip, named)
    stood = _walk(repository, begun, watch, fetch=wanted.fetch)
    line, verified, branch = stood.line, stood.verified, stood.catalog.program.branch
    earlier = founded(repository, verified, known.verified.tip if known else None)
    verified = msgspec.structs.replace(verified, founded=earlier)
    lost = None if named else past.lost(line, branch)
    unseen = any(one.problem.code == UNSEEN.name for one in verified.findings)
    if not (named or unseen or (lost and lost.problem.severity == "error")):
        past.keep(verified, line, branch)
    outcome = conclude(verified, stood.catalog, stood.ledger)
    further = (
        *check_founded(repository, verified),
        *([lost] if lost else ()),
        *_lost_checkpoints(repository, stood.line, wanted.checkpoints),
    )
    outcome = msgspec.structs.replace(outcome, findings=(*outcome.findings, *further))
    return Trusted(
        outcome=outcome,
        named_root=verified.is_named,
        dates=_dates(repository, outcome),
        from_top=repository.prefix,
    )


class _Stood(Struct, frozen=True):
    """What stands at some commit of the main line."""

    line: Sequence[str]
    verified: Verified
    catalog: Catalog
    ledger: Ledger


def _known(repository: Repository, tip: str, verified: Verified | None) -> _Stood | None:
    """Return what is known of a main line; None if it does not go on from there.

    Where the programme could not be read, what it said before goes on to count: the files of that
    commit do not tell that, so then verifying begins anew.
    """
    line = main_line(repository, tip, verified.turns) if verified else ()
    if verified is None or verified.tip not in line:
        return None
    loaded = _loaded(repository, verified.tip)
    is_sound = bool(loaded.catalog.program.blob)
    return _Stood(line, verified, loaded.catalog, loaded.ledger) if is_sound else None


def _rooted(repository: Repository, tip: str, named: str | None) -> _Stood:
    """Return what is taken for granted: all that the root of trust has."""
    line, root, turns = rooted(repository, tip, named)
    loaded = load_programme(CommitFiles(repository, root), memory=_entries(repository))
    clock = max(0, min(commit_object(repository, root).committed_at, int(now().timestamp())))
    verified = at_root(root, loaded.catalog, loaded.ledger, places_on(line, root), clock=clock)
    verified = msgspec.structs.replace(verified, is_named=named is not None, turns=turns)
    return _Stood(line, verified, loaded.catalog, loaded.ledger)


def _walk(repository: Repository, begun: _Stood, watch: Watch, *, fetch: bool) -> _Stood:
    """Take the steps that are left."""
    verified, line = begun.verified, begun.line
    left = line[line.index(verified.tip) :]
    steps_left = len(left) - 1
    if not steps_left:
        return begun
    places = places_on(line, verified.root)
    with _source(repository, fetch=fetch) as source:
        examiner = Examiner(
            verified, begun.catalog, begun.ledger, source,
            position_of=places, now=now(), zone=zone,
        )  # fmt: skip
        steps = iter(watch(read_steps(repository, left, fetch=fetch), steps_left))
        while some := list(islice(steps, _HELD)):
            source.hold(some)
            for step in some:
                examiner.take(step)
        if steps_left > _HELD:
            _loaded(repository, line[-1])  # what is read is kept, and the next run begins there
        return _Stood(line, examiner.verified, examiner.catalog, examiner.ledger)


@contextmanager
def _source(repository: Repository, *, fetch: bool) -> Iterator[HistorySource]:
    git = repository.git if fetch else repository.git.offline
    with object_reader(git) as reader:
        yield HistorySource(git, repository.prefix, reader, partial(_loaded, repository))


def _loaded(repository: Repository, commit: str) -> Loaded:
    files, memory = CommitFiles(repository, commit), _entries(repository)
    return load_by_parts(files, memory) or load_programme(files, memory=memory)


def _entries(repository: Repository) -> EntryIndex:
    return EntryIndex(repository.common_dir / STATE)


def _lost_checkpoints(
    repository: Repository, line: Sequence[str], checkpoints: Sequence[str]
) -> Iterator[Finding]:
    """Yield a finding for each checkpoint that the main line has lost."""
    # Before a branch brought the programme in, the first parents are another line.
    known = {*line, *first_parents(repository, line[-1])} if checkpoints else set()
    for named in checkpoints:
        commit = repository.git.says(
            "rev-parse", "-q", "--verify", "--end-of-options", f"{named}^{{commit}}"
        )
        if commit not in known:
            problem = ROLLBACK.problem(
                Place(PROGRAM_FILE),
                f"the checkpoint {named[:12]} is not on the main line",
                "somebody forced the branch back, or this is another repository: compare with "
                "who has that commit",
            )
            yield Finding(problem=problem, commit=commit or named, entered=-1)


def _dates(repository: Repository, outcome: Outcome) -> dict[str, str]:
    """Return the days and subjects of the commits that findings name."""
    named = sorted({one.commit for one in outcome.findings if one.entered >= 0})
    if not named:
        return {}
    told = repository.git.read("show", "-s", "--format=%H%x00%ct%x00%an%x00%s", *named[:200])
    found = {}
    for line in lines(told.decode("utf-8", "replace")):
        commit, at, author, subject = line.split("\0", 3)
        day = day_of(at, UTC) or date.max
        found[commit] = f"{day} {author}: {subject}"
    return found
