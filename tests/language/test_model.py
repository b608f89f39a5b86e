"""Days, paths, text and what is written: small laws."""

from collections import ChainMap
from datetime import date
from typing import get_args

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from badgectl.documents.decoding import forbidden_character
from badgectl.documents.files import SourceFile
from badgectl.documents.reading import read_entry
from badgectl.documents.strict_yaml import read_document
from badgectl.documents.writing import format_entry
from badgectl.model.catalog import Catalog
from badgectl.model.days import (
    Window,
    earlier,
    later,
    month_of,
    period_end,
    time_before,
    window_end,
    window_start,
)
from badgectl.model.evidence import Evidence
from badgectl.model.flow import example_text, scalar_text
from badgectl.model.ledger import build_ledger
from badgectl.model.paths import (
    Grant,
    RecordPath,
    format_stamp,
    parse_grant,
    parse_record_path,
    parse_stamp,
)
from badgectl.model.people import Person, Team
from badgectl.model.program import Program
from badgectl.model.records import Award
from badgectl.model.text import counted, did_you_mean, listed, one_line, shortened, visible

IDS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
GRANTS = st.builds(
    Grant,
    recipient=IDS,
    badge=IDS,
    level=st.none() | IDS,
    day=st.none(),
    giver=st.none(),
    round=st.integers(1, 50),
) | st.builds(
    Grant,
    recipient=IDS,
    badge=IDS,
    level=st.none() | IDS,
    day=st.dates().map(str),
    giver=IDS,
    round=st.integers(1, 50),
)
SUBJECTS = (
    st.builds(lambda g, v: RecordPath(recipient=g.recipient, grant=g, verb=v), GRANTS,
              st.sampled_from(["award", "nomination", "decline", "revocation"]))
    | st.builds(lambda g, v, w: RecordPath(recipient=g.recipient, grant=g, verb=v, who=w), GRANTS,
                st.sampled_from(["second", "like"]), IDS)
    | st.builds(lambda g, w: RecordPath(recipient=g.recipient, grant=g, verb="comment", who=w,
                                        stamp="20261123T101500Z"), GRANTS, IDS)
    | st.builds(lambda g: RecordPath(recipient=g.recipient, grant=g, verb="correction",
                                     stamp="20261123T101500Z"), GRANTS)
)  # fmt: skip


@given(GRANTS)
def test_what_a_grant_is_called_reads_back(grant: Grant) -> None:
    assert parse_grant(str(grant)) == grant


@given(SUBJECTS)
def test_what_a_path_says_reads_back(path: RecordPath) -> None:
    assert parse_record_path(str(path)) == path


@given(SUBJECTS)
def test_every_record_can_be_voided(path: RecordPath) -> None:
    void = RecordPath(recipient=path.recipient, grant=path.grant, verb="void", ends=path)
    assert parse_record_path(str(void)) == void


@pytest.mark.parametrize(
    "path",
    [
        "awards/ada/mentor.yml",
        "awards/ada/Mentor.yaml",
        "awards/ada/mentor gold.yaml",
        "awards/ada/mentor@gold.award.yaml",
        "awards/ada/mentor@gold.like.yaml",
        "awards/ada/mentor@gold.revocation.withdrawal.yaml",
        "awards/ada/mentor@gold.void.void.yaml",
        "awards/ada/mentor~1.yaml",
        "awards/ada/mentor~01.yaml",
        "awards/ada/thanks+2026-11-23.yaml",
        "awards/ada/-mentor.yaml",
        "awards/../mentor.yaml",
        "awards/ada/mentor.yaml\n",
        "awards/ada/x/mentor.yaml",
        "awards/mentor.yaml",
        "awards/platform/grow.score.2026-q5.yaml",
        "awards/platform/grow@x.score.2026-q4.yaml",
        "awards/ada/mentor.comment.grace.2026.yaml",
    ],
)
def test_what_is_no_path_of_a_record(path: str) -> None:
    assert parse_record_path(path) is None


