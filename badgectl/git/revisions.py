"""From what people call a commit to the commit, and from two of them to where they parted."""

from badgectl.git.process import lines
from badgectl.git.repository import Repository, is_shallow
from badgectl.model.errors import BadgectlError, UsageError
from badgectl.model.text import excerpt, listed, visible


class NoCommonHistoryError(BadgectlError):
    """Two commits have no ancestor in common, or none that this clone has."""


def commit_of(repository: Repository, revision: str) -> str:
    """Return the id of the commit that a revision names; raise UsageError if there is none."""
    commit = repository.git.says(
        "rev-parse", "-q", "--verify", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        named, fetched = excerpt(revision, 80), _fetched(repository, revision)
        hint = f"did you mean {listed(fetched, 'or')}?" if fetched else "fetch it, or name another"
        raise UsageError(f"there is no commit `{named}`", hint)
    return commit


def _fetched(repository: Repository, name: str) -> list[str]:
    """Return the branches of that name which were fetched: `origin/NAME`."""
    asked = ("for-each-ref", "--format=%(refname)", f"refs/remotes/*/{name}")
    said = repository.git.says(*asked) or ""
    return [
        f"`{visible(ref.removeprefix('refs/remotes/'))}`"
        for ref in lines(said)
        if ref.endswith(f"/{name}")
    ]


def merge_base(repository: Repository, base: str, head: str) -> str:
    """Return the commit at which `head` parted from `base`, as a forge shows a pull request."""
    parted = repository.git.says("merge-base", base, head)
    if parted is not None:
        return parted
    if is_shallow(repository):
        hint = "this clone is shallow: `git fetch --unshallow` completes it"
    else:
        hint = "`--exact` compares the two commits as they are"
    raise NoCommonHistoryError(f"{base[:10]} and {head[:10]} have no common history here", hint)


def commits_apart(repository: Repository, base: str, head: str) -> tuple[int, int]:
    """Return how many commits each of two has that the other lacks."""
    counted = repository.git.read("rev-list", "--left-right", "--count", f"{base}...{head}")
    own, others = map(int, counted.split())
    return own, others


def is_within(repository: Repository, commit: str, branch: str) -> bool:
    """Tell whether a commit lies on a branch, here or at the remote; no branch has nothing."""
    return any(
        repository.git.try_read("merge-base", "--is-ancestor", commit, ref).returncode == 0
        for ref in (f"refs/heads/{branch}", f"refs/remotes/origin/{branch}")
    )
