"""`diff`: what a change means for badges, people and new records, told in whole outputs."""

import io
import json
import os
import shutil
from pathlib import Path

import pytest
from conftest import Command, be, everything, git, write
from PIL import Image

SILVER = "awards/ada/mentor@silver.yaml"
BRONZE = "awards/linus/mentor@bronze.yaml"
THANKS = "awards/ada/thanks+2026-11-20+grace.yaml"
BEFORE = {
    SILVER: "badge: mentor\nlevel: silver\nrecipient: ada\nby: grace\nreason: Two found their feet.\nhelped: [tom, linus]\nawarded_on: 2026-11-02\n",
    BRONZE: "badge: mentor\nlevel: bronze\nrecipient: linus\nby: grace\nreason: One did.\nhelped: [tom]\nawarded_on: 2026-11-02\n",
    THANKS: "badge: thanks\nrecipient: ada\nby: grace\nreason: Took my shift.\n",
}
NEW_THANKS = "awards/tom/thanks+2026-11-23+ada.yaml"
GIVEN = "badge: thanks\nrecipient: tom\nby: ada\nreason: Drew | it <b>again</b> for @all.\nevidence: [{url: 'https://x.example/a_b_'}]\n"


@pytest.fixture
def under_review(guild: Path) -> Path:
    """The guild with three awards on main, and a branch on which Linus proposes changes."""
    write(guild, BEFORE)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Awards")
    git(guild, "switch", "--quiet", "-c", "proposal")
    be(guild, "linus")
    return guild


def propose(folder: Path, files: dict[str, str]) -> str:
    """Commit files on the branch; return how the title names what is compared."""
    write(folder, files)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Propose")
    base = git(folder, "merge-base", "main", "HEAD")[:10]
    return f"Example Guild: changes from {base} to {git(folder, 'rev-parse', 'HEAD')[:10]}\n"


def edited(folder: Path, path: str, old: str, new: str) -> dict[str, str]:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    return {path: text.replace(old, new)}


def test_raising_a_threshold_names_who_keeps_the_level(
    under_review: Path, badgectl: Command
) -> None:
    title = propose(
        under_review, edited(under_review, "catalog/badges/mentor.yaml", "people: 2", "people: 3")
    )
    untouched = everything(under_review)
    said = badgectl("diff", "main")
    assert said == (
        0,
        f"{title}"
        "\nBadges\n"
        "  Mentor (mentor) changed\n"
        "    silver now asks for 3 instead of 2 people helped (tightened)\n"
        "\nFor whom it matters\n"
        "  Ada Lovelace (ada) keeps Mentor (silver), which requires more now; nothing is taken away: "
        "an award is judged by the badge as it stood at its entry\n",
        "",
    )
    assert everything(under_review) == untouched
    write(under_review, {"catalog/people/ada.yaml": "name: Ada Lovelace\nvisibility: hidden\n"})
    title = propose(under_review, {})
    assert "somebody not to be named keeps Mentor (silver)" in badgectl("diff", "main").out


def test_a_looser_policy_names_who_may_award_now(under_review: Path, badgectl: Command) -> None:
    title = propose(
        under_review,
        {
            "catalog/badges/mentor.yaml": (under_review / "catalog/badges/mentor.yaml")
            .read_text()
            .replace("[maintainers, {holders: mentor@silver}]", "[maintainers, {team: studio}]")
            + "  min_evidence: 1\n  self_award: true\n  expires_after: 12 months\n",
            "catalog/badges/navigator.yaml": (under_review / "catalog/badges/navigator.yaml")
            .read_text()
            .replace("seconds: 1", "seconds: 2, from_other_function: 1, nominate: [maintainers]")
            .replace("open_for: 60 days", "open_for: 90 days")
            .replace(", evidence: required", "")
            .replace("in_order: true", "in_order: false"),
            "catalog/badges/thanks.yaml": (under_review / "catalog/badges/thanks.yaml")
            .read_text()
            .replace("by: anyone", "by: [{team: platform}]")
            .replace("per_giver: 3", "per_giver: 5"),
        },
    )
    assert badgectl("diff", "main").out == (
        f"{title}"
        "\nBadges\n"
        "  Mentor (mentor) changed\n"
        "    members of Studio may now award it (loosened)\n"
        "    the list of who may award it no longer names holders of Mentor (silver) (tightened)\n"
        "    the evidence that every award needs is now 1 piece instead of 0 pieces (tightened)\n"
        "    givers may award themselves (loosened)\n"
        "    the time that an award counts is now 12 months instead of without end (tightened)\n"
        "  Navigator (navigator) changed\n"
        "    the criterion map no longer demands evidence (loosened)\n"
        "    levels may be skipped now (loosened)\n"
        "    who may nominate: now the programme's maintainers, before anybody in the catalog (tightened)\n"
        "    the number of seconds that a nomination needs is now 2 instead of 1 (tightened)\n"
        "    the number of seconds from another function is now 1 instead of 0 (tightened)\n"
        "    the time that a nomination stays open is now 90 days instead of 60 days (loosened)\n"
        "  Thanks (thanks) changed\n"
        "    who may award it: now members of Platform, before anybody in the catalog (tightened)\n"
        "    how often one giver may award it is now 5 a month instead of 3 a month (loosened)\n"
        "\nFor whom it matters\n"
        "  Everybody else (2 people: Badge bot (badge-bot) and Tom Kilburn (tom)) may no longer award Thanks\n"
        "  Tom Kilburn (tom) may now award Mentor\n"
        "  Ada Lovelace (ada) may no longer award Mentor\n"
    )


