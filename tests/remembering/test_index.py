"""The index of entries changes nothing but the time: warm, torn, or thrown away."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from ground import Command, Said, be, git, write
from hypothesis import given
from hypothesis import strategies as st

from badgectl import __version__
from badgectl.documents.files import SourceFile
from badgectl.documents.loading import read_fresh
from badgectl.documents.partial_loading import load_by_parts
from badgectl.documents.reading import read_entry
from badgectl.documents.writing import faults_of, format_entry
from badgectl.git.commit_files import CommitFiles
from badgectl.git.repository import find_repository
from badgectl.index.entry_index import EntryIndex
from badgectl.model.ledger import Ledger
from badgectl.model.records import Award

LOOKING = (
    ("list", "badges"), ("list", "people"), ("list", "awards"), ("show", "mentor"),
    ("show", "ada"), ("report",), ("report", "--format", "json"),
    ("award", "thanks", "ada", "-m", "x", "--dry-run"),
)  # fmt: skip


def index(guild: Path) -> Path:
    return guild / f".git/badgectl/entries-{__version__}.sqlite3"


def looks(badgectl: Command) -> list[Said]:
    return [badgectl(*arguments) for arguments in LOOKING]


def test_cold_and_warm_say_the_same(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "mentor@bronze", "ada", "-m", "For Tom.").status == 0
    cold = looks(badgectl)
    assert index(guild).exists()
    assert looks(badgectl) == cold
    write(guild, {"catalog/people/ada.yaml": "name: Ada\nhome: studio\n"})
    git(guild, "commit", "--quiet", "-am", "Move Ada")
    warm = looks(badgectl)
    assert warm != cold
    index(guild).unlink()
    assert looks(badgectl) == warm
    git(guild, "reset", "--quiet", "--hard", "HEAD~")
    assert looks(badgectl) == cold


@pytest.mark.parametrize("damage", [b"", b"no database at all, but some text", None])
def test_a_damaged_index_is_no_obstacle(
    damage: bytes | None, guild: Path, badgectl: Command
) -> None:
    expected = looks(badgectl)
    whole = index(guild).read_bytes()
    index(guild).write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert looks(badgectl) == expected
    assert looks(badgectl) == expected


def test_rows_that_do_not_decode_are_read_again(guild: Path, badgectl: Command) -> None:
    expected = looks(badgectl)
    with sqlite3.connect(index(guild)) as connection:
        connection.execute("UPDATE entry SET data = x'00'")
    assert looks(badgectl) == expected


def test_a_locked_index_is_no_obstacle(guild: Path, badgectl: Command) -> None:
    expected = looks(badgectl)
    connection = sqlite3.connect(index(guild), isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    assert looks(badgectl) == expected
    connection.execute("ROLLBACK")
    connection.close()


@given(
    reason=st.text(max_size=20),
    by=st.sampled_from(["grace", "Grace", "", "a--b"]),
    role=st.none() | st.text(max_size=5),
    number=st.floats(allow_nan=False, allow_infinity=False) | st.just(0.1 + 0.2),
)
def test_what_is_written_unread_would_read_back(
    reason: str, by: str, role: str | None, number: float
) -> None:
    award = Award(
        path="awards/ada/thanks.yaml",
        badge="thanks",
        recipient="ada",
        by=by,
        reason=reason,
        role=role,
        measured={"builds": number},
    )
    found = read_entry(SourceFile(award.path, format_entry(award).encode("utf-8", "replace"), ""))
    assert (faults_of(award) == []) == (found == award)


def thanks(guild: Path, pairs: dict[str, str], day: str = "2026-11-20") -> None:
    """Commit awards from outside the tool: recipient and giver."""
    write(
        guild,
        {
            f"awards/{recipient}/thanks+{day}+{giver}.yaml": (
                f"badge: thanks\nrecipient: {recipient}\nby: {giver}\nreason: x\nawarded_on: {day}\n"
            )
            for recipient, giver in pairs.items()
        },
    )
    git(guild, "add", "awards")
    git(guild, "commit", "--quiet", "-m", "Thank")


@pytest.mark.parametrize("warm", [True, False])
def test_an_award_reads_what_has_come_in(warm: bool, guild: Path, badgectl: Command) -> None:
    """Limits, levels and rosters count, whether the index knew the records or not."""
    assert (
        badgectl("award", "mentor@bronze", "tom", "-m", "First.", "-e", "https://x.example").status
        == 0
    )
    assert badgectl("award", "thanks", "ada", "-m", "Second.").status == 0
    thanks(guild, {"linus": "grace", "tom": "linus"})
    if not warm:
        index(guild).unlink()
    said = badgectl("award", "thanks", "ada", "linus", "-m", "One too many.")
    assert "this would be grace's 4th Thanks this month; 3 allowed [policy-limit]" in said.err
    said = badgectl("award", "mentor@bronze", "tom", "-m", "Again.")
    assert "tom already holds Mentor (bronze) [policy-held]" in said.err
    assert badgectl("award", "thanks", "ada", "-m", "The third.").status == 0
    thanks(guild, {f"new-{n}": "linus" for n in range(30)})
    (guild / "awards/ada").mkdir(exist_ok=True)
    said = badgectl("award", "thanks", "tom", "-m", "One too many.")
    assert "this would be grace's 4th Thanks this month; 3 allowed [policy-limit]" in said.err
    thanks(guild, {"grace": "tom"})
    assert badgectl("award", "thanks", "tom", "-m", "A new month.", on="2026-12-01").status == 0


def test_what_is_recorded_is_remembered_as_it_would_be_read(guild: Path, badgectl: Command) -> None:
    """The next command reads none of it, and finds what reading would."""
    link = ("-e", "https://x.example/1#sessions")
    assert badgectl("award", "thanks", "linus", "-m", "The first of all.").status == 0
    for who, arguments in (
        ("grace", ("award", "thanks", "ada", "-m", "First.")),
        (
            "grace",
            ("award", "mentor@bronze", "tom", "-m", "Two:\nlines.", *link, "--helped", "ada"),
        ),
        ("linus", ("award", "thanks", "ada", "tom", "-m", "Both.", "--joint")),
        ("tom", ("like", "ada/thanks+2026-11-23+grace", "-m", "Bravo!")),
        ("tom", ("comment", "ada/thanks+2026-11-23+grace", "-m", "I was there.")),
        ("tom", ("withdraw", "ada/thanks+2026-11-23+grace.like")),
        ("tom", ("score", "calm-on-call", "--team", "studio", "--value", "0.30000000000000004")),
        ("grace", ("award", "crown", "platform", "-m", "A calm year.")),
    ):
        be(guild, who)
        said = badgectl(*arguments)
        assert said.status == 0, said
        found = find_repository(guild)
        assert found is not None
        memory = EntryIndex(found.common_dir / "badgectl")
        files = CommitFiles(found, str(found.head))
        blobs = files.blobs(files.list_below("awards"))
        assert memory.whole_tree() == files.tree("awards")
        assert memory.known(blobs) == {e.path: e for e in read_fresh(files, list(blobs))[0]}


def test_what_was_undone_is_missed_by_nobody(guild: Path, badgectl: Command) -> None:
    """The index still names who had it; when all is read at once, they have nothing."""
    thanked = [f"new-{n}" for n in range(31)]
    write(guild, {f"catalog/people/{who}.yaml": f"name: {who}\n" for who in thanked})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Many are new")
    for who in ("tom", "linus"):
        assert badgectl("award", "thanks", who, "-m", "x").status == 0
    assert badgectl("undo").status == 0
    said = badgectl("award", "thanks", *thanked[:2], "-m", "x", "--dry-run")
    assert said.status == 0, "these and one that stands are three"
    said = badgectl("award", "thanks", *thanked, "-m", "x", "--dry-run")
    assert said.err.count("this would be grace's ") == 29
    assert "Thanks this month; 3 allowed [policy-limit]" in said.err


def test_limits_hold_where_the_index_cannot_be_written(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "First.").status == 0
    assert badgectl("award", "thanks", "tom", "-m", "Now it is read.", "--dry-run").status == 0
    thanks(guild, {"linus": "grace", "tom": "grace"})
    connection = sqlite3.connect(index(guild), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    said = badgectl("award", "thanks", "ada", "linus", "-m", "One too many.")
    connection.execute("ROLLBACK")
    connection.close()
    assert "this would be grace's 4th Thanks this month; 3 allowed [policy-limit]" in said.err


def test_an_award_finds_what_has_broken(guild: Path, badgectl: Command) -> None:
    thanks(guild, {"linus": "tom"})
    assert badgectl("award", "thanks", "ada", "-m", "x").status == 0
    write(guild, {"awards/linus/thanks+2026-11-19+tom.yaml": "badge: [\n"})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Break")
    for _ in range(2):
        assert badgectl("award", "thanks", "tom", "-m", "x").err == (
            "error: 1 file of the programme as committed cannot be read: "
            "awards/linus/thanks+2026-11-19+tom.yaml\n"
            "  hint: `badgectl validate` says what is wrong with each\n"
        )
    git(guild, "rm", "--quiet", "-r", "awards/linus")
    git(guild, "commit", "--quiet", "-m", "Mend")
    assert badgectl("award", "thanks", "tom", "-m", "x").status == 0
    git(guild, "rm", "--quiet", "--cached", "catalog/program.yaml")
    git(guild, "commit", "--quiet", "-m", "Take it out")
    said = badgectl("award", "thanks", "linus", "-m", "x")
    assert "hint: the catalog itself is not committed yet" in said.err


def recipients(ledger: Ledger) -> dict[str, list[str]]:
    return {one: [str(grant) for grant in has] for one, has in ledger.by_recipient.items()}


def test_by_parts_and_as_a_whole_are_the_same(guild: Path) -> None:
    """A ledger that reads as it is asked holds what a whole one does, however it is asked."""
    thanks(guild, {"linus": "tom", "ada": "grace", "grace": "linus"}, day="2026-10-01")
    write(
        guild,
        {
            "awards/platform/grow-people.score.2026-q4.yaml": (
                "goal: grow-people\nteam: platform\nperiod: 2026-q4\nvalue: 3\nby: grace\n"
            ),
            "awards/ada/thanks+2026-10-01+grace.like.tom.yaml": "by: tom\n",
        },
    )
    thanks(guild, {"linus": "ada"})

    def by_parts() -> Ledger:
        found = find_repository(guild)
        assert found is not None
        assert found.head is not None
        memory = EntryIndex(found.common_dir / "badgectl")
        (found.common_dir / "badgectl").mkdir(exist_ok=True)
        loaded = load_by_parts(CommitFiles(found, found.head), memory)
        assert loaded is not None
        return loaded.ledger

    whole = by_parts()
    assert whole.given_since is None
    for n in range(3):
        part = by_parts()
        assert part.given_since is not None
        assert part.of("nobody") is not None
        assert part.scores == whole.scores
        since = date(2026, 10, 1)
        for giver in ("tom", "grace", "linus", "ada"):
            whose = [(giver, "thanks")]
            assert [*part.given_by(whose, since)] == [*whole.given_by(whose, since)]
        award = next(iter(part.of("ada"))).records[0]
        assert recipients(part.without([award])) == recipients(whole.without([award]))
        assert [r.path for r in part.records] == [r.path for r in whole.records]
        assert recipients(part) == recipients(whole)
        thanks(guild, {"tom": "ada"}, day=f"2026-11-0{n + 1}")
        index(guild).unlink()
        whole = by_parts()
