"""`rename`: another id for a person or team, wherever the catalog names them."""

from pathlib import Path

import pytest
from ground import Command, be, everything, git, write
from people.renames import ON, award, rename


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
            # What somebody is called elsewhere is no id here.
            "catalog/people/tom.yaml": "name: Tom Kilburn\naccounts: {person: ada}\n",
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
