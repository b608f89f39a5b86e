"""From where on a programme is verified, and whether another one began before or beside."""

from collections.abc import Iterator
from typing import NamedTuple

from badgectl.git.commit_files import has_file
from badgectl.git.main_line import (
    beginning,
    brought_by,
    descendants,
    first_parents,
    foundings,
    main_line,
)
from badgectl.git.repository import Repository
from badgectl.git.revisions import commit_of
from badgectl.model.errors import UsageError
from badgectl.model.program import PROGRAM_FILE
from badgectl.trust.findings import Finding
from badgectl.trust.roots import moved_root, second_founding
from badgectl.trust.state import Verified


class Rooted(NamedTuple):
    """A main line, and its root of trust."""

    line: list[str]
    root: str
    turns: dict[str, str]


def rooted(repository: Repository, tip: str, named: str | None) -> Rooted:
    """Return the root of a main line: as named, else the first commit that has the programme."""
    line = first_parents(repository, tip)
    root = commit_of(repository, named) if named else None
    if root in line:
        return Rooted(line, str(root), {})
    began = beginning(repository, tip)
    line = main_line(repository, tip, began.turns)
    if root is not None and root not in line:
        raise UsageError(
            f"{root[:10]} is not on the main line that ends in {tip[:10]}",
            "name a commit of it: `git log --first-parent` lists them",
        )
    return Rooted(line, root or began.root or tip, began.turns)


def founded(repository: Repository, verified: Verified, known: str | None) -> dict[str, str]:
    """Return which programmes began before or beside the root, and in which commits.

    Only what the tip has beyond what is `known` is looked through.
    """
    if verified.is_named or known == verified.tip:
        return verified.founded
    began = foundings(repository, verified.tip, known)
    if all(commit == verified.root for commit, _ in began):
        return verified.founded
    later = descendants(repository, verified.root, verified.tip)
    found = {path: commit for commit, path in reversed(began) if commit not in later}
    return found | verified.founded


def check_founded(repository: Repository, verified: Verified) -> Iterator[Finding]:
    """Yield which programmes that began before or beside the root are the same, or gone."""
    ours = f"{repository.prefix}{PROGRAM_FILE}"
    for path, commit in verified.founded.items():
        if path == ours:
            merge = brought_by(repository, commit, verified.tip) or verified.root
            yield Finding(problem=second_founding(commit), commit=merge, entered=0)
        elif not has_file(repository, path, verified.tip):
            problem = moved_root(commit, path)
            yield Finding(problem=problem, commit=verified.root, entered=0)
