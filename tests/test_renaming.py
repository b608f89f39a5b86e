"""`rename`: another id for a person or team; records stay where they are and mean the same."""

import json
from pathlib import Path

import pytest
from conftest import Command, be, everything, git, write

ON = "2026-11-23"
THANKS = f"awards/ada/thanks+{ON}+grace.yaml"


def rename(badgectl: Command, *arguments: str) -> None:
    said = badgectl("rename", *arguments)
    assert said.status == 0, said.err


def award(badgectl: Command, *arguments: str) -> None:
    said = badgectl("award", *arguments)
    assert said.status == 0, said.err


def test_a_person_is_renamed_wherever_the_catalog_names_them(
    guild: Path, badgectl: Command
) -> None:
    write(
        guild,
        {
            "catalog/teams/platform.yaml": "# Ours.\nname: Platform\nfunction: engineering\n"
            "leads: [grace]   # for now\nmembers:\n  # the first\n  - ada  # Ada\n  - linus\n"
            "responsibilities:\n  - who: ada\n    what: on-call rota\n",
            "catalog/badges/crown.yaml": "name: Crown\nkind: collaboration\ngoals: [calm-on-call]\n"
            "description: ada's badge.\nrecipients: team\ncriteria:\n  - {id: year, text: x}\n"
            'awarding: {by: [{person: "ada"}, maintainers]}\n',
            "catalog/program.yaml": "name: Guild\nmaintainers: [grace, ada]\nrecorders:\n- ada\n",
        },
    )
    git(guild, "commit", "--quiet", "-am", "More of Ada")
    dry = badgectl("rename", "ada", "countess", "--name", "Ada King", "--dry-run")
    message = "Rename ada to countess\n\nFormer-id: ada\nPerson: countess\nRenamed-by: grace\n"
    assert dry == (
        0,
        "Rename Ada Lovelace (ada) to countess; ada goes on to mean countess\n"
        "  catalog/badges/crown.yaml\n"
        '    - awarding: {by: [{person: "ada"}, maintainers]}\n'
        "    + awarding: {by: [{person: countess}, maintainers]}\n"
        "  catalog/people/ada.yaml -> catalog/people/countess.yaml\n"
        "    - name: Ada Lovelace\n"
        "    + name: Ada King\n"
        "    - aliases: [augusta]\n"
        "    + aliases: [augusta, ada]\n"
        "  catalog/program.yaml\n"
        "    - maintainers: [grace, ada]\n"
        "    + maintainers: [grace, countess]\n"
        "    - - ada\n"
        "    + - countess\n"
        "  catalog/teams/platform.yaml\n"
        "    -   - ada  # Ada\n"
        "    +   - countess  # Ada\n"
        "    -   - who: ada\n"
        "    +   - who: countess\n"
        "commit message\n"
        + "".join(f"  {line}\n" for line in message.splitlines())
        + "\nWould change 4 files of the catalog in one commit. Nothing was written.\n",
        "",
    )
    said = badgectl("rename", "ada", "countess", "--name", "Ada King")
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert said == (
        0,
        "Rename ada to countess: recorded\n",
        f"  4 files of the catalog\n  commit {commit} on main\n",
    )
    assert git(guild, "log", "-1", "--format=%B") == message + "\n"
    assert git(guild, "status", "--porcelain") == ""
    assert not (guild / "catalog/people/ada.yaml").exists()
    assert (guild / "catalog/people/countess.yaml").read_text() == (
        "name: Ada King\nhome: platform\nemails: [ada@guild.example]\naliases: [augusta, ada]\n"
    )
    assert badgectl("validate", "--base", "HEAD~1").status == 0


def test_a_team_is_renamed_with_all_that_belongs_to_it(guild: Path, badgectl: Command) -> None:
    write(guild, {
        "catalog/teams/night-shift.yaml": "name: Night shift\nparent: platform\n",
        "catalog/badges/pun.yaml": "name: Pun\nkind: communication\ngoals: [grow-people]\n"
        "description: Groans.\ncriteria:\n  - {id: a, text: Groaned.}\n"
        "awarding:\n  by:\n    - team: platform\n    - lead: platform\n",
    })  # fmt: skip
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "A part")
    award(badgectl, "crown", "platform", "-m", "A calm year.")
    rename(badgectl, "platform", "infra")
    assert (guild / "catalog/teams/night-shift.yaml").read_text().endswith("parent: infra\n")
    assert "- team: infra\n    - lead: infra\n" in (guild / "catalog/badges/pun.yaml").read_text()
    assert (
        (guild / "catalog/people/ada.yaml")
        .read_text()
        .startswith("name: Ada Lovelace\nhome: infra\n")
    )
    assert badgectl("validate", "--base", "HEAD~1").status == 0
    said = badgectl("award", "crown", "infra", "-m", "Again.")
    assert "infra already holds Crown [policy-held]" in said.err
    shown = badgectl("show", "infra").out
    assert "Crown" in shown
    said = badgectl("show", "platform")
    assert (said.out, said.err) == (shown, "platform is called infra now\n")
    assert git(guild, "ls-files", "awards") == "awards/platform/crown.yaml\n"


