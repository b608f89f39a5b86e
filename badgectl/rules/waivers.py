"""Waiving warnings: which of them a comment takes back, and which comments are wrong."""

from collections.abc import Iterable, Iterator, Sequence

from badgectl.codes import waiver as codes
from badgectl.codes.registry import CODES
from badgectl.model.problems import Code, Place, Problem
from badgectl.model.text import did_you_mean
from badgectl.model.waivers import Waiver


def waive(problems: Sequence[Problem], waivers: Iterable[Waiver]) -> tuple[list[Problem], int]:
    """Return the problems that stay, those of the waivers among them, and how many are waived.

    Problems must have their positions. While there are errors, a waiver is not called unused:
    what it is for may not have been looked for.
    """
    kept = list(problems)
    unused: list[Problem] = []
    wrong: list[Problem] = []
    for waiver in waivers:
        wrong += _faults(waiver)
        sound = waiver.form_is_right and waiver.reason
        valid = {name for name in waiver.codes if sound and _is_waivable(CODES.get(name))}
        hit = [p for p in kept if p.code in valid and _is_about(waiver, p)]
        gone = set(map(id, hit))
        kept = [p for p in kept if id(p) not in gone]
        unused += [
            _problem(codes.UNUSED, waiver, f"nothing here is {name}", "remove the comment")
            for name in waiver.codes
            if name in valid and not any(p.code == name for p in hit)
        ]
    waived = len(problems) - len(kept)
    clear = not wrong and not any(p.severity == "error" for p in kept)
    return [*kept, *wrong, *(unused if clear else ())], waived


def _is_about(waiver: Waiver, problem: Problem) -> bool:
    at = problem.position
    return problem.place.path == waiver.path and (at.line if at else 1) == waiver.line


def _is_waivable(code: Code | None) -> bool:
    return code is not None and code.severity == "warning" and code is not codes.UNUSED


def _faults(waiver: Waiver) -> Iterator[Problem]:
    form = "write `# badgectl: ignore CODE reason`"
    if not waiver.form_is_right:
        yield _problem(codes.INVALID, waiver, "this looks like a waiver and is none", form)
        return
    if not waiver.codes:
        yield _problem(codes.INVALID, waiver, "the waiver names no code", form)
    elif not waiver.reason:
        yield _problem(codes.INVALID, waiver, "the waiver gives no reason", form)
    for name in waiver.codes:
        code = CODES.get(name)
        if code is None:
            hint = did_you_mean(name, CODES, "`badgectl explain` lists the codes")
            yield _problem(codes.INVALID, waiver, f"there is no code `{name}`", hint)
        elif not _is_waivable(code):
            said = f"{name} cannot be waived"
            yield _problem(codes.INVALID, waiver, said, "mend what it is about; only warnings can")


def _problem(code: Code, waiver: Waiver, message: str, hint: str) -> Problem:
    return Problem(
        code=code.name,
        severity=code.severity,
        place=Place(waiver.path),
        message=message,
        hint=hint,
        position=waiver.position,
    )
