"""Checking again what has not changed since it was found sound: files are looked at, not read.

A file counts as unchanged as it does for git: by its name, size, times and number. What else a
check depends on stands in the key as well: options, commits, attributes, fonts, badgectl itself. A
file that was changed while its folder was looked at may look unchanged; what is that fresh is not
remembered.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from badgectl.cli.session import Session
from badgectl.git.lock import STATE
from badgectl.git.process import GitError
from badgectl.git.repository import Repository, find_repository
from badgectl.git.revisions import commit_of
from badgectl.index.own_files import own_state
from badgectl.index.verdict_memory import Sound, VerdictMemory
from badgectl.model.errors import UsageError
from badgectl.model.paths import FOLDERS
from badgectl.verdicts.verdict import Verdict

_GITLAB_BASE = "CI_MERGE_REQUEST_DIFF_BASE_SHA"
_EXTRA_FONTS = "manimgx_fonts_cjk"
_SETTLED = 200_000_000  # nanoseconds: clocks of file systems tick more coarsely than they say
_SETTLED_COARSE = 3_000_000_000  # where they know no parts of a second
_MOST_EVIDENCE = 20_000


class Looked(Struct, frozen=True, kw_only=True):
    """A programme's folder as it looks before it is read."""

    memory: VerdictMemory
    key: bytes
    settled: bool
    """Whether nothing was changed so lately that a further change could look the same."""
    prefix: str
    from_top: str


class Asked(Struct, frozen=True, kw_only=True):
    """What a check is asked for, and how the folder looks."""

    root: Path
    repository: Repository | None
    commit: str | None
    """What counts as committed."""
    only: tuple[Path, ...]
    looked: Looked | None
    """None where nothing can be remembered."""

    def is_file(self, path: str) -> bool:
        """Tell whether evidence is there, by its path from the repository's top."""
        return _is_file(self.repository.top if self.repository else self.root, path)


class Recorded:
    """A question, and every answer that was given to it."""

    def __init__(self, question: Callable[[str], bool]) -> None:
        """Begin without answers."""
        self._question = question
        self.answers: dict[str, bool] = {}

    def __call__(self, about: str) -> bool:
        """Return the answer, which does not change in between."""
        if about not in self.answers:
            self.answers[about] = self._question(about)
        return self.answers[about]


def asked(session: Session, only: Iterable[Path], base: str | None) -> Asked:
    """Find out what a check is about, and look at the files without reading them."""
    root = session.root()
    repository = find_repository(root)
    commit = base_commit(repository, base) if repository else None
    paths = tuple(only)
    looked = _look(session, root, repository, commit, paths) if repository else None
    return Asked(root=root, repository=repository, commit=commit, only=paths, looked=looked)


def _look(
    session: Session, root: Path, repository: Repository, commit: str | None, only: tuple[Path, ...]
) -> Looked:
    now = time.time_ns()
    told = blake2b(digest_size=20)
    newest, coarse = 0, True
    for stat, text in _states(root):
        told.update(text)
        last = max(stat.st_mtime_ns, stat.st_ctime_ns)
        newest = max(newest, last)
        coarse = coarse and last % 1_000_000_000 == 0
    words = [str(session.start.absolute()), *map(str, only)]
    others = (
        repository.common_dir / "config",
        repository.common_dir / "info/attributes",
        repository.top / ".gitattributes",
    )
    about = (
        str(root), repository.prefix, repository.head, repository.branch, commit, words,
        find_spec(_EXTRA_FONTS) is not None, [_state(path) for path in others], own_state(),
    )  # fmt: skip
    told.update(repr(about).encode("utf-8", "surrogateescape"))
    return Looked(
        memory=VerdictMemory(repository.common_dir / STATE),
        key=told.digest(),
        settled=newest < now - (_SETTLED_COARSE if coarse else _SETTLED),
        prefix=way_to(session, root),
        from_top=repository.prefix,
    )


def _states(root: Path) -> Iterator[tuple[os.stat_result, bytes]]:
    """Yield the state of every file and folder, always in the same order."""
    waiting = [f"{root}/{folder}" for folder in reversed(FOLDERS)]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            try:
                stat = entry.stat(follow_symlinks=False)
            except OSError:  # a path too long, or a file that went just now: told when it is read
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            yield stat, _said(entry.path, stat)


def _state(path: Path) -> bytes | None:
    try:
        return _said(str(path), path.stat())
    except OSError:
        return None


def _said(path: str, stat: os.stat_result) -> bytes:
    state = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, stat.st_mode)
    return f"{path}\0{state}\n".encode("utf-8", "surrogateescape")


def sound_before(session: Session, asked: Asked, *, strict: bool) -> Verdict | None:
    """Return the verdict on a folder that looks as it did when nothing was wrong with it."""
    looked = asked.looked
    known = looked.memory.recall(looked.key) if looked else None
    if looked is None or known is None or not looked.settled:
        return None
    if str(session.today(known.timezone)) != known.day:
        return None
    if any(asked.is_file(path) is not was for path, was in known.evidence.items()):
        return None
    return Verdict(
        problems=(),
        files=known.files,
        waived=known.waived,
        strict=strict,
        prefix=looked.prefix,
        from_top=looked.from_top,
    )


def keep_sound(
    looked: Looked | None, verdict: Verdict, evidence: dict[str, bool], day: str, timezone: str
) -> None:
    """Remember that nothing was wrong."""
    if looked is not None and looked.settled and len(evidence) <= _MOST_EVIDENCE:
        looked.memory.keep(
            Sound(
                key=looked.key,
                day=day,
                timezone=timezone,
                files=verdict.files,
                waived=verdict.waived,
                evidence=evidence,
            )
        )


def _is_file(top: Path, path: str) -> bool:
    """Tell whether a path from the top is a file there, and not by a link that leads away."""
    try:
        target = (top / path).resolve()
        return target.is_relative_to(top.resolve()) and target.is_file()
    except (OSError, RuntimeError):  # a name too long, links that lead round in a circle
        return False


def way_to(session: Session, root: Path) -> str:
    """Return what leads from where the command works to the programme's folder."""
    way = os.path.relpath(root, session.start)
    return "" if way == "." else f"{way}/"


def base_commit(repository: Repository, base: str | None) -> str | None:
    """Return the commit that new records are new to; None if there is no commit at all."""
    if base is not None:
        return commit_of(repository, base)
    target = os.environ.get("GITHUB_BASE_REF")
    told = f"refs/remotes/origin/{target}" if target else os.environ.get(_GITLAB_BASE)
    if not told or repository.head is None:
        return repository.head
    try:
        return repository.git.read("merge-base", "--", told, "HEAD").decode().strip()
    except GitError:
        # Without its base nothing in a change would count as new, and nothing would be judged.
        raise UsageError(
            f"the base of this change, {told}, is not here",
            "check out the whole history (`fetch-depth: 0`, `GIT_DEPTH: 0`), or say `--base`",
        ) from None