def test_old_records_are_the_new_persons(guild: Path, badgectl: Command) -> None:
    award(badgectl, "mentor@bronze", "ada", "-m", "For Tom.")
    be(guild, "ada")
    for _ in range(2):
        award(badgectl, "thanks", "linus", "-m", "For the shift.")
    be(guild, "grace")
    award(badgectl, "thanks", "ada", "-m", "For that.")
    rename(badgectl, "ada", "countess")
    said = badgectl("award", "mentor@bronze", "ada", "-m", "Again.")
    assert said.err == (
        "ada is called countess now\n"
        "error: Award Mentor (bronze) to Ada Lovelace: refused\n"
        "  countess already holds Mentor (bronze) [policy-held] "
        "awards/countess/mentor@bronze.yaml\n"
        "    hint: `badgectl show countess/mentor@bronze` says since when\n"
    )
    be(guild, "ada")
    # The limit counts what was given under the former id: two of three are used up.
    award(badgectl, "thanks", "linus", "-m", "The third.")
    said = badgectl("award", "thanks", "linus", "-m", "The fourth.")
    assert "this would be countess's 4th Thanks this month; 3 allowed [policy-limit]" in said.err
    assert "countess awards themselves [policy-self-award]" in (
        badgectl("award", "thanks", "ada", "-m", "Me.").err
    )
    assert "countess likes their own award" in badgectl("like", f"ada/thanks+{ON}+grace").err
    new = git(guild, "show", "--name-only", "--format=", "HEAD").strip()
    assert new == f"awards/linus/thanks+{ON}+countess~3.yaml"
    shown = badgectl("show", "countess").out
    assert "Mentor (bronze)" in shown
    rows = json.loads(badgectl("list", "awards", "--format", "json").out)
    assert sorted({row["recipient"] for row in rows}) == ["countess", "linus"]
    report = badgectl("report", "--format", "json").out
    assert '"ada"' not in report
    assert badgectl("validate").status == 0


def test_reactions_and_nominations_go_on(guild: Path, badgectl: Command) -> None:
    award(badgectl, "thanks", "ada", "-m", "For that.")
    be(guild, "linus")
    assert badgectl("like", "ada/thanks").status == 0
    assert badgectl("comment", "ada/thanks", "-m", "Well done.").status == 0
    map_ = ("-m", "Drew it.", "-e", "https://x.example/map#map")
    assert badgectl("nominate", "navigator@bronze", "ada", *map_).status == 0
    be(guild, "grace")
    assert badgectl("second", "ada/navigator").status == 0
    rename(badgectl, "linus", "torvalds")
    rename(badgectl, "ada", "countess")
    be(guild, "linus")
    assert badgectl("like", "countess/thanks").err == (
        f"error: torvalds liked countess/thanks+{ON}+grace on {ON}\n"
        f"  hint: `badgectl comment countess/thanks+{ON}+grace -m ...` says more\n"
    )
    said = badgectl("withdraw", "ada/thanks.like")
    assert said.status == 0
    path = f"awards/countess/thanks+{ON}+grace.like.torvalds.withdrawal.yaml"
    assert path in said.err
    be(guild, "tom")
    assert badgectl("award", "navigator@bronze", "countess", "-m", "Yes.").status == 0
    assert (guild / "awards/countess/navigator@bronze.yaml").exists()
    shown = badgectl("show", "ada/navigator").out.partition("\nHistory")[0]
    assert shown.startswith(
        "Navigator (bronze) for Ada Lovelace (countess/navigator@bronze)\nYes.\n"
    )
    assert "Linus Torvalds" in shown
    assert "Grace Hopper" in shown
    assert badgectl("validate", "--base", "HEAD~2").status == 0
    assert badgectl("diff", "HEAD~2", "HEAD~1").status == 0


