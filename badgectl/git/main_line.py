"""The main line of a programme: which commits it is, and where it began."""

from collections.abc import Mapping
from typing import NamedTuple

from badgectl.git.commit_files import has_file
from badgectl.git.repository import Repository, is_shallow
from badgectl.git.revisions import commit_of
from badgectl.model.errors import BadgectlError, UsageError
from badgectl.model.program import PROGRAM_FILE
from badgectl.model.text import excerpt


class IncompleteHistoryError(BadgectlError):
    """Something of the history is not in this clone."""


def check_complete(repository: Repository) -> None:
    """Raise if the clone is shallow: what is not there cannot be verified."""
    if is_shallow(repository):
        raise IncompleteHistoryError(
            "this clone is shallow: its history ends somewhere",
            "`git fetch --unshallow` completes it (in CI: `fetch-depth: 0`, `GIT_DEPTH: 0`)",
        )


def first_parents(repository: Repository, tip: str) -> list[str]:
    """Return the commits of the main line that ends in `tip`, oldest first."""
    return repository.git.read("rev-list", "--first-parent", "--reverse", tip).decode().split()


def on_main_line(repository: Repository, revision: str, branch: str) -> str:
    """Return the id of a commit on the first-parent line of a branch; raise if it is not there.

    Where there is no such branch in this clone, the line of HEAD is looked at.
    """
    commit, tip = commit_of(repository, revision), tip_of(repository, branch)
    if commit in first_parents(repository, tip):
        return commit
    named = excerpt(revision, 80)
    merge = brought_by(repository, commit, tip)
    if merge is None:
        raise UsageError(f"`{named}` is not on {branch}", "name a commit that is")
    raise UsageError(f"`{named}` came to {branch} by a merge", f"name that: {merge[:10]}")


def tip_of(repository: Repository, branch: str) -> str:
    """Return the last commit of a branch; that of HEAD where this clone has no such branch."""
    found = repository.git.says("rev-parse", "-q", "--verify", f"refs/heads/{branch}^{{commit}}")
    return found or commit_of(repository, "HEAD")


def brought_by(repository: Repository, commit: str, tip: str) -> str | None:
    """Return the merge of a main line that brought a commit in beside; None if none did."""
    git = repository.git
    if git.try_read("merge-base", "--is-ancestor", commit, tip).returncode:
        return None
    after = descendants(repository, commit, tip)
    return next(one for one in first_parents(repository, tip) if one in after)


class Beginning(NamedTuple):
    """How a programme came to a main line."""

    root: str | None
    """The first commit that has it; None if none has."""
    turns: dict[str, str]
    """Merges that brought it in from a line of its own, each with the last commit of that."""


def beginning(repository: Repository, tip: str) -> Beginning:
    """Return where the programme of a main line began.

    Where it was founded in a branch, the line goes on along that: what happened there before it
    landed is no less to be looked at.
    """
    ours, turns = f"{repository.prefix}{PROGRAM_FILE}", dict[str, str]()
    while True:
        told = repository.git.read(
            "log", "--first-parent", "--reverse", "--diff-filter=A", "--no-renames", "-m",
            "--format=%H %P", tip, "--", f":(top,literal){ours}",
        )  # fmt: skip
        root, *parents = told.decode().partition("\n")[0].split() or [""]
        turn = next((one for one in parents[1:] if has_file(repository, ours, one)), None)
        if turn is None:
            return Beginning(root or None, turns)
        turns[root] = tip = turn


def main_line(repository: Repository, tip: str, turns: Mapping[str, str]) -> list[str]:
    """Return the commits of the main line that ends in `tip`, oldest first.

    It goes along first parents; at a merge that brought the programme in, along that branch.
    """
    line = first_parents(repository, tip)
    turn = next((one for one in line if one in turns), None)
    if turn is None:
        return line
    return main_line(repository, turns[turn], turns) + line[line.index(turn) :]


def foundings(repository: Repository, tip: str, known: str | None) -> list[tuple[str, str]]:
    """Return which commits brought a programme, with its file; the oldest first.

    They are looked for in all folders and along all parents, but for what is `known` already.
    """
    told = repository.git.read(
        "log", "--full-history", "--reverse", "--diff-filter=A", "--no-renames", "-m", "-z",
        "--format=%H", "--name-only", tip, *([f"^{known}"] if known else []),
        "--", f":(top,glob)**/{PROGRAM_FILE}",
    )  # fmt: skip
    found, commit = [], ""
    for word in told.decode("utf-8", "surrogateescape").replace("\n", "\0").split("\0"):
        if word.endswith(PROGRAM_FILE):
            found.append((commit, word))
        elif word:
            commit = word
    return found


def descendants(repository: Repository, commit: str, tip: str) -> set[str]:
    """Return the commits of a history that go back to one, itself among them."""
    told = repository.git.read("rev-list", "--ancestry-path", f"{commit}..{tip}")
    return {commit, *told.decode().split()}
