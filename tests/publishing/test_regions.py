"""`export readme` and `export shields`: regions of READMEs, and what services draw."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from ground import Command, git, write
from publishing.sites import hide

PAGE = """\
# Us\r
\r
<!-- badgectl:wall:START -->\r
old\r
<!-- badgectl:wall:END -->\r
```\r
<!-- badgectl:wall:START -->\r
```\r
Mentors: <!--badgectl:badge mentor:START--><!-- badgectl:badge mentor:END --> end\r
<!-- badgectl:recipient platform:START -->\r
<!-- badgectl:recipient platform:END -->"""


def test_regions_are_renewed_and_the_rest_stays(lively: Path, badgectl: Command) -> None:
    (lively / "README.md").write_bytes(PAGE.encode())
    stale = badgectl("export", "readme", "--check")
    assert stale == (
        1,
        "README.md:3: the region `wall` is stale\n"
        "README.md:9: the region `badge mentor` is stale\n"
        "README.md:10: the region `recipient platform` is stale\n",
        "1 page to renew\n  hint: `badgectl export readme` does it; commit then\n",
    )
    assert badgectl("export", "readme").out == (
        "README.md: renewed `wall`, `badge mentor` and `recipient platform`\n"
    )
    expected = PAGE.replace("old\r\n", "- **Ada Lovelace**: Mentor (bronze), Thanks \xd72\r\n", 1)
    expected = expected.replace(
        "START--><!--", "START-->\r\n- **Ada Lovelace**: Mentor (bronze)\r\n<!--"
    ).replace(
        "platform:START -->\r\n", "platform:START -->\r\n**Platform** holds no badge yet.\r\n"
    )
    assert (lively / "README.md").read_bytes().decode() == expected
    assert badgectl("export", "readme", "--check").out == "All regions are up to date.\n"
    assert badgectl("export", "readme").out == "README.md: up to date\n"


START, END = "<!-- badgectl:wall:START -->", "<!-- badgectl:wall:END -->"
MEANT = {
    "after code in a line that looks like a block": f"```sh``` is a shell\n{START}\nold\n{END}\n",
    "named in code before": f"Write `{START}` and ``a ` {END}``.\n{START}old{END}\n",
    "after backticks that end nowhere": f"Say ``` or ` here: {START}old{END}\n",
    "after a block in a list": f"- a\n\n      ```\n      {START}\n      ```\n{START}old{END}\n",
    "after a block with other bars": f"~~~\n```\n{START}\n~~~ \n{START}old{END}\n",
    "after a block in a quote": f"> ```\n> {START}\n> ```\n\n{START}old{END}\n",
    "after an indented block": f"Code:\n\n    {START}\n\t{END}\n\n{START}old{END}\n",
    "deep in a list": f"1. a\n\n    {START}old{END}\n",
    "on with a paragraph": f"So\n    {START}old{END}\n",
    "with strange ends of lines": f"a\u2028b\x0cc\x85d\n{START}old{END}\n",
}
REGION = f"{START}\n- **Ada Lovelace**: Mentor (bronze), Thanks \xd72\n{END}"


@pytest.mark.parametrize("what", MEANT)
def test_marks_in_code_are_shown(what: str, lively: Path, badgectl: Command) -> None:
    page = MEANT[what]
    (lively / "README.md").write_bytes(page.encode())
    line = page[: page.rindex(START)].count("\n") + 1
    stale = badgectl("export", "readme", "--check")
    assert stale.out == f"README.md:{line}: the region `wall` is stale\n"
    assert badgectl("export", "readme").status == 0
    start, end = page.rindex(START), page.rindex(END) + len(END)
    expected = page[:start] + REGION + page[end:]
    assert (lively / "README.md").read_bytes().decode() == expected


def test_pictures_of_a_folder_and_of_the_hub(lively: Path, badgectl: Command) -> None:
    page = lively / "docs/people.md"
    page.parent.mkdir()
    text = "<!-- badgectl:badge mentor:START -->\n<!-- badgectl:badge mentor:END -->\n"
    page.write_text(text)
    assert badgectl("render", "mentor", "-o", "art").status == 0
    assert badgectl("export", "readme", "docs/people.md", "--pictures", "art").status == 0
    image = '<img src="{}" alt="Mentor (bronze)" title="Mentor (bronze)" width="56">'
    start, end = text.splitlines()
    local = image.format("../art/mentor@bronze.png")
    table = "| who | badge |\n| --- | --- |\n"
    assert page.read_text() == f"{start}\n{table}| **Ada Lovelace** | {local} |\n{end}\n"
    base = "https://b.example/"
    badgectl("export", "readme", "docs/people.md", "--base-url", base)
    there = image.format(f"{base}pictures/mentor@bronze.png")
    linked = f'<a href="{base}badges/mentor.html">{there}</a>'
    name = f"[**Ada Lovelace**]({base}members/ada.html)"
    assert page.read_text() == f"{start}\n{table}| {name} | {linked} |\n{end}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Us\n", "there is no region to renew"),
        ("<!-- badgectl:wall:START -->\n", "line 1: the region `wall` has no end"),
        ("\n<!-- badgectl:wall:END -->\n", "line 2: the region `wall` ends and has not begun"),
        (
            "<!-- badgectl:wall:START -->\n<!-- badgectl:wall:START -->\n",
            "line 1: the region `wall` begins again on line 2",
        ),
        ("<!-- badgectl:wal:START --><!-- badgectl:wal:END -->", "there is no region `wal`"),
        ("<!-- badgectl:badge x:START --><!-- badgectl:badge x:END -->", "there is no badge `x`"),
        (
            "<!-- badgectl:recipient tom:START --><!-- badgectl:recipient tom:END -->",
            "nobody who is shown has the id `tom`",
        ),
    ],
)
def test_regions_that_cannot_be(text: str, said: str, lively: Path, badgectl: Command) -> None:
    hide(lively, "tom")
    write(lively, {"a.md": "<!-- badgectl:wall:START --><!-- badgectl:wall:END -->", "b.md": text})
    answer = badgectl("export", "readme", "a.md", "b.md")
    assert answer.status == 1
    assert answer.err.startswith("error: b.md: ")
    assert said in answer.err.splitlines()[0]
    assert (lively / "a.md").read_text().count("\n") == 0
    assert (lively / "b.md").read_text() == text


def test_hostile_names_stay_names(lively: Path, badgectl: Command) -> None:
    path = lively / "catalog/people/ada.yaml"
    name = "<img src=x onerror=alert(1)> [a](https://x.example) | @all"
    path.write_text(path.read_text().replace("Ada Lovelace", f"'{name}'"))
    git(lively, "commit", "--quiet", "-am", "Rename")
    text = "<!-- badgectl:wall:START --><!-- badgectl:wall:END -->"
    write(lively, {"README.md": text})
    assert badgectl("export", "readme").status == 0
    shown = (lively / "README.md").read_text()
    assert not re.search(r"(?<!\\)<img|(?<!\\)\]\(", shown)


def test_shields(lively: Path, badgectl: Command) -> None:
    said = badgectl("export", "shields")
    assert said.out == "14 shields in site/shields: 28 files written, 0 removed\n"
    folder = lively / "site/shields"
    assert json.loads((folder / "badges/mentor.json").read_text()) == {
        "schemaVersion": 1,
        "label": "Mentor",
        "message": "1 holder",
        "color": json.loads((folder / "badges/mentor.json").read_text())["color"],
    }
    assert re.fullmatch(
        "[0-9a-f]{6}", json.loads((folder / "badges/mentor.json").read_text())["color"]
    )
    sign = ET.fromstring((folder / "recipients/ada.svg").read_text())
    assert sign.get("aria-label") == "Ada Lovelace: 2 badges"
    assert sign.get("height") == "20"
    assert not [one for one in sign.iter() if one.tag.endswith("text")]
    assert badgectl("export", "shields").out.endswith("0 files written, 0 removed\n")
    assert badgectl("hub").status == 0
    hide(lively, "tom")
    assert badgectl("export", "shields").out.endswith(", 2 removed\n")
    assert not (folder / "recipients/tom.svg").exists()
