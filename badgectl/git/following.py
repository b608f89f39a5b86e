"""Following: the local branch comes to where its upstream is, by fast-forward or not at all."""

from badgectl.git.committing import Built
from badgectl.git.journal import FOLLOW, Intent, forget_intent, take_away, write_intent
from badgectl.git.lock import only_writer
from badgectl.git.recording import land
from badgectl.git.repository import Repository, check_still_ready, find_repository
from badgectl.model.errors import BadgectlError
from badgectl.model.text import excerpt

# What git says when it touches nothing, because work is in the way or the branch has its own.
_REFUSALS = ("would be overwritten", "Not possible to fast-forward", "unrelated histories")


def follow(repository: Repository, at_base: Repository, built: Built) -> str:
    """Move the local branch to a commit that was pushed; return why not, if it cannot be.

    The commit is on the remote already, so that nothing here makes the award fail.
    """
    try:
        with only_writer(repository.common_dir):
            check_still_ready(repository)
            if repository.head == at_base.head:
                recorded = land(repository, built)
                if recorded is not None:
                    return recorded.warning
            return _fast_forward(find_repository(repository.top) or repository, built)
    except (BadgectlError, OSError) as error:
        return _left_behind(repository, str(error))


def _fast_forward(repository: Repository, built: Built) -> str:
    """Let git bring branch, index and working tree along: it leaves alone what is in use."""
    intent = Intent(
        branch=repository.branch,
        commit=built.commit,
        drafts=_absent(repository, built.commit),
        pushed=True,
    )
    write_intent(repository, intent)
    answer = repository.git.try_write(*FOLLOW, built.commit)
    if answer.returncode:
        take_away(repository, intent.drafts)
    if answer.returncode == 0 or any(words in answer.stderr for words in _REFUSALS):
        forget_intent(repository)
    # Else git died on the way, or the disk is full: the journal has the next run follow.
    return _left_behind(repository, answer.error().message) if answer.returncode else ""


def _absent(repository: Repository, commit: str) -> dict[str, str]:
    """Return the files that a commit has beyond the head's and that do not lie there."""
    if repository.head is None:
        return {}
    listing = repository.git.read(
        "diff-tree", "-r", "-z", "--no-renames", "--diff-filter=A", repository.head, commit
    )
    fields = listing.decode("utf-8", "surrogateescape").split("\0")[:-1]
    added = zip(fields[1::2], (about.split(" ")[3] for about in fields[::2]), strict=True)
    return {path: blob for path, blob in added if not (repository.top / path).exists()}


def _left_behind(repository: Repository, why: str) -> str:
    said = excerpt(why, 200)
    return f"{repository.branch} here stays where it was ({said}); `git pull` when it suits you"