def test_paths_of_the_design() -> None:
    grant = Grant(recipient="ada", badge="mentor", level="gold")
    assert str(RecordPath(recipient="ada", grant=grant)) == "awards/ada/mentor@gold.yaml"
    like = RecordPath(recipient="ada", grant=grant, verb="like", who="grace")
    gone = RecordPath(recipient="ada", grant=grant, verb="withdrawal", ends=like)
    assert str(gone) == "awards/ada/mentor@gold.like.grace.withdrawal.yaml"
    score = RecordPath(recipient="platform", goal="grow-people", verb="score", stamp="2026-q4")
    assert str(score) == "awards/platform/grow-people.score.2026-q4.yaml"
    assert parse_record_path(str(score)) == score


def test_stamps() -> None:
    instant = parse_stamp("20261123T101500Z")
    assert instant is not None
    assert format_stamp(instant) == "20261123T101500Z"
    assert parse_stamp("20261323T101500Z") is None


@pytest.mark.parametrize(
    ("day", "length", "expected"),
    [
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2028-02-29", "12 months", "2029-02-28"),
        ("2026-12-15", "1 month", "2027-01-15"),
        ("2026-11-30", "3 months", "2027-02-28"),
        ("2026-11-23", "60 days", "2027-01-22"),
        ("2026-11-23", "2 weeks", "2026-12-07"),
        ("2026-11-23", "2 years", "2028-11-23"),
    ],
)
def test_later(day: str, length: str, expected: str) -> None:
    assert later(date.fromisoformat(day), length) == date.fromisoformat(expected)


def test_time_has_ends() -> None:
    assert later(date(9990, 1, 1), "9999 years") == date.max
    assert earlier(date(10, 1, 1), "9999 weeks") == date.min
    with pytest.raises(ValueError, match="not a length"):
        later(date(2026, 1, 1), "soon")
    for window in get_args(Window):
        assert (window_start(date.min, window), window_end(date.max, window)) == (
            date.min,
            date.max,
        )
    assert later(date(9999, 1, 31), "1 month") == date(9999, 2, 28)
    assert window_end(date(9999, 1, 1), "quarter") == date(9999, 3, 31)
    assert period_end("9999-12") == period_end("9999-q4") == period_end("9999") == date.max
    assert time_before(date.min, date.max) == (date.min, date.min)
    assert time_before(date(2, 1, 1), date(9999, 12, 31)) == (date.min, date(1, 12, 31))
    assert time_before(date.min, date(1, 1, 31), "month") == (date.min, date.min)


def test_windows() -> None:
    day = date(2026, 11, 26)  # a Thursday
    assert [str(window_start(day, w)) for w in ("day", "week", "month", "quarter", "year")] == [
        "2026-11-26", "2026-11-23", "2026-11-01", "2026-10-01", "2026-01-01",
    ]  # fmt: skip
    assert month_of(day) == "2026-11"


def test_text_is_shown_safely() -> None:
    assert visible("Élodie 日本 👩‍🚀") == "Élodie 日本 👩‍🚀"
    assert visible("a\x1b[2J\u202eb\u200b\n") == r"a\x1b[2J\u202eb\u200b\n"
    assert one_line(" a \n\n b\t") == "a b"
    assert shortened("abcdef", 4) == "abc…"
    assert listed(["a", "b", "c"], last="or") == "a, b or c"
    assert listed([]) == ""
    assert counted(1, "person", "people") + counted(2, "person", "people") == "1 person2 people"
    assert did_you_mean("mentro", ["mentor", "thanks"], "x") == "did you mean `mentor`?"
    assert did_you_mean("zzz", ["mentor"], "else") == "else"


TEXTS = st.text(
    st.characters(blacklist_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1
).filter(lambda s: s == s.strip() and forbidden_character(s) is None)
PROSE = st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)