def test_what_becomes_of_a_badge(under_review: Path, badgectl: Command) -> None:
    star = (
        "name: Star\nkind: training\ndescription: Shines.\n"
        "levels: [{id: low}, {id: high, requires: [{holds: mentor@silver}]}]\n"
        "awarding: {by: rules}\n"
    )
    (under_review / "catalog/badges/floppy-disk.yaml").unlink()
    mentor = (under_review / "catalog/badges/mentor.yaml").read_text(encoding="utf-8")
    title = propose(
        under_review,
        {
            "catalog/badges/star.yaml": star,
            **edited(under_review, "catalog/badges/crown.yaml", "kind:", "status: retired\nkind:"),
            "catalog/badges/mentor.yaml": mentor.replace("Mentor\n", "Guide\n", 1)
            .replace("mentoring", "training")
            .replace("[grow-people]", "[calm-on-call]")
            .replace("topics: [onboarding]", "topics: [onboarding, python]")
            .replace("each mentee.", "all of them.")
            .replace("  - id: bronze\n    text: Mentored one colleague for a quarter.\n", "")
            .replace("helped: {people: 2}", "holds: thanks")
            + "design: {icon: bridge}\n",
        },
    )
    assert badgectl("diff", "main").out == (
        f"{title}"
        "\nBadges\n"
        "  Crown (crown) is retired: no new awards, those made stand\n"
        "  Floppy disk (floppy-disk) is removed\n"
        "  Guide (mentor) changed\n"
        "    its name is now Guide instead of Mentor\n"
        "    its kind is now training instead of mentoring\n"
        "    it gains the goal calm-on-call\n"
        "    it loses the goal grow-people\n"
        "    it gains the topic python\n"
        "    the criterion sessions now reads: Held at least six sessions with all of them.\n"
        "    it loses the level bronze\n"
        "    silver now also asks for the badge Thanks (tightened)\n"
        "    silver no longer asks for 2 people helped (loosened)\n"
        "    its icon is now bridge instead of that of its kind or id\n"
        "  Star (star) is new\n"
        "    Shines.\n"
        "    it has 2 levels: low and high\n"
        "    high asks for the badge Guide (silver)\n"
        "    who may award it: nobody: it is earned by count\n"
        "\nFor whom it matters\n"
        "  Ada Lovelace (ada) reaches Star (high) by the new rules\n"
        "  Linus Torvalds (linus) holds Mentor (bronze), which the new rules do not know or count any more\n"
    )


def test_people_teams_programme_and_goals(under_review: Path, badgectl: Command) -> None:
    key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMvfp6BgVJGkNPxJZoV1Jj2wYyRqQ9m1gkGZVb0g0n6x"
    (under_review / "catalog/projects/apollo.yaml").unlink()
    title = propose(
        under_review,
        {
            "catalog/people/ada.yaml": f"name: Ada Lovelace\nhome: studio\nemails: [ada@new.example]\naliases: [augusta]\nsigning_keys: [{{key: {key}}}]\n",
            "catalog/people/tom.yaml": "name: Tom Kilburn\nhome: studio\nemails: [tom@guild.example]\nstatus: alumni\n",
            "catalog/people/zoe.yaml": "name: Zoe\nhome: studio\n",
            "catalog/teams/studio.yaml": "name: Studio\nfunction: art\nleads: [zoe]\nresponsibilities: [{who: zoe, what: paint}]\n",
            "catalog/teams/night.yaml": "name: Night shift\nmembers: [linus]\n",
            "catalog/program.yaml": "name: Example Guild\nurl: https://guild.example\nmaintainers: [grace, linus]\ntrust: {required: signed}\n",
            "catalog/goals/calm-on-call.yaml": "name: Calm on-call\ndescription: Teams rate how calm their on-call weeks were, from 1 to 5.\nmeasure: {score: average}\ntarget: 3\nstarts: 2026-01-01\ndue: 2027-06-30\n",
        },
    )
    assert badgectl("diff", "main").out == (
        f"{title}"
        "\nFor whom it matters\n"
        "  Linus Torvalds (linus) may now award Crown and Mentor\n"
        "  Zoe (zoe) may now award Navigator\n"
        "  Tom Kilburn (tom) may no longer award Navigator\n"
        "\nProgramme\n"
        "  Example Guild (program) changed\n"
        "    the maintainers gain Linus Torvalds (loosened)\n"
        "    the recorders lose Badge bot (tightened)\n"
        "    the trust that records need is now signed instead of claimed (tightened)\n"
        "\nPeople\n"
        "  Ada Lovelace (ada) changed\n"
        "    the home team is now Studio instead of Platform\n"
        "    gains 1 e-mail address\n"
        "    loses 1 e-mail address\n"
        "    may sign with the key ssh-ed25519 SHA256:aA5Z9V0Fvy4LjgzuT28tilWSWMsgFQ0gPa2V0iOYhsg\n"
        "  Tom Kilburn (tom) has left: gives and receives no more\n"
        "  Zoe (zoe) is new\n"
        "    at home in Studio\n"
        "\nTeams\n"
        "  Night shift (night) is new\n"
        "    without a function, 1 person\n"
        "  Studio (studio) changed\n"
        "    the function is now art instead of design\n"
        "    Zoe is now a lead\n"
        "    Tom Kilburn is no longer a lead\n"
        "    the team now has zoe for paint\n"
        "\nGoals\n"
        "  Calm on-call (calm-on-call) changed\n"
        "    the target is now 3 instead of 4 (loosened)\n"
        "    the last day is now 2027-06-30 instead of 2026-12-31 (loosened)\n"
        "\nProjects\n"
        "  Apollo (apollo) is removed\n"
    )


