"""Every format of `validate`, read as its consumer reads it."""

import json

import jsonschema
from junitparser import JUnitXml
from review.verdicts import (
    CODE_QUALITY,
    DUE,
    FOUND,
    MEASURE,
    SOUND,
    TEAM,
    check_sarif,
    formatted,
    workflow_commands,
)

from badgectl import __version__
from badgectl.codes.page import format_code
from badgectl.codes.registry import CODES
from badgectl.model.problems import Place, Position, Problem
from badgectl.verdicts.summary import format_summary
from badgectl.verdicts.verdict import Verdict


def test_full_and_concise() -> None:
    assert formatted("concise", FOUND) == (
        "../awards/ada/Notes é.yaml:1:1: place-record no record can lie here\n"
        "../catalog/goals/grow.yaml:1:1: shape-missing-key `due` is missing\n"
        "../catalog/goals/grow.yaml:1:1: shape-missing-key `measure` is missing\n"
        "../catalog/people/ada.yaml:2:7: reference-team there is no team `platfrom` "
        "(did you mean `platform`?)\n"
        "3 errors, 1 warning in 17 files\n"
    )
    assert formatted("full", FOUND).startswith(
        "warning[place-record]: no record can lie here\n--> ../awards/ada/Notes é.yaml\n"
    )


def test_github_shows_errors_first() -> None:
    log = formatted("github", FOUND)
    assert [(name, about["file"]) for name, about, _ in workflow_commands(log)] == [
        ("error", "guild/catalog/goals/grow.yaml"),
        ("error", "guild/catalog/goals/grow.yaml"),
        ("error", "guild/catalog/people/ada.yaml"),
        ("warning", "guild/awards/ada/Notes é.yaml"),
    ]
    assert log.endswith("\n3 errors, 1 warning in 17 files\n")


def test_gitlab() -> None:
    report = json.loads(formatted("gitlab", FOUND))
    jsonschema.validate(report, CODE_QUALITY)
    assert [
        (one["severity"], one["location"]["path"], one["location"]["lines"]["begin"])
        for one in report
    ] == [
        ("minor", "guild/awards/ada/Notes é.yaml", 1),
        ("major", "guild/catalog/goals/grow.yaml", 1),
        ("major", "guild/catalog/goals/grow.yaml", 1),
        ("major", "guild/catalog/people/ada.yaml", 2),
    ]
    assert report[3]["description"] == "there is no team `platfrom` (did you mean `platform`?)"
    assert report[3]["check_name"] == "reference-team"
    assert formatted("gitlab", SOUND) == "[]\n"


def test_fingerprints_are_unique_and_outlive_moved_lines() -> None:
    before = FOUND.fingerprints()
    assert len(set(before)) == 4
    moved = Problem(
        code=TEAM.code,
        severity="error",
        place=TEAM.place,
        message=TEAM.message,
        position=Position(40, 1, 2),
    )
    here = Verdict(problems=(DUE, MEASURE, moved), files=3, prefix="elsewhere/", from_top="guild/")
    assert here.fingerprints() == before[1:]
    assert Verdict(problems=(TEAM,), files=1, from_top="other/").fingerprints() != before[3:]


def test_junit() -> None:
    said = formatted("junit", FOUND)
    assert said == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="badgectl" tests="4" failures="2" errors="0">\n'
        '<testsuite name="guild/awards/ada/Notes é.yaml" tests="1" failures="0" errors="0" skipped="1">\n'
        '<testcase classname="guild/awards/ada/Notes é.yaml" name="place-record" '
        'file="guild/awards/ada/Notes é.yaml" line="1">'
        '<skipped message="no record can lie here" type="place-record">'
        "guild/awards/ada/Notes é.yaml:1:1: no record can lie here</skipped></testcase>\n"
        "</testsuite>\n"
        '<testsuite name="guild/catalog/goals/grow.yaml" tests="1" failures="1" errors="0" skipped="0">\n'
        '<testcase classname="guild/catalog/goals/grow.yaml" name="shape-missing-key" '
        'file="guild/catalog/goals/grow.yaml" line="1">'
        '<failure message="2 problems" type="shape-missing-key">'
        "guild/catalog/goals/grow.yaml:1:1: `due` is missing\n"
        "guild/catalog/goals/grow.yaml:1:1: `measure` is missing</failure></testcase>\n"
        "</testsuite>\n"
        '<testsuite name="guild/catalog/people/ada.yaml" tests="1" failures="1" errors="0" skipped="0">\n'
        '<testcase classname="guild/catalog/people/ada.yaml" name="reference-team" '
        'file="guild/catalog/people/ada.yaml" line="2">'
        '<failure message="there is no team `platfrom` (did you mean `platform`?)" '
        'type="reference-team">guild/catalog/people/ada.yaml:2:7: '
        "there is no team `platfrom` (did you mean `platform`?)</failure></testcase>\n"
        "</testsuite>\n"
        '<testsuite name="badgectl" tests="1" failures="0" errors="0" skipped="0">\n'
        '<testcase classname="badgectl" name="files without problems">'
        "<system-out>no problems are reported in 14 of 17 files</system-out></testcase>\n"
        "</testsuite>\n"
        "</testsuites>\n"
    )


