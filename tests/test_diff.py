"""`diff`: what a change means for badges, people and new records, told in whole outputs."""

import io
import json
import os
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
        "    holders of Mentor (silver) may no longer award it (tightened)\n"
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
        "    by ada, committed by Linus\n"
        "    Drew | it <b>again</b> for @all.\n"
        "    evidence: https://x.example/a_b_\n"
        "\nOther records: 1 like and 1 revocation\n"
        "  Like Thanks of Ada Lovelace: by tom, committed by Linus; allowed\n"
        "  Revoke Mentor (bronze) of Linus Torvalds: by grace, committed by Linus; allowed\n"
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
        "    by grace, committed by Linus\n"
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
        "3 errors in 17 files\n"
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
        "  - by ada, committed by Linus\n"
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
                "text": "Ada Lovelace (ada) keeps Mentor (silver), which requires more now; nothing is "
                "taken away: an award is judged by the badge as it stood at its entry",
            }
        ],
        "program": [],
        "people": [],
        "teams": [],
        "goals": [],
        "projects": [],
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
                "allowed": True,
            }
        ],
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
        assert len(left.getcolors(100_000) or ()) > 1000
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
