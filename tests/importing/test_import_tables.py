"""`import` of tables: rows of spreadsheets and lines of JSON, as other programs write them."""

import hashlib
import json
import re
import sys
from pathlib import Path

import pytest
from ground import ROOT, Command, everything, git, write
from importing.sources import shown

from badgectl.imports.award_rows import COLUMNS

ROWS = """\
To;Badge;Tier;From;Message;Link;Date;Colour;ID;Project
ada;Mentor;silver;Tom Kilburn;"Helped two
newcomers; it worked";https://x.example/1#top|https://x.example/2;2021-03-04T10:00:00Z;red;7;Apollo
Augusta;thanks;;linus@guild.example;=HYPERLINK("x");;2020-01-01;;8;
platform;crown;;grace;A year.;;2019-05-05;;9;
hedy;floppy-disk;;ada;Saved it.;;2010-05-05;;10;
"""


def test_rows_of_a_spreadsheet(guild: Path, badgectl: Command) -> None:
    write(guild.parent, {"rows.csv": "\ufeff" + ROWS})
    said = badgectl("import", "../rows.csv")
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert said == (
        0,
        "Created: 4 awards; unchanged: 0\n",
        f"the column `Colour` is not read\n  1 commit, the last {commit} on main\n",
    )
    assert shown(guild) == {
        "awards/ada/mentor@silver.yaml": (
            "badge: mentor\nlevel: silver\nrecipient: ada\nby: tom\n"
            "reason: |-\n  Helped two\n  newcomers; it worked\n"
            "recorded_by: grace\n"
            'evidence:\n  - {url: "https://x.example/1#top"}\n  - {url: "https://x.example/2"}\n'
            'project: apollo\nawarded_on: 2021-03-04\nsource: {tool: csv, id: "7"}\n'
        ),
        "awards/ada/thanks+2020-01-01+linus.yaml": (
            "badge: thanks\nrecipient: ada\nby: linus\n"
            'reason: "=HYPERLINK(\\"x\\")"\n'
            'recorded_by: grace\nawarded_on: 2020-01-01\nsource: {tool: csv, id: "8"}\n'
        ),
        "awards/hedy/floppy-disk.yaml": (
            "badge: floppy-disk\nrecipient: hedy\nby: ada\nreason: Saved it.\n"
            'recorded_by: grace\nawarded_on: 2010-05-05\nsource: {tool: csv, id: "10"}\n'
        ),
        "awards/platform/crown.yaml": (
            "badge: crown\nrecipient: platform\nby: grace\nreason: A year.\n"
            "awarded_on: 2019-05-05\nexpires_on: 2020-05-05\n"
            'source: {tool: csv, id: "9"}\n'
        ),
    }
    assert git(guild, "show", "-s", "--format=%B") == (
        "Import 4 awards\n\nFrom rows.csv.\n\nImported-by: grace\nSource: csv\n\n"
    )
    assert git(guild, "status", "--porcelain") == ""
    assert badgectl("validate", "--base", "HEAD~1").out == "21 files checked, no problems\n"
    again = badgectl("import", "../rows.csv")
    assert (again.status, again.out) == (0, "Nothing to do; unchanged: 4\n")
    assert git(guild, "rev-list", "--count", "HEAD") == "2\n"


def test_json_of_awards_on_standing_input(
    guild: Path, badgectl: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        {"recipient": "ada", "badge": "thanks", "by": "tom", "reason": "For this.", "id": 7,
         "evidence": ["https://x.example/a b", "https://x.example/c"][1:], "points": 3},
        {"recipient": "ada", "badge": "mentor@bronze", "reason": "A quarter.", "level": None},
    ]  # fmt: skip
    source = tmp_path / "rows.json"
    source.write_text(json.dumps({"awards": rows}))
    with source.open() as given:
        monkeypatch.setattr(sys, "stdin", given)
        said = badgectl("import", "-")
    assert (said.status, said.out) == (0, "Created: 2 awards; unchanged: 0\n")
    assert said.err.splitlines()[0] == "the key `points` is not read"
    files = shown(guild)
    assert list(files) == [
        "awards/ada/mentor@bronze.yaml", "awards/ada/thanks+2026-11-23+tom.yaml",
    ]  # fmt: skip
    assert files["awards/ada/thanks+2026-11-23+tom.yaml"].endswith(
        'evidence:\n  - {url: "https://x.example/c"}\nawarded_on: 2026-11-23\n'
        'source: {tool: json, id: "7"}\n'
    )
    assert "From standard input." in git(guild, "show", "-s", "--format=%B")
    # What was imported today is the same award on another day.
    assert badgectl("import", str(source), on="2027-02-01").out == "Nothing to do; unchanged: 2\n"


