"""`diff` as text, Markdown and JSON: inert, no longer than a comment, and what it compares."""

import json
import os
import shutil
from pathlib import Path

from ground import Command, Said, be, git, write
from review.proposals import GIVEN, NEW_THANKS, THANKS, THANKS_BADGE, edited, propose


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


TIGHTENED = {
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
KEPT = {
    "meaning": "keep",
    "badges": ["mentor@silver"],
    "recipients": ["ada"],
    "unnamed": 0,
    "everybody": False,
    "text": "Ada Lovelace (ada) keeps Mentor (silver), which requires more now; nothing is "
    "taken away: an award is judged by the badge as it stood at its entry",
}


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
        "badges": [TIGHTENED],
        "effects": [KEPT],
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


def test_never_the_wrong_way_round(under_review: Path, badgectl: Command, tmp_path: Path) -> None:
    propose(under_review, {"catalog/people/zoe.yaml": "name: Zoe\nhome: studio\n"})
    git(tmp_path, "clone", "--quiet", "--branch=main", str(under_review), "mine")
    mine = tmp_path / "mine"
    be(mine, "grace")

    def reviewed(*words: str) -> Said:
        return badgectl("-C", str(mine), "diff", *words)

    backwards = Said(
        2,
        "",
        "error: this would review HEAD, and it is `origin/proposal` that has something new: 1 commit\n"
        "  hint: to review that: `badgectl diff HEAD origin/proposal`\n",
    )
    assert reviewed("origin/proposal") == backwards
    assert reviewed("proposal") == (
        2, "", "error: there is no commit `proposal`\n  hint: did you mean `origin/proposal`?\n",
    )  # fmt: skip
    zoe = "\nPeople\n  Zoe (zoe) is new\n    at home in Studio\n"
    assert reviewed("HEAD", "origin/proposal").out.endswith(zoe)
    propose(mine, {"catalog/people/max.yaml": "name: Max\nhome: studio\n"})
    assert reviewed("origin/proposal") == backwards
    assert reviewed("main", "origin/proposal").out.endswith(zoe)
    # What was not pushed yet may be reviewed, also when the remote has moved on.
    git(under_review, "push", "--quiet", ".", "proposal:main")
    git(mine, "fetch", "--quiet")
    max_ = "\nPeople\n  Max (max) is new\n    at home in Studio\n"
    assert reviewed("origin/main").out.endswith(max_)
    git(mine, "switch", "--quiet", "--detach", "origin/proposal~1")
    assert reviewed("main").err == backwards.err.replace("origin/proposal", "main")


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
