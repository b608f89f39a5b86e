"""`badgectl inbox`: what waits for whom, and what is new."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from ground import Command, be, git, write

NAVIGATOR = "badge: navigator\nlevel: bronze\nrecipient: {}\nby: {}\nreason: {}\n"
THANKS = "awards/ada/thanks+2026-09-14+grace"
RECORDS = {
    # Ada's waits for Tom, Linus's for a second, Tom's for nobody: he would decide alone.
    "awards/ada/navigator@bronze.nomination.yaml": NAVIGATOR.format("ada", "linus", "Drew the map.")
    + "nominated_on: 2026-11-10\n",
    "awards/ada/navigator@bronze.second.grace.yaml": "by: grace\nseconded_on: 2026-11-12\n",
    "awards/linus/navigator@bronze.nomination.yaml": NAVIGATOR.format("linus", "ada", "Knows it.")
    + "nominated_on: 2026-11-01\n",
    "awards/tom/navigator@bronze.nomination.yaml": NAVIGATOR.format("tom", "ada", "Sees it.")
    + "nominated_on: 2026-11-22\n",
    "awards/tom/navigator@bronze.second.grace.yaml": "by: grace\nseconded_on: 2026-11-22\n",
    # Closed in August.
    "awards/grace/navigator@bronze.nomination.yaml": NAVIGATOR.format("grace", "ada", "Once.")
    + "nominated_on: 2026-06-01\n",
    # Declined: lately, and long ago.
    "awards/ada/navigator@silver.nomination.yaml": NAVIGATOR.format("ada", "linus", "Three.").replace("bronze", "silver")
    + "nominated_on: 2026-10-20\n",
    "awards/ada/navigator@silver.decline.yaml": "by: tom\nfeedback: One after the other.\ndeclined_on: 2026-10-24\n",
    "awards/ada/navigator@gold.nomination.yaml": NAVIGATOR.format("ada", "linus", "All.").replace("bronze", "gold")
    + "nominated_on: 2026-10-20\n",
    "awards/ada/navigator@gold.decline.yaml": "by: tom\nfeedback: No.\ndeclined_on: 2026-10-23\n",
    # What was said: lately, long ago, and by Ada herself.
    f"{THANKS}.yaml": "badge: thanks\nrecipient: ada\nby: grace\nreason: Took my shift.\n",
    f"{THANKS}.like.tom.yaml": "by: tom\ntext: Me too!\nliked_on: 2026-11-23\n",
    f"{THANKS}.like.linus.yaml": "by: linus\nliked_on: 2026-09-15\n",
    f"{THANKS}.comment.linus.20261122T081500Z.yaml": "by: linus\ntext: Well [bold]deserved.\n",
    f"{THANKS}.comment.ada.20261122T091500Z.yaml": "by: ada\ntext: Thank you!\n",
}  # fmt: skip


@pytest.fixture
def busy(guild: Path) -> Path:
    """The guild with much that waits."""
    write(guild, RECORDS)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "A busy autumn")
    return guild


def test_what_waits_for_ada(busy: Path, badgectl: Command) -> None:
    be(busy, "ada")
    said = badgectl("inbox")
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        "Inbox of Ada Lovelace (ada)\n"
        "\n"
        "Nominated by you\n"
        "  linus/navigator@bronze, nominated by Ada Lovelace 22 days ago; "
        "needs 1 more colleague to second it, until 2026-12-31\n"
        "    Knows it.\n"
        "    $ badgectl show linus/navigator@bronze\n"
        "  tom/navigator@bronze, nominated by Ada Lovelace 1 day ago; "
        "nobody may decide on it, until 2027-01-21\n"
        "    Sees it.\n"
        "    $ badgectl show tom/navigator@bronze\n"
        "\n"
        "Declined\n"
        "  ada/navigator@silver, declined by Tom Kilburn 30 days ago\n"
        "    One after the other.\n"
        "    $ badgectl show ada/navigator@silver\n"
        "\n"
        "Likes of your awards\n"
        "  ada/thanks+2026-09-14+grace, liked by Tom Kilburn today\n"
        "    Me too!\n"
        "    $ badgectl comment ada/thanks+2026-09-14+grace -m '...'\n"
        "\n"
        "Comments on your awards\n"
        "  ada/thanks+2026-09-14+grace, said by Linus Torvalds 1 day ago\n"
        "    Well [bold]deserved.\n"
        "    $ badgectl comment ada/thanks+2026-09-14+grace -m '...'\n"
    )


AWARDED = {
    "awards/ada/thanks+2026-11-20+tom.yaml": "badge: thanks\nrecipient: ada\nby: tom\nreason: Drew it.\n",
    # A typo was corrected.
    "awards/ada/thanks+2026-11-20+tom.correction.20261121T080000Z.yaml": "by: tom\nbecause: A slip.\nreason: Drew it all.\n",
    "awards/ada/floppy-disk.yaml": "badge: floppy-disk\nrecipient: ada\nby: rules\nreason: Ten.\nawarded_on: 2026-11-23\n",
    "awards/platform/crown.yaml": "badge: crown\nrecipient: platform\nby: grace\nreason: Quiet nights.\nroster: [ada, linus]\nawarded_on: 2026-11-21\n",
    "awards/linus/navigator@bronze.nomination.yaml": NAVIGATOR.format("linus", "ada", "Knows it.")
    + "nominated_on: 2026-11-01\n",
    "awards/linus/navigator@bronze.yaml": NAVIGATOR.format("linus", "tom", "He does.")
    + "awarded_on: 2026-11-22\n",
    # Taken back, and long ago.
    "awards/ada/thanks+2026-11-19+linus.yaml": "badge: thanks\nrecipient: ada\nby: linus\nreason: No.\n",
    "awards/ada/thanks+2026-11-19+linus.revocation.yaml": "by: linus\nbecause: mistake\nreason: No.\nrevoked_on: 2026-11-20\n",
    "awards/ada/thanks+2026-10-20+tom.yaml": "badge: thanks\nrecipient: ada\nby: tom\nreason: Then.\n",
}  # fmt: skip


def test_what_somebody_received_comes_first(guild: Path, badgectl: Command) -> None:
    write(guild, AWARDED)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Awards")
    be(guild, "ada")
    said = badgectl("inbox")
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        "Inbox of Ada Lovelace (ada)\n"
        "\n"
        "You received\n"
        "  Thanks, awarded by Tom Kilburn 3 days ago\n"
        "    Drew it all.\n"
        "    $ badgectl comment ada/thanks+2026-11-20+tom -m '...'\n"
        "  Crown for Platform, awarded by Grace Hopper 2 days ago\n"
        "    Quiet nights.\n"
        "    $ badgectl comment platform/crown -m '...'\n"
        "  Floppy disk, earned by count today\n"
        "    Ten.\n"
        "    $ badgectl comment ada/floppy-disk -m '...'\n"
        "\n"
        "Your nomination was awarded\n"
        "  Navigator (bronze) for Linus Torvalds, awarded by Tom Kilburn 1 day ago\n"
        "    He does.\n"
        "    $ badgectl comment linus/navigator@bronze -m '...'\n"
    )
    with (guild / "catalog/program.yaml").open("a", encoding="utf-8") as program:
        program.write("hub: https://badges.guild.example\n")
    git(guild, "commit", "--quiet", "-am", "A hub")
    told = json.loads(badgectl("inbox", "--format", "json").out)
    assert [(one["kind"], *one["commands"]) for one in told] == [
        ("received", "badgectl share ada/thanks+2026-11-20+tom"),
        ("received", "badgectl share platform/crown"),
        ("received", "badgectl share ada/floppy-disk"),
        ("awarded", "badgectl comment linus/navigator@bronze -m '...'"),
    ]
    assert badgectl("share", "platform/crown").status == 0
    with (guild / "catalog/people/ada.yaml").open("a", encoding="utf-8") as ada:
        ada.write("visibility: members\n")
    git(guild, "commit", "--quiet", "-am", "Among ourselves")
    told = json.loads(badgectl("inbox", "--format", "json").out)
    assert [one["commands"][0][:14] for one in told] == [
        "badgectl comme",
        "badgectl share",
        *["badgectl comme"] * 2,
    ]


def test_who_decides_and_who_seconds(busy: Path, badgectl: Command) -> None:
    be(busy, "tom")
    assert badgectl("inbox").out == (
        "Inbox of Tom Kilburn (tom)\n"
        "\n"
        "Yours to decide\n"
        "  linus/navigator@bronze, nominated by Ada Lovelace 22 days ago; "
        "needs 1 more colleague to second it, until 2026-12-31\n"
        "    Knows it.\n"
        "    $ badgectl second linus/navigator@bronze\n"
        "    $ badgectl decline linus/navigator@bronze -m '...'\n"
        "  ada/navigator@bronze, nominated by Linus Torvalds 13 days ago; "
        "needs a decision, until 2027-01-09\n"
        "    Drew the map.\n"
        "    $ badgectl award navigator@bronze ada -m '...'\n"
        "    $ badgectl decline ada/navigator@bronze -m '...'\n"
    )
    be(busy, "grace")
    assert badgectl("inbox").out == (
        "Inbox of Grace Hopper (grace)\n"
        "\n"
        "Yours to second, if you agree\n"
        "  linus/navigator@bronze, nominated by Ada Lovelace 22 days ago; "
        "needs 1 more colleague to second it, until 2026-12-31\n"
        "    Knows it.\n"
        "    $ badgectl second linus/navigator@bronze\n"
    )
    badgectl("second", "linus/navigator")
    assert badgectl("inbox").out == "Inbox of Grace Hopper (grace)\nNothing waits for you.\n"


def test_everybodys_open_work(busy: Path, badgectl: Command) -> None:
    assert busy
    assert badgectl("inbox", "--all").out == (
        "Open work in Example Guild\n"
        "\n"
        "Tom Kilburn (tom)\n"
        "  ada/navigator@bronze, nominated by Linus Torvalds 13 days ago; "
        "needs a decision, until 2027-01-09\n"
        "    Drew the map.\n"
        "    $ badgectl award navigator@bronze ada -m '...'\n"
        "    $ badgectl decline ada/navigator@bronze -m '...'\n"
        "\n"
        "Colleagues\n"
        "  linus/navigator@bronze, nominated by Ada Lovelace 22 days ago; "
        "needs 1 more colleague to second it, until 2026-12-31\n"
        "    Knows it.\n"
        "    $ badgectl second linus/navigator@bronze\n"
        "\n"
        "Nobody may decide\n"
        "  tom/navigator@bronze, nominated by Ada Lovelace 1 day ago; "
        "needs a decision, until 2027-01-21\n"
        "    Sees it.\n"
        "    $ badgectl show tom/navigator@bronze\n"
    )
    later = badgectl("--as-of", "2027-03-01", "inbox", "--all")
    assert later.out == "Open work in Example Guild\nNothing waits for anybody.\n"


def test_as_json(busy: Path, badgectl: Command) -> None:
    be(busy, "grace")
    assert json.loads(badgectl("inbox", "--format", "json").out) == [
        {
            "kind": "second",
            "person": "grace",
            "grant": "linus/navigator@bronze",
            "title": "Navigator (bronze)",
            "by": "ada",
            "since": "2026-11-01",
            "days": 22,
            "closes": "2026-12-31",
            "missing": "1 more colleague to second it",
            "waits_for": "",
            "text": "Knows it.",
            "commands": ["badgectl second linus/navigator@bronze"],
        }
    ]
    work = json.loads(badgectl("inbox", "--all", "--format", "json").out)
    assert [(item["kind"], item["person"], item["grant"]) for item in work] == [
        ("decide", "tom", "ada/navigator@bronze"),
        ("second", None, "linus/navigator@bronze"),
        ("decide", None, "tom/navigator@bronze"),
    ]


def test_a_stranger_has_no_inbox(busy: Path, badgectl: Command) -> None:
    be(busy, "mallory")
    said = badgectl("inbox")
    assert (said.status, said.out) == (1, "")
    assert "nobody in the catalog has your e-mail address mallory@guild.example" in said.err
    assert badgectl("inbox", "--all").status == 0


def test_what_is_not_fetched_is_not_known(
    guild: Path, clone: Callable[..., Path], badgectl: Command
) -> None:
    """It says how old its knowledge is; the marks of git's are made as old as the test needs."""
    tracking = guild / ".git/refs/remotes/origin/main"
    now = time.time()
    for seconds, ago in ((30, "just now"), (3 * 3600, "3 hours ago"), (2 * 86400, "2 days ago")):
        for mark in (guild / ".git/FETCH_HEAD", tracking, guild / ".git/logs" / tracking.relative_to(guild / ".git")):  # fmt: skip
            os.utime(mark, (now - seconds, now - seconds))
        assert badgectl("inbox").err == f"as origin/main was {ago}\n"
    assert badgectl("inbox", "--format", "json").err == ""
    other = clone("linus")
    assert badgectl("-C", str(other), "nominate", "navigator@bronze", "ada", "-m", "Drew it.", "--push").status == 0  # fmt: skip
    git(guild, "fetch", "--quiet")
    assert badgectl("inbox").err == (
        "main lacks 1 commit of origin/main: `git pull --ff-only` brings them\n"
    )
    assert badgectl("award", "thanks", "ada", "-m", "For this.").status == 0
    assert badgectl("inbox").err == (
        "main lacks 1 commit of origin/main: `git pull --rebase` brings them\n"
    )
