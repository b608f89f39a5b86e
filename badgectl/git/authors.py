"""Who works in a repository, and where in it."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from badgectl.git.repository import Repository

_RECENT = 5000  # commits that are looked at
_FORMAT = "%x00%x00%aN%x00%aE"


class Author(Struct, frozen=True):
    """Somebody who committed: the name and address used most, and where."""

    name: str
    email: str
    folder: str
    """The top folder that most of their commits changed; empty if they changed none."""


def authors(repository: Repository) -> list[Author]:
    """Return who committed lately, most commits first, called as `.mailmap` mends them."""
    names: dict[str, Counter[str]] = {}
    folders: dict[str, Counter[str]] = {}
    commits: Counter[str] = Counter()
    for name, email, changed in _commits(repository):
        commits[email] += 1
        names.setdefault(email, Counter())[name] += 1
        folders.setdefault(email, Counter()).update(changed)
    return [
        Author(_usual(names[email]), email, _usual(folders[email]))
        for email, _ in sorted(commits.items(), key=lambda item: (-item[1], item[0]))
    ]


def _commits(repository: Repository) -> Iterator[tuple[str, str, set[str]]]:
    """Yield name, address and the top folders changed of recent commits that are no merges."""
    if repository.head is None:
        return
    told = repository.git.read(
        "log", "--no-merges", f"--max-count={_RECENT}", "-z", "--name-only", "--no-renames",
        f"--format={_FORMAT}", repository.head, "--",
    )  # fmt: skip
    for commit in told.decode("utf-8", "replace").split("\0\0"):
        name, _, rest = commit.strip("\0").partition("\0")
        email, _, paths = rest.partition("\0\n")
        if email:
            tops = (path.partition("/") for path in paths.split("\0"))
            yield name, email.lower(), {top for top, slash, _ in tops if slash}


def _usual(words: Counter[str]) -> str:
    """Return the word used most, of equal ones the first by letter; empty if none is."""
    return min(words, key=lambda word: (-words[word], word), default="")