def test_new_records_are_judged_by_the_base(under_review: Path, badgectl: Command) -> None:
    title = propose(
        under_review,
        {
            NEW_THANKS: GIVEN,
            "awards/tom/mentor@bronze.yaml": "badge: mentor\nlevel: bronze\nrecipient: tom\nby: linus\nreason: Me!\nevidence: [{path: notes.md}]\n",
            THANKS.replace(".yaml", ".like.tom.yaml"): "by: tom\n",
            "awards/linus/mentor@bronze.revocation.yaml": "by: grace\nbecause: mistake\nreason: No.\n",
        },
    )
    said = badgectl("diff", "main")
    assert said == (
        1,
        f"{title}"
        "\nNew awards\n"
        "  Award Mentor (bronze) to Tom Kilburn: NOT ALLOWED\n"
        "    by linus, committed by Linus\n"
        "    Me!\n"
        "    evidence: notes.md\n"
        "  Award Thanks to Tom Kilburn: allowed\n"
        "    by ada, committed by Linus, which nothing proves yet: a claim\n"
        "    Drew | it <b>again</b> for @all.\n"
        "    evidence: https://x.example/a_b_\n"
        "\nOther records: 1 like and 1 revocation\n"
        "  Like Thanks of Ada Lovelace: by tom, committed by Linus, which nothing proves yet: a claim; allowed\n"
        "  Revoke Mentor (bronze) of Linus Torvalds: by grace, committed by Linus, which nothing proves yet: a claim; allowed\n"
        "\nProblems\n"
        "awards/tom/mentor@bronze.yaml:4:5: policy-giver linus may not award Mentor "
        "(may award it: the programme's maintainers or holders of Mentor (silver))\n"
        "awards/tom/mentor@bronze.yaml:6:19: policy-evidence-file the repository has no file notes.md "
        "(commit it first, or give a link that starts with https://)\n"
        "2 errors in 21 files\n",
        "",
    )


def test_a_badge_and_its_award_take_two_pull_requests(
    under_review: Path, badgectl: Command
) -> None:
    title = propose(
        under_review,
        {
            "catalog/badges/star.yaml": "name: Star\nkind: training\ndescription: Shines.\nawarding: {by: [maintainers]}\n",
            "awards/tom/star.yaml": "badge: star\nrecipient: tom\nby: grace\nreason: Shone.\n",
        },
    )
    said = badgectl("diff", "main")
    assert said.status == 1
    assert said.out == (
        f"{title}"
        "\nBadges\n"
        "  Star (star) is new\n"
        "    Shines.\n"
        "    who may award it: the programme's maintainers\n"
        "\nNew awards\n"
        "  Award Star to Tom Kilburn: NOT ALLOWED\n"
        "    by grace, committed by Linus, which nothing proves yet: a claim\n"
        "    Shone.\n"
        "\nProblems\n"
        "awards/tom/star.yaml:1:8: reference-badge there is no badge `star` (this change itself "
        "would allow it: merge the badge, the policy or the person first, and make the record in a "
        "second pull request)\n"
        "1 error in 19 files\n"
    )


def test_records_that_entered_are_frozen(under_review: Path, badgectl: Command) -> None:
    (under_review / BRONZE).unlink()
    (under_review / SILVER).chmod(0o755)
    title = propose(under_review, edited(under_review, THANKS, "my shift", "the night"))
    said = badgectl("diff", "main")
    assert said.status == 1
    again = "put it back as it was; mend or revoke it by a further record"
    assert said.out == (
        f"{title}"
        "\nProblems\n"
        f"{SILVER}:1:1: history-frozen this record has entered, and is changed ({again})\n"
        f"{THANKS}:1:1: history-frozen this record has entered, and is changed ({again})\n"
        f"{BRONZE}:1:1: history-frozen this record has entered, and is removed "
        "(put it back; to take an award back, add a revocation)\n"
        "3 errors in 20 files\n"
    )


def test_what_cannot_be_read_is_a_problem_and_changes_nothing_else(
    under_review: Path, badgectl: Command
) -> None:
    title = propose(
        under_review,
        {
            "catalog/people/tom.yaml": "name: [\n",
            "catalog/badges/mentor.yaml": "nmae: Mentor\n",
            **edited(under_review, "catalog/teams/studio.yaml", "Studio", "Atelier"),
        },
    )
    said = badgectl("diff", "main")
    assert said.status == 1
    assert said.out.startswith(
        f"{title}\nTeams\n  Atelier (studio) changed\n    the name is now Atelier instead of Studio\n"
        "\nProblems\ncatalog/badges/mentor.yaml:1:1: shape-"
    )
    git(under_review, "switch", "--quiet", "-c", "mended")
    propose(under_review, {"catalog/people/tom.yaml": "name: Tom\nhome: studio\n"})
    said = badgectl("diff", "proposal")
    assert "\nPeople\n  Tom (tom) can be read again\n" in said.out


def test_markdown_is_inert_and_says_problems_first(under_review: Path, badgectl: Command) -> None:
    name = "'<!-- x --> [a](javascript:b) @all #12 `c`'"
    title = propose(
        under_review,
        {
            NEW_THANKS: GIVEN,
            "catalog/people/tom.yaml": f"name: {name}\nhome: studio\nemails: [tom@guild.example]\n",
            **edited(under_review, THANKS, "my shift", "the night"),
        },
    )
    said = badgectl("diff", "main", "--format", "markdown")
    assert said.status == 1
    tom = r"\<\!-- x --\> \[a\](javascript:b) @&#8203;all #&#8203;12 \`c\`"
    assert said.out == (
        "<!-- badgectl diff -->\n"
        f"## {title}"
        "\n**1 error**\n"
        "\n"
        "- error `history-frozen` in awards/ada/thanks+2026-11-20+grace.yaml:1: this record has "
        "entered, and is changed\n"
        "  - put it back as it was; mend or revoke it by a further record\n"
        "\n### People\n"
        "\n"
        f"- **{tom} (tom) changed**\n"
        f"  - the name is now {tom} instead of Tom Kilburn\n"
        "\n### New awards\n"
        "\n"
        f"- **Award Thanks to {tom}: allowed**\n"
        "  - by ada, committed by Linus, which nothing proves yet: a claim\n"
        r"  - Drew \| it \<b\>again\</b\> for @&#8203;all." + "\n"
        r"  - evidence: https://x.example/a\_b\_" + "\n"
    )


def test_markdown_fits_a_comment(under_review: Path, badgectl: Command) -> None:
    reason = "word " * 60
    propose(
        under_review,
        {
            f"awards/tom/thanks+2026-11-23+ada~{n}.yaml": f"badge: thanks\nrecipient: tom\nby: ada\nreason: {reason}\n"
            for n in range(2, 230)
        },
    )
    said = badgectl("diff", "main", "--format", "markdown").out
    assert len(said) < 60_100
    assert said.rstrip().endswith("more lines: see the output of `badgectl diff` in a clone.")


