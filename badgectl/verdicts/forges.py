"""Verdicts that forges show at the lines of a change: GitHub's commands, GitLab's Code Quality."""

from collections.abc import Iterator

from badgectl.model.text import json_text, visible
from badgectl.verdicts.verdict import WHOLE_FILE, Verdict, sentence

_GITLAB_SEVERITY = {"error": "major", "warning": "minor"}


def format_github(verdict: Verdict) -> str:
    """Return the problems as GitHub's commands, and the outcome as a sentence."""
    return "\n".join([*github_commands(verdict), verdict.summary(), ""])


def github_commands(verdict: Verdict) -> Iterator[str]:
    """Yield workflow commands, errors first: GitHub shows ten of each kind a step."""
    for problem in sorted(verdict.problems, key=lambda p: (p.severity != "error", p.order)):
        at = problem.position or WHOLE_FILE
        properties = {
            "title": f"badgectl {problem.code}",
            "file": verdict.from_top + problem.place.path,
            "line": str(at.line),
            "col": str(at.column),
            "endColumn": str(at.end_column),
        }
        about = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        yield f"::{problem.severity} {about}::{_command_data(sentence(problem))}"


def _command_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command_data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def format_gitlab(verdict: Verdict) -> str:
    """Return a Code Quality report; a problem keeps its fingerprint when its line moves."""
    pairs = zip(verdict.problems, verdict.fingerprints(), strict=True)
    return json_text(
        [
            {
                "description": sentence(problem),
                "check_name": problem.code,
                "fingerprint": fingerprint,
                "severity": _GITLAB_SEVERITY[problem.severity],
                "location": {
                    "path": visible(verdict.from_top + problem.place.path),
                    "lines": {"begin": (problem.position or WHOLE_FILE).line},
                },
            }
            for problem, fingerprint in pairs
        ]
    )
