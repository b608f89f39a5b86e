"""`export` of tables: for spreadsheets and databases, the same in every form."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import duckdb
import pytest
from ground import ROOT, Command, write
from publishing.sites import commit, hide

from badgectl.documents.files import FolderFiles
from badgectl.documents.loading import load_programme
from badgectl.shown.audience import Audience
from badgectl.shown.material import Material
from badgectl.shown.told import Surroundings
from badgectl.tables.table import Table
from badgectl.tables.tables import tables_of

HOLDINGS = """\
recipient,badge,level,rank,awards,since,until
ada,mentor,bronze,1,1,2026-10-05,
ada,thanks,,0,2,2026-09-14,
"""
KINDS = {
    "text": "text",
    "texts": "list of texts",
    "day": "day",
    "whole": "whole number",
    "number": "number",
}


def all_tables() -> tuple[Table, ...]:
    """Return the tables of our own programme."""
    found = load_programme(FolderFiles(ROOT))
    audience = Audience(found.catalog, inside=False)
    day = date(2026, 11, 23)
    return tables_of(Material(found.catalog, found.ledger, day, audience, Surroundings()))


def rows_of(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.usefixtures("lively")
def test_a_table_as_csv(badgectl: Command) -> None:
    said = badgectl("export", "csv", "holdings")
    assert (said.status, said.out, said.err) == (0, HOLDINGS, "")


@pytest.mark.usefixtures("lively")
def test_the_same_in_every_form(badgectl: Command) -> None:
    told = json.loads(badgectl("export", "json").out)
    assert list(told) == ["awards", "reactions", "holdings", "people", "badges", "scores"]
    first = told["awards"][-1]
    assert {key: value for key, value in first.items() if value not in (None, [], 0)} == {
        "award": "tom/thanks+2026-11-03+ada",
        "recipient": "tom",
        "recipient_kind": "person",
        "recipient_name": "Tom Kilburn",
        "team": "studio",
        "function": "design",
        "badge": "thanks",
        "badge_name": "Thanks",
        "kind": "peer-recognition",
        "giver": "ada",
        "giver_team": "platform",
        "giver_function": "engineering",
        "reason": "Oops.",
        "awarded_on": "2026-11-03",
        "state": "revoked",
        "revoked_because": "mistake",
        "goals": ["grow-people"],
    }
    assert told["scores"] == [
        {
            "goal": "calm-on-call",
            "team": "platform",
            "period": "2026-q3",
            "value": 3.5,
            "scored_on": told["scores"][0]["scored_on"],
            "giver": "ada",
            "feedback": "One bad week.",
        }
    ]
    for name, rows in told.items():
        cells = rows_of(badgectl("export", "csv", name).out)
        assert len(cells) == len(rows)
        assert [list(row) for row in cells] == [list(row) for row in rows]
    assert badgectl("export", "parquet", "-o", "tables").status == 0
    for name, rows in told.items():
        files = f"tables/{name}/*/*.parquet" if name == "awards" else f"tables/{name}.parquet"
        asked = f"SELECT * FROM read_parquet('{files}', hive_partitioning = false)"  # noqa: S608
        found = duckdb.sql(asked)
        again = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
        assert json.loads(json.dumps(again, default=str)) == rows


def test_who_is_not_to_be_seen_is_in_no_table(lively: Path, badgectl: Command) -> None:
    hide(lively, "tom")
    said = badgectl("export", "json")
    assert said.err == "1 person not named, as they want it\n"
    assert not re.search(r"\btom\b", said.out, re.IGNORECASE)
    inside = badgectl("export", "json", "--members")
    assert (inside.err, "Tom Kilburn" in inside.out) == ("", True)


@pytest.mark.usefixtures("guild")
def test_formulas_are_inert(badgectl: Command) -> None:
    reason = '=HYPERLINK("https://x.example")'
    assert badgectl("award", "thanks", "ada", "-m", reason).status == 0
    assert rows_of(badgectl("export", "csv").out)[0]["reason"] == f"'{reason}"
    assert json.loads(badgectl("export", "json", "awards").out)["awards"][0]["reason"] == reason


@pytest.mark.parametrize("value", ["1234567", "0.125", "1234567.5", "3"])
def test_numbers_are_whole(value: str, lively: Path, badgectl: Command) -> None:
    score = "goal: calm-on-call\nteam: platform\nperiod: 2026-q3\nby: ada\nscored_on: 2026-10-02\n"
    commit(lively, {"awards/platform/calm-on-call.score.2026-q3.yaml": f"{score}value: {value}\n"})
    (row,) = rows_of(badgectl("export", "csv", "scores").out)
    assert row["value"] == value


RIGGER = {
    "catalog/badges/rigger.yaml": "name: Rigger\nkind: training\ndescription: May climb.\n"
    "criteria: [{id: climbed, text: Climbed.}]\nlevels: [{id: bronze}, {id: silver}]\n"
    "awarding: {by: anyone, repeatable: true}\n",
    **{
        f"awards/linus/rigger@{level}+{day}+ada.yaml": f"badge: rigger\nlevel: {level}\n"
        f"recipient: linus\nby: ada\nreason: Up.\nawarded_on: {day}\n{end}"
        for level, day, end in (
            ("bronze", "2026-01-05", ""),
            ("silver", "2026-02-05", "expires_on: 2026-12-01\n"),
            ("silver", "2026-03-05", "expires_on: 2027-03-01\n"),
            ("silver", "2026-04-05", "expires_on: 2026-12-24\n"),
        )
    },
}  # fmt: skip


def test_a_level_is_held_as_long_as_one_award_of_it(lively: Path, badgectl: Command) -> None:
    def until() -> tuple[str, str | None]:
        (row,) = (
            one for one in rows_of(badgectl("export", "csv", "holdings").out)
            if one["badge"] == "rigger"
        )  # fmt: skip
        told = json.loads(badgectl("progress", "linus", "--format", "json").out)
        return row["until"], told["held"][0]["until"]

    commit(lively, RIGGER)
    assert until() == ("2027-03-01", "2027-03-01")
    path = "awards/linus/rigger@silver+2026-05-05+ada.yaml"
    commit(lively, {path: RIGGER["awards/linus/rigger@bronze+2026-01-05+ada.yaml"].replace(
        "bronze", "silver").replace("2026-01-05", "2026-05-05")})  # fmt: skip
    assert until() == ("", None)


def test_a_folder_is_kept_up_to_date(lively: Path, badgectl: Command) -> None:
    first = badgectl("export", "parquet", "-o", "tables")
    assert first.out == "6 tables in tables: 7 files written, 0 removed\n"
    files = sorted(path for path in (lively / "tables").rglob("*.parquet"))
    bytes_ = [path.read_bytes() for path in files]
    again = badgectl("export", "parquet", "-o", "tables")
    assert again.out.endswith(": 0 files written, 0 removed\n")
    assert [path.read_bytes() for path in files] == bytes_
    fewer = badgectl("export", "parquet", "people", "-o", "tables")
    assert fewer.out.endswith(": 0 files written, 6 removed\n")
    left = [path for path in (lively / "tables").rglob("*") if path.is_file()]
    assert sorted(path.name for path in left) == ["badgectl-parquet.json", "people.parquet"]


def test_files_of_others_are_not_replaced(lively: Path, badgectl: Command) -> None:
    write(lively, {"tables/people.csv": "mine\n"})
    said = badgectl("export", "csv", "-o", "tables")
    assert said.status == 2
    assert "`badgectl export csv` did not write it" in said.err
    assert sorted(path.name for path in (lively / "tables").iterdir()) == ["people.csv"]


@pytest.mark.usefixtures("lively")
def test_tables_that_are_not_there(badgectl: Command) -> None:
    assert "did you mean `awards`?" in badgectl("export", "csv", "award").err
    assert "`-o tables`" in badgectl("export", "csv", "awards", "people").err


def test_the_page_tells_every_column() -> None:
    page = (ROOT / "docs/tables.md").read_text(encoding="utf-8")
    for table in all_tables():
        lines = [f"| `{c.name}` | {KINDS[c.kind]} | {c.about} |\n" for c in table.columns]
        about = f"{table.about[0].upper()}{table.about[1:]}."
        head = f"## {table.name}\n\n{about}\n\n| column | holds | what |\n| --- | --- | --- |\n"
        assert head + "".join(lines) in page


def test_without_an_award_there_is_an_empty_table(guild: Path, badgectl: Command) -> None:
    said = badgectl("export", "parquet", "-o", "tables")
    assert said.out == "6 tables in tables: 6 files written, 0 removed\n"
    page = (ROOT / "docs/tables.md").read_text(encoding="utf-8")
    across, _, unthanked = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    assert duckdb.sql(across).fetchall() == []
    people = (guild / "catalog/people").glob("*.yaml")
    found = {row[0] for row in duckdb.sql(unthanked).fetchall()}
    assert found == {path.stem for path in people if "alumni" not in path.read_text()}


def test_the_queries_of_the_page_run(
    tmp_path: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "tables"
    said = badgectl("-C", str(ROOT), "export", "parquet", "-o", str(out))
    assert said.status == 0
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs/tables.md").read_text(encoding="utf-8")
    queries = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    answers = [duckdb.sql(query).fetchall() for query in queries]
    assert len(answers) == 3
    across, experts, _ = answers
    assert all(giver != taker for _, _, giver, taker, _ in across)
    assert [row[:3] for row in experts][:2] == [
        ("Tomás Rivera", "python", "gold"),
        ("Jonas Becker", "python", "silver"),
    ]
