"""`forget`: nothing in the files tells who it was, and it says what remains."""

from pathlib import Path

import pytest
from ground import Command, be, everything, git, write
from people.adas_past import NEW, forget, named

pytestmark = pytest.mark.usefixtures("past")
NOT_HERS = (
    f"awards/{NEW}/thanks+2026-11-20+grace.yaml:6:  Former member took my shift; ada-y and Adamant"
)
"""For git, `ada-y` holds the word `ada`; it is somebody else's id."""


def test_nothing_names_them_any_more(guild: Path, badgectl: Command) -> None:
    before = badgectl("list", "awards").out
    said = forget(badgectl, "--yes")
    assert (said.status, said.out) == (0, "Forget a former member: recorded\n")
    assert named(guild) == f"HEAD:{NOT_HERS}\n"
    assert badgectl("validate").status == 0
    assert badgectl("validate", "--base", "HEAD~1") == (0, "35 files checked, no problems\n", "")
    diff = badgectl("diff", "HEAD~1")
    assert diff.status == 0
    assert diff.out.endswith(
        "\nRewritten records\n  13 records name somebody by another id; tombstones say so\n"
    )
    assert git(guild, "status", "--porcelain") == ""
    assert not (guild / "awards/ada").exists()
    assert (guild / f"awards/{NEW}/thanks+2026-11-20+grace.yaml").read_text() == (
        "# Typed by Former member's desk.\nbadge: thanks\n"
        f"recipient: {NEW}\nby: grace\nreason: >-\n  Former member took my shift; ada-y and Adamant\n"
        "  did not.\nawarded_on: 2026-11-20\n"
    )
    assert (guild / f"catalog/people/{NEW}.yaml").read_text() == (
        "name: Former member\nhome: platform\nstatus: alumni\nvisibility: hidden\n"
    )
    assert (guild / "catalog/teams/platform.yaml").read_text() == (
        f"name: Platform\ndescription: \"Former member's team, {NEW}'s too.\"\n"
        "function: engineering\nleads: [grace]\nmembers:\n  - linus\n"
    )
    assert (guild / "catalog/program.yaml").read_text() == (
        "name: Example Guild\nmaintainers: [grace]\n"
    )
    assert (guild / "catalog/badges/pun.yaml").read_text().endswith(
        "awarding:\n  by:\n    - person: grace\n"
    )  # fmt: skip
    assert (guild / "awards/platform/crown.yaml").read_text().endswith(
        f"roster: [grace, {NEW}, linus]\n"
    )  # fmt: skip
    assert badgectl("list", "awards").out.count("\n") == before.count("\n")


def test_it_tells_what_remains_and_how_to_purge_it(guild: Path, badgectl: Command) -> None:
    be(guild, "ada")
    assert badgectl("like", "grace/thanks").status == 0
    be(guild, "grace")
    said = forget(badgectl, "--yes", "--also", "Addie")
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert said.err == (
        f"Forget Ada Lovelace (ada); {NEW} stands instead: 4 files of the catalog, 14 records "
        "(11 of them move) and 1 tombstone\n"
        "  4 files of the catalog, 14 records (11 of them move) and 1 tombstone\n"
        f"  commit {commit} on main\n"
        "Old commits keep the files as they were, with every former id and name.\n"
        "1 commit by them: author names and e-mail addresses stay.\n"
        "2 commit messages with a former id or name: they stay.\n"
        "Still there, to be mended by hand: notes.md\n"
        "To take it out of old commits, too (https://github.com/newren/git-filter-repo), in a fresh "
        "clone:\n"
        "  git filter-repo --mailmap mailmap --replace-text words --replace-message words \\\n"
        "    --filename-callback 'return re.sub(rb\"(?<![a-z0-9-])(augusta|ada)(?![a-z0-9-])\", "
        f"b\"{NEW}\", filename)'\n"
        "  with a file mailmap:\n"
        f"    Former member <{NEW}@invalid> <ada@guild.example>\n"
        "  with a file words:\n"
        rf"    regex:(?<![^\W_])augusta(?![^\W_])==>{NEW}" "\n"
        rf"    regex:(?<![\w-])ada(?![\w-])==>{NEW}" "\n"
        rf"    regex:(?<![^\W_])AAAAC3NzaC1lZDI1NTE5AAAAIFHuk3ta0KUDGg3Wqu9usOczD8Hmj2PZ8cBleJZW201F(?![^\W_])==>{NEW}" "\n"
        rf"    regex:(?<![^\W_])ada@guild\.example(?![^\W_])==>{NEW}" "\n"
        r"    regex:(?i)(?<![^\W_])Ada\s+Lovelace(?![^\W_])==>Former member" "\n"
        r"    regex:(?<![^\W_])Lovelace(?![^\W_])==>Former member" "\n"
        r"    regex:(?<![^\W_])Addie(?![^\W_])==>Former member" "\n"
        rf"    regex:(?<![^\W_])AdaL(?![^\W_])==>{NEW}" "\n"
        r"    regex:(?<![^\W_])Ada(?![^\W_])==>Former member" "\n"
        "It costs: every commit since their first gets another id and loses its signature; tags, "
        "links,\ncheckpoints, open pull requests and every clone and fork must be replaced. Until the "
        "last old clone\nis gone, and the forge has dropped the old commits, nothing is forgotten.\n"
    )  # fmt: skip


