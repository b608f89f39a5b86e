"""Pushing: a record is committed on what the remote has now, and counts once the remote has it.

See docs/decisions/pushing.md for what happens to a local branch with commits of its own.
"""

import hashlib
import time
from collections.abc import Callable

import msgspec
from msgspec import Struct

from badgectl.git.committing import Built, Change, build_commit
from badgectl.git.following import follow
from badgectl.git.habits import Habits
from badgectl.git.hooks import tell_hooks
from badgectl.git.journal import ready_again
from badgectl.git.process import lines
from badgectl.git.recording import is_way_clear
from badgectl.git.repository import Repository
from badgectl.git.upstream import (
    RemoteError,
    Upstream,
    fetch_tip,
    remote_tip,
    route_of,
    unreachable,
)
from badgectl.model.errors import AlreadyDoneError, BadgectlError
from badgectl.model.text import counted, one_line, shortened

_ATTEMPTS = 60
_PAUSE, _LONGEST_PAUSE = 0.1, 1.0  # seconds
# What git says when somebody else's push came first, from the nearest to the farthest place.
_RACES = (
    "fetch first", "non-fast-forward", "cannot lock ref", "failed to update ref",
    "failed to lock", "incorrect old value provided", "reference already exists",
)  # fmt: skip
_PROTECTED = (
    "where a branch is protected, `delivery: request` in catalog/program.yaml sends awards as "
    "pull requests"
)

ChangeAt = Callable[[Repository], Change]


class DivergedError(BadgectlError):
    """The branch and its upstream both have commits that the other has not."""


class Pushed(Struct, frozen=True, kw_only=True):
    """A commit that is on the remote."""

    built: Built
    upstream: Upstream
    earlier: int = 0
    """How many commits of the local branch went with it."""
    warning: str = ""
    """Why the local branch does not have it."""
    said: str = ""
    """What hooks said."""


def push_record(repository: Repository, change_at: ChangeAt, habits: Habits) -> Pushed:
    """Commit a change on the tip of the upstream branch and push it; retry when others are faster.

    The local branch follows by fast-forward where that touches nobody's work. Raises, with nothing
    recorded, if the remote does not take it.
    """
    upstream, refused = route_of(repository, repository.branch or "").target, ""
    for attempt in range(_ATTEMPTS):
        time.sleep(min(_PAUSE * attempt, _LONGEST_PAUSE))
        repository = ready_again(repository)
        base, earlier = _base(repository, upstream, fetch_tip(repository, upstream))
        at_base = msgspec.structs.replace(repository, head=base)
        change = change_at(at_base)
        if not is_way_clear(repository, change):
            continue
        built = build_commit(at_base, change, habits)
        refused = _push(repository, built, upstream, habits)
        if refused:
            continue
        warning = follow(repository, at_base, built)
        said = built.said + ("" if warning else tell_hooks(repository, habits.hooks))
        return Pushed(built=built, upstream=upstream, earlier=earlier, warning=warning, said=said)
    raise RemoteError(
        f"{upstream} could not be moved when the award was ready: {refused}",
        f"nothing was recorded after {_ATTEMPTS} tries; try again when it is quiet",
    )


def propose_record(
    repository: Repository, change_at: ChangeAt, branch: str, habits: Habits
) -> Pushed:
    """Commit a change on the tip of the upstream branch and push it as a branch of its own.

    No local branch moves. The branch is named by what is proposed, so that the same proposal is
    found rather than made twice; then AlreadyDoneError is raised.
    """
    route = route_of(repository, branch)
    tip = fetch_tip(repository, route.source)
    if tip is None:
        raise RemoteError(
            f"there is no {route.source} to propose awards for",
            f"`git push {route.source.remote} {branch}`",
        )
    at_base = msgspec.structs.replace(repository, head=tip)
    change = change_at(at_base)
    proposal = Upstream(remote=route.fork, branch=f"badgectl/{_digest(change)}")
    if remote_tip(repository, proposal) is None:
        built = build_commit(at_base, change, habits)
        if not _push(repository, built, proposal, habits):
            return Pushed(built=built, upstream=proposal, said=built.said)
    raise AlreadyDoneError(
        f"already proposed: {proposal} is there for {one_line(next(iter(change.files)))}",
        f"if it was turned down: `git push {proposal.remote} --delete {proposal.branch}`",
    )


def _digest(change: Change) -> str:
    """Return what tells a proposal from others.

    A record is told by where it lies: the same award, in other words, is the same. What replaces a
    file is told by what it says, too.
    """
    told = []
    for step in change.steps:
        for path, data in step.files.items():
            said = hashlib.sha256(data or b"").hexdigest() if path in step.replaces else ""
            told.append(f"{path} {said}".rstrip())
    return hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()[:10]


def _base(repository: Repository, upstream: Upstream, tip: str | None) -> tuple[str | None, int]:
    """Return what to commit on, and how many commits of the local branch are on the way."""
    head = repository.head
    if tip is None or head is None or head == tip:
        return tip or head, 0
    counts = repository.git.read("rev-list", "--left-right", "--count", f"{head}...{tip}")
    ahead, behind = (int(number) for number in counts.split())
    if not ahead:
        return tip, 0
    if not behind:
        return head, ahead
    raise DivergedError(
        f"{repository.branch} has {counted(ahead, 'commit')} that {upstream} has not, "
        f"which has {counted(behind, 'commit')} that are not here",
        "bring them together first, as with `git pull --rebase`; nothing was recorded",
    )


def _push(repository: Repository, built: Built, upstream: Upstream, habits: Habits) -> str:
    """Push a commit; return why not if somebody else was faster, raise if it is not taken.

    The same award made by the same hand in the same second is the same commit: who finds it there
    has not recorded it.
    """
    answer = repository.git.exchange(
        "push", "--porcelain", *([] if habits.verify else ["--no-verify"]),
        "--", upstream.remote, f"{built.commit}:{upstream.ref}",
    )  # fmt: skip
    answers = lines(answer.stdout.decode("utf-8", "replace"))
    if answer.returncode == 0:
        return next((line.split("\t")[-1] for line in answers if line.startswith("=")), "")
    refused = next((line.split("\t")[-1] for line in answers if line.startswith("!")), None)
    if refused is None:
        # The connection may have broken after the remote had taken the commit.
        if "pre-push" not in answer.stderr and _arrived(repository, built, upstream):
            return ""
        raise unreachable(upstream.remote, answer)
    if any(words in refused for words in _RACES):
        return one_line(refused)
    told = [line[7:].strip() for line in lines(answer.stderr) if line.startswith("remote:")]
    said = "".join(f"\n  {shortened(line, 200)}" for line in told if line)
    raise RemoteError(
        f"{upstream.remote} does not take it, nothing was recorded: {one_line(refused)}{said}",
        _PROTECTED if "declined" in refused else "",
    )


def _arrived(repository: Repository, built: Built, upstream: Upstream) -> bool:
    try:
        if remote_tip(repository, upstream) == built.commit:
            return True
        tip = fetch_tip(repository, upstream)
    except BadgectlError as error:
        raise RemoteError(
            f"{error.message}; whether {upstream} has the award is not known",
            f"if it arrived, `git fetch` brings commit {built.commit[:10]}",
        ) from None
    within = ("merge-base", "--is-ancestor", built.commit, tip or "")
    return tip is not None and repository.git.try_read(*within).returncode == 0
