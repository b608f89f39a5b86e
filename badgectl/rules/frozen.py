"""Records are frozen at their entry."""

from collections.abc import Iterator, Mapping

from badgectl.codes import history as codes
from badgectl.model.paths import parse_record_path
from badgectl.model.problems import Place, Problem


def check_frozen(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Problem]:
    """Every record that a commit had is in a later one with the same mode and bytes.

    Both map the paths below `awards/` to the mode and id of what lies there.
    """
    for path, state in old.items():
        if new.get(path) != state and parse_record_path(path) is not None:
            yield touched_record(path, is_there=path in new)


def touched_record(path: str, *, is_there: bool) -> Problem:
    """Return the problem of a record that has entered and is no longer as it was."""
    if is_there:
        return codes.FROZEN.problem(
            Place(path),
            "this record has entered, and is changed",
            "put it back as it was; mend or revoke it by a further record",
        )
    return codes.FROZEN.problem(
        Place(path),
        "this record has entered, and is removed",
        "put it back; to take an award back, add a revocation",
    )
