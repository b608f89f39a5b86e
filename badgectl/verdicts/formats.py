"""The formats of `validate`, each a function from a verdict to text."""

from collections.abc import Callable
from typing import Literal

from badgectl.verdicts.forges import format_github, format_gitlab
from badgectl.verdicts.machines import format_json, format_junit, format_sarif
from badgectl.verdicts.terminal import Style, format_concise, format_full
from badgectl.verdicts.verdict import Verdict

Format = Literal["full", "concise", "github", "gitlab", "json", "junit", "sarif"]


def _unstyled(format_: Callable[[Verdict], str]) -> Callable[[Verdict, Style], str]:
    return lambda verdict, _style: format_(verdict)


FORMATS: dict[Format, Callable[[Verdict, Style], str]] = {
    "full": format_full,
    "concise": format_concise,
    "github": _unstyled(format_github),
    "gitlab": _unstyled(format_gitlab),
    "json": _unstyled(format_json),
    "junit": _unstyled(format_junit),
    "sarif": _unstyled(format_sarif),
}

FILE_ENDINGS: dict[str, Format] = {
    "gl-code-quality-report.json": "gitlab",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".xml": "junit",
    ".json": "json",
}
"""What the name of a report says about its format; the first ending that fits decides."""


def format_of(name: str) -> Format | None:
    """Return the format that a report of this name is meant to have."""
    fitting = (form for end, form in FILE_ENDINGS.items() if name.lower().endswith(end))
    return next(fitting, None)
