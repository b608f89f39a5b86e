"""The whole check of a programme's files, as `validate` runs it."""

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from badgectl.cli.session import Session
from badgectl.documents.files import FolderFiles, SourceFile
from badgectl.documents.loading import load_programme, located
from badgectl.git.commit_files import CommitFiles
from badgectl.git.process import GitError
from badgectl.git.repository import Repository, find_repository
from badgectl.git.revisions import commit_of
from badgectl.model.errors import UsageError
from badgectl.model.paths import AWARDS
from badgectl.model.problems import Problem
from badgectl.model.records import Record
from badgectl.pictures.check import check_art
from badgectl.rules.award_terms import check_evidence_files
from badgectl.rules.catalog_checks import check_catalog
from badgectl.rules.record_checks import check_entry, check_records
from badgectl.rules.sense import check_evidence, check_sense
from badgectl.rules.waivers import waive
from badgectl.verdicts.verdict import Verdict


def check_folder(session: Session, only: Iterable[Path], base: str | None) -> Verdict:
    """Check the programme's files as they lie there; keep the problems below `only`, if given."""
    root = session.root()
    repository = find_repository(root)
    files = FolderFiles(root, repository.object_format if repository else "sha1")
    loaded = load_programme(files)
    catalog, ledger = loaded.catalog, loaded.ledger
    today = session.today(catalog.program.timezone)
    records = list(ledger.records)
    new = _new(records, repository, base)
    is_file = partial(_is_file, repository.top if repository else root)
    problems = [
        *loaded.problems,
        *check_catalog(catalog),
        *check_art(catalog),
        *check_records(catalog, ledger, records, today),
        *check_entry(catalog, ledger, new, today),
        *check_evidence_files(new, is_file),
        *check_sense(catalog, ledger, today),
        *check_evidence(records, new, is_file),
    ]
    kept, waived = waive(located(problems, files), loaded.waivers)
    shown = sorted(_below(session, root, kept, only), key=lambda problem: problem.order)
    return Verdict(
        problems=tuple(shown),
        files=loaded.files,
        waived=waived,
        lines=_source_lines(files, shown),
        prefix=_prefix(root),
        from_top=repository.prefix if repository else "",
    )


def _is_file(top: Path, path: str) -> bool:
    """Tell whether a path from the top is a file there, and not by a link that leads away."""
    target = (top / path).resolve()
    return target.is_relative_to(top.resolve()) and target.is_file()


def _new(
    records: Iterable[Record], repository: Repository | None, base: str | None
) -> list[Record]:
    """Return the records that are not committed on the base.

    Without a repository nobody can tell what is new, and nothing is judged as new.
    """
    if repository is None:
        return []
    old = committed_records(repository, base)
    return [record for record in records if record.path not in old]


def committed_records(repository: Repository, base: str | None) -> set[str]:
    """Return the paths of the records that the base has; by default that is HEAD, in CI its own."""
    commit = _base_commit(repository, base)
    return set(CommitFiles(repository, commit).list_below(AWARDS)) if commit else set()


def _base_commit(repository: Repository, base: str | None) -> str | None:
    """Return the commit that new records are new to; None if there is no commit at all."""
    if base is not None:
        return commit_of(repository, base)
    target = os.environ.get("GITHUB_BASE_REF")
    candidates = [f"refs/remotes/origin/{target}"] if target else []
    candidates += filter(None, [os.environ.get("CI_MERGE_REQUEST_DIFF_BASE_SHA")])
    for candidate in candidates:
        try:
            return repository.git.read("merge-base", "--", candidate, "HEAD").decode().strip()
        except GitError:
            continue
    return repository.head


def _below(
    session: Session, root: Path, problems: list[Problem], only: Iterable[Path]
) -> list[Problem]:
    wanted = []
    for path in only:
        target = (session.start / path).absolute()
        if not (target.exists() or target.is_symlink()):
            raise UsageError(f"there is no {path}")
        wanted.append(os.path.relpath(target, root))
    if not wanted or "." in wanted:
        return problems
    return [
        problem
        for problem in problems
        if any(
            problem.place.path == one or problem.place.path.startswith(f"{one}/") for one in wanted
        )
    ]


def _prefix(root: Path) -> str:
    """Return what leads from the working folder to the programme's, for links that open."""
    way = os.path.relpath(root)
    return "" if way == "." else f"{way}/"


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