def test_errors_per_row_and_nothing_is_written(guild: Path, badgectl: Command) -> None:
    write(guild, {"rows.csv": (
        "recipient,badge,level,giver,reason,date,evidence,earned_on\n"
        ",thanks,,ada,x,,,\n"
        "adda,thanks,,ada,x,,,\n"
        "ada,thnks,,ada,x,,,\n"
        "ada,mentor,gold,ada,x,,,\n"
        "ada,mentor,,tom,x,,,\n"
        "ada,thanks,,rules,x,,,\n"
        "ada,thanks,,ada,x,,,\n"
        "ada,thanks,,tom,,,,\n"
        "ada,thanks,,tom,x,23.11.2026,,\n"
        "ada,thanks,,tom,x,2026-12-30,,\n"
        "ada,thanks,,tom,x,2020-12-30,,2021-01-01\n"
        "ada,thanks,,tom,y,2020-12-30,,\n"
        "ada,thanks,,tom,y,2020-12-30,,\n"
        "tom,mentor,bronze,grace,y,2020-12-30,docs/none.md,\n"
        "tom,mentor,bronze,grace,z,2020-12-31,,\n"
        "platform,mentor,bronze,grace,z,2020-12-31,,\n"
        'linus,thanks,,ada,"z\x1b[31mb",2020-12-31,,\n'
        "linus,thanks,,ada,fine,2020-12-31,,\n"
    )})  # fmt: skip
    before = everything(guild)
    said = badgectl("import", "rows.csv")
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        "error: rows.csv: 16 problems; nothing was written\n"
        "  the recipient is missing [import-row] rows.csv:2 (recipient)\n"
        "    hint: write the id of one\n"
        "  there is no person or team `adda` [reference-recipient] rows.csv:3 (recipient)\n"
        "    hint: did you mean `ada`?\n"
        "  there is no badge `thnks` [reference-badge] rows.csv:4 (badge)\n"
        "    hint: did you mean `thanks`?\n"
        "  mentor has no level `gold` [reference-level] rows.csv:5 (level)\n"
        "    hint: its levels: bronze and silver\n"
        "  Mentor has levels [record-no-level] rows.csv:6\n"
        "    hint: add `level:` bronze or silver\n"
        "  `rules` is no giver [import-row] rows.csv:7 (giver)\n"
        "    hint: what is earned by count is counted here anew\n"
        "  ada awards themselves [policy-self-award] rows.csv:8 (giver)\n"
        "    hint: ask a colleague to award it\n"
        "  the reason is missing [import-row] rows.csv:9 (reason)\n"
        "    hint: write one, or say it with `-m`\n"
        "  `23.11.2026` is no day [import-row] rows.csv:10 (date)\n"
        "    hint: write days as 2026-11-23 (in a spreadsheet: the format yyyy-mm-dd)\n"
        "  2026-12-30 has not come yet [record-future] rows.csv:11 (date)\n"
        "    hint: write the day it happened\n"
        "  earned after it was awarded on 2020-12-30 [record-days] rows.csv:12 (earned_on)\n"
        "    hint: mend one of the two days\n"
        "  this is the award of line 13 again [import-row] rows.csv:14\n"
        "    hint: remove one; or give each an `id`\n"
        "  the repository has no file docs/none.md [policy-evidence-file] rows.csv:15 (evidence)\n"
        "    hint: commit it first, or give a link that starts with https://\n"
        "  tom has Mentor (bronze) by line 15 [import-row] rows.csv:16\n"
        "    hint: remove one of the two, or give the badge `repeatable: true`\n"
        "  Mentor is for persons; platform is a team [policy-recipient] rows.csv:17 (recipient)\n"
        "    hint: award it to a person\n"
        "  the character \\x1b may not stand here [yaml-character] rows.csv:18\n"
        "    hint: remove it; it changes how the text looks, not what it says\n"
    )
    assert everything(guild) == before


ADA = "awards/ada/thanks+2021-01-01+tom.yaml"
LINUS = "awards/linus/thanks+2021-01-02+tom.yaml"
LINE = '{"recipient": "%s", "badge": "thanks", "by": "tom", "reason": "x", "date": "2021-01-0%s"}'


