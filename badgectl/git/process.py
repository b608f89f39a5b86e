"""Running git: from the repository's top, with an environment that nobody else has prepared."""

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import ClassVar, NamedTuple

from badgectl.model.errors import BadgectlError
from badgectl.model.text import excerpt

OLDEST_GIT = (2, 36)
NEWER_GIT = f"install git {'.'.join(map(str, OLDEST_GIT))} or newer"

# A repository under review must not run programs: hidden bare repositories, monitors, viewers.
_HARDENED = (
    "-c", "safe.bareRepository=explicit",
    "-c", "core.fsmonitor=false",
    "-c", "log.showSignature=false",
    "-c", "log.showRoot=true",
    "-c", "diff.external=",
    "-c", "advice.graftFileDeprecated=false",
)  # fmt: skip
# A power cut right after status 0 must not lose the award; git itself syncs nothing by default.
_DURABLE = ("-c", "core.fsync=all")
# Where a hook or a script points git elsewhere, the award would go to another repository.
_LOCATING = {
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_QUARANTINE_PATH",
    "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_DEFAULT_HASH",
}  # fmt: skip
_FIXED = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
}


def lines(printed: str) -> list[str]:
    """Return the lines of what a program printed, without the line break at its end.

    `str.splitlines` would break them also at letters that names and subjects may have.
    """
    return printed.removesuffix("\n").split("\n") if printed else []


class GitMissingError(BadgectlError):
    """There is no git on this machine."""


class GitError(BadgectlError):
    """A git command failed."""

    def __init__(self, command: str, returncode: int, stderr: str) -> None:
        told = [li for li in lines(stderr) if li.strip() and not li.startswith("hint:")]
        telling = [line for line in told if line.startswith(("fatal:", "error:"))] or told[-1:]
        said = excerpt(telling[0] if telling else f"status {returncode}", 300)
        super().__init__(f"git {command} failed: {said}")
        self.returncode = returncode
        self.stderr = stderr


class Answer(NamedTuple):
    """What a git command came to."""

    command: str
    returncode: int
    stdout: bytes
    stderr: str

    def error(self) -> GitError:
        """Return the error that the command failed with."""
        return GitError(self.command, self.returncode, self.stderr)

    def checked(self) -> bytes:
        """Return what the command printed; raise if it failed."""
        if self.returncode:
            raise self.error()
        return self.stdout


def _reading_env() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | _FIXED


class Git:
    """Git at one folder.

    Reading ignores all `GIT_*` variables. Writing keeps those that carry the user's identity,
    transport and signing, and drops those that locate repositories.
    """

    trace: ClassVar[Callable[[str], None] | None] = None
    """Told of every command before it is run."""

    def __init__(
        self, folder: Path, *, settings: Sequence[str] = (), env: Mapping[str, str] = {}
    ) -> None:
        """Run git in `folder`, with further `-c` settings and variables for writing."""
        self.folder = folder
        self._settings = tuple(settings)
        self._env = dict(env)

    def setting(self, *settings: str) -> "Git":
        """Return the same git with further `-c` settings for writing."""
        return Git(self.folder, settings=(*self._settings, *settings), env=self._env)

    @property
    def offline(self) -> "Git":
        """The same git without any transport: what a partial clone lacks is not fetched."""
        return self.setting("-c", "protocol.allow=never")

    def read(self, *arguments: str, given: bytes = b"") -> bytes:
        """Return what a command that changes nothing prints."""
        return self.try_read(*arguments, given=given).checked()

    def try_read(self, *arguments: str, given: bytes = b"") -> "Answer":
        """Run a command that changes nothing and may fail."""
        return self._run((*_HARDENED, *self._settings), arguments, given, _reading_env())

    def says(self, *arguments: str) -> str | None:
        """Return the line that a reading command prints, or None if it fails."""
        answer = self.try_read(*arguments)
        return None if answer.returncode else answer.stdout.decode("utf-8", "replace").rstrip("\n")

    def write(self, *arguments: str, given: bytes = b"") -> bytes:
        """Run a command that writes, in the user's name, and return what it prints."""
        return self.try_write(*arguments, given=given).checked()

    def try_write(self, *arguments: str, given: bytes = b"") -> "Answer":
        """Run a command that writes, in the user's name, and that may fail."""
        return self._run(self._writing, arguments, given, self._writing_env())

    def exchange(self, *arguments: str) -> "Answer":
        """Talk to a remote in the user's name; at a terminal git may ask for credentials."""
        env = self._writing_env()
        if os.isatty(2):
            env.pop("GIT_TERMINAL_PROMPT")
            env |= {k: v for k, v in os.environ.items() if k == "GIT_TERMINAL_PROMPT"}
        return self._run(self._writing, arguments, b"", env)

    def as_user(self, *arguments: str) -> "Answer":
        """Run what is the user's own, as their own git would run it: a hook."""
        kept = {k: v for k, v in os.environ.items() if k not in _LOCATING}
        return self._run(self._settings, arguments, b"", kept | self._env)

    def settings(self, pattern: str) -> dict[str, str]:
        """Return the user's settings whose names match, each as it was said last.

        These are the settings that writing goes by: what the environment says counts, too. A name
        without a value, which git takes for true, comes as `true`.
        """
        asked = ("config", "-z", "--get-regexp", pattern)
        answer = self._run(self._writing, asked, b"", self._writing_env())
        lines = answer.stdout.decode("utf-8", "surrogateescape").split("\0")[:-1]
        pairs = (line.partition("\n") for line in lines)
        return {name: value if said else "true" for name, said, value in pairs}

    @property
    def _writing(self) -> tuple[str, ...]:
        return (*_HARDENED, *_DURABLE, *self._settings)

    def _writing_env(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k not in _LOCATING}
        return kept | _FIXED | self._env

    def _run(
        self, settings: Sequence[str], arguments: Sequence[str], given: bytes, env: dict[str, str]
    ) -> "Answer":
        self._tell(arguments)
        try:
            done = subprocess.run(
                ["git", *settings, *arguments],
                cwd=self.folder,
                input=given,
                env=env,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            if not self.folder.is_dir():
                raise
            raise GitMissingError("git is not installed", NEWER_GIT) from None
        stderr = done.stderr.decode("utf-8", "replace")
        return Answer(arguments[0], done.returncode, done.stdout, stderr)

    def _tell(self, arguments: Sequence[str]) -> None:
        if Git.trace is not None:
            Git.trace(f"git {' '.join(arguments)}")

    @contextmanager
    def stream(self, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Run a command that changes nothing and whose output is read while it works.

        Raises GitError if it failed, unless whoever reads had enough before.
        """
        self._tell(arguments)
        with (
            TemporaryFile() as complaints,
            subprocess.Popen(
                ["git", *_HARDENED, *self._settings, *arguments],
                cwd=self.folder,
                env=_reading_env(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=complaints,
            ) as process,
        ):
            try:
                yield process
            except BaseException:
                process.kill()
                raise
            if process.wait():
                complaints.seek(0)
                said = complaints.read().decode("utf-8", "replace")
                raise GitError(arguments[0], process.returncode, said)

    @contextmanager
    def conversation(self, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Keep a command running that answers line by line on its standard streams."""
        self._tell(arguments)
        with subprocess.Popen(
            ["git", *self._writing, *arguments],
            cwd=self.folder,
            env=self._writing_env(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            try:
                yield process
            finally:
                if process.stdin is not None:
                    with suppress(BrokenPipeError):  # it has ended already
                        process.stdin.close()
