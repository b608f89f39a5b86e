"""The user's hooks, run as git would run them: on an index that holds just the new tree."""

import shutil
from pathlib import Path

from badgectl.git.journal import Passing, lying_there
from badgectl.git.lock import only_writer, state_folder
from badgectl.git.process import Git, lines
from badgectl.git.repository import Repository
from badgectl.model.errors import BadgectlError
from badgectl.model.text import listed, one_line

_NAMED = 3


class HookError(BadgectlError):
    """A hook refused, or changed what was to be recorded."""


def pass_hooks(
    repository: Repository, hooks: frozenset[str], tree: str, passing: Passing, message: str
) -> tuple[str, str]:
    """Return the message as the hooks leave it, and what they said; raise if one refuses.

    While they run, the working tree has the files as they would be for `git commit`.
    """
    if not hooks - {"post-commit"}:
        return message, ""
    folder = state_folder(repository.git_dir)
    text = folder / "COMMIT_EDITMSG"
    with only_writer(repository.common_dir), lying_there(repository, passing):
        git = Git(repository.top, env=_private_index(repository, folder / "index", tree))
        text.write_text(message, encoding="utf-8")
        said = ""
        if "pre-commit" in hooks:
            said += _run(git, "pre-commit")
            _check_tree(git, tree)
        if "prepare-commit-msg" in hooks:
            said += _run(git, "prepare-commit-msg", str(text), "message")
        if "commit-msg" in hooks:
            said += _run(git, "commit-msg", str(text))
        left = text.read_bytes()
    if left == message.encode():
        return message, said
    cleaned = git.read("stripspace", given=left).decode("utf-8", "replace")
    if not cleaned.strip():
        raise HookError("the hooks left nothing of the commit's message", "nothing was recorded")
    return cleaned, said


def tell_hooks(repository: Repository, hooks: frozenset[str]) -> str:
    """Run the hook that comes after a commit; return what it said. Git ignores how it ends."""
    if "post-commit" not in hooks:
        return ""
    return repository.git.as_user("hook", "run", "--ignore-missing", "post-commit").stderr


def _private_index(repository: Repository, index: Path, tree: str) -> dict[str, str]:
    """Make an index of a tree beside the user's; return the variables that point hooks to it.

    It begins as a copy: what git knows of files that are the same need not be found out again.
    """
    for stale in (index, index.with_name("index.lock")):
        stale.unlink(missing_ok=True)
    own = repository.git_dir / "index"
    if own.exists():
        shutil.copyfile(own, index)
    variables = {"GIT_INDEX_FILE": str(index)}
    Git(repository.top, env=variables).write("read-tree", "--reset", "-i", tree)
    return variables | {"GIT_EDITOR": ":"}


def _run(git: Git, hook: str, *arguments: str) -> str:
    answer = git.as_user("hook", "run", "--ignore-missing", hook, "--", *arguments)
    if answer.returncode:
        said = "".join(f"\n  {line}" for line in lines(answer.stderr.rstrip("\n")))
        raise HookError(
            f"the {hook} hook refused, nothing was recorded{':' if said else ''}{said}",
            "mend what it names, or go past it with `--no-verify`",
        )
    return answer.stderr


def _check_tree(git: Git, tree: str) -> None:
    """Raise if the index no longer holds what was judged."""
    left = git.write("write-tree").decode().strip()
    if left == tree:
        return
    changed = git.read("diff-tree", "-r", "-z", "--name-only", tree, left).decode(
        "utf-8", "replace"
    )
    paths = [one_line(path) for path in changed.split("\0")[:-1]]
    named = listed(paths[:_NAMED]) + (" ..." if len(paths) > _NAMED else "")
    raise HookError(
        f"the pre-commit hook changed what was to be committed: {named}",
        "what is recorded is what was judged, and nothing else; go past it with `--no-verify`",
    )
