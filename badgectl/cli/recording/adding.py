"""Carrying out an addition to the catalog: recorded at once, or a badge's file to begin with."""

import os
import shlex
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from badgectl.cli.reading import Programme, committed_in, read_folder
from badgectl.cli.recording.delivering import tell_outcome
from badgectl.cli.recording.desk import show_files, show_message
from badgectl.cli.recording.planning import Planned
from badgectl.cli.recording.rewriting import Rewritten, rewritten, show_rewritten
from badgectl.cli.say import note, tell
from badgectl.cli.session import Session
from badgectl.documents.disk import replace_file
from badgectl.documents.files import SourceFile
from badgectl.documents.reading import read_entry
from badgectl.documents.writing import format_entry
from badgectl.git.commit_files import CommitFiles, has_file
from badgectl.git.committing import Change
from badgectl.git.editor import open_editor
from badgectl.git.process import Git
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.errors import AlreadyDoneError, RefusedError
from badgectl.model.text import counted
from badgectl.plans.adding import Addition
from badgectl.rules.catalog_checks import new_problems
from badgectl.schemas.editors import modeline, schema_of


class _Ready(Struct, frozen=True):
    """An addition, the text of its file, and those that change with it."""

    addition: Addition
    text: str
    changed: tuple[Rewritten, ...]

    @property
    def commit(self) -> Change:
        """The commit to be."""
        texts = {self.addition.path: self.text} | {one.old.path: one.text for one in self.changed}
        return Change(
            files={path: text.encode() for path, text in texts.items()},
            replaces={one.old.path: one.old.blob for one in self.changed},
            message=str(self.addition.message),
        )


def carry_out_addition(
    session: Session, plan_for: Callable[[Programme], Addition], *, dry_run: bool, here: bool,
    push: bool, no_verify: bool,
) -> None:  # fmt: skip
    """Plan on the programme as it is, and record the new file with all that lists it."""
    planned = Planned(
        session,
        lambda programme: _ready(programme, plan_for(programme)),
        lambda ready: ready.commit,
        here=here,
        push=push,
    )
    if dry_run:
        planned.check_deliverable()
        _show(planned.plan, planned.fate)
        return
    outcome = planned.deliver(no_verify=no_verify)
    addition = planned.plan.addition
    paths = [addition.path, *(one.old.path for one in planned.plan.changed)]
    tell_outcome(
        f"{addition.message.subject}: {outcome.verb}",
        outcome,
        details=[*paths, f"commit {outcome.where}"],
        remarks=addition.notes,
    )


def write_draft(
    session: Session, plan_for: Callable[[Catalog], Addition], *, edit: bool, dry_run: bool
) -> None:
    """Write the file of a badge, for its author to go on with; nothing is recorded."""
    root, catalog = session.root(), read_folder(session)
    addition = plan_for(catalog)
    path = root / addition.path
    schema = schema_of(addition.path)
    text = _text(addition, for_editors=bool(schema and (root / schema).exists()))
    _checked(catalog, addition, [_read(addition, text)])
    if dry_run:
        show_files({addition.path: text})
        tell("Would write 1 file. Nothing was written.")
        return
    if path.exists() or path.is_symlink():
        raise AlreadyDoneError(f"{addition.path} is there already", "another one needs an `--id`")
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, text.encode())
    tell(f"{addition.message.subject}: written", color="green")
    _say_what_comes_next(path, addition, catalog.program.branch)
    if edit:
        open_editor(Git(root), [path])


def _say_what_comes_next(path: Path, addition: Addition, branch: str) -> None:
    note(f"  {addition.path}", dim=True)
    for remark in addition.notes:
        note(f"  {remark}")
    note("  say in it what it takes; then look at it and have it checked:")
    note(f"  badgectl preview {path.stem} && badgectl validate")
    note(f"  it can be awarded once it is committed on {branch}:")
    from_here = shlex.quote(os.path.relpath(path))
    note(f"  git add {from_here} && git commit -m {shlex.quote(addition.message.subject)}")


def _ready(programme: Programme, addition: Addition) -> _Ready:
    repository, commit = committed_in(programme)
    files = CommitFiles(repository, commit)
    schema = schema_of(addition.path)
    known = schema is not None and has_file(repository, repository.prefix + schema, commit)
    text = _text(addition, for_editors=known)
    changed = rewritten(files, addition.edits, addition.message.subject)
    entries = [_read(addition, text), *(one.entry for one in changed)]
    _checked(programme.catalog, addition, entries)
    return _Ready(addition, text, changed)


def _text(addition: Addition, *, for_editors: bool) -> str:
    entry = addition.entry
    said = entry if isinstance(entry, str) else format_entry(entry)
    return (modeline(addition.path) if for_editors else "") + said


def _read(addition: Addition, text: str) -> Entry:
    """Return what a new file says; raise RefusedError if it would not be sound."""
    found = read_entry(SourceFile(addition.path, text.encode(), ""))
    if isinstance(found, list):
        raise RefusedError(f"{addition.message.subject}: refused", found)
    return found


def _checked(catalog: Catalog, addition: Addition, entries: list[Entry]) -> None:
    """Raise RefusedError if the catalog would have faults that it has not now."""
    found = new_problems(catalog, catalog.with_entries(entries))
    if any(problem.severity == "error" for problem in found):
        raise RefusedError(f"{addition.message.subject}: refused", found)


def _show(ready: _Ready, fate: str) -> None:
    """Print the new file, each line that would change elsewhere, and the commit's message."""
    addition = ready.addition
    tell(addition.message.subject, bold=True)
    tell(f"  {addition.path}")
    for line in ready.text.splitlines():
        tell(f"    + {line}")
    for file in ready.changed:
        show_rewritten(file)
    show_message(str(addition.message))
    for remark in addition.notes:
        note(remark)
    files = counted(1 + len(ready.changed), "file")
    tell(f"Would record {files} in one commit{fate}. Nothing was written.")