def test_a_dry_run_shows_all_of_it_and_touches_nothing(guild: Path, badgectl: Command) -> None:
    before = everything(guild)
    said = forget(badgectl, "--dry-run")
    assert everything(guild) == before
    assert said.status == 0
    assert said.out.startswith(
        f"Forget Ada Lovelace (ada); {NEW} stands instead\n"
        "  awards/ada/navigator@bronze.nomination.yaml -> "
        f"awards/{NEW}/navigator@bronze.nomination.yaml\n"
        "    - recipient: ada\n"
        f"    + recipient: {NEW}\n"
        "    -   - {url: 'https://x.example/ada/map', criterion: map, text: Ada's map}\n"
        f'    +   - {{url: "https://x.example/{NEW}/map", criterion: map, '
        "text: Former member's map}\n"
    )
    assert said.out.endswith(
        "\nWould change 4 files of the catalog, 13 records (10 of them move) and 1 tombstone in one "
        "commit. Nothing was written.\n"
    )
    planned = {
        path.removeprefix("    + ")
        for path in said.out.splitlines()
        if path.startswith("    + ") and "was:" in path
    }
    forget(badgectl, "--yes")
    text = (guild / f"catalog/tombstones/{NEW}.yaml").read_text()
    assert {line for line in text.splitlines() if "was:" in line} == planned


def test_who_is_forgotten_receives_nothing(guild: Path, badgectl: Command) -> None:
    forget(badgectl, "--yes")
    assert badgectl("award", "thanks", NEW, "-m", "x").status == 1
    write(guild, {
        f"awards/{NEW}/thanks+2026-11-20+grace.like.grace.yaml": "by: grace\n",
        f"awards/grace/thanks+2026-11-20+tom.like.{NEW}.yaml": f"by: {NEW}\nliked_on: 2026-11-22\n",
        f"awards/{NEW}/thanks+2026-11-20+grace.revocation.yaml": "by: grace\nbecause: mistake\n"
        "reason: x\n",
    })  # fmt: skip
    said = badgectl("validate", "--format", "concise")
    assert [line for line in said.out.splitlines() if "forgotten" in line] == [
        f"awards/{NEW}/thanks+2026-11-20+grace.like.grace.yaml:1:1: policy-forgotten {NEW} was "
        "forgotten (forgotten people receive nothing)",
        f"awards/grace/thanks+2026-11-20+tom.like.{NEW}.yaml:1:5: policy-forgotten {NEW} was "
        "forgotten (leave them out)",
    ]


def test_whoever_gives_nothing_keeps_no_home(guild: Path, badgectl: Command) -> None:
    said = badgectl("forget", "tom", "--as", NEW, "--yes")
    assert said.status == 0
    assert "home: studio" in (guild / f"catalog/people/{NEW}.yaml").read_text()
    write(guild, {"catalog/people/ida.yaml": "name: Ida\nhome: studio\n"})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Ida")
    assert badgectl("forget", "ida", "--as", "former-ida", "--yes").status == 0
    assert "home" not in (guild / "catalog/people/former-ida.yaml").read_text()
    roster = badgectl("award", "crown", "studio", "-m", "x", "--dry-run").out
    assert "former" not in roster, "who is forgotten is no member of the old home"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("ada", "--as", "bea", "--yes"), 2,
         "`bea` could be somebody\n"
         "  hint: whoever is forgotten is called `former-` and something that tells nothing\n"),
        (("platform", "--yes"), 1,
         "there is no person `platform`\n  hint: `badgectl list people` shows them\n"),
        (("ada",), 2,
         "nobody is here to confirm it\n  hint: `--dry-run` shows what happens, `--yes` does it\n"),
    ],
)  # fmt: skip
def test_what_is_refused(
    arguments: tuple[str, ...], status: int, said: str, guild: Path, badgectl: Command
) -> None:
    before = everything(guild)
    found = badgectl("forget", *arguments)
    assert (found.status, found.out) == (status, "")
    assert found.err.endswith(f"error: {said}")
    assert everything(guild) == before


def test_the_last_maintainer_stays(guild: Path, badgectl: Command) -> None:
    assert forget(badgectl, "--yes").status == 0
    assert badgectl("forget", "grace", "--yes").err == (
        "error: Grace Hopper is the only maintainer\n"
        "  hint: add another one to `maintainers:` in catalog/program.yaml first\n"
    )
    assert badgectl("forget", NEW, "--yes").err == (
        f"error: {NEW} was forgotten\n  hint: nothing more is said about them\n"
    )
    assert badgectl("rename", NEW, "bea").err == (
        f"error: {NEW} was forgotten\n  hint: nothing more is said about them\n"
    )
    be(guild, "linus")
    assert badgectl("forget", "linus", "--yes").err == (
        "error: linus is no maintainer; ids are the maintainers' affair, one's own among them\n"
        "  hint: ask grace\n"
    )


def test_a_maintainer_forgets_themselves(guild: Path, badgectl: Command) -> None:
    be(guild, "ada")
    assert forget(badgectl, "--yes").status == 0
    assert f"by: {NEW}\n" in (guild / f"catalog/tombstones/{NEW}.yaml").read_text()
    assert named(guild).count("\n") == 1
    assert badgectl("validate", "--base", "HEAD~1").status == 0


def test_a_text_without_room_is_shortened(guild: Path, badgectl: Command) -> None:
    path = "awards/tom/thanks+2026-11-20+grace.like.linus.yaml"
    write(guild, {path: f"by: linus\ntext: {'Ada ' * 30}.\n".replace(" .", "")})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Full")
    assert forget(badgectl, "--yes").status == 0
    shorter = " ".join(30 * "…")
    assert (guild / path).read_text() == f'by: linus\ntext: "{shorter}"\n'
