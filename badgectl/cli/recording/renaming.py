"""Carrying out a renaming: all files read, what changes shown, asked about where need be, done."""

from collections.abc import Callable
from functools import partial

from msgspec import Struct

from badgectl.cli.reading import Programme, committed_in
from badgectl.cli.recording.asking import can_ask, confirmed
from badgectl.cli.recording.delivering import tell_outcome
from badgectl.cli.recording.desk import show_message
from badgectl.cli.recording.planning import Planned
from badgectl.cli.say import note, tell
from badgectl.cli.session import Session
from badgectl.documents.files import MemoryFiles, SourceFile, blob_id
from badgectl.documents.loading import CATALOG, load_programme
from badgectl.git.commit_files import CommitFiles
from badgectl.git.committing import Change
from badgectl.git.traces import files_with, find_traces
from badgectl.model.art import is_art_path
from badgectl.model.catalog import Catalog
from badgectl.model.errors import BadgectlError, RefusedError, UsageError
from badgectl.model.paths import AWARDS
from badgectl.model.people import Person
from badgectl.renaming.renaming import Renaming
from badgectl.renaming.rewriting import Rewriting, rewrite
from badgectl.renaming.telling import (
    counts,
    file_lines,
    headline,
    message_of,
    recipe,
    remains,
)
from badgectl.rules.catalog_checks import check_catalog

PlanFor = Callable[[Programme], Renaming]


class NotDoneError(BadgectlError):
    """What was asked for was not confirmed."""


class Ready(Struct, frozen=True):
    """A renaming and what it makes of the files of one commit."""

    renaming: Renaming
    rewriting: Rewriting

    @property
    def change(self) -> Change:
        """The commit to be."""
        return Change(
            files=self.rewriting.files,
            replaces=self.rewriting.replaced,
            message=str(message_of(self.renaming, self.rewriting)),
        )


def carry_out_renaming(
    session: Session, plan_for: PlanFor, *, yes: bool, dry_run: bool, here: bool, push: bool,
    no_verify: bool,
) -> None:  # fmt: skip
    """Plan a renaming on the programme as it is, show it, and commit it as one change."""
    planned = Planned(
        session,
        lambda programme: _ready(programme, plan_for(programme)),
        lambda ready: ready.change,
        here=here,
        push=push,
    )
    if dry_run:
        planned.check_deliverable()
        _show(planned.plan, planned.fate)
        _tell_what_remains(planned)
        return
    if planned.plan.renaming.erases:
        _confirm(planned.plan, yes=yes)
    outcome = planned.deliver(no_verify=no_verify)
    subject = planned.plan.change.message.partition("\n")[0]
    done = [counts(planned.plan.rewriting), f"commit {outcome.where}"]
    tell_outcome(f"{subject}: {outcome.verb}", outcome, details=done)
    _tell_what_remains(planned)


def _ready(programme: Programme, renaming: Renaming) -> Ready:
    """Return a renaming with all that it changes; raise if the programme would not be sound."""
    repository, commit = committed_in(programme)
    files = CommitFiles(repository, commit)
    folders = (CATALOG, AWARDS) if renaming.erases else (CATALOG,)
    paths = [path for path in files.list_below(*folders) if not is_art_path(path)]
    sources = [one for one in files.read(paths) if isinstance(one, SourceFile)]
    rewriting = rewrite(
        renaming,
        sources,
        on=programme.today,
        blob_of=partial(blob_id, object_format=repository.object_format),
    )
    _check_sound(programme.catalog, sources, renaming, rewriting)
    return Ready(renaming, rewriting)


def _check_sound(
    before: Catalog, sources: list[SourceFile], renaming: Renaming, rewriting: Rewriting
) -> None:
    """Raise if the catalog would have faults that it has not now."""
    changed = rewriting.files
    texts = {one.path: one.data.decode() for one in sources if one.path not in changed}
    texts |= {path: data.decode() for path, data in changed.items() if data is not None}
    after = load_programme(MemoryFiles(texts), records=())
    known = {(problem.code, problem.message) for problem in check_catalog(before)}
    found = [*after.problems, *check_catalog(after.catalog)]
    new = [problem for problem in found if (problem.code, problem.message) not in known]
    if any(problem.severity == "error" for problem in new):
        raise RefusedError(f"{headline(renaming)}: refused", new)


def _show(ready: Ready, fate: str) -> None:
    """Print what would become of every file, and the commit's message."""
    tell(headline(ready.renaming), bold=True)
    for move in ready.rewriting.moves:
        for line in file_lines(move):
            tell(f"  {line}")
    for path, data in ready.rewriting.stones.items():
        tell(f"  {path}{': goes' if data is None else ''}")
        for line in (data or b"").decode().splitlines():
            tell(f"    + {line}")
    show_message(ready.change.message)
    changed = f"Would change {counts(ready.rewriting)} in one commit{fate}."
    tell(f"{changed} Nothing was written.")


def _confirm(ready: Ready, *, yes: bool) -> None:
    """Ask whether an erasure is meant: files say nothing of it afterwards, only history does."""
    note(f"{headline(ready.renaming)}: {counts(ready.rewriting)}")
    if yes:
        return
    if not can_ask():
        raise UsageError(
            "nobody is here to confirm it", "`--dry-run` shows what happens, `--yes` does it"
        )
    if not confirmed("Do it?", usual=False):
        raise NotDoneError("nothing was changed", "`--dry-run` shows what would be")


def _tell_what_remains(planned: Planned[Ready]) -> None:
    """Print what an erasure does not reach, and how to purge that, too."""
    renaming, repository = planned.plan.renaming, planned.repository
    if not renaming.erases or repository.head is None:
        return
    words = renaming.words
    named = (*words.ids, *words.names) if words else tuple(renaming.ids)
    traces = find_traces(
        repository,
        lambda address: _owner(planned.programme.catalog, address) == renaming.old,
        lambda text: words is not None and words.anew(text) != text,
    )
    elsewhere = files_with(repository, named, repository.head, outside=(CATALOG, AWARDS))
    left = (*(repository.prefix + path for path in planned.plan.rewriting.left), *elsewhere)
    for line in remains(made=traces.made, told=traces.told, elsewhere=left):
        note(line)
    note(recipe(renaming, traces.addresses).rstrip("\n"), dim=True)


def _owner(catalog: Catalog, address: str) -> str | None:
    person: Person | None = catalog.person_with_email(address)
    return person.id if person else None