def test_json(under_review: Path, badgectl: Command) -> None:
    propose(
        under_review,
        {
            NEW_THANKS: GIVEN,
            **edited(under_review, "catalog/badges/mentor.yaml", "people: 2", "people: 3"),
        },
    )
    head = git(under_review, "rev-parse", "HEAD").strip()
    said = badgectl("diff", "main", "--format", "json")
    assert json.loads(said.out) == {
        "programme": "Example Guild",
        "base": git(under_review, "rev-parse", "main").strip(),
        "head": head,
        "badges": [
            {
                "folder": "badges",
                "id": "mentor",
                "name": "Mentor",
                "state": "changed",
                "was": None,
                "changes": [
                    {
                        "text": "silver now asks for 3 instead of 2 people helped",
                        "leaning": "tightened",
                    }
                ],
            }
        ],
        "effects": [
            {
                "meaning": "keep",
                "badges": ["mentor@silver"],
                "recipients": ["ada"],
                "unnamed": 0,
                "everybody": False,
                "text": "Ada Lovelace (ada) keeps Mentor (silver), which requires more now; nothing is "
                "taken away: an award is judged by the badge as it stood at its entry",
            }
        ],
        "nominations": [],
        "program": [],
        "people": [],
        "teams": [],
        "goals": [],
        "projects": [],
        "suggestions": [],
        "art": [],
        "records": [
            {
                "path": NEW_THANKS,
                "verb": "award",
                "subject": "Award Thanks to Tom Kilburn",
                "by": "ada",
                "recorded_by": None,
                "day": "2026-11-23",
                "reason": "Drew | it <b>again</b> for @all.",
                "evidence": ["https://x.example/a_b_"],
                "commit": head,
                "author": "Linus",
                "claimed": True,
                "allowed": True,
            }
        ],
        "rewritten": 0,
        "waivers": [],
        "pictures": [],
        "problems": [],
    }


@pytest.mark.slow
def test_images_show_before_and_after(under_review: Path, badgectl: Command) -> None:
    title = propose(
        under_review,
        {
            **edited(under_review, "catalog/badges/mentor.yaml", "levels:", "design: {icon: bridge}\nlevels:"),
            **edited(under_review, "catalog/badges/thanks.yaml", "per_giver: 3", "per_giver: 4"),
            "catalog/badges/star.yaml": "name: Star\nkind: training\ndescription: Shines.\n",
            "catalog/badges/odd.yaml": "name: Odd\nkind: training\ndescription: Odd.\ndesign: {icon: no-such-icon}\n",
        },
    )  # fmt: skip
    said = badgectl("diff", "main", "--images", "pictures")
    assert said.out.startswith(title)
    assert said.out.endswith("\nPictures\n  mentor.png\n  star.png\n")
    assert said.err == "catalog/badges/odd.yaml cannot be drawn; `badgectl validate` says why\n"
    folder = under_review / "pictures"
    assert sorted(path.name for path in folder.iterdir()) == ["mentor.png", "star.png"]
    with Image.open(folder / "mentor.png") as page:
        assert page.size == (760, 830)
        left, right = (page.crop((40 + x, 90, 340 + x, 390)) for x in (0, 380))
        assert len(left.convert("RGB").getcolors(100_000) or ()) > 100
        assert left.tobytes() != right.tobytes()
    with Image.open(io.BytesIO((folder / "star.png").read_bytes())) as page:
        assert page.size == (380, 480)


def test_names_that_are_no_text_are_told_in_every_format(
    under_review: Path, badgectl: Command
) -> None:
    (under_review / "awards/tom").mkdir()
    (under_review / os.fsdecode(b"awards/tom/\xff\n::error::.yaml")).write_text("x")
    git(under_review, "config", "user.name", "Li\x1b[31mnus")
    propose(under_review, {NEW_THANKS: GIVEN})
    for format_ in ("text", "markdown", "json"):
        said = badgectl("diff", "main", "--format", format_)
        assert (said.status, said.err) == (1, "")
        assert "\x1b" not in said.out
        assert "\n::" not in said.out
        assert "udcff" in said.out


def test_the_base_is_where_the_branch_parted(under_review: Path, badgectl: Command) -> None:
    propose(under_review, {"catalog/people/zoe.yaml": "name: Zoe\nhome: studio\n"})
    git(under_review, "switch", "--quiet", "main")
    write(under_review, {"catalog/people/max.yaml": "name: Max\nhome: studio\n"})
    git(under_review, "add", ".")
    git(under_review, "commit", "--quiet", "-m", "Max joins")
    git(under_review, "switch", "--quiet", "proposal")
    people = "\nPeople\n  Zoe (zoe) is new\n    at home in Studio\n"
    assert badgectl("diff", "main").out.endswith(people)
    assert badgectl("diff", "main", "proposal").out.endswith(people)
    assert badgectl("diff", "HEAD").out.endswith(
        "\nNothing changed\n  neither catalog nor new records\n"
    )
    assert badgectl("diff", "--exact", "main").out.endswith(
        f"\nPeople\n  Max (max) is removed\n{people.removeprefix(chr(10) + 'People' + chr(10))}"
    )


