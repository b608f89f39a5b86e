"""Verdicts for programs: JSON with everything, JUnit for test reports, SARIF for code scanning."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote

from badgectl import __version__
from badgectl.codes.page import format_code
from badgectl.codes.registry import CODES
from badgectl.model.problems import Problem
from badgectl.model.text import counted, json_text, visible
from badgectl.verdicts.data import verdict_data
from badgectl.verdicts.verdict import WHOLE_FILE, Verdict, sentence

_HOME = "https://pypi.org/project/badgectl/"
_SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def format_json(verdict: Verdict) -> str:
    """Return everything as JSON."""
    return json_text(verdict_data(verdict))


def format_junit(verdict: Verdict) -> str:
    """Return a suite for each file with problems, a case for each code, and one for the rest.

    Errors are failures, and so are warnings of a strict check; else their cases are skipped.
    """
    by_file = verdict.by_file()
    sound = f"no problems are reported in {verdict.files - len(by_file)} of {verdict.files} files"
    rest = {"classname": "badgectl", "name": "files without problems"}
    suites = [
        *(_suite(path, _cases(verdict, path, problems)) for path, problems in by_file.items()),
        _suite("badgectl", [_element("testcase", rest, _element("system-out", {}, sound))]),
    ]
    whole = _element("testsuites", *_added_up("badgectl", suites))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'


def _cases(verdict: Verdict, path: str, problems: Sequence[Problem]) -> list[str]:
    by_code: dict[str, list[Problem]] = {}
    for problem in problems:
        by_code.setdefault(problem.code, []).append(problem)
    return [_case(verdict, path, same) for same in by_code.values()]


def _case(verdict: Verdict, path: str, problems: Sequence[Problem]) -> str:
    """Return the case of the problems that one code has in one file."""
    first = problems[0]
    about: dict[str, str | int] = {
        "classname": path,
        "name": first.code,
        "file": path,
        "line": (first.position or WHOLE_FILE).line,
    }
    lines = []
    for problem in problems:
        at = problem.position or WHOLE_FILE
        lines.append(f"{visible(path)}:{at.line}:{at.column}: {sentence(problem)}")
    message = sentence(first) if len(problems) == 1 else counted(len(problems), "problem")
    fails = verdict.strict or first.severity == "error"
    outcome = "failure" if fails else "skipped"
    told = _element(outcome, {"message": message, "type": first.code}, escape("\n".join(lines)))
    return _element("testcase", about, told)


def _suite(name: str, cases: Sequence[str]) -> str:
    about, inside = _added_up(name, cases)
    return _element("testsuite", {**about, "skipped": inside.count("<skipped ")}, inside)


def _added_up(name: str, parts: Sequence[str]) -> tuple[dict[str, str | int], str]:
    """Return what parts come to, and their text; texts have no `<`, so these are elements."""
    inside = "\n".join(("", *parts, ""))
    tests, failures = inside.count("<testcase "), inside.count("<failure ")
    return {"name": name, "tests": tests, "failures": failures, "errors": 0}, inside


def _element(name: str, about: Mapping[str, str | int], content: str) -> str:
    """Return an XML element; the content is XML already."""
    attributes = "".join(f' {key}="{escape(visible(str(value)))}"' for key, value in about.items())
    return f"<{name}{attributes}>{content}</{name}>"


def format_sarif(verdict: Verdict) -> str:
    """Return a SARIF 2.1.0 log; its rules are the codes that were found."""
    rules = sorted({problem.code for problem in verdict.problems})
    pairs = zip(verdict.problems, verdict.fingerprints(), strict=True)
    driver = {
        "name": "badgectl",
        "version": __version__,
        "informationUri": _HOME,
        "rules": [_rule(name) for name in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(verdict, problem, fingerprint) for problem, fingerprint in pairs],
    }
    return json_text({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str) -> dict[str, object]:
    code = CODES[name]
    return {
        "id": code.name,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.why},
        "help": {"text": f"{code.title}. {code.why}", "markdown": format_code(code)},
        "defaultConfiguration": {"level": code.severity},
    }


def _result(verdict: Verdict, problem: Problem, fingerprint: str) -> dict[str, object]:
    at = problem.position or WHOLE_FILE
    # What cannot be said in UTF-8 is no file that a forge could open: it need only be harmless.
    uri = quote(verdict.from_top + problem.place.path, errors="backslashreplace")
    return {
        "ruleId": problem.code,
        "level": problem.severity,
        # Viewers make a link of `[text](target)`, also in plain messages.
        "message": {"text": sentence(problem).replace("](", "] (")},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri},
                    "region": {
                        "startLine": at.line,
                        "startColumn": at.column,
                        "endColumn": at.end_column,
                    },
                }
            }
        ],
        # The name under which GitHub looks for what recognises an alert.
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
