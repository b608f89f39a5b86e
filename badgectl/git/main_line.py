"""Reading the main line: what each commit changed, and what it brought in beside."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from badgectl.git.objects import read_objects
from badgectl.git.process import Git, lines
from badgectl.git.repository import Repository, is_shallow
from badgectl.git.revisions import commit_of
from badgectl.model.errors import BadgectlError, UsageError
from badgectl.model.paths import FOLDERS
from badgectl.model.program import PROGRAM_FILE
from badgectl.model.text import excerpt
from badgectl.signatures.commits import Commit, parse_commit
from badgectl.trust.steps import Step, Told, Touched

_AT_ONCE = 2000  # commits whose raw objects are held at a time


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
    after = set(git.read("rev-list", "--ancestry-path", f"{commit}..{tip}").decode().split())
    return next(one for one in first_parents(repository, tip) if one in after)


def programmes(repository: Repository, tip: str) -> list[tuple[str, str]]:
    """Return which commits of a main line brought a programme, and its file; the oldest first."""
    told = repository.git.read(
        "log", "--first-parent", "--reverse", "--diff-filter=A", "--no-renames", "-m", "-z",
        "--format=%H", "--name-only", tip, "--", f":(top,glob)**/{PROGRAM_FILE}",
    )  # fmt: skip
    found, commit = [], ""
    for word in told.decode("utf-8", "surrogateescape").replace("\n", "\0").split("\0"):
        if word.endswith(PROGRAM_FILE):
            found.append((commit, word))
        elif word:
            commit = word
    return found


def commit_object(repository: Repository, commit: str) -> Commit:
    """Return what a commit says."""
    return next(_read_commits(repository.git, [commit]))


def read_steps(
    repository: Repository, line: Sequence[str], *, fetch: bool = False
) -> Iterator[Step]:
    """Yield steps along successive commits of the main line.

    What was reachable from the parent of the first of them came in before. Nothing that a partial
    clone lacks is fetched, unless that is asked for.
    """
    git = repository.git if fetch else repository.git.offline
    first = git.read("rev-list", "--parents", "-n1", line[0]).decode().split()
    known = [f"^{first[1]}"] if len(first) > 1 else []
    listed = git.read("rev-list", "--topo-order", "--reverse", "--parents", line[-1], *known)
    parents = {ids[0]: ids[1:] for ids in (row.split() for row in lines(listed.decode()))}
    on_line, landed = set(line), set[str]()
    for at in range(0, len(line), _AT_ONCE):
        part = line[at : at + _AT_ONCE]
        beside = {commit: _brought_in(commit, parents, on_line, landed) for commit in part}
        wanted = [one for commit in part for one in (*beside[commit], commit)]
        told = _tell(git, repository.prefix, wanted)
        for commit in part:
            yield Step(told[commit], tuple(told[one] for one in beside[commit]))


def _brought_in(
    commit: str, parents: Mapping[str, list[str]], on_line: set[str], landed: set[str]
) -> list[str]:
    """Return what came in through the other parents of a commit; it is landed from then on."""
    found: list[str] = []
    waiting = parents[commit][1:]
    while waiting:
        one = waiting.pop()
        if one in on_line or one in landed or one not in parents:
            continue
        landed.add(one)
        found.append(one)
        waiting += parents[one]
    return found


def _tell(git: Git, prefix: str, wanted: Sequence[str]) -> dict[str, Told]:
    """Read commits, and compare each with its parents; there may be thousands of them."""
    commits = {commit.id: commit for commit in _read_commits(git, wanted)}
    others = {p for commit in commits.values() for p in commit.parents} - commits.keys()
    trees = {one: commit.tree for one, commit in commits.items()}
    trees |= {commit.id: commit.tree for commit in _read_commits(git, sorted(others))}
    nothing = git.read("hash-object", "-t", "tree", "--stdin").decode().strip()
    pairs = {
        (trees[parent] if parent else nothing, commit.tree)
        for commit in commits.values()
        for parent in commit.parents or ("",)
    }
    changes = _compare(git, prefix, pairs)
    return {
        one: Told(
            commit,
            tuple(
                changes.get((trees[parent] if parent else nothing, commit.tree), ())
                for parent in commit.parents or ("",)
            ),
        )
        for one, commit in commits.items()
    }


def _read_commits(git: Git, wanted: Sequence[str]) -> Iterator[Commit]:
    found = read_objects(git, wanted)
    for one in wanted:
        if one not in found:
            raise IncompleteHistoryError(
                f"the commit {one[:10]} is not in this clone",
                "`--fetch` gets what a partial clone lacks; else clone anew",
            )
        yield parse_commit(one, found[one])


def _compare(
    git: Git, prefix: str, pairs: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], tuple[Touched, ...]]:
    """Compare pairs of trees in the folders of the programme."""
    asked = "".join(f"{old} {new}\n" for old, new in sorted(pairs) if old != new)
    told = git.read(
        "diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames", "--no-abbrev",
        "--", *(f"{prefix}{folder}" for folder in FOLDERS),
        given=asked.encode(),
    )  # fmt: skip
    found: dict[tuple[str, str], list[Touched]] = {}
    pair, at = ("", ""), 0
    while at < len(told):
        if told[at : at + 1] != b":":
            end = told.index(b"\n", at)
            old, _, new = told[at:end].decode().partition(" ")
            pair, at = (old, new), end + 1
            continue
        middle = told.index(b"\0", at)
        end = told.index(b"\0", middle + 1)
        was_mode, mode, was_blob, blob, _ = told[at + 1 : middle].decode().split(" ")
        path = told[middle + 1 : end].decode("utf-8", "surrogateescape").removeprefix(prefix)
        found.setdefault(pair, []).append(
            Touched(path, *_there(was_mode, was_blob), *_there(mode, blob))
        )
        at = end + 1
    return {pair: tuple(touched) for pair, touched in found.items()}


def _there(mode: str, blob: str) -> tuple[str, str]:
    return ("", "") if mode == "000000" else (mode, blob)