def test_records_that_have_landed_are_judged_on_their_day(
    under_review: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {
        NEW_THANKS.replace("11-23", "05-04"): GIVEN + "awarded_on: 2026-05-04\n",
    }
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-05-04T09:00:00 +0000")
    propose(under_review, old)
    assert "policy-entry-day" in badgectl("diff", "main").out
    git(under_review, "switch", "--quiet", "main")
    git(under_review, "merge", "--quiet", "--no-ff", "proposal", "-m", "Merge")
    said = badgectl("diff", "HEAD~1")
    assert (said.status, "by ada, committed by Linus" in said.out) == (0, True)


def test_the_first_pull_request_brings_the_programme(guild: Path, badgectl: Command) -> None:
    git(guild, "switch", "--quiet", "--orphan", "empty")
    git(guild, "commit", "--quiet", "--allow-empty", "-m", "Nothing yet")
    git(guild, "checkout", "--quiet", "main", "--", ".")
    git(guild, "commit", "--quiet", "-m", "The programme")
    said = badgectl("diff", "HEAD~1")
    assert said.status == 0
    lines = said.out.splitlines()
    assert "  Example Guild (program) is new" in lines
    assert "  Ada Lovelace (ada) is new" in lines
    assert "  Mentor (mentor) is new" in lines


def test_refusals(under_review: Path, badgectl: Command, tmp_path: Path) -> None:
    assert badgectl("diff", "nowhere") == (
        2,
        "",
        "error: there is no commit `nowhere`\n  hint: fetch it, or name another\n",
    )
    git(under_review, "switch", "--quiet", "--orphan", "other")
    git(under_review, "commit", "--quiet", "--allow-empty", "-m", "Elsewhere")
    git(under_review, "switch", "--quiet", "proposal")
    said = badgectl("diff", "other")
    assert (said.status, said.err.partition("\n")[2]) == (
        1, "  hint: `--exact` compares the two commits as they are\n",
    )  # fmt: skip
    propose(under_review, {"notes.md": "x\n"})
    git(
        tmp_path,
        "clone",
        "--quiet",
        "--depth=1",
        "--no-single-branch",
        f"file://{under_review}",
        "new",
    )
    said = badgectl("-C", str(tmp_path / "new"), "diff", "origin/main")
    assert (said.status, said.err.partition("\n")[2]) == (
        1, "  hint: this clone is shallow: `git fetch --unshallow` completes it\n",
    )  # fmt: skip


HELPED = "      - helped: {people: 2}\n"
MENTOR = "catalog/badges/mentor.yaml"
THANKS_BADGE = "catalog/badges/thanks.yaml"
NAVIGATOR = "catalog/badges/navigator.yaml"
GROUPS = "[maintainers, {holders: mentor@silver}]"


def test_an_alternative_loosens(under_review: Path, badgectl: Command) -> None:
    either = "      - any: [{helped: {people: 2}}, {holds: thanks}]\n"
    title = propose(under_review, edited(under_review, MENTOR, HELPED, either))
    changed = "\nBadges\n  Mentor (mentor) changed\n"
    assert badgectl("diff", "main").out == (
        f"{title}{changed}"
        "    silver now asks for 2 people helped or the badge Thanks; before, for 2 people helped "
        "(loosened)\n"
    )
    git(under_review, "switch", "--quiet", "-c", "back")
    propose(under_review, edited(under_review, MENTOR, either, HELPED))
    said = badgectl("diff", "proposal").out
    assert said.partition("\n")[2] == (
        f"{changed}"
        "    silver now asks for 2 people helped; before, for 2 people helped or the badge Thanks "
        "(tightened)\n"
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "[{holds: thanks}, {helped: {people: 2}}]",
            "[{any: [{holds: thanks}, {helped: {people: 2}}]}]",
            "asks for the badge Thanks or 2 people helped; before, for the badge Thanks and 2 people "
            "helped (loosened)",
        ),
        (
            "[{count: {badge: thanks, at_least: 3}}]",
            "[{count: {badge: thanks, at_least: 2, from_people: 2}}]",
            "asks for 2 awards of Thanks and from 2 different people instead of 3 awards of Thanks",
        ),
        (
            "[{count: {badge: thanks, at_least: 3}}]",
            "[{count: {badge: thanks, at_least: 3, within: 6 months}}]",
            "asks for 3 awards of Thanks within 6 months instead of 3 awards of Thanks (tightened)",
        ),
        (
            "[{count: {kind: mentoring, at_least: 3}}]",
            "[{count: {at_least: 3}}]",
            "asks for 3 awards of any badge instead of kind mentoring (loosened)",
        ),
        (
            "[{holds: thanks}, {metric: {name: builds, at_least: 5}}]",
            "[{holds: thanks}, {any: [{metric: {name: builds, at_least: 4}}, {holds: crown}]}]",
            "asks for `builds` of at least 4 or the badge Crown; before, for `builds` of at least 5 "
            "(loosened)",
        ),
        (
            "[{any: [{holds: thanks}, {holds: crown}]}]",
            "[{any: [{holds: thanks}, {holds: crown}, {holds: navigator}]}]",
            "asks for the badge Thanks, the badge Crown or the badge Navigator; before, for the badge "
            "Thanks or the badge Crown (loosened)",
        ),
        (
            "[{holds: crown}]",
            "[{any: [{all: [{holds: crown}, {holds: thanks}]}, {holds: navigator}]}]",
            "also asks for the badge Crown and the badge Thanks or the badge Navigator (tightened)\n"
            "    it no longer asks for the badge Crown (loosened)",
        ),
    ],
)
def test_demands_are_told_by_what_they_mean(
    under_review: Path, badgectl: Command, before: str, after: str, told: str
) -> None:
    star = "name: Star\nkind: training\ndescription: Shines.\nrequires: {}\n"
    path = "catalog/badges/star.yaml"
    propose(under_review, {path: star.format(before)})
    git(under_review, "switch", "--quiet", "-c", "further")
    propose(under_review, {path: star.format(after)})
    said = badgectl("diff", "proposal").out.partition("\n")[2]
    assert said.partition("\nFor whom")[0] == (
        f"\nBadges\n  Star (star) changed\n    it now {told}\n"
    )


def test_another_way_of_writing_is_no_change(under_review: Path, badgectl: Command) -> None:
    badge = (under_review / MENTOR).read_text(encoding="utf-8")
    two = "      - any: [{holds: thanks}, {holds: crown}]\n" + HELPED
    propose(under_review, {MENTOR: badge.replace(HELPED, two)})
    git(under_review, "switch", "--quiet", "-c", "rewritten")
    rewritten = (
        "      - all: [{all: [{any: [{helped: {people: 2}}]}]}]\n"
        "      - any: [{any: [{holds: crown}, {holds: thanks}]}, {all: [{holds: thanks}]}]\n"
    )
    propose(under_review, {MENTOR: badge.replace(HELPED, rewritten)})
    said = badgectl("diff", "proposal").out
    assert said.partition("\n")[2] == "\nNothing changed\n  neither catalog nor new records\n"
    studio = "catalog/teams/studio.yaml"
    more = {studio: "name: Studio\nfunction: design\nleads: [tom]\nmembers: [linus, ada]\n"}
    propose(under_review, more)
    git(under_review, "switch", "--quiet", "-c", "sorted")
    propose(under_review, edited(under_review, studio, "linus, ada", "ada, linus"))
    assert badgectl("diff", "rewritten").out.partition("\n")[2] == (
        "\nTeams\n  Studio (studio) is written in another way, and says what it said\n"
    )


