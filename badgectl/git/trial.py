"""A trial signature: git signs a commit that nobody keeps."""

import os
from tempfile import TemporaryDirectory

from badgectl.git.committing import SigningError
from badgectl.git.process import Git, GitError
from badgectl.git.repository import Repository


def trial_commit(repository: Repository) -> tuple[str, bytes]:
    """Return the id and the bytes of a commit that git signed as it signs here.

    It is stored in a folder that goes at once; raises SigningError if it could not be signed.
    """
    nothing = repository.git.read("hash-object", "-t", "tree", os.devnull).decode().strip()
    with TemporaryDirectory(prefix="badgectl-") as folder:
        git = Git(repository.top, env={"GIT_OBJECT_DIRECTORY": folder})
        try:
            commit = git.write("commit-tree", "-S", "-m", "Trial signature", nothing)
        except GitError as error:
            raise SigningError(
                f"git cannot sign: {error.message}",
                "check `git config user.signingkey` and your agent; "
                "`badgectl doctor --fix signing` sets up another key",
            ) from error
        name = commit.decode().strip()
        return name, git.write("cat-file", "commit", name)