def test_chains_and_the_way_back(guild: Path, badgectl: Command) -> None:
    award(badgectl, "thanks", "ada", "-m", "One.")
    rename(badgectl, "ada", "bea")
    award(badgectl, "thanks", "bea", "-m", "Two.")
    rename(badgectl, "ada", "cleo")  # by the former id: it means bea
    award(badgectl, "thanks", "augusta", "-m", "Three.")
    cleo = guild / "catalog/people/cleo.yaml"
    assert "aliases: [augusta, ada, bea]\n" in cleo.read_text()
    assert git(guild, "ls-files", "awards").split() == [
        f"awards/ada/thanks+{ON}+grace.yaml",
        f"awards/bea/thanks+{ON}+grace~2.yaml",
        f"awards/cleo/thanks+{ON}+grace~3.yaml",
    ]
    assert "Thanks - 2026-11-23, 3 times" in badgectl("show", "bea").out
    rename(badgectl, "cleo", "ada")
    text = (guild / "catalog/people/ada.yaml").read_text()
    assert "aliases: [augusta, cleo, bea]\n" in text
    assert "Thanks - 2026-11-23, 3 times" in badgectl("show", "ada").out
    assert badgectl("validate").status == 0
    assert badgectl("diff", "HEAD~6").status == 0


@pytest.mark.parametrize(
    ("who", "arguments", "status", "said"),
    [
        ("grace", ("ada", "linus"), 1,
         "`linus` is taken: catalog/people/linus.yaml\n  hint: choose another id\n"),
        ("grace", ("ada", "studio"), 1,
         "`studio` is taken: catalog/teams/studio.yaml\n  hint: choose another id\n"),
        ("grace", ("linus", "augusta"), 1,
         "`augusta` is a former id of ada\n  hint: old records mean them: choose another id\n"),
        ("grace", ("ada", "rules"), 1, "`rules` has a meaning of its own\n  hint: choose another id\n"),
        ("grace", ("ada", "Ada King"), 2,
         "`Ada King` is no id\n"
         "  hint: an id has lower-case letters and digits, words joined by `-`\n"),
        ("grace", ("ada", "ada"), 1,
         "Ada Lovelace is called `ada` already\n  hint: nothing to do\n"),
        ("grace", ("adda", "bea"), 1,
         "there is no person or team `adda`\n  hint: did you mean `ada`?\n"),
        ("grace", ("ada", "bea", "--name", " "), 2,
         "the name is not in the form due\n  hint: write one line, up to 120 characters\n"),
        ("grace", ("ada", "bea", "--also", "Addie"), 2,
         "`--also` and `--keep` are about what is erased\n  hint: say `--erase`, too\n"),
        ("ada", ("ada", "bea"), 1,
         "ada is no maintainer; ids are the maintainers' affair, one's own among them\n"
         "  hint: ask grace\n"),
    ],
)  # fmt: skip
def test_what_is_refused(
    who: str, arguments: tuple[str, ...], status: int, said: str, guild: Path, badgectl: Command
) -> None:
    be(guild, who)
    before = everything(guild)
    found = badgectl("rename", *arguments)
    note = "augusta is called ada now\n" if "augusta" in arguments else ""
    assert found == (status, "", f"{note}error: {said}")
    assert everything(guild) == before


def test_files_that_somebody_is_working_on_are_left_alone(guild: Path, badgectl: Command) -> None:
    write(guild, {"catalog/teams/platform.yaml": "name: Platform\nmembers: [ada]\n"})
    before = everything(guild)
    said = badgectl("rename", "ada", "bea")
    assert said.err == (
        "error: catalog/teams/platform.yaml has changes that are not committed\n"
        "  hint: commit them, or put them back first\n"
    )
    git(guild, "add", ".")
    assert badgectl("rename", "ada", "bea").status == 1
    git(guild, "reset", "--quiet", "--hard")
    write(guild, {"catalog/people/bea.yaml": "name: Bea\n"})
    assert badgectl("rename", "ada", "bea").err == (
        "error: catalog/people/bea.yaml is there and is not committed\n"
        "  hint: commit it, or move it out of the way\n"
    )
    (guild / "catalog/people/bea.yaml").unlink()
    write(guild, {"catalog/people/tom.yaml": "name: Tommy\n", "notes.txt": "x"})
    git(guild, "add", "notes.txt")
    assert badgectl("rename", "ada", "bea").status == 0
    assert git(guild, "status", "--porcelain") == " M catalog/people/tom.yaml\nA  notes.txt\n"
    assert before != everything(guild)


