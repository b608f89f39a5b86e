"""Making repositories and plain commits, as git's own commands do."""

from collections.abc import Iterable
from pathlib import Path

from badgectl.git.process import Git
from badgectl.git.recording import Hand
from badgectl.git.repository import Repository, find_repository
from badgectl.model.errors import BadgectlError


class NotCreatedError(BadgectlError):
    """Git made no repository although it said so."""


def create_repository(folder: Path, branch: str) -> Repository:
    """Make a folder a git repository whose first branch has the name given."""
    folder.mkdir(parents=True, exist_ok=True)
    Git(folder).write("init", "--quiet", f"--initial-branch={branch}")
    repository = find_repository(folder)
    if repository is None:
        raise NotCreatedError(f"git made no repository in {folder}")
    return repository


def commit_paths(
    repository: Repository, paths: Iterable[str], message: str, hand: Hand | None = None
) -> None:
    """Commit files of the working tree, in the user's name or by somebody else's hand."""
    settings, env = (hand.settings, hand.env) if hand else ((), {})
    git = Git(repository.top, settings=settings, env=env)
    listed = "\0".join(f":(literal,top){repository.prefix}{path}" for path in paths)
    names = ["--pathspec-from-file=-", "--pathspec-file-nul"]
    git.write("add", *names, given=listed.encode())
    sign = ["-S"] if hand and hand.key else []
    git.write("commit", "--quiet", *sign, "-F", "-", given=message.encode())
