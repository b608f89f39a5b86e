"""What is wrong with a text that is not YAML, in words that help to mend it."""

import re

import yaml

from badgectl.codes import yaml as codes
from badgectl.documents.decoding import fault
from badgectl.model.problems import Position, Problem
from badgectl.model.slips import slip_in
from badgectl.model.text import shortened, visible

_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)


def _conflict(path: str, text: str) -> Problem | None:
    """Return the problem of a merge that was left half done, if that is what a file shows."""
    match = _CONFLICT.search(text)
    if match is None:
        return None
    line = text.count("\n", 0, match.start()) + 1
    return fault(
        codes.SYNTAX,
        path,
        Position(line, 1, 8),
        "git's conflict markers stand here",
        "choose what is right, remove the markers, and `git add` the file",
    )


def syntax_problem(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Return what keeps a file from being YAML, and what mends it."""
    conflict = _conflict(path, text)
    if conflict is not None:
        return conflict
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = " ".join(filter(None, (error.context, error.problem)))
    place = Position(line, column, column + 1)
    if "nesting depth" in said:  # what newer versions of libyaml do not go into
        return fault(codes.DEPTH, path, place, "far too many levels of nesting", "flatten it")
    return fault(
        codes.SYNTAX,
        path,
        place,
        f"not YAML: {visible(shortened(said, 160))}",
        _slip(text, error) or _hint(said),
    )


def _slip(text: str, error: yaml.MarkedYAMLError) -> str:
    """Say what looks right and is not, where the parser stopped or in the line above."""
    marks = [mark.line for mark in (error.context_mark, error.problem_mark) if mark]
    near = {*marks, *(line - 1 for line in marks[-1:])}
    for n, line in enumerate(text.split("\n")):
        slip = slip_in(line) if n in near else ""
        if slip:
            return f"in line {n + 1} {slip}"
    return ""


def _hint(said: str) -> str:
    if "mapping values are not allowed" in said:
        return "put a text that holds `: ` in quotes, or check the indentation"
    if "cannot start any token" in said:
        return "indent with spaces, and put a text that starts with a special character in quotes"
    if "quoted scalar" in said:
        return "close the quotes"
    if "flow" in said:
        return "close the bracket, and put commas between the items"
    return "check the indentation and the quotes of this line and the one above"
