"""`--edit`: the drafted files in the user's editor, until they are sound or given up."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from badgectl.cli.reading import Programme
from badgectl.cli.recording.asking import can_ask, confirmed
from badgectl.cli.recording.desk import checked
from badgectl.cli.recording.planning import repository_of
from badgectl.cli.say import complain
from badgectl.documents.files import FolderFiles, SourceFile
from badgectl.documents.loading import located
from badgectl.documents.reading import read_entry
from badgectl.documents.writing import format_entry
from badgectl.git.editor import open_editor
from badgectl.model.errors import BadgectlError, RefusedError
from badgectl.model.problems import Problem
from badgectl.model.records import Award
from badgectl.plans.award import judged_awards

_HEAD = """\
# Save and close to record this; empty the file to record nothing.
# Lines that begin with `#` are left out.
"""
_FAULTY = "the draft cannot be recorded as it is"


class GivenUpError(BadgectlError):
    """The drafts were emptied, or left with faults."""


def edited(programme: Programme, drafts: Sequence[Award]) -> tuple[Award, ...]:
    """Return drafts as the user leaves them, sound and allowed.

    Raises GivenUpError if a file comes back empty or its faults are left, RefusedError if it
    comes back with faults unchanged or where nobody can be asked.
    """
    repository = repository_of(programme)
    with TemporaryDirectory(prefix="badgectl-") as name:
        folder = Path(name)
        for draft in drafts:
            target = folder / draft.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_HEAD + format_entry(draft), encoding="utf-8")
        paths = [draft.path for draft in drafts]
        files = list(FolderFiles(folder).read(paths))
        while True:
            before = files
            open_editor(repository.git, [folder / path for path in paths])
            files = list(FolderFiles(folder).read(paths))
            try:
                awards = _read_awards(files)
                plan = judged_awards(programme.catalog, programme.ledger, awards, programme.today)
                checked(plan, repository)
            except RefusedError as refused:
                faults = located(refused.problems, FolderFiles(folder))
            else:
                return awards
            if files == before or not can_ask():
                raise RefusedError(_FAULTY, faults)
            complain(_FAULTY, "", faults)
            if not confirmed("Open the editor again?", usual=True):
                raise GivenUpError("nothing was recorded")


def _read_awards(files: Iterable[SourceFile | Problem]) -> tuple[Award, ...]:
    """Return the awards that files hold; raise RefusedError with all that is wrong with them."""
    awards: list[Award] = []
    problems: list[Problem] = []
    for file in files:
        if isinstance(file, SourceFile) and _is_empty(file.data):
            raise GivenUpError("the draft came back empty: nothing was recorded")
        found = [file] if isinstance(file, Problem) else read_entry(file)
        if isinstance(found, Award):
            awards.append(found)
        elif isinstance(found, list):
            problems += found
    if problems:
        raise RefusedError(_FAULTY, problems)
    return tuple(awards)


def _is_empty(data: bytes) -> bool:
    return not any(line.strip() and not line.startswith(b"#") for line in data.splitlines())
