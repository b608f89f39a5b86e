"""The whole check of a programme's files, as `validate` runs it."""

import os
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path

from badgectl.cli.checking.keeping import FileState
from badgectl.cli.checking.rechecking import Asked, Recorded, base_commit, keep_sound, way_to
from badgectl.cli.session import Session
from badgectl.documents.files import Files, FolderFiles, SourceFile
from badgectl.documents.loading import CATALOG, load_art, load_programme, located
from badgectl.git.commit_files import CommitFiles
from badgectl.git.repository import Repository
from badgectl.git.working_tree import stored_blobs, touched
from badgectl.model.catalog import Catalog
from badgectl.model.errors import UsageError
from badgectl.model.paths import AWARDS, parse_record_path
from badgectl.model.problems import Problem
from badgectl.model.records import Record
from badgectl.pictures.art import artworks
from badgectl.pictures.check import check_art
from badgectl.rules.award_terms import check_evidence_files
from badgectl.rules.catalog_checks import check_catalog
from badgectl.rules.dated import check_dated
from badgectl.rules.frozen import CHANGED, REMOVED, Kept, check_kept
from badgectl.rules.record_checks import check_entry, check_records
from badgectl.rules.sense import check_evidence, check_sense
from badgectl.rules.waivers import waive
from badgectl.verdicts.verdict import Verdict


def check_folder(session: Session, asked: Asked, *, strict: bool) -> Verdict:
    """Check the programme's files as they lie there; keep the problems below `only`, if given."""
    root, repository, commit = asked.root, asked.repository, asked.commit
    files = folder_files(root, repository)
    below = asked_for(session, root, asked.only)
    loaded = load_programme(files)
    catalog, ledger = loaded.catalog, loaded.ledger
    today = session.today(catalog.program.timezone)
    records = list(ledger.records)
    pictures, unread = load_art(files)
    art, flawed = artworks(pictures)
    kept = _kept(repository, commit, files, catalog)
    rewritten = set(kept.moved.values())
    new = [one for one in _new(records, repository, commit) if one.path not in rewritten]
    is_file = Recorded(asked.is_file)
    problems = [
        *loaded.problems,
        *check_catalog(catalog),
        *unread,
        *flawed,
        *check_art(catalog, art),
        *check_records(catalog, ledger, records, today),
        *check_entry(catalog, ledger, new, today),
        *check_dated(catalog, new, today),
        *check_evidence_files(new, is_file),
        *check_sense(catalog, ledger, today),
        *check_evidence(ledger, new, is_file),
        *kept.problems,
    ]
    standing, waived = waive(located(problems, files), loaded.waivers)
    shown = sorted((p for p in standing if below(p.place.path)), key=lambda problem: problem.order)
    verdict = Verdict(
        problems=tuple(shown),
        files=sum(map(below, files.list_below(CATALOG, AWARDS))),
        waived=waived,
        strict=strict,
        lines=_source_lines(files, shown),
        prefix=way_to(session, root),
        from_top=repository.prefix if repository else "",
    )
    if not standing:
        keep_sound(asked.looked, verdict, is_file.answers, str(today), catalog.program.timezone)
    return verdict


def folder_files(root: Path, repository: Repository | None) -> FolderFiles:
    """Return the files of a folder, with the ids that its repository gives them."""
    if repository is None:
        return FolderFiles(root)
    return FolderFiles(
        root, repository.object_format, cache(partial(stored_blobs, repository, CATALOG))
    )


def _new(
    records: Iterable[Record], repository: Repository | None, commit: str | None
) -> list[Record]:
    """Return the records that are not committed on the base.

    Without a repository nobody can tell what is new, and nothing is judged as new.
    """
    if repository is None:
        return []
    old = set(CommitFiles(repository, commit).list_below(AWARDS)) if commit else set()
    return [record for record in records if record.path not in old]


def _kept(
    repository: Repository | None, commit: str | None, files: Files, catalog: Catalog
) -> Kept:
    """Return what has become of the records of the base that are changed or missing."""
    if repository is None or commit is None:
        return Kept()
    changed = {
        path: CHANGED if is_there else REMOVED
        for path, is_there in touched(repository, commit, AWARDS)
        if parse_record_path(path) is not None
    }
    before = CommitFiles(repository, commit)
    return check_kept(
        FileState(before), FileState(files), changed,
        lambda: load_programme(before, ()).catalog, catalog,
    )  # fmt: skip


def committed_records(repository: Repository, base: str | None, branch: str) -> set[str]:
    """Return the paths of the records that are on the base or the programme's branch.

    What other branches add to these are drafts until they are merged.
    """
    main = repository.head if repository.branch == branch else None
    commits = filter(None, {base_commit(repository, base), main})
    return {path for one in commits for path in CommitFiles(repository, one).list_below(AWARDS)}


def asked_for(session: Session, root: Path, only: Iterable[Path]) -> Callable[[str], bool]:
    """Return what tells whether a path of the programme is asked for; without `only`, all are."""
    wanted = []
    for path in only:
        target = (session.start / path).absolute()
        if not (target.exists() or target.is_symlink()):
            raise UsageError(f"there is no {path}")
        # A link itself is meant, not what it leads to; links on the way to it are followed.
        target, top = target.parent.resolve() / target.name, root.resolve()
        way = os.path.normpath(os.path.relpath(target, top))
        if way == ".." or way.startswith("../"):
            if not top.is_relative_to(target.resolve()):
                raise UsageError(f"{path} is no part of the programme in {root}")
            way = "."
        wanted.append(way)
    if not wanted or "." in wanted:
        return lambda _: True
    return lambda path: any(path == one or path.startswith(f"{one}/") for one in wanted)


def _source_lines(files: FolderFiles, problems: list[Problem]) -> dict[tuple[str, int], str]:
    wanted: dict[str, set[int]] = {}
    for problem in problems:
        if problem.position:
            wanted.setdefault(problem.place.path, set()).add(problem.position.line)
    found = {}
    for file in files.read(wanted):
        if isinstance(file, SourceFile):
            lines = file.data.decode("utf-8", "replace").split("\n")
            for line in wanted[file.path]:
                if line <= len(lines):
                    found[file.path, line] = lines[line - 1].rstrip("\r")
    return found