def test_nobody_is_said_to_lose_what_they_keep(under_review: Path, badgectl: Command) -> None:
    policy = "[{person: tom}, {lead: home-team}, {person: linus}]"
    propose(under_review, edited(under_review, MENTOR, GROUPS, policy))
    git(under_review, "switch", "--quiet", "-c", "further")
    propose(under_review, edited(under_review, MENTOR, policy, "[{lead: any-team}]"))
    assert badgectl("diff", "proposal").out.partition("\n")[2] == (
        "\nBadges\n"
        "  Mentor (mentor) changed\n"
        "    a lead of any team may now award it (loosened)\n"
        "    the list of who may award it no longer names linus (tightened)\n"
        "    the list of who may award it no longer names tom or a lead of the recipient's home "
        "team, whom another entry covers\n"
        "\nFor whom it matters\n"
        "  Linus Torvalds (linus) may no longer award Mentor\n"
    )
    git(under_review, "switch", "--quiet", "-c", "narrower")
    propose(under_review, edited(under_review, MENTOR, "any-team", "home-team"))
    assert badgectl("diff", "further").out.partition("\n")[2] == (
        "\nBadges\n"
        "  Mentor (mentor) changed\n"
        "    the list of who may award it now names a lead of the recipient's home team, whom "
        "another entry covered before\n"
        "    the list of who may award it no longer names a lead of any team (tightened)\n"
    )


def test_opening_to_everybody_comes_first(under_review: Path, badgectl: Command) -> None:
    write(
        under_review,
        {f"catalog/people/p{n}.yaml": f"name: Person {n}\n" for n in range(10, 22)}
        | {"catalog/people/p12.yaml": "name: Person 12\nvisibility: hidden\n"},
    )
    propose(under_review, {})
    git(under_review, "switch", "--quiet", "-c", "opened")
    anyone = edited(under_review, MENTOR, GROUPS, "anyone")
    propose(under_review, anyone)
    names = ", ".join(
        ["Badge bot (badge-bot)", "Linus Torvalds (linus)"]
        + [f"Person {n} (p{n})" for n in range(10, 19) if n != 12]
    )
    who = f"Everybody else (15 people: {names} and 5 others)"
    rules = "the programme's maintainers or holders of Mentor (silver)"
    said = badgectl("diff", "proposal")
    assert said.out.partition("\n")[2] == (
        "\nOpened to everybody\n"
        f"  {who} may now award Mentor\n"
        "\nBadges\n"
        "  Mentor (mentor) changed\n"
        f"    who may award it: now anybody in the catalog, before {rules} (loosened)\n"
    )
    effect = json.loads(badgectl("diff", "proposal", "--format", "json").out)["effects"][0]
    assert (effect["meaning"], effect["everybody"], effect["unnamed"]) == ("may-award", True, 1)
    assert "p12" not in effect["recipients"]
    git(under_review, "switch", "--quiet", "-c", "closed")
    propose(under_review, edited(under_review, MENTOR, "by: anyone", "by: rules"))
    everybody = badgectl("diff", "opened").out.partition("\nFor whom it matters\n")[2]
    assert everybody.startswith(
        "  Everybody (17 people: Ada Lovelace (ada), Badge bot (badge-bot), "
    )
    assert everybody.endswith(" and 7 others) may no longer award Mentor\n")


NOMINATED = {
    "awards/ada/navigator@bronze.nomination.yaml": "badge: navigator\nlevel: bronze\nrecipient: ada\nby: linus\nreason: Drew a map.\nnominated_on: 2026-11-10\n",
    "awards/ada/navigator@bronze.second.grace.yaml": "by: grace\nseconded_on: 2026-11-11\n",
    "awards/linus/navigator@silver.nomination.yaml": "badge: navigator\nlevel: silver\nrecipient: linus\nby: grace\nreason: Drew maps.\nnominated_on: 2026-10-10\n",
}


@pytest.mark.parametrize(
    ("old", "new", "told", "fates"),
    [
        (
            "name: Navigator",
            "name: Navigator\nstatus: retired",
            "  Navigator (bronze) for Ada Lovelace\n    closed by this: the badge is retired (tightened)\n"
            "  Navigator (silver) for Linus Torvalds\n    closed by this: the badge is retired (tightened)\n",
            ["closed", "closed"],
        ),
        (
            "  nomination: {seconds: 1, decide: [{team: studio}], open_for: 60 days}\n",
            "",
            "  Navigator (bronze) for Ada Lovelace\n"
            "    closed by this: the badge takes no nominations (tightened)\n"
            "  Navigator (silver) for Linus Torvalds\n"
            "    closed by this: the badge takes no nominations (tightened)\n",
            ["closed", "closed"],
        ),
        (
            "seconds: 1",
            "seconds: 2",
            "  Navigator (bronze) for Ada Lovelace\n"
            "    now waits for 1 more second; before, it had all the support it needed\n"
            "  Navigator (silver) for Linus Torvalds\n"
            "    now waits for 2 more seconds; before, for 1 more second\n",
            ["waits", "waits"],
        ),
        (
            "seconds: 1",
            "seconds: 0",
            "  Navigator (silver) for Linus Torvalds\n"
            "    now has all the support it needs; before, it waited for 1 more second\n",
            ["ready"],
        ),
        (
            "60 days",
            "30 days",
            "  Navigator (bronze) for Ada Lovelace\n"
            "    can be decided until 2026-12-10 instead of 2027-01-09\n"
            "  Navigator (silver) for Linus Torvalds\n"
            "    closed by this: its time ended on 2026-11-09 (tightened)\n",
            ["changed", "closed"],
        ),
        (
            "{team: studio}",
            "{person: grace}",
            "  Navigator (bronze) for Ada Lovelace\n"
            "    Grace Hopper (grace) may now decide on it (loosened)\n"
            "    Tom Kilburn (tom) may no longer decide on it (tightened)\n"
            "  Navigator (silver) for Linus Torvalds\n"
            "    nobody may decide on it any more (tightened)\n",
            ["changed", "stuck"],
        ),
        (
            "  - {id: silver, text: Knows three parts.}\n",
            "",
            "  Navigator (silver) for Linus Torvalds\n"
            "    closed by this: the badge has no level silver (tightened)\n",
            ["closed"],
        ),
    ],
)
def test_what_becomes_of_waiting_nominations(
    guild: Path, badgectl: Command, old: str, new: str, told: str, fates: list[str]
) -> None:
    write(guild, NOMINATED)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Nominations")
    git(guild, "switch", "--quiet", "-c", "proposal")
    propose(guild, edited(guild, NAVIGATOR, old, new))
    said = badgectl("diff", "main")
    assert said.out.partition("\nWaiting nominations\n")[2] == told
    told_json = json.loads(badgectl("diff", "main", "--format", "json").out)["nominations"]
    assert [one["fate"] for one in told_json] == fates