@pytest.mark.parametrize(
    ("name", "text", "paths"),
    [
        ("excel.csv",
         "\ufeffsep=;\r\nAwarded to;Badge;Awarded by;Date;Reason for award\r\n"
         'ada;Thanks;tom;2021-01-01;"Two\r\nlines; yes"\r\n;;;;\r\n\r\n', [ADA]),
        ("bars.csv",
         "sep=|\nrecipient|badge|by|date|reason\nada|thanks|tom|2021-01-01|Yes; and, well\n",
         [ADA]),
        ("sheet.tsv",
         "recipient name\tbadge name\tgiver\twhen\twhat for\textra\n"
         "Ada Lovelace\tThanks\tTom Kilburn\t2021-01-01 10:00\tHelp, again\n", [ADA]),
        ("rows.ndjson", LINE % ("ada", 1) + "\n\n" + LINE % ("linus", 2) + "\n", [ADA, LINUS]),
        ("rows.json", LINE % ("ada", 1), [ADA]),
        ("list.json", f"\ufeff[{LINE % ('linus', 2)}]", [LINUS]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("piped", [False, True])
def test_files_as_other_programs_write_them(
    name: str, text: str, paths: list[str], piped: bool, guild: Path, badgectl: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    source = guild.parent / name
    source.write_bytes(text.encode())
    with source.open() as given:
        monkeypatch.setattr(sys, "stdin", given)
        assert badgectl("import", "-" if piped else str(source)).status == 0
    assert list(shown(guild)) == paths
    assert badgectl("validate", "--base", "HEAD~1").status == 0


def test_lines_are_counted_from_the_first_of_the_file(guild: Path, badgectl: Command) -> None:
    write(guild, {"rows.csv": "sep=;\nrecipient;badge;by;reason;date\nada;thanks;tom;x;1/2/2026\n"})
    assert badgectl("import", "rows.csv").err == (
        "error: rows.csv: 1 problem; nothing was written\n"
        "  `1/2/2026` is no day [import-row] rows.csv:3 (date)\n"
        "    hint: write days as 2026-11-23 (in a spreadsheet: the format yyyy-mm-dd)\n"
    )


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"\xff\xfea", "standard input:1: byte 0xff is not UTF-8"),
        (b"recipient,badge\nada,\0\n", "standard input:2: there is a NUL byte"),
        (b" \n", "standard input is empty"),
        (b'recipient,badge\n"x', "standard input:2: not CSV: unexpected end of data"),
        (b"recipient,badge\na,b,c\n", "standard input:2: 3 cells in a table of 2 columns"),
        (b"recipient,badge,badge\n", "standard input: the column `badge` is there twice"),
        (b"recipient,badge,by,giver\n", "standard input: `by` and `giver` both say the giver"),
        (b"[" * 100_000, "standard input: too many levels of nesting"),
        (b'[{"recipient": NaN}]', "standard input: NaN is no number"),
        (b'[{"badge": "x", "badge": "y"}]', "standard input: `badge` stands twice in one object"),
        (b'[{"badge": "x"', "standard input:1:15: not JSON: Expecting ',' delimiter"),
        (b'[{"badge": "x"}]', "standard input does not say the recipient"),
        (b'sep="\nrecipient,badge\n', "standard input is nothing that can be imported"),
        (b"{}", "standard input is nothing that can be imported"),
        (
            b'{"recipient": "x", "badge": "y"}\n{"a"',
            "standard input:2:5: not JSON: Expecting ':' delimiter",
        ),
        (b'{"recipient": "x", "badge": "y"} z', "standard input:1:34: not JSON: Extra data"),
        (b"Did it;Badge;When\nada;thanks;x\n", "standard input does not say the recipient"),
        (b"a: &x b\n", "standard input cannot be read"),
        (b'{"contributors": 3}', "standard input has no list `contributors`"),
    ],
)
def test_what_cannot_be_read(
    data: bytes, error: str, guild: Path, badgectl: Command, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    (tmp_path / "given").write_bytes(data)
    with (tmp_path / "given").open() as given:
        monkeypatch.setattr(sys, "stdin", given)
        said = badgectl("import", "-")
    assert (said.status, said.out) == (1, "")
    assert said.err.splitlines()[0] == f"error: {error}"
    assert git(guild, "rev-list", "--count", "HEAD") == "1\n"


def test_the_page_knows_every_column() -> None:
    page = (ROOT / "docs/imports.md").read_text(encoding="utf-8")
    table = page.partition("| column | also called | |\n")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) ?\|", table, re.MULTILINE)
    assert {
        column: {name.replace(" ", "_") for name in names.strip().split(", ") if name}
        for column, names in rows
    } == {column: set(names) for column, names in COLUMNS.items()}


def test_numbers_of_any_length_are_texts(guild: Path, badgectl: Command) -> None:
    row = '[{"recipient": "ada", "badge": "thanks", "by": "tom", "reason": "x", "id": %s}]'
    write(guild, {"rows.json": row % ("9" * 10_000)})
    assert badgectl("import", "rows.json").status == 0
    text = shown(guild)["awards/ada/thanks+2026-11-23+tom.yaml"]
    digest = hashlib.sha256(b"9" * 10_000).hexdigest()[:16]
    assert text.endswith(f"source: {{tool: json, id: {digest}}}\n")
    assert badgectl("import", "rows.json").out == "Nothing to do; unchanged: 1\n"
