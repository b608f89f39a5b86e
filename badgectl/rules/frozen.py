"""Records are frozen at their entry."""

from collections.abc import Iterator, Mapping

from badgectl.codes import history as codes
from badgectl.model.problems import Place, Problem


def check_frozen(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Problem]:
    """Every record that a commit had is in a later one with the same mode and bytes.

    Both map the paths below `awards/` to the mode and id of what lies there.
    """
    for path, state in old.items():
        if path not in new:
            yield codes.FROZEN.problem(
                Place(path),
                "this record has entered, and is removed",
                "put it back; to take an award back, add a revocation",
            )
        elif new[path] != state:
            yield codes.FROZEN.problem(
                Place(path),
                "this record has entered, and is changed",
                "put it back as it was; mend or revoke it by a further record",
            )