def test_a_hidden_nominee_is_not_named(guild: Path, badgectl: Command) -> None:
    write(guild, NOMINATED | {"catalog/people/ada.yaml": "name: Ada\nvisibility: hidden\n"})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Nominations")
    git(guild, "switch", "--quiet", "-c", "proposal")
    propose(guild, edited(guild, NAVIGATOR, "seconds: 1", "seconds: 2"))
    said = badgectl("diff", "main", "--format", "json")
    assert json.loads(said.out)["nominations"][0] == {
        "grant": None,
        "subject": "Navigator (bronze) for somebody not to be named",
        "fate": "waits",
        "changes": [
            {
                "text": "now waits for 1 more second; before, it had all the support it needed",
                "leaning": None,
            }
        ],
    }


def test_waivers_that_come_and_go(under_review: Path, badgectl: Command) -> None:
    text = (under_review / THANKS_BADGE).read_text(encoding="utf-8")
    one = "# badgectl: ignore sense-unclear, sense-goals every reason is its own\n"
    propose(under_review, {THANKS_BADGE: one + text})
    waived = "every reason is its own"
    assert badgectl("diff", "main").out.partition("\n")[2] == (
        "\nWaivers\n"
        f"  {THANKS_BADGE} now ignores sense-goals: {waived}\n"
        f"  {THANKS_BADGE} now ignores sense-unclear: {waived}\n"
    )
    assert badgectl("diff", "main") == badgectl("diff", "main")  # from the index as well
    git(under_review, "switch", "--quiet", "-c", "further")
    two = "# badgectl: ignore sense-unclear <b>no</b> @all\n"
    propose(under_review, {THANKS_BADGE: f"\n{text}{two}"})
    said = badgectl("diff", "proposal", "--format", "markdown").out
    assert said.partition("\n### Waivers\n")[2] == (
        "\n"
        f"- {THANKS_BADGE} no longer ignores sense-goals: {waived}\n"
        f"- {THANKS_BADGE} now ignores sense-unclear: \\<b\\>no\\</b\\> @&#8203;all\n"
        f"- {THANKS_BADGE} no longer ignores sense-unclear: {waived}\n"
    )
    assert json.loads(badgectl("diff", "main", "--format", "json").out)["waivers"] == [
        {
            "path": THANKS_BADGE,
            "code": "sense-unclear",
            "reason": "<b>no</b> @all",
            "state": "added",
        }
    ]


