"""What `validate --fix` does: new records get what follows from the rest, files the right names."""

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path

from badgectl.cli.checking.whole import asked_for, committed_records, folder_files
from badgectl.cli.say import advise, note
from badgectl.cli.session import Session
from badgectl.documents.disk import replace_file
from badgectl.documents.files import FolderFiles, SourceFile
from badgectl.documents.loading import CATALOG, load_programme
from badgectl.documents.reading import read_entry
from badgectl.documents.strict_yaml import read_document
from badgectl.documents.writing import with_fields
from badgectl.git.repository import find_repository
from badgectl.model.catalog import Catalog
from badgectl.model.paths import AWARDS, parse_record_path
from badgectl.model.records import Award, Record
from badgectl.model.text import listed
from badgectl.plans.mending import missing_fields, right_path, told_by_path
from badgectl.schemas.file_types import file_type_at


def mend(session: Session, only: Iterable[Path], base: str | None) -> None:
    """Name files `.yaml`; fill in and move records that are drafts: not yet on the main line.

    A record is written only if what comes out reads as one; comments and order stay. Without a
    repository nobody can tell which records are new, and none is touched.
    """
    session.check_today()
    root = session.root()
    repository = find_repository(root)
    files = folder_files(root, repository)
    below = asked_for(session, root, only)
    catalog = load_programme(files, records=()).catalog
    frozen = set(files.list_below(AWARDS))
    if repository is not None:
        frozen = committed_records(repository, base, catalog.program.branch)
    if _name_yaml(root, filter(below, files.list_below(CATALOG, AWARDS)), frozen):
        catalog = load_programme(files, records=()).catalog
    today = session.today(catalog.program.timezone)
    new = [path for path in filter(below, files.list_below(AWARDS)) if path not in frozen]
    for file in files.read(new):
        if isinstance(file, SourceFile):
            _mend_record(files, file, catalog, today)


def _name_yaml(root: Path, paths: Iterable[str], frozen: Collection[str]) -> bool:
    """Name files of the programme `.yaml` that are called `.yml`; tell whether any was."""
    moved = False
    for path in paths:
        renamed = path.removesuffix(".yml") + ".yaml"
        if path.endswith(".yml") and path not in frozen and file_type_at(renamed):
            moved |= _move(root, path, renamed)
    return moved


def _mend_record(files: FolderFiles, file: SourceFile, catalog: Catalog, today: date) -> None:
    location, document = parse_record_path(file.path), read_document(file.path, file.data)
    if location is None or document.problems or not isinstance(document.value, dict):
        return
    told = told_by_path(location).items()
    fields: dict[str, object] = {key: text for key, text in told if key not in document.value}
    record = _read(file, fields)
    if record is None:
        return
    fields |= missing_fields(catalog, record, today)
    if fields and _read(file, fields) is not None:
        replace_file(files.root / file.path, _with(file, fields))
        note(f"{file.path}: filled in {listed(fields)}")
    if isinstance(record, Award):
        folders = {f"{AWARDS}/{who}" for who in (location.recipient, record.recipient)}
        others = set(files.list_below(*folders)) - {file.path}
        target = right_path(catalog, record, today, others)
        if target != file.path and _move(files.root, file.path, target):
            # What others have said about the draft goes with it.
            stem, there = file.path.removesuffix("yaml"), target.removesuffix("yaml")
            for other in sorted(one for one in others if one.startswith(stem)):
                _move(files.root, other, there + other.removeprefix(stem))


def _read(file: SourceFile, fields: dict[str, object]) -> Record | None:
    """Return the record that a file would be with further fields."""
    found = read_entry(file._replace(data=_with(file, fields)))
    return found if isinstance(found, Record) else None


def _with(file: SourceFile, fields: dict[str, object]) -> bytes:
    return with_fields(file.data.decode(), fields).encode()


def _move(root: Path, path: str, target: str) -> bool:
    """Move a file, unless another lies where it belongs; tell whether it moved."""
    if (root / target).exists():
        advise(f"{path} belongs to {target}, where another file is: join the two by hand")
        return False
    (root / target).parent.mkdir(exist_ok=True)
    (root / path).rename(root / target)
    note(f"{path}: moved to {target}")
    return True
