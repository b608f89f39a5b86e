"""Whether the root of trust is the first: no other programme came in beside it."""

from collections.abc import Iterator

from badgectl.codes.trust import ROOT
from badgectl.model.problems import Place, Problem
from badgectl.model.program import PROGRAM_FILE
from badgectl.trust.origins import Trees
from badgectl.trust.steps import Step, Told

_HINT = (
    "compare with who had this repository before; `--root COMMIT` names the one that you have "
    "looked at"
)


def check_root(step: Step, trees: Trees) -> Iterator[Problem]:
    """Yield which commit that came in beside the main line founded the programme, too."""
    beside = {one.commit.id: one for one in step.beside}
    for one in step.beside:
        if _adds(one) and not _had_before(one, beside, trees):
            yield ROOT.problem(
                Place(PROGRAM_FILE),
                f"the programme was founded in {one.commit.id[:12]}, too, which comes in beside "
                "the root that all is judged from",
                _HINT,
            )


def moved_root(commit: str, path: str) -> Problem:
    """Return the problem of a programme that began at another path, in a commit before the root."""
    return ROOT.problem(
        Place(PROGRAM_FILE),
        f"another programme began as {path} in {commit[:12]}, before the root, and is gone",
        _HINT,
    )


def _adds(one: Told) -> bool:
    touched = [t for against in one.against for t in against if t.path == PROGRAM_FILE]
    return len(touched) == len(one.against) and not any(t.was_blob for t in touched)


def _had_before(one: Told, beside: dict[str, Told], trees: Trees) -> bool:
    """Tell whether a commit from which another descends had a programme."""
    waiting, seen = list(one.commit.parents), set[str]()
    while waiting:
        parent = waiting.pop()
        if parent in seen:
            continue
        seen.add(parent)
        known = beside.get(parent)
        if known is None:
            if trees.blob_at(parent, PROGRAM_FILE):
                return True
            continue
        if any(t.path == PROGRAM_FILE for against in known.against for t in against):
            return True
        waiting += known.commit.parents
    return False
