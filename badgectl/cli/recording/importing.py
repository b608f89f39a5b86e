"""Carrying out an import: files are read, planned, shown or recorded; all of it or nothing."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from badgectl.cli.reading import Programme
from badgectl.cli.recording.delivering import tell_outcome
from badgectl.cli.recording.desk import show_commit
from badgectl.cli.recording.planning import Planned
from badgectl.cli.say import note, tell
from badgectl.cli.session import Session
from badgectl.documents.files import FolderFiles, SourceFile
from badgectl.documents.given import MAX_BYTES, Given
from badgectl.git.committing import Change
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
    from badgectl.documents.given import UnreadableSourceError

    try:
        return json.dumps(document_in(data).content).encode()
    except UnsoundError as error:
        raise UnreadableSourceError(
            f"{name}: {error}", "is it the badge that was issued?"
        ) from None


def _without_folder(file: SourceFile) -> str:
    return file.path.partition("/")[2]


class _Ready(Struct, frozen=True):
    """An import and the commits that it makes of a programme."""

    plan: ImportPlan
    commits: tuple[Commit, ...]

    @property
    def change(self) -> Change:
        """The commits to be."""
        if not self.commits:
            raise AlreadyDoneError(
                f"{self.plan.name}: imported meanwhile", "all of it is there already"
            )
        first, *rest = (
            Change(
                files={path: text.encode() for path, text in one.files.items()},
                message=one.message,
            )
            for one in self.commits
        )
        return Change(files=first.files, message=first.message, then=tuple(rest))


def carry_out_import(
    session: Session, plan_for: Callable[[Programme], ImportPlan], *,
    each: bool, dry_run: bool, here: bool, push: bool, no_verify: bool,
) -> None:  # fmt: skip
    """Plan on the programme as it is, refuse what may not be, and record the rest at once."""

    def ready(programme: Programme) -> _Ready:
        plan = _checked(plan_for(programme))
        return _Ready(plan, tuple(commits(plan, programme.catalog, each=each)))

    planned = Planned(session, ready, lambda one: one.change, here=here, push=push)
    if planned.plan.plan.is_empty or dry_run:
        if planned.plan.commits:
            planned.check_deliverable()
        _show(planned.plan, planned.fate)
        return
    outcome = planned.deliver(no_verify=no_verify)
    plan, made = planned.plan.plan, planned.plan.commits
    for remark in _some(plan.notes):
        note(remark)
    done = "Proposed" if outcome.verb == "proposed" else "Created"
    tell_outcome(
        f"{done}: {plan.counts}; unchanged: {plan.unchanged}",
        outcome,
        details=[f"{counted(len(made), 'commit')}, the last {outcome.where}"],
    )


def _checked(plan: ImportPlan) -> ImportPlan:
    if plan.problems:
        more = len(plan.problems) - _SHOWN
        raise RefusedError(
            f"{plan.name}: {counted(len(plan.problems), 'problem')}; nothing was written",
            plan.problems[:_SHOWN],
            f"there are {more} more" if more > 0 else "",
        )
    return plan


def _show(ready: _Ready, fate: str) -> None:
    plan = ready.plan
    for commit in ready.commits:
        show_commit(commit.files, commit.message)
    for remark in _some(plan.notes):
        note(remark)
    if plan.is_empty:
        tell(f"Nothing to do; unchanged: {plan.unchanged}")
        return
    tell(f"Creates: {plan.counts}; unchanged: {plan.unchanged}")
    tell(f"Would be {counted(len(ready.commits), 'commit')}{fate}. Nothing was written.")


def _some(notes: Sequence[str]) -> Iterator[str]:
    yield from notes[:_NOTES]
    if len(notes) > _NOTES:
        yield f"... and {len(notes) - _NOTES} more remarks"
