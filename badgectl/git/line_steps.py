"""Reading steps along the main line: what each commit changed, and what it brought in beside."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from badgectl.git.main_line import IncompleteHistoryError
from badgectl.git.objects import read_objects
from badgectl.git.process import Git, lines
from badgectl.git.repository import Repository
from badgectl.model.paths import FOLDERS
from badgectl.signatures.commits import Commit, parse_commit
from badgectl.trust.steps import Step, Told, Touched

_AT_ONCE = 2000  # commits whose raw objects are held at a time


def commit_object(repository: Repository, commit: str) -> Commit:
    """Return what a commit says."""
    return next(_read_commits(repository.git, [commit]))


def read_steps(
    repository: Repository, line: Sequence[str], *, fetch: bool = False
) -> Iterator[Step]:
    """Yield the steps along successive commits of the main line, from the first of them on.

    What is reachable from that one came in before. Nothing that a partial clone lacks is fetched,
    unless that is asked for.
    """
    git = repository.git if fetch else repository.git.offline
    listed = git.read("rev-list", "--topo-order", "--reverse", "--parents", line[-1], f"^{line[0]}")
    parents = {ids[0]: ids[1:] for ids in (row.split() for row in lines(listed.decode()))}
    on_line, landed = set(line), set[str]()
    ways = list(pairwise(line))
    for at in range(0, len(ways), _AT_ONCE):
        part = ways[at : at + _AT_ONCE]
        beside = {
            commit: _brought_in(_sides(parents[commit], before), parents, on_line, landed)
            for before, commit in part
        }
        wanted = [one for _, commit in part for one in (*beside[commit], commit)]
        told = _tell(git, repository.prefix, wanted)
        for before, commit in part:
            yield Step(_along(told[commit], before), tuple(told[one] for one in beside[commit]))


def _sides(parents: Sequence[str], before: str) -> Iterator[tuple[str, bool]]:
    """Yield the parents from which a line does not come, and whether to look at what they bring.

    It leaves the first parents at a merge that brought the programme in: that one had none.
    """
    turns = parents[0] != before
    yield from ((one, n > 0 or not turns) for n, one in enumerate(parents) if one != before)


def _along(told: Told, before: str) -> Told:
    """Return a commit with that parent first from which the line comes."""
    parents, n = told.commit.parents, told.commit.parents.index(before)
    if n == 0:
        return told
    against = (told.against[n], *told.against[:n], *told.against[n + 1 :])
    parents = (before, *parents[:n], *parents[n + 1 :])
    return Told(msgspec.structs.replace(told.commit, parents=parents), against)


def _brought_in(
    sides: Iterable[tuple[str, bool]], parents: Mapping[str, list[str]], on_line: set[str],
    landed: set[str],
) -> list[str]:  # fmt: skip
    """Return what came in with some parents of a commit; it is landed from then on."""
    found: list[str] = []
    waiting = list(sides)
    while waiting:
        one, counts = waiting.pop()
        if one in on_line or one in landed or one not in parents:
            continue
        landed.add(one)
        if counts:
            found.append(one)
        waiting += ((parent, counts) for parent in parents[one])
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
