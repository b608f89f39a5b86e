"""Whether the root of trust is the first: that no programme was founded before or beside it."""

from badgectl.codes.trust import ROOT
from badgectl.model.problems import Place, Problem
from badgectl.model.program import PROGRAM_FILE

_HINT = (
    "compare with who had this repository before; `--root COMMIT` names the one that you have "
    "looked at"
)


def second_founding(commit: str) -> Problem:
    """Return the problem of a programme that was founded elsewhere than in its root, too."""
    return ROOT.problem(
        Place(PROGRAM_FILE),
        f"the programme was founded in {commit[:12]}, too, which does not go back to the root that "
        "all is judged from",
        _HINT,
    )


def moved_root(commit: str, path: str) -> Problem:
    """Return the problem of a programme that began in another folder, before or beside the root."""
    return ROOT.problem(
        Place(PROGRAM_FILE),
        f"another programme began as {path} in {commit[:12]}, which does not go back to the root, "
        "and is gone",
        _HINT,
    )
