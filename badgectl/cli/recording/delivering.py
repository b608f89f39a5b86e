"""Delivering what was planned: recorded here, pushed, or proposed - and saying which."""

import shlex
from collections.abc import Callable, Iterable

from msgspec import Struct

from badgectl.cli.say import advise, note, tell
from badgectl.git.committing import Built, Change
from badgectl.git.habits import Habits
from badgectl.git.recording import check_way, record
from badgectl.git.repository import Repository
from badgectl.model.text import counted


class Outcome(Struct, frozen=True, kw_only=True):
    """What has become of a plan, in words."""

    verb: str
    where: str
    """The commit and where it is."""
    link: str = ""
    """The page that opens a pull request."""
    proposal: str = ""
    """The branch of a remote that waits to be merged."""
    said: str = ""
    """What hooks said."""
    advice: tuple[str, ...] = ()
    built: Built | None = None
    """The commit, if a branch here has it."""


def deliver(
    repository: Repository, change_at: Callable[[Repository], Change], habits: Habits,
    branch: str, *, push: bool, request: bool,
) -> Outcome:  # fmt: skip
    """Record a change here, push it or, where a request is due, propose it for a branch."""
    if push and request:
        return _propose(repository, change_at, habits, branch)
    if push:
        return _push(repository, change_at, habits)
    recorded = record(repository, change_at, habits)
    only_here = f"{repository.branch} takes awards as pull requests; `--push` would send one"
    return Outcome(
        built=recorded.built,
        verb="recorded",
        where=f"{recorded.built.commit[:10]} on {repository.branch}",
        said=recorded.said,
        advice=((recorded.warning,) if recorded.warning else ())
        + ((f"recorded in this clone only: {only_here}",) if request else _not_pushed(repository)),
    )


def _not_pushed(repository: Repository) -> tuple[str, ...]:
    """Return how others get to know of what is recorded here; nothing where there is no remote."""
    from badgectl.git.upstream import NoRemoteError, route_of

    branch = repository.branch or ""
    try:
        route = route_of(repository, branch)
    except NoRemoteError:
        return ()
    command = (
        "git push"
        if route.is_set
        else shlex.join(["git", "push", "-u", route.target.remote, branch])
    )
    return (f"not pushed yet: `{command}`; with `--push` it is recorded and pushed at once",)


def check_deliverable(repository: Repository, change: Change, *, push: bool, request: bool) -> None:
    """Raise as `deliver` would if something is in the way here; a proposal stays out of it."""
    if not (push and request):
        check_way(repository, change)


def _push(
    repository: Repository, change_at: Callable[[Repository], Change], habits: Habits
) -> Outcome:
    from badgectl.git.pushing import push_record

    pushed = push_record(repository, change_at, habits)
    earlier = counted(pushed.earlier, "earlier commit")
    also = f", with {earlier} of {repository.branch}" if pushed.earlier else ""
    return Outcome(
        built=None if pushed.warning else pushed.built,
        verb="recorded and pushed",
        where=f"{pushed.built.commit[:10]} on {pushed.upstream}{also}",
        said=pushed.said,
        advice=(pushed.warning,) if pushed.warning else (),
    )


def _propose(
    repository: Repository, change_at: Callable[[Repository], Change], habits: Habits, branch: str
) -> Outcome:
    from badgectl.git.forges import request_link
    from badgectl.git.pushing import propose_record
    from badgectl.git.upstream import route_of, url_of

    proposed = propose_record(repository, change_at, branch, habits)
    source, sent = route_of(repository, branch).source, proposed.upstream
    urls = url_of(repository, source.remote), url_of(repository, sent.remote)
    link = request_link(*urls, sent.branch, source.branch) or ""
    return Outcome(
        verb="proposed",
        where=f"{proposed.built.commit[:10]} on {sent}",
        link=link,
        proposal=str(sent),
        said=proposed.said,
        advice=() if link else (f"open a pull request from {sent.branch} to {source.branch}",),
    )


def fate_of(*, push: bool, request: bool) -> str:
    """Return what would become of commits besides, to be said after them."""
    if not push:
        return ""
    return ", to be proposed" if request else ", to be pushed"


def tell_outcome(
    done: str, outcome: Outcome, *, details: Iterable[str], remarks: Iterable[str] = ()
) -> None:
    """Say what was done, and where it is."""
    if outcome.said:
        note(outcome.said.rstrip("\n"), dim=True)
    tell(done, color="green")
    if outcome.link:
        tell(outcome.link)
    for detail in details:
        note(f"  {detail}", dim=True)
    for remark in remarks:
        note(f"  {remark}")
    for hint in outcome.advice:
        advise(hint)