def test_the_programme_may_be_gone_from_the_working_tree(
    under_review: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(under_review, "mv", "catalog/program.yaml", "x.yaml")
    nothing = "\nNothing changed\n  neither catalog nor new records\n"
    assert badgectl("diff", "main").out.partition("\n")[2] == nothing
    propose(under_review, {})
    gone = "\nProgramme\n  Example Guild (program) is removed\n"
    said = badgectl("diff", "main")
    assert (said.status, said.err) == (0, "")
    assert said.out.endswith(gone)
    (under_review / "docs" / "deep").mkdir(parents=True)
    monkeypatch.chdir(under_review / "docs" / "deep")
    assert badgectl("diff", "main").out == said.out
    assert badgectl("diff", "HEAD") == (
        1,
        "",
        f"error: there is no programme in {under_review}/docs/deep or above it\n"
        "  hint: `badgectl init` writes one; `badgectl demo` shows one\n",
    )


def test_what_is_deleted_keeps_its_name(under_review: Path, badgectl: Command) -> None:
    (under_review / "catalog/people/linus.yaml").unlink()
    propose(
        under_review,
        edited(under_review, "catalog/teams/platform.yaml", "[ada, linus]", "[ada]"),
    )
    assert badgectl("diff", "main").out.partition("\n")[2] == (
        "\nFor whom it matters\n"
        "  Linus Torvalds (linus) may no longer award Navigator\n"
        "\nPeople\n"
        "  Linus Torvalds (linus) is removed\n"
        "\nTeams\n"
        "  Platform (platform) changed\n"
        "    Linus Torvalds is no longer a member\n"
    )
    git(under_review, "rm", "--quiet", "-r", "catalog", "awards")
    propose(under_review, {})
    said = badgectl("diff", "main")
    assert said.out.startswith("Example Guild: changes from ")
    assert "  Example Guild (program) is removed\n" in said.out
    assert "  Ada Lovelace (ada) holds Mentor (silver), which the new rules do not know" in said.out
    assert said.out.endswith("\n3 errors in 3 files\n")


def test_a_team_that_is_renamed(under_review: Path, badgectl: Command) -> None:
    git(under_review, "mv", "catalog/teams/studio.yaml", "catalog/teams/design.yaml")
    title = propose(
        under_review,
        {
            **edited(under_review, "catalog/people/tom.yaml", "home: studio", "home: design"),
            **edited(under_review, "catalog/people/hedy.yaml", "home: studio", "home: platform"),
            **edited(under_review, NAVIGATOR, "{team: studio}", "{team: design}"),
        },
    )
    follows = "says design instead of studio, as that is called now\n"
    assert badgectl("diff", "main").out == (
        f"{title}"
        "\nBadges\n"
        f"  Navigator (navigator) changed\n    {follows}"
        "\nPeople\n"
        "  Hedy Lamarr (hedy) changed\n    the home team is now Platform instead of Studio\n"
        f"  Tom Kilburn (tom) changed\n    {follows}"
        "\nTeams\n"
        "  Studio is now called design (was studio)\n"
    )
    said = json.loads(badgectl("diff", "main", "--format", "json").out)["teams"]
    assert [(one["id"], one["state"], one["was"]) for one in said] == [
        ("design", "renamed", "studio")
    ]


def test_who_is_renamed_keeps_the_rights(under_review: Path, badgectl: Command) -> None:
    tom = (under_review / "catalog/people/tom.yaml").read_text(encoding="utf-8")
    (under_review / "catalog/people/tom.yaml").unlink()
    (under_review / "catalog/people/linus.yaml").unlink()
    propose(
        under_review,
        {
            "catalog/people/tommy.yaml": tom.replace("Tom Kilburn", "Tommy Kilburn"),
            "catalog/people/lin.yaml": "name: Lin\nhome: studio\naliases: [linus]\n",
            **edited(under_review, "catalog/teams/studio.yaml", "[tom]", "[tommy]"),
            **edited(under_review, "catalog/teams/platform.yaml", "linus", "lin"),
        },
    )
    assert badgectl("diff", "main").out.partition("\n")[2] == (
        "\nPeople\n"
        "  Lin is now called lin (was linus)\n"
        "    the name is now Lin instead of Linus Torvalds\n"
        "    the home team is now Studio instead of Platform\n"
        "    loses 1 e-mail address\n"
        "    the person gains the former id linus\n"
        "  Tommy Kilburn is now called tommy (was tom)\n"
        "    the name is now Tommy Kilburn instead of Tom Kilburn\n"
        "\nTeams\n"
        "  Platform (platform) changed\n    says lin instead of linus, as that is called now\n"
        "  Studio (studio) changed\n    says tommy instead of tom, as that is called now\n"
    )


def test_two_who_say_the_same_are_no_rename(under_review: Path, badgectl: Command) -> None:
    propose(under_review, {"catalog/people/zoe.yaml": "name: Zoe\nhome: studio\n"})
    git(under_review, "switch", "--quiet", "-c", "further")
    (under_review / "catalog/people/zoe.yaml").unlink()
    propose(under_review, {"catalog/people/yan.yaml": "name: Yan\nhome: studio\n"})
    assert badgectl("diff", "proposal").out.partition("\nPeople\n")[2] == (
        "  Yan (yan) is new\n    at home in Studio\n  Zoe (zoe) is removed\n"
    )


def test_paths_count_from_the_top(guild: Path, badgectl: Command, tmp_path: Path) -> None:
    top = tmp_path / "company"
    shutil.copytree(guild / "catalog", top / "people" / "catalog")
    git(top, "init", "--quiet", "--initial-branch=main")
    be(top, "ada")
    git(top, "add", ".")
    git(top, "commit", "--quiet", "-m", "Found the guild")
    git(top, "switch", "--quiet", "-c", "proposal")
    thanks = f"people/{NEW_THANKS}"
    propose(
        top,
        {
            thanks: GIVEN.replace("by: ada", "by: tom"),
            **edited(top, f"people/{THANKS_BADGE}", "kind:", "# badgectl: ignore sense-goals so\nkind:"),
        },
    )  # fmt: skip
    said = json.loads(badgectl("-C", f"{top}/people", "diff", "main", "--format", "json").out)
    assert [one["path"] for one in said["records"]] == [thanks]
    assert [one["path"] for one in said["waivers"]] == [f"people/{THANKS_BADGE}"]
    assert {one["file"] for one in said["problems"]} == {thanks}


def test_an_award_of_a_badge_as_the_same_change_leaves_it(
    under_review: Path, badgectl: Command
) -> None:
    be(under_review, "ada")
    propose(under_review, edited(under_review, THANKS_BADGE, "per_giver: 3", "per_giver: 5"))
    blob = git(under_review, "rev-parse", f"HEAD:{THANKS_BADGE}").strip()
    was = git(under_review, "rev-parse", f"main:{THANKS_BADGE}").strip()
    title = propose(
        under_review,
        {NEW_THANKS: f"{GIVEN}definition: {blob}\nearned_on: 2026-11-30\nexpires_on: 2026-10-01\n"},
    )
    two = "badge and award take two pull requests, one after the other"
    said = badgectl("diff", "main")
    assert said.out.startswith(title)
    assert (
        f"{NEW_THANKS}:6:13: policy-definition the badge's file is {was[:10]} now (the award names "
        f"the badge as this very change leaves it: {two})\n"
    ) in said.out
    assert said.status == 1


def test_who_committed_for_somebody_else(under_review: Path, badgectl: Command) -> None:
    for n, (name, address) in enumerate(
        [("Ada", "ADA@guild.example"), ("Bot", "bot@guild.example"), ("Bob", "bob@else.example")], 1
    ):
        git(under_review, "config", "user.name", name)
        git(under_review, "config", "user.email", address)
        recorded = "recorded_by: badge-bot\n" if name == "Bot" else ""
        path = NEW_THANKS if n == 1 else NEW_THANKS.replace(".yaml", f"~{n}.yaml")
        propose(under_review, {path: GIVEN + recorded})
    said = badgectl("diff", "main").out
    assert [line for line in said.splitlines() if "by ada" in line] == [
        "    by ada, committed by Ada",
        "    by ada, recorded by badge-bot, committed by Bot",
        "    by ada, committed by Bob, which nothing proves yet: a claim",
    ]
