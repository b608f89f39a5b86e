"""Carrying out an import: files are read, planned, shown or recorded; all of it or nothing."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from badgectl.cli.reading import Programme, explaining_what_is_missing, read_programme
from badgectl.cli.recording.delivering import check_deliverable, deliver, fate_of, tell_outcome
from badgectl.cli.recording.desk import habits_here, prepared, show_commit
from badgectl.cli.say import note, tell
from badgectl.cli.session import Session
from badgectl.documents.files import FolderFiles, SourceFile
from badgectl.git.committing import Change
from badgectl.git.repository import Repository
from badgectl.imports.given import MAX_BYTES, Given
from badgectl.imports.plan import Commit, ImportPlan, commits
from badgectl.model.errors import AlreadyDoneError, RefusedError, UsageError
from badgectl.model.problems import Problem
from badgectl.model.text import counted

_SHOWN = 50  # problems: whoever has more of them mends the first and tries again
_NOTES = 20
STDIN = "-"


def read_files(session: Session, paths: Sequence[Path]) -> list[Given]:
    """Return the files that are named, those of a folder, or what comes on standard input."""
    return [given for path in paths for given in _read(session, path)]


def _read(session: Session, path: Path) -> Iterator[Given]:
    if str(path) == STDIN:
        yield Given("standard input", sys.stdin.buffer.read(MAX_BYTES + 1))
        return
    target = session.start / path
    if target.is_dir():
        files = FolderFiles(target.parent)
        listed = [p for p in files.list_below(target.name) if p.endswith((".yml", ".yaml"))]
        if not listed:
            raise UsageError(
                f"there are no YAML files in {path}", "name a file, or a folder of rules"
            )
        for file in files.read(listed):
            if isinstance(file, Problem):
                raise RefusedError(f"{path} cannot be read", [file])
            yield Given(_without_folder(file), file.data)
        return
    if not target.exists():
        raise UsageError(f"there is no {path}", "name a file, or `-` for standard input")
    with target.open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    yield Given(path.name, _in_picture(path.name, data) if _is_picture(path) else data)


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in (".png", ".svg")


def _in_picture(name: str, data: bytes) -> bytes:
    """Return the credential that a picture carries."""
    from badgectl.credentials.engine import UnsoundError
    from badgectl.credentials.opening import document_in
    from badgectl.imports.given import UnreadableSourceError

    try:
        return json.dumps(document_in(data).content).encode()
    except UnsoundError as error:
        raise UnreadableSourceError(
            f"{name}: {error}", "is it the badge that was issued?"
        ) from None


def _without_folder(file: SourceFile) -> str:
    return file.path.partition("/")[2]


def carry_out_import(
    session: Session,
    plan_for: Callable[[Programme, Repository], ImportPlan],
    *,
    each: bool,
    dry_run: bool,
    here: bool,
    push: bool,
    no_verify: bool,
) -> None:
    """Plan on the programme as it is, refuse what may not be, and record the rest at once."""
    programme, repository = prepared(session, here=here)
    with explaining_what_is_missing(programme):
        plans = [_checked(plan_for(programme, repository))]
    plan, made = plans[0], commits(plans[0], programme.catalog, each=each)
    program = programme.catalog.program
    if plan.is_empty or dry_run:
        if made:
            check_deliverable(repository, _change(made), program, push=push)
        _show(plan, made, fate_of(program, push=push))
        return

    def change_at(now: Repository) -> Change:
        if now.head != repository.head:
            again = read_programme(session, programme.root, now)
            plans[:] = [_checked(plan_for(again, now))]
            made[:] = commits(plans[0], again.catalog, each=each)
        if not made:
            raise AlreadyDoneError(
                f"{plans[0].name}: imported meanwhile", "all of it is there already"
            )
        return _change(made)

    habits = habits_here(programme, repository, no_verify=no_verify)
    outcome = deliver(repository, change_at, habits, program, push=push)
    for remark in _some(plans[0].notes):
        note(remark)
    done = "Proposed" if outcome.verb == "proposed" else "Created"
    tell_outcome(
        f"{done}: {plans[0].counts}; unchanged: {plans[0].unchanged}",
        outcome,
        details=[f"{counted(len(made), 'commit')}, the last {outcome.where}"],
    )


def _change(made: Sequence[Commit]) -> Change:
    first, *rest = (
        Change(files={path: text.encode() for path, text in one.files.items()}, message=one.message)
        for one in made
    )
    return Change(files=first.files, message=first.message, then=tuple(rest))


def _checked(plan: ImportPlan) -> ImportPlan:
    if plan.problems:
        more = len(plan.problems) - _SHOWN
        raise RefusedError(
            f"{plan.name}: {counted(len(plan.problems), 'problem')}; nothing was written",
            plan.problems[:_SHOWN],
            f"there are {more} more" if more > 0 else "",
        )
    return plan


def _show(plan: ImportPlan, made: Sequence[Commit], fate: str) -> None:
    for commit in made:
        show_commit(commit.files, commit.message)
    for remark in _some(plan.notes):
        note(remark)
    if plan.is_empty:
        tell(f"Nothing to do; unchanged: {plan.unchanged}")
        return
    tell(f"Creates: {plan.counts}; unchanged: {plan.unchanged}")
    tell(f"Would be {counted(len(made), 'commit')}{fate}. Nothing was written.")


def _some(notes: Sequence[str]) -> Iterator[str]:
    yield from notes[:_NOTES]
    if len(notes) > _NOTES:
        yield f"... and {len(notes) - _NOTES} more remarks"