@given(
    reason=PROSE | st.sampled_from(["no", "~", "2026-11-23", "1e3", "- x", "a: b", "#", "'", '"']),
    text=TEXTS.map(lambda t: t[:100].strip() or "x"),
    number=st.floats(-1e6, 1e6) | st.integers(-5, 5).map(float),
    helped=st.lists(IDS, max_size=3),
)
def test_what_is_written_reads_back_equal(
    reason: str, text: str, number: float, helped: list[str]
) -> None:
    number = float(f"{number:.15g}")
    award = Award(
        path="awards/ada/mentor@gold.yaml",
        badge="mentor",
        level="gold",
        recipient="ada",
        by="grace",
        reason=reason,
        evidence=(Evidence(url="https://x.example/#a", text=text), Evidence(path="docs/a b.md")),
        helped=tuple(helped),
        measured={"builds": number},
        awarded_on=date(2026, 11, 23),
        definition="1" * 40,
    )
    written = format_entry(award)
    assert read_entry(SourceFile(award.path, written.encode(), "")) == award


@given(
    st.from_regex(r"[0-9a-f]{4}|0[box][0-9_a-f]{1,6}|[0-9]{1,4}[-._:e+][0-9]{1,3}", fullmatch=True)
    | st.text("0b1x9e.-_+:oOyYnNtTsS#@*&!|>%` ~=<(é,[]{}'\"", min_size=1, max_size=6)
)
@example("0b101")
@example("0b_")
@example("1_0")
def test_what_is_written_on_a_line_is_the_same_text_to_everybody(text: str) -> None:
    assert yaml.safe_load(f"a: {scalar_text(text)}\n") == {"a": text}
    assert yaml.safe_load(f"a: [{scalar_text(text)}, {{b: {scalar_text(text)}}}]\n") == {
        "a": [text, {"b": text}]
    }
    for typed in (f"a: {example_text(text)}\n", f"a: {example_text([text])}\n"):
        value = read_document("f.yaml", typed.encode()).value
        assert value in ({"a": text}, {"a": [text]})


def test_a_record_reads_as_a_person_would_type_it() -> None:
    award = Award(
        path="awards/ada/mentor@gold.yaml",
        by="grace",
        badge="mentor",
        level="gold",
        recipient="ada",
        reason="Took three people through their first on-call.\nAll stayed.",
        evidence=(Evidence(url="https://x.example/1", criterion="sessions", text="notes: all"),),
        helped=("tom", "uma"),
        measured={"builds": 57.0},
        awarded_on=date(2026, 11, 23),
    )
    assert format_entry(award) == (
        "badge: mentor\n"
        "level: gold\n"
        "recipient: ada\n"
        "by: grace\n"
        "reason: |-\n"
        "  Took three people through their first on-call.\n"
        "  All stayed.\n"
        "evidence:\n"
        '  - {url: "https://x.example/1", criterion: sessions, text: "notes: all"}\n'
        "helped: [tom, uma]\n"
        "measured: {builds: 57}\n"
        "awarded_on: 2026-11-23\n"
    )


def test_who_names_no_home_is_at_home_in_the_only_team_that_lists_them() -> None:
    teams = {
        "core": Team(path="catalog/teams/core.yaml", name="Core", leads=("ada", "tom")),
        "docs": Team(path="catalog/teams/docs.yaml", name="Docs", members=("tom",)),
    }
    people = {who: Person(path=f"catalog/people/{who}.yaml", name=who) for who in ("ada", "tom")}
    catalog = Catalog(program=Program(name="Guild"), people=people, teams=teams)
    assert (catalog.home_team("ada"), catalog.home_team("tom")) == ("core", None)


def test_records_one_by_one_make_the_ledger_that_all_at_once_make() -> None:
    paths = [f"awards/p{n % 40}/thanks+2026-11-{n % 3 + 1:02}+p{n}.yaml" for n in range(120)]
    awards = [
        Award(path=path, badge="thanks", recipient=path.split("/")[1], by="grace", reason="X.")
        for path in paths
    ]
    ledger, whole = build_ledger(awards[:20]), build_ledger(awards)
    for award in awards[20:]:
        ledger = ledger.with_records([award])
    assert isinstance(ledger.by_recipient, ChainMap)
    assert len(ledger.by_recipient.maps) < 8, "a change looks through few layers"
    assert {**ledger.by_recipient} == whole.by_recipient
    for award in awards[:20]:
        ledger = ledger.without([award])
    assert {who: has for who, has in ledger.by_recipient.items() if has} == build_ledger(
        awards[20:]
    ).by_recipient