def test_junit_adds_up_as_readers_count() -> None:
    report = JUnitXml.fromstring(formatted("junit", FOUND).encode())
    told = [(suite.name, suite.tests, suite.failures, suite.skipped) for suite in report]
    report.update_statistics()
    counted = [(suite.name, suite.tests, suite.failures, suite.skipped) for suite in report]
    assert told == counted
    assert (report.tests, report.failures, report.errors) == (4, 2, 0)
    clean = JUnitXml.fromstring(formatted("junit", SOUND).encode())
    assert [case.name for suite in clean for case in suite] == ["files without problems"]
    assert [(suite.tests, suite.failures) for suite in clean] == [(1, 0)]


def test_sarif() -> None:
    log = json.loads(formatted("sarif", FOUND))
    check_sarif(log)
    driver = log["runs"][0]["tool"]["driver"]
    rules = driver.pop("rules")
    assert driver == {
        "name": "badgectl",
        "version": __version__,
        "informationUri": "https://pypi.org/project/badgectl/",
    }
    assert [rule["id"] for rule in rules] == ["place-record", "reference-team", "shape-missing-key"]
    code = CODES["reference-team"]
    assert rules[1] == {
        "id": "reference-team",
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.why},
        "help": {"text": f"{code.title}. {code.why}", "markdown": format_code(code)},
        "defaultConfiguration": {"level": "error"},
    }
    results = log["runs"][0]["results"]
    assert [result["level"] for result in results] == ["warning", "error", "error", "error"]
    assert results[0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "guild/awards/ada/Notes%20%C3%A9.yaml"},
        "region": {"startLine": 1, "startColumn": 1, "endColumn": 2},
    }
    assert results[3] == {
        "ruleId": "reference-team",
        "level": "error",
        "message": {"text": "there is no team `platfrom` (did you mean `platform`?)"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "guild/catalog/people/ada.yaml"},
                    "region": {"startLine": 2, "startColumn": 7, "endColumn": 15},
                }
            }
        ],
        "partialFingerprints": {"primaryLocationLineHash": FOUND.fingerprints()[3]},
    }


def test_sarif_explains_every_code_validly() -> None:
    every = tuple(code.problem(Place("catalog/program.yaml"), "x") for code in CODES.values())
    check_sarif(json.loads(formatted("sarif", Verdict(problems=every, files=1))))
    check_sarif(json.loads(formatted("sarif", SOUND)))


def test_summary_groups_by_file_with_errors_first() -> None:
    assert format_summary(FOUND) == (
        "\n### badgectl: 3 errors, 1 warning in 17 files\n\n"
        "<table>\n"
        "<tr><th>Line</th><th>Code</th><th>Problem</th><th>How to mend it</th></tr>\n"
        '<tr><td colspan="4"><strong><code>guild/catalog/goals/grow.yaml</code></strong></td></tr>\n'
        "<tr><td>1</td><td>shape-missing-key</td><td><code>`due` is missing</code></td><td></td></tr>\n"
        "<tr><td>1</td><td>shape-missing-key</td><td><code>`measure` is missing</code></td>"
        "<td></td></tr>\n"
        '<tr><td colspan="4"><strong><code>guild/catalog/people/ada.yaml</code></strong></td></tr>\n'
        "<tr><td>2</td><td>reference-team</td><td><code>there is no team `platfrom`</code></td>"
        "<td><code>did you mean `platform`?</code></td></tr>\n"
        '<tr><td colspan="4"><strong><code>guild/awards/ada/Notes é.yaml</code></strong></td></tr>\n'
        "<tr><td>1</td><td>place-record (warning)</td><td><code>no record can lie here</code></td>"
        "<td></td></tr>\n"
        "</table>\n\n"
    )
    assert format_summary(SOUND) == "\n### badgectl: 17 files checked, no problems\n\n"


def test_summary_stops_long_before_the_forge_drops_it() -> None:
    problems = tuple(
        Problem(
            code="place-record",
            severity="error",
            place=Place(f"awards/ada/{n:05}.yaml"),
            message="<" * 600,
        )
        for n in range(5000)
    )
    said = format_summary(Verdict(problems=problems, files=5000))
    assert len(said.encode()) < 300_000
    rows = said.count("<td>place-record</td>")
    assert said.endswith(f"</table>\n\n{5000 - rows} more problems: see the log of this step.\n\n")
    assert rows > 50
