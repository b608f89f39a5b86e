"""How somebody's own git commits: signed or not, past which hooks."""

import os
from pathlib import Path

from msgspec import Struct

from badgectl.git.process import Git
from badgectl.git.repository import Repository

_TRUE = {"true", "yes", "on", "1", ""}
_SIGNS = "commit.gpgsign"
_HOOKS_PATH = "core.hookspath"
_HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit")
_SKIPPED = {"pre-commit", "commit-msg"}  # by `git commit --no-verify`, too


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
    folder = repository.common_dir / "hooks"
    if _HOOKS_PATH in found:
        told = repository.git.write("config", "--type=path", _HOOKS_PATH).decode().rstrip("\n")
        folder = repository.top / told
    # Newer versions of git run hooks that stand in the settings; `git hook` knows which.
    configured = any(name.startswith("hook.") for name in found)
    return Habits(
        sign=found.get(_SIGNS, "false").lower() in _TRUE,
        hooks=frozenset(name for name in _HOOKS if configured or _runs(folder / name)),
    )


def wants_signature(git: Git) -> bool:
    """Tell whether the user has git sign commits."""
    return git.settings(f"^{_SIGNS}$").get(_SIGNS, "false").lower() in _TRUE


def _runs(hook: Path) -> bool:
    return hook.is_file() and os.access(hook, os.X_OK)
