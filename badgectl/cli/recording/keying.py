"""Carrying out a change of signing keys: in the file, for a review, or recorded at once."""

import os
import shlex
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct

from badgectl.cli.reading import Programme, committed_in, read_folder
from badgectl.cli.recording.delivering import tell_outcome
from badgectl.cli.recording.desk import person_at_work, show_message
from badgectl.cli.recording.planning import Planned
from badgectl.cli.recording.rewriting import Rewritten, rewritten, show_rewritten
from badgectl.cli.say import note, tell
from badgectl.cli.session import Session
from badgectl.documents.disk import replace_file
from badgectl.documents.files import Files, FolderFiles
from badgectl.git.commit_files import CommitFiles
from badgectl.git.committing import Change
from badgectl.git.repository import Repository, find_repository, needed
from badgectl.model.catalog import Catalog
from badgectl.model.errors import UsageError
from badgectl.plans.keys import KeyChange

_LONGEST = 100_000  # bytes of what is read as a key


class Desk(Struct, frozen=True, kw_only=True):
    """What a change of keys is planned with."""

    catalog: Catalog
    repository: Repository
    by: str
    today: date


class Wish(Struct, frozen=True):
    """What is to be done with a change, by the options."""

    dry_run: bool
    commit: bool
    push: bool
    here: bool
    no_verify: bool


PlanFor = Callable[[Desk], KeyChange]


class _Ready(Struct, frozen=True):
    """A change and the file that it makes of another."""

    change: KeyChange
    file: Rewritten

    @property
    def commit(self) -> Change:
        """The commit to be."""
        old = self.file.old
        return Change(
            files={old.path: self.file.text.encode()},
            replaces={old.path: old.blob},
            message=str(self.change.message),
        )


def change_keys(session: Session, plan_for: PlanFor, wish: Wish) -> None:
    """Plan a change of keys, and show it, write it or record it as asked."""
    if wish.commit or wish.push:
        _record(session, plan_for, wish)
        return
    if wish.here or wish.no_verify:
        raise UsageError("`--here` and `--no-verify` are about commits", "say `--commit`, too")
    session.check_today()
    root = session.root()
    repository = needed(find_repository(root), root)
    catalog = read_folder(session)
    desk = Desk(
        catalog=catalog,
        repository=repository,
        by=person_at_work(repository, catalog),
        today=session.today(catalog.program.timezone),
    )
    ready = _ready(plan_for(desk), FolderFiles(root, repository.object_format))
    if wish.dry_run:
        _show(ready, commit=False)
        return
    replace_file(root / ready.file.old.path, ready.file.text.encode())
    subject, path = ready.change.message.subject, ready.file.old.path
    tell(f"{subject}: written", color="green")
    note(f"  {path}", dim=True)
    for remark in ready.change.notes:
        note(f"  {remark}")
    note(f"  it counts once it is committed on {catalog.program.branch}:")
    from_here = shlex.quote(os.path.relpath(root / path))
    note(f"  git add {from_here} && git commit -S -m {shlex.quote(subject)}")


def _record(session: Session, plan_for: PlanFor, wish: Wish) -> None:
    planned = Planned(
        session,
        lambda programme: _ready_at(programme, plan_for),
        lambda ready: ready.commit,
        here=wish.here,
        push=wish.push,
    )
    if wish.dry_run:
        planned.check_deliverable()
        _show(planned.plan, commit=True)
        return
    outcome = planned.deliver(no_verify=wish.no_verify, sign=True)
    change = planned.plan.change
    tell_outcome(
        f"{change.message.subject}: {outcome.verb}",
        outcome,
        details=[planned.plan.file.old.path, f"commit {outcome.where}"],
        remarks=change.notes,
    )


def _ready_at(programme: Programme, plan_for: PlanFor) -> _Ready:
    repository, commit = committed_in(programme)
    catalog = programme.catalog
    desk = Desk(
        catalog=catalog,
        repository=repository,
        by=person_at_work(repository, catalog),
        today=programme.today,
    )
    return _ready(plan_for(desk), CommitFiles(repository, commit))


def _ready(change: KeyChange, files: Files) -> _Ready:
    """Return a change with the file as it will be; raise if that would not be sound."""
    edits = {change.person.path: change.edits}
    (file,) = rewritten(files, edits, change.message.subject)
    return _Ready(change, file)


def _show(ready: _Ready, *, commit: bool) -> None:
    """Print each line that would change and, where one would be made, the commit's message."""
    tell(ready.change.message.subject, bold=True)
    show_rewritten(ready.file)
    if commit:
        show_message(str(ready.change.message))
    for remark in ready.change.notes:
        note(f"  {remark}")
    done = "record 1 file in one commit" if commit else "write 1 file"
    tell(f"Would {done}. Nothing was written.")


def read_key_file(session: Session, name: str) -> str:
    """Return the text of a file that holds a key, or what comes on standard input for `-`."""
    if name == "-":
        return sys.stdin.buffer.read(_LONGEST).decode("utf-8", "replace")
    path = session.start / Path(name).expanduser()
    if not path.is_file():
        raise UsageError(f"there is no file {name}", "name a `.pub` file, or `-`")
    with path.open("rb") as file:
        return file.read(_LONGEST).decode("utf-8", "replace")
