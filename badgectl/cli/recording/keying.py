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
from badgectl.git.upstream import NoRemoteError, route_of
from badgectl.model.catalog import Catalog
from badgectl.model.errors import BadgectlError, UsageError
from badgectl.model.people import Person
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


class FirstKeyError(BadgectlError):
    """A first key on the main line, which nobody vouches for, would turn it red."""


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
    main, merged_by = catalog.program.branch, ready.change.merged_by
    branch = branch_of_key(ready.change.person) if merged_by else ""
    note("  send it as a branch:" if branch else f"  it counts once it is committed on {main}:")
    note(f"  {committing(repository, root / path, subject, main, branch)}")
    if branch:
        _tell_merge(ready.change, _sent(repository, branch))


def committing(repository: Repository, path: Path, subject: str, main: str, branch: str) -> str:
    """Return the commands that commit a file, signed; on a branch that is sent, if one is named."""
    file = shlex.quote(os.path.relpath(path))
    commit = f"git add {file} && git commit -S -m {shlex.quote(subject)}"
    if not branch:
        return commit
    remote, slash, _ = _sent(repository, branch).partition("/")
    push = f" && git push {shlex.quote(remote)} {branch}" if slash else ""
    return f"git switch -c {branch} && {commit}{push} && git switch {shlex.quote(main)}"


def branch_of_key(person: Person) -> str:
    """Return the branch on which a first key of somebody is sent."""
    return f"key-{person.id}"


def _sent(repository: Repository, branch: str) -> str:
    """Return what a branch is called once it was sent; as it is where there is no remote."""
    try:
        return f"{route_of(repository, repository.branch or '').fork}/{branch}"
    except NoRemoteError:
        return branch


def _tell_merge(change: KeyChange, branch: str) -> None:
    fetch, push = ("git fetch && ", " && git push") if "/" in branch else ("", "")
    merge = f"{fetch}git merge --no-ff -S {shlex.quote(branch)}{push}"
    note(f"  then {change.merged_by} runs: {merge}")


def _record(session: Session, plan_for: PlanFor, wish: Wish) -> None:
    planned = Planned(
        session,
        lambda programme: _ready_at(programme, plan_for),
        lambda ready: ready.commit,
        here=wish.here,
        push=wish.push,
        needs_merge=lambda ready: bool(ready.change.merged_by),
    )
    if planned.plan.change.merged_by and not (wish.push or wish.here):
        raise FirstKeyError(planned.plan.change.notes[0], "`--push` instead of `--commit` sends it")
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
    if change.merged_by and outcome.proposal:
        _tell_merge(change, outcome.proposal)


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
