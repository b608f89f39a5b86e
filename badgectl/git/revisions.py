"""From what people call a commit to the commit, and from two of them to where they parted."""

from badgectl.git.repository import Repository, is_shallow
from badgectl.model.errors import BadgectlError, UsageError
from badgectl.model.text import excerpt


class NoCommonHistoryError(BadgectlError):
    """Two commits have no ancestor in common, or none that this clone has."""


def commit_of(repository: Repository, revision: str) -> str:
    """Return the id of the commit that a revision names; raise UsageError if there is none."""
    commit = repository.git.says(
        "rev-parse", "-q", "--verify", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        named = excerpt(revision, 80)
        raise UsageError(f"there is no commit `{named}`", "fetch it, or name another")
    return commit


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


def is_within(repository: Repository, commit: str, branch: str) -> bool:
    """Tell whether a commit lies on a branch, here or at the remote; no branch has nothing."""
    return any(
        repository.git.try_read("merge-base", "--is-ancestor", commit, ref).returncode == 0
        for ref in (f"refs/heads/{branch}", f"refs/remotes/origin/{branch}")
    )
