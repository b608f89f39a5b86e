"""What old commits keep of somebody: who made them, and what their messages say."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from badgectl.git.repository import Repository

_FIELDS = ("%H", "%ae", "%ce", "%B")


class Traces(Struct, frozen=True, kw_only=True):
    """What is found of somebody in history."""

    made: int = 0
    """How many commits they made."""
    told: int = 0
    """How many commits name them in their message."""
    addresses: tuple[str, ...] = ()
    """The e-mail addresses that they made commits with."""


def find_traces(
    repository: Repository, is_theirs: Callable[[str], bool], names_them: Callable[[str], bool]
) -> Traces:
    """Return what is found in the commits of all branches and tags.

    `is_theirs` tells it of an e-mail address, `names_them` of the text of a message.
    """
    told = repository.git.read("log", "-z", f"--format={'%x00'.join(_FIELDS)}", "--all", "HEAD")
    fields = told.decode("utf-8", "replace").split("\0")[:-1]
    commits = list(zip(*(fields[n :: len(_FIELDS)] for n in range(len(_FIELDS))), strict=True))
    known = {address for _, author, committer, _ in commits for address in (author, committer)}
    theirs = {address for address in known if is_theirs(address)}
    return Traces(
        made=sum(not theirs.isdisjoint(commit[1:3]) for commit in commits),
        told=sum(names_them(commit[3]) for commit in commits),
        addresses=tuple(sorted(theirs)),
    )


def files_with(
    repository: Repository, words: Iterable[str], commit: str, *, outside: Iterable[str]
) -> list[str]:
    """Return the text files of a commit that have one of the words, outside of some folders.

    Paths are from the repository's top, the folders from the programme's.
    """
    named = [part for word in words for part in ("-e", word)]
    if not named:
        return []
    folders = [f":(top,exclude,literal){repository.prefix}{folder}" for folder in outside]
    answer = repository.git.try_read(
        "grep", "-l", "-z", "-i", "-I", "-w", "-F", *named, commit, "--", ":(top)", *folders
    )
    found = answer.stdout.decode("utf-8", "surrogateescape").split("\0")[:-1]
    return [path.removeprefix(f"{commit}:") for path in found]
