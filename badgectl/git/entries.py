"""In which order awards, people and teams entered the main line."""

from typing import NamedTuple

from badgectl.git.repository import Repository
from badgectl.model.paths import AWARDS, parse_record_path

_RECIPIENTS = ("catalog/people/", "catalog/teams/")


class Entered(NamedTuple):
    """What ever entered, in the order it did: of one commit by path, what came again once."""

    awards: tuple[str, ...]
    """The paths of awards."""
    recipients: tuple[str, ...]
    """The ids that people and teams had."""


def entered(repository: Repository) -> Entered:
    """Return which awards, people and teams ever entered the main line."""
    if repository.head is None:
        return Entered((), ())
    folders = (f":(literal,top){repository.prefix}{one}" for one in (AWARDS, *_RECIPIENTS))
    said = repository.git.read(
        "log", "--reverse", "--first-parent", "-m", "--diff-filter=A", "--no-renames",
        "--name-only", "--format=", "-z", repository.head, "--", *folders,
    )  # fmt: skip
    awards: dict[str, None] = {}
    recipients: dict[str, None] = {}
    for name in said.decode("utf-8", "surrogateescape").split("\0"):
        path = name.strip("\n").removeprefix(repository.prefix)
        if path.startswith(_RECIPIENTS):
            recipients.setdefault(path.rpartition("/")[2].removesuffix(".yaml"))
        elif (location := parse_record_path(path)) is not None and location.verb == "award":
            awards.setdefault(path)
    return Entered(tuple(awards), tuple(recipients))
