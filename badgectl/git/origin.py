"""Where others find the commit that a clone has checked out."""

from pathlib import Path

from badgectl.git.forges import home_of
from badgectl.git.process import Git, GitMissingError, lines


def published(folder: Path) -> tuple[str, str] | None:
    """Return the web address of a clone's remote and the commit checked out; None if unknown.

    It is known where the folder is a clone's top, and a remote on the web had the commit when
    last something was fetched from it or pushed to it.
    """
    git = Git(folder)
    try:
        top = git.says("rev-parse", "--show-toplevel")
    except (GitMissingError, OSError):
        return None
    commit = git.says("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    if top is None or Path(top).resolve() != folder.resolve() or not commit:
        return None
    having = git.says("for-each-ref", "--contains", commit, "--format=%(refname)", "refs/remotes")
    for ref in lines(having or ""):
        remote = ref.removeprefix("refs/remotes/").partition("/")[0]
        home = home_of(git.says("remote", "get-url", remote) or "")
        if home is not None:
            return home.address, commit
    return None
