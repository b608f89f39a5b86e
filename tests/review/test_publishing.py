"""Where `validate` puts what it finds: the terminal, a file, the pages of a forge."""

import json
import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from ground import ROOT, Command, everything, git, write

from badgectl.verdicts.formats import FILE_ENDINGS, FORMATS, Format, format_of

WRONG = {"catalog/people/ada.yaml": "name: Ada Lovelace\nhome: platfrom\n"}
CONCISE = (
    "catalog/people/ada.yaml:2:7: reference-team there is no team `platfrom` "
    "(did you mean `platform`?)\n"
    "1 error in 17 files\n"
)
COMMANDS = (
    "::error title=badgectl reference-team,file=catalog/people/ada.yaml,line=2,col=7,"
    "endColumn=15::there is no team `platfrom` (did you mean `platform`?)\n"
    "1 error in 17 files\n"
)


@pytest.fixture
def github(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Run as in GitHub's CI; return the file of the step's summary."""
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    return summary


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_in_a_file_is_the_format_as_printed(
    form: Format, guild: Path, badgectl: Command
) -> None:
    write(guild, WRONG)
    printed = badgectl("validate", "--format", form)
    written = badgectl("--color", "always", "validate", "--format", form, "-o", "report")
    assert (printed.status, written.status, written.err) == (1, 1, "")
    assert (guild / "report").read_text(encoding="utf-8") == printed.out
    assert badgectl("validate", "--format", form, "-o", "report").out == CONCISE
    assert sorted(path.name for path in guild.iterdir()) == [".git", "catalog", "report"]


def test_the_name_of_the_report_tells_its_format(guild: Path, badgectl: Command) -> None:
    assert {
        name: format_of(name)
        for name in (
            "gl-code-quality-report.json", "a.sarif", "a.SARIF.json", "junit.xml", "a.json", "a.txt",
        )
    } == {
        "gl-code-quality-report.json": "gitlab", "a.sarif": "sarif", "a.SARIF.json": "sarif",
        "junit.xml": "junit", "a.json": "json", "a.txt": None,
    }  # fmt: skip
    said = badgectl("validate", "--output", "gl-code-quality-report.json")
    assert said == (0, "17 files checked, no problems\n", "")
    assert (guild / "gl-code-quality-report.json").read_text() == "[]\n"
    assert badgectl("-q", "validate", "-o", "a.xml") == (0, "", "")
    assert badgectl("validate", "-o", "-", "--format", "gitlab") == (0, "[]\n", "")
    assert not (guild / "-").exists()
    assert ET.parse(guild / "a.xml").getroot().attrib["tests"] == "1"


def test_reports_that_cannot_be_written_are_refused_before_the_check(
    guild: Path, badgectl: Command
) -> None:
    os.mkfifo(guild / "pipe.json")
    (guild / "link.json").symlink_to(guild.parent / "elsewhere.json")
    (guild / "led.json").symlink_to(guild / "catalog/program.yaml")
    before = everything(guild)
    for name, message, hint in (
        (
            "report.txt",
            "the name report.txt does not tell the format",
            "add `--format`, or end it in gl-code-quality-report.json, .sarif, .sarif.json, .xml or .json",
        ),
        ("nowhere/a.json", "there is no folder nowhere", "make it first"),
        ("pipe.json", "pipe.json is no plain file", "name another"),
        ("link.json", "link.json is no plain file", "name another"),
        (
            "led.json",
            "led.json is in `catalog`, among the programme's own files",
            "name a place beside `catalog` and `awards`",
        ),
    ):
        said = badgectl("validate", "-o", name)
        assert said == (2, "", f"error: {message}\n  hint: {hint}\n")
    assert badgectl("validate", "--format", "json", "-o", "catalog").status == 2
    assert everything(guild) == before


def test_reports_lie_where_the_command_starts_and_name_files_from_the_top(
    guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A programme inside a bigger repository: forges want paths from the repository's top."""
    inner = guild / "people ops"
    inner.mkdir()
    git(guild, "mv", "catalog", "people ops/catalog")
    git(guild, "commit", "--quiet", "-m", "Move")
    write(inner, WRONG)
    said = badgectl("-C", "people ops", "validate", "-o", "a.sarif")
    assert said.out.startswith("catalog/people/ada.yaml:2:7: ")
    assert '"uri": "people%20ops/catalog/people/ada.yaml"' in (inner / "a.sarif").read_text()
    monkeypatch.chdir(inner / "catalog")
    assert badgectl("validate").out.splitlines()[1] == " --> ../catalog/people/ada.yaml:2:7"
    path = "people ops/catalog/people/ada.yaml"
    assert f",file={path},line=2" in badgectl("validate", "--format", "github").out
    report = json.loads(badgectl("validate", "--format", "gitlab").out)
    assert report[0]["location"] == {"path": path, "lines": {"begin": 2}}


def test_gitlab_gets_its_report(
    guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(guild, WRONG)
    monkeypatch.setenv("GITLAB_CI", "true")
    assert badgectl("validate").out == badgectl("validate", "--format", "gitlab").out
    assert badgectl("validate", "--format", "concise").out == CONCISE
    assert badgectl("validate", "-o", "gl-code-quality-report.json").out == CONCISE
    report = json.loads((guild / "gl-code-quality-report.json").read_text())
    assert [one["check_name"] for one in report] == ["reference-team"]


def test_github_gets_commands_and_a_summary(guild: Path, badgectl: Command, github: Path) -> None:
    assert badgectl("validate") == (0, "17 files checked, no problems\n", "")
    write(guild, WRONG)
    assert badgectl("validate") == (1, COMMANDS, "")
    assert badgectl("validate", "-o", "a.json").out == CONCISE
    table = (
        "\n### badgectl: 1 error in 17 files\n\n<table>\n"
        "<tr><th>Line</th><th>Code</th><th>Problem</th><th>How to mend it</th></tr>\n"
        '<tr><td colspan="4"><strong><code>catalog/people/ada.yaml</code></strong></td></tr>\n'
        "<tr><td>2</td><td>reference-team</td><td><code>there is no team `platfrom`</code></td>"
        "<td><code>did you mean `platform`?</code></td></tr>\n"
        "</table>\n\n"
    )
    clean = "\n### badgectl: 17 files checked, no problems\n\n"
    assert github.read_text() == f"Before.\n{clean}{table}{table}"


def test_a_summary_that_cannot_be_written_changes_nothing_else(
    guild: Path, badgectl: Command, github: Path
) -> None:
    write(guild, WRONG)
    github.unlink()
    github.mkdir()
    note = f"the summary could not be written to {github}: Is a directory\n"
    assert badgectl("validate") == (1, COMMANDS, note)


@pytest.mark.usefixtures("guild")
def test_no_summary_outside_githubs_ci(
    badgectl: Command, github: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS")
    assert badgectl("validate").status == 0
    assert github.read_text() == "Before.\n"


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_whose_name_is_no_text(form: Format, guild: Path, badgectl: Command) -> None:
    name = os.fsdecode(b"\xff\x1b[31m.yaml")
    write(guild, {f"awards/ada/{name}": "x: y\n"})
    said = badgectl("validate", "--format", form)
    assert (said.status, said.err) == (1, "")
    assert "\x1b" not in said.out
    assert badgectl("validate", "--format", form, "-o", "report").status == 1


def test_the_page_of_formats_names_them_all() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == list(FORMATS)
    for ending, form in FILE_ENDINGS.items():
        row = next(row for row in rows if row.startswith(f"| `{form}`"))
        assert f"`{ending}`" in row.replace("`*.", "`.")
