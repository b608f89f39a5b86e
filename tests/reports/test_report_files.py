"""The report as a file: which format it has, the table and the page."""

import csv
import io
from html.parser import HTMLParser
from pathlib import Path

from ground import Command, git, write


def test_the_name_of_a_file_tells_the_format(lively: Path, badgectl: Command) -> None:
    forms = {
        "a.html": "html",
        "a.md": "markdown",
        "a.json": "json",
        "a.csv": "csv",
        "a.txt": "text",
    }
    for _ in range(2):  # the second time it is known
        for name, form in forms.items():
            said = badgectl("report", "-o", name)
            assert (said.status, said.out) == (0, f"{name}: written\n")
            written = (lively / name).read_text(encoding="utf-8")
            assert written == badgectl("report", "--format", form).out
            (lively / name).unlink()
    assert badgectl("report", "-o", "a", "--format", "csv").out == "a: written\n"
    assert badgectl("report", "-o", "-").out == badgectl("report").out
    refused = {
        "a.pdf": "the name a.pdf does not tell the format\n"
        "  hint: add `--format`, or end it in .html, .md, .json, .csv or .txt",
        "no/a.md": "there is no folder no\n  hint: make it first",
        "catalog/a.md": "catalog/a.md is in `catalog`, among the programme's own files\n"
        "  hint: name a place beside `catalog` and `awards`",
    }
    for name, says in refused.items():
        assert badgectl("report", "-o", name) == (2, "", f"error: {says}\n")


def test_the_report_as_a_table(lively: Path, badgectl: Command) -> None:
    evil = "name: '=cmd|calc'\nhome: platform\n"
    write(lively, {"catalog/people/linus.yaml": evil})
    git(lively, "commit", "--quiet", "-am", "Rename")
    rows = list(csv.reader(io.StringIO(badgectl("report", "--format", "csv").out)))
    assert rows[:3] == [
        ["block", "row", "column", "value"],
        ["Figures", "awards", "now", "5"],
        ["Figures", "people recognised", "now", "2 of 5"],
    ]
    assert ["Goals", "Grow people", "target", "12"] in rows
    assert ["People not recognised", "2", "item", "'=cmd|calc (linus)"] in rows


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not {"src", "href", "onload", "onclick"} & {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words.append(data.strip())


def test_the_report_as_a_page(lively: Path, badgectl: Command) -> None:
    evil = "name: '<script>alert(1)</script>'\nhome: platform\n"
    write(lively, {"catalog/people/linus.yaml": evil})
    git(lively, "commit", "--quiet", "-am", "Rename")
    said = badgectl("report", "--format", "html")
    assert (said.status, said.err) == (0, "")
    page = Page(said.out)
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert "http" not in said.out.replace("http-equiv", "")
    titles = [word for word in page.words if word]
    for expected in (
        "Example Guild: recognition report", "Awards by month", "Goals", "2 of 5",
        "1 revoked since, 1 expired", "Thanks", "Navigator (bronze) for <script>alert(1)</script>,"
        " nominated by Tom Kilburn on 2026-11-10: needs 1 more colleague to second it",
        "<script>alert(1)</script> (linus)",
    ):  # fmt: skip
        assert expected in titles
    assert page.tags.count("rect") > 20
    assert badgectl("report", "--format", "html").out == said.out
