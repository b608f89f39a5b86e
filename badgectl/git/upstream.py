"""Where a branch is pushed to, and what is there now."""

from msgspec import Struct

from badgectl.git.lock import locked_by
from badgectl.git.process import Answer
from badgectl.git.repository import Repository
from badgectl.model.errors import BadgectlError
from badgectl.model.text import listed, one_line

_SETTINGS = r"^(branch\..*\.(remote|pushremote|merge)|remote\.(.*\.url|pushdefault))$"
# Two who fetch into one repository at once get into each other's way for a moment.
_IN_THE_WAY = ("cannot lock ref", "unable to update local ref")


class NoRemoteError(BadgectlError):
    """There is no remote to push to."""


class RemoteError(BadgectlError):
    """A remote cannot be reached, or does not take what is sent."""


class Upstream(Struct, frozen=True, kw_only=True):
    """A branch of a remote."""

    remote: str
    branch: str

    @property
    def ref(self) -> str:
        """The branch as the remote names it."""
        return f"refs/heads/{self.branch}"

    @property
    def tracking(self) -> str:
        """Where this repository remembers it."""
        return f"refs/remotes/{self.remote}/{self.branch}"

    def __str__(self) -> str:
        return f"{self.remote}/{self.branch}"


class Route(Struct, frozen=True, kw_only=True):
    """Where a branch comes from, and where it goes to: the same remote, or a fork."""

    source: Upstream
    target: Upstream
    """Where the branch itself is pushed to."""
    fork: str
    """The remote that takes branches for pull requests."""
    is_set: bool
    """Whether the branch follows the other, so that `git push` needs no names."""


def route_of(repository: Repository, branch: str) -> Route:
    """Return where a branch is fetched from and pushed to, as `git push` would find it."""
    found = repository.git.settings(_SETTINGS)
    names = [name[7:-4] for name in found if name.startswith("remote.") and name.endswith(".url")]
    only = names[0] if len(names) == 1 else "origin"
    source = found.get(f"branch.{branch}.remote", only)
    target = found.get(f"branch.{branch}.pushremote", source)
    fork = found.get(f"branch.{branch}.pushremote", found.get("remote.pushdefault", source))
    for name in (source, target, fork):
        if name not in names:
            raise NoRemoteError(
                f"{branch} has no remote to be pushed to"
                if not names
                else f"{branch} goes to `{one_line(name)}`; the remotes are {listed(names)}",
                f"`git remote add {only} URL`"
                if not names
                else f"`git branch --set-upstream-to={names[0]}/{branch} {branch}`",
            )
    merged = found.get(f"branch.{branch}.merge", "").removeprefix("refs/heads/") or branch
    return Route(
        source=Upstream(remote=source, branch=merged),
        target=Upstream(remote=target, branch=merged if target == source else branch),
        fork=fork,
        is_set=f"branch.{branch}.merge" in found,
    )


def address_of(repository: Repository) -> str:
    """Return the address that the present branch is fetched from; empty if there is none."""
    try:
        source = route_of(repository, repository.branch or "").source
    except NoRemoteError:
        return ""
    return repository.git.says("remote", "get-url", "--", source.remote) or ""


def fetch_tip(repository: Repository, upstream: Upstream) -> str | None:
    """Fetch a branch and return its tip; None if the remote has no such branch."""
    for attempt in range(10):
        answer = repository.git.exchange(
            "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head",
            "--no-auto-maintenance", "--", upstream.remote, f"+{upstream.ref}:{upstream.tracking}",
        )  # fmt: skip
        if answer.returncode == 0:
            return repository.git.read("rev-parse", "--verify", upstream.tracking).decode().strip()
        if "couldn't find remote ref" in answer.stderr:
            return None
        if attempt == 9 or not any(words in answer.stderr for words in _IN_THE_WAY):
            break
    raise unreachable(upstream.remote, answer)


def remote_tip(repository: Repository, upstream: Upstream) -> str | None:
    """Ask a remote where a branch is, without fetching it; None if it has no such branch."""
    asked = ("ls-remote", "--heads", "--", upstream.remote, upstream.ref)
    answer = repository.git.exchange(*asked)
    if answer.returncode:
        raise unreachable(upstream.remote, answer)
    return answer.stdout.decode().partition("\t")[0] or None


def unreachable(remote: str, answer: Answer) -> BadgectlError:
    """Return the error that a failed exchange with a remote becomes."""
    locked = locked_by(answer)
    if locked is not None:
        return locked
    return RemoteError(
        f"{remote} could not be reached: {answer.error().message}",
        "nothing was recorded; without `--push` it is recorded here, to be pushed later",
    )


def url_of(repository: Repository, remote: str) -> str:
    """Return the address that a remote is pushed to, as git's own settings rewrite it."""
    return repository.git.write("remote", "get-url", "--push", remote).decode().strip()
