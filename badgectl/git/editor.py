"""The user's editor: the one that git opens for messages."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from badgectl.git.process import Git, GitError
from badgectl.model.errors import BadgectlError
from badgectl.model.text import excerpt


class EditorError(BadgectlError):
    """There is no editor, or it failed."""


def open_editor(git: Git, files: Sequence[Path]) -> None:
    """Open files in the user's editor and wait for its end; raise EditorError if it fails."""
    try:
        command = git.write("var", "GIT_EDITOR").decode("utf-8", "surrogateescape").strip()
    except GitError as error:
        raise EditorError("git knows no editor here", "set `EDITOR`, or `core.editor`") from error
    # As git does it: the shell takes the command apart, never the names of the files.
    done = subprocess.run(["sh", "-c", f'{command} "$@"', command, *files], check=False)
    if done.returncode:
        raise EditorError(
            f"the editor `{excerpt(command, 60)}` failed with status {done.returncode}",
            "nothing was recorded",
        )