def test_a_new_record_uses_the_present_id(guild: Path, badgectl: Command) -> None:
    award(badgectl, "thanks", "ada", "-m", "One.")
    rename(badgectl, "ada", "countess")
    write(guild, {
        "awards/linus/mentor@bronze.yaml": "badge: mentor\nlevel: bronze\nrecipient: linus\n"
        "by: grace\nreason: x\nhelped: [tom, ada]\n",
        "awards/ada/mentor@bronze.yaml": "badge: mentor\nlevel: bronze\nrecipient: ada\nby: grace\n"
        "reason: x\n",
        f"awards/countess/thanks+{ON}+grace.yaml": "badge: thanks\nrecipient: countess\nby: grace\n"
        "reason: x\n",
        f"awards/ada/thanks+{ON}+grace.like.linus.yaml": "by: linus\n",
    })  # fmt: skip
    said = badgectl("validate", "--format", "concise")
    assert said.status == 1
    assert said.out.splitlines() == [
        "awards/ada/mentor@bronze.yaml:1:1: policy-former-id the path has a former id "
        "(move the file to awards/countess/mentor@bronze.yaml)",
        "awards/ada/mentor@bronze.yaml:3:12: policy-former-id `ada` is called countess now "
        "(write `countess`)",
        f"awards/ada/thanks+{ON}+grace.like.linus.yaml:1:1: policy-former-id the path has a former "
        f"id (move the file to awards/countess/thanks+{ON}+grace.like.linus.yaml)",
        f"awards/countess/thanks+{ON}+grace.yaml:1:1: policy-twice {THANKS} says this already "
        "(leave this file out)",
        "awards/linus/mentor@bronze.yaml:6:15: policy-former-id `ada` is called countess now "
        "(write `countess`)",
        "5 errors in 22 files",
    ]
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Merged unchecked")
    assert badgectl("validate").status == 0, "what has entered stays as it is"


def test_diff_says_it_and_nothing_more(guild: Path, badgectl: Command) -> None:
    be(guild, "linus")
    map_ = ("-m", "Drew it.", "-e", "https://x.example/map#map")
    assert badgectl("nominate", "navigator@bronze", "ada", *map_).status == 0
    be(guild, "grace")
    award(badgectl, "mentor@silver", "ada", "-m", "x", "--helped", "tom", "--helped", "linus")
    rename(badgectl, "ada", "countess")
    assert badgectl("diff", "HEAD~1").out.partition("\n")[2] == (
        "\nPeople\n  Ada Lovelace is now called countess (was ada)\n"
        "    the person gains the former id ada\n"
        "\nTeams\n  Platform (platform) changed\n"
        "    says countess instead of ada, as that is called now\n"
    )


@pytest.mark.parametrize("warm", [True, False])
def test_an_award_that_reads_parts_only_knows_former_ids(
    warm: bool, guild: Path, badgectl: Command
) -> None:
    be(guild, "ada")
    for who in ("linus", "grace"):
        award(badgectl, "thanks", who, "-m", "x")
    be(guild, "grace")
    rename(badgectl, "ada", "countess")
    be(guild, "ada")
    award(badgectl, "thanks", "tom", "-m", "The third.")
    if not warm:
        next((guild / ".git/badgectl").glob("entries-*")).unlink()
    for _ in range(2):
        said = badgectl("award", "thanks", "linus", "-m", "The fourth.")
        assert "this would be countess's 4th Thanks this month" in said.err
    be(guild, "grace")
    rename(badgectl, "countess", "ada")
    be(guild, "ada")
    said = badgectl("award", "thanks", "linus", "-m", "The fourth.")
    assert "this would be ada's 4th Thanks this month" in said.err


def test_a_rename_is_pushed_or_proposed_as_awards_are(
    guild: Path, tmp_path: Path, badgectl: Command
) -> None:
    remote, other = tmp_path / "remote.git", tmp_path / "other"
    git(guild, "clone", "--quiet", "--bare", ".", str(remote))
    git(guild, "remote", "add", "origin", str(remote))
    git(guild, "fetch", "--quiet", "origin")
    git(guild, "branch", "--quiet", "--set-upstream-to", "origin/main")
    git(guild, "clone", "--quiet", str(remote), str(other))
    be(other, "linus")
    assert badgectl("-C", str(other), "award", "thanks", "ada", "-m", "x", "--push").status == 0
    said = badgectl("rename", "ada", "countess", "--erase", "--yes", "--push")
    assert (said.status, said.out) == (0, "Erase a former id of countess: recorded and pushed\n")
    assert git(guild, "ls-files", "awards") == f"awards/countess/thanks+{ON}+linus.yaml\n"
    assert git(guild, "status", "--porcelain", "--branch") == "## main...origin/main\n"
    assert not (guild / "awards/ada").exists()
    assert badgectl("validate", "--base", "HEAD~1").status == 0
