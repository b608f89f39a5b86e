"""How somebody's own git commits: signed or not, past which hooks."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from badgectl.git.process import Git
from badgectl.git.repository import Repository

_SIGNS = "commit.gpgsign"
_HOOKS_PATH = "core.hookspath"
_NOT_SET = 1  # how `git config` ends then
_HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit")
_SKIPPED = {"pre-commit", "commit-msg"}  # by `git commit --no-verify`, too
# What else git runs by its name, where people work.
_OTHER_HOOKS = (
    "applypatch-msg", "pre-applypatch", "post-applypatch", "pre-merge-commit", "pre-rebase",
    "post-checkout", "post-merge", "pre-push", "reference-transaction", "pre-auto-gc",
    "post-rewrite", "sendemail-validate", "post-index-change",
)  # fmt: skip


class Habits(Struct, frozen=True, kw_only=True):
    """What is done with a commit besides making it."""

    sign: bool = False
    hooks: frozenset[str] = frozenset()
    """The names of the hooks that run."""
    verify: bool = True
    """Whether the hooks that may refuse are asked, the one of pushing among them."""

    def without_verifying(self) -> "Habits":
        """Return the same habits, hooks that may refuse left out."""
        return Habits(sign=self.sign, hooks=self.hooks - _SKIPPED, verify=False)


def habits_of(repository: Repository) -> Habits:
    """Return what the user's git does with commits here."""
    found = repository.git.settings(rf"^({_SIGNS}|{_HOOKS_PATH}|hook\..*)$")
    folder = _hooks_folder(repository, found)
    # Newer versions of git run hooks that stand in the settings; `git hook` knows which.
    configured = any(name.startswith("hook.") for name in found)
    return Habits(
        sign=_SIGNS in found and wants_signature(repository.git),
        hooks=frozenset(name for name in _HOOKS if configured or _runs(folder / name)),
    )


def wants_signature(git: Git) -> bool:
    """Tell whether the user has git sign commits."""
    said = git.try_write("config", "--type=bool", "--get", _SIGNS)
    return said.returncode != _NOT_SET and said.checked() == b"true\n"


def idle_hooks(repository: Repository) -> list[Path]:
    """Return the hooks that lie where git looks for them, and that it passes over."""
    folder = _hooks_folder(repository, repository.git.settings(f"^{_HOOKS_PATH}$"))
    hooks = (folder / name for name in sorted((*_HOOKS, *_OTHER_HOOKS)))
    return [path for path in hooks if path.is_file() and not _runs(path)]


def _hooks_folder(repository: Repository, settings: Iterable[str]) -> Path:
    """Return where git looks for hooks, given the names of settings."""
    if _HOOKS_PATH not in settings:
        return repository.common_dir / "hooks"
    told = repository.git.write("config", "--type=path", _HOOKS_PATH).decode().rstrip("\n")
    return repository.top / told


def _runs(hook: Path) -> bool:
    return hook.is_file() and os.access(hook, os.X_OK)
