"""Hostile texts in every place of a file: inert in every format of `validate`."""

import json
import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from markdown_it import MarkdownIt
from review.verdicts import CODE_QUALITY, check_sarif, formatted, workflow_commands

from badgectl.model.problems import Place, Position, Problem
from badgectl.model.text import visible
from badgectl.verdicts.formats import FORMATS, Format
from badgectl.verdicts.summary import format_summary
from badgectl.verdicts.verdict import Verdict

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
