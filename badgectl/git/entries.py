"""In which order awards entered the main line."""

from badgectl.git.repository import Repository
from badgectl.model.paths import AWARDS, parse_record_path


def awards_as_entered(repository: Repository) -> list[str]:
    """Return the paths of all awards that ever entered the main line, in the order they did.

    Those of one commit come in the order of their paths. What came again counts once.
    """
    if repository.head is None:
        return []
    said = repository.git.read(
        "log", "--reverse", "--first-parent", "-m", "--diff-filter=A", "--no-renames",
        "--name-only", "--format=", "-z", repository.head, "--",
        f":(literal,top){repository.prefix}{AWARDS}",
    )  # fmt: skip
    found: dict[str, None] = {}
    for name in said.decode("utf-8", "surrogateescape").split("\0"):
        path = name.strip("\n").removeprefix(repository.prefix)
        location = parse_record_path(path)
        if location is not None and location.verb == "award":
            found.setdefault(path)
    return list(found)
