"""`badgectl import`: who may, and how it lands: all of it or nothing."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from ground import Command, Killed, be, git, write
from importing.sources import CONTRIBUTORS, ORG, shown


def test_what_is_missing_is_written_when_asked(guild: Path, badgectl: Command) -> None:
    write(guild, {"rows.csv": (
        "recipient,badge,reason,by\n"
        "Zoë K.,Kind Soul,Was kind.,Abc\n"
        "Zoë K.,Kind Soul,Was kind again.,ada\n"
        "new@x.example,thanks,For all.,ada\n"
    )})  # fmt: skip
    assert badgectl("import", "rows.csv").err.count("`--create` writes what is missing") == 3
    said = badgectl("import", "rows.csv", "--create")
    assert said.out == "Created: 3 people, 1 badge, 3 awards; unchanged: 0\n"
    assert said.err.splitlines()[:-1] == [
        "`Zoë K.` becomes zoe-k", "`new@x.example` becomes new-x-example",
    ]  # fmt: skip
    assert shown(guild, "HEAD~1") == {
        "catalog/badges/kind-soul.yaml": (
            "name: Kind Soul\nkind: peer-recognition\n"
            'description: "Kind Soul: awarded elsewhere before, and kept here with its reasons."\n'
            "criteria:\n"
            "  - {id: deed, text: The reason of the award says what was done and for whom.}\n"
            "awarding: {repeatable: true}\ndesign: {palette: copper, icon: heart}\n"
        ),
        "catalog/people/abc.yaml": "name: Abc\n",
        "catalog/people/new-x-example.yaml": "name: new\nemails: [new@x.example]\n",
        "catalog/people/zoe-k.yaml": "name: Zoë K.\n",
    }
    assert list(shown(guild)) == [
        "awards/new-x-example/thanks+2026-11-23+ada.yaml",
        "awards/zoe-k/kind-soul+2026-11-23+abc.yaml",
        "awards/zoe-k/kind-soul+2026-11-23+ada.yaml",
    ]
    assert badgectl("validate", "--base", "HEAD~2").status == 0
    assert badgectl("import", "rows.csv", "--create").out == "Nothing to do; unchanged: 3\n"


def test_what_is_written_in_several_ways_is_one(guild: Path, badgectl: Command) -> None:
    write(guild, {"rows.csv": (
        "recipient,badge,reason,by,helped\n"
        "Bob,Star,Shone.,ada,eve|linus\n"
        "bob,star,Shone again.,BOB@x.example,EVE\n"
        "ada,Sun,Shone.,tom,\n"
        "Ada Lovelace,SUN,Shone again.,bob@x.example,\n"
    )})  # fmt: skip
    said = badgectl("import", "rows.csv", "--create")
    assert said.out == "Created: 3 people, 2 badges, 4 awards; unchanged: 0\n"
    files = shown(guild, "HEAD~1")
    assert {path: text for path, text in files.items() if "people" in path} == {
        "catalog/people/bob.yaml": "name: Bob\n",
        "catalog/people/bob-x-example.yaml": "name: BOB\nemails: [BOB@x.example]\n",
        "catalog/people/eve.yaml": "name: eve\n",
    }
    assert all(
        "{repeatable: true}" in files[f"catalog/badges/{one}.yaml"] for one in ("star", "sun")
    )
    assert list(shown(guild)) == [
        "awards/ada/sun+2026-11-23+bob-x-example.yaml", "awards/ada/sun+2026-11-23+tom.yaml",
        "awards/bob/star+2026-11-23+ada.yaml", "awards/bob/star+2026-11-23+bob-x-example.yaml",
    ]  # fmt: skip
    assert badgectl("import", "rows.csv").out == "Nothing to do; unchanged: 4\n"


def test_a_word_that_may_mean_several_means_nobody(guild: Path, badgectl: Command) -> None:
    for one, service in (("alex-a", "github"), ("alex-b", "gitlab")):
        write(guild, {
            f"catalog/people/{one}.yaml": f"name: Al\naccounts: {{{service}: alex}}\n",
            f"catalog/badges/{one}.yaml": (
                "name: Al\nkind: expertise\ndescription: B.\ngoals: [grow-people]\n"
                "criteria: [{id: a, text: B.}]\nawarding: {by: anyone}\n"
            ),
        })  # fmt: skip
    git(guild, "add", "catalog")
    git(guild, "commit", "--quiet", "-m", "Add two called Al")
    rows = "recipient,badge,reason,by\nalex,thanks,x,tom\nal,thanks,x,tom\nada,al,x,tom\n"
    write(guild, {"rows.csv": rows})
    said = (
        "error: rows.csv: 3 problems; nothing was written\n"
        "  `alex` may be alex-a or alex-b [reference-recipient] rows.csv:2 (recipient)\n"
        "    hint: write the id of the one that is meant\n"
        "  `al` may be alex-a or alex-b [reference-recipient] rows.csv:3 (recipient)\n"
        "    hint: write the id of the one that is meant\n"
        "  `al` may be alex-a or alex-b [reference-badge] rows.csv:4 (badge)\n"
        "    hint: write the id of the one that is meant\n"
    )
    assert badgectl("import", "rows.csv").err == said
    assert badgectl("import", "rows.csv", "--create").err == said


def test_only_what_can_be_created_is_said_to_be(guild: Path, badgectl: Command) -> None:
    write(guild, {"rows.csv": (
        "recipient,badge,reason,by,helped\n"
        "ada,Star@gold,x,tom,\n"
        "ada,thanks,x,Platform,\n"
        "ada,thanks,x,tom,Eve\n"
    )})  # fmt: skip
    first = (
        "  there is no badge `Star` [reference-badge] rows.csv:2 (badge)\n"
        "    hint: write its file in catalog/ first\n"
        "  `Platform` is a team [reference-person] rows.csv:3 (by)\n"
        "    hint: name a person\n"
    )
    assert badgectl("import", "rows.csv").err == (
        "error: rows.csv: 3 problems; nothing was written\n"
        f"{first}"
        "  there is no person `Eve` [reference-person] rows.csv:4 (helped)\n"
        "    hint: write its file in catalog/ first; `--create` writes what is missing\n"
    )
    assert badgectl("import", "rows.csv", "--create").err == (
        f"error: rows.csv: 2 problems; nothing was written\n{first}"
    )


def test_who_may_import(guild: Path, badgectl: Command) -> None:
    write(guild, {"rows.csv": "recipient,badge,reason,by\nada,thanks,x,tom\n", "org.yaml": ORG})
    be(guild, "linus")
    assert badgectl("import", "rows.csv").err == (
        "error: linus may not import awards\n  hint: may import: grace or badge-bot\n"
    )
    git(guild, "config", "user.email", "bot@guild.example")
    assert badgectl("import", "org.yaml").err.startswith(
        "error: badge-bot may not import files of the catalog\n  hint: may import: grace\n"
    )
    assert badgectl("import", "rows.csv").out == "Created: 1 award; unchanged: 0\n"


def test_a_recorder_imports_only_what_the_policy_allows(guild: Path, badgectl: Command) -> None:
    write(guild, {"rows.csv": (
        "recipient,badge,level,reason,by,date\n"
        "tom,mentor,bronze,x,linus,2020-01-01\n"
        "hedy,thanks,,x,linus,2020-01-01\n"
    )})  # fmt: skip
    git(guild, "config", "user.email", "bot@guild.example")
    assert badgectl("import", "rows.csv").err.splitlines()[1::2] == [
        "  linus may not award Mentor [policy-giver] rows.csv:2 (by)",
        "  hedy has left (status: alumni) [policy-recipient] rows.csv:3 (recipient)",
    ]
    be(guild, "grace")
    assert badgectl("import", "rows.csv").out == "Created: 2 awards; unchanged: 0\n"


def test_a_source_is_claimed_by_maintainers_and_recorders_alone(
    guild: Path, badgectl: Command
) -> None:
    path = "awards/ada/thanks+2020-11-20+linus.yaml"
    award = "badge: thanks\nrecipient: ada\nby: linus\nreason: Long ago.\nsource: {tool: csv}\n"
    write(guild, {path: award})
    said = badgectl("validate", "--format", "concise")
    assert (
        f"{path}:5:1: policy-recorder linus is neither maintainer nor recorder; "
        "only they import awards (let one of them import it, or leave `source:` out)"
    ) in said.out.splitlines()
    write(guild, {path: award + "recorded_by: grace\n"})
    assert badgectl("validate").status == 0


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["nowhere"], "there is no nowhere"),
        (["rows.csv", "--series", "rows.csv"], "`--series` says nothing about csv"),
        (["rows.csv", "--kind", "expertise"], "`--kind` is for new badges"),
        (["rows.csv", "--create", "--kind", "x"], "there is no kind `x`"),
        (["rows.csv", "rows.csv", "--from", "csv"], "one file at a time is imported"),
        (["rows.csv", "rows.csv"], "one file at a time is imported"),
        (["awards"], "there is no awards"),
        (["catalog/projects", "--create"], "`--create` says nothing about fedora"),
    ],
)
def test_wrong_usage(arguments: list[str], error: str, guild: Path, badgectl: Command) -> None:
    write(guild, {"rows.csv": "recipient,badge\n", "catalog/projects/b.yaml": "name: B\n"})
    said = badgectl("import", *arguments)
    assert (said.status, said.err.splitlines()[0]) == (2, f"error: {error}")


@pytest.mark.slow
def test_many_awards_at_once_are_one_pack(guild: Path, badgectl: Command) -> None:
    rows = "".join(f"ada,thanks,tom,Deed {n}.,2020-01-01,{n}\n" for n in range(600))
    write(guild.parent, {"rows.csv": "recipient,badge,by,reason,date,id\n" + rows})
    packs = guild / ".git/objects/pack"
    before = set(packs.glob("*.pack"))
    assert badgectl("import", "../rows.csv").out == "Created: 600 awards; unchanged: 0\n"
    assert len(shown(guild)) == 600
    assert (guild / "awards/ada/thanks+2020-01-01+tom~600.yaml").exists()
    assert git(guild, "status", "--porcelain") == ""
    assert len({*packs.glob("*.pack")} - before) == 1
    assert git(guild, "for-each-ref", "--format=%(refname)") == "refs/heads/main\n"
    git(guild, "fsck", "--strict")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_every_commit_is_signed(guild: Path, badgectl: Command, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    (tmp_path / "signers").write_text(f"grace@guild.example {key.with_suffix('.pub').read_text()}")
    for name, value in {
        "gpg.format": "ssh", "user.signingKey": str(key), "commit.gpgSign": "true",
        "gpg.ssh.allowedSignersFile": str(tmp_path / "signers"),
    }.items():  # fmt: skip
        git(guild, "config", name, value)
    write(guild.parent, {"rc.json": json.dumps(CONTRIBUTORS)})
    assert badgectl("import", "../rc.json", "--commit-each").status == 0
    assert git(guild, "log", "-6", "--format=%G?").split() == ["G"] * 6
    key.unlink()
    assert "could not be signed" in badgectl("import", "../rc.json", "--by", "tom").err
    assert git(guild, "rev-list", "--count", "HEAD") == "7\n"


@pytest.mark.slow
def test_an_import_that_was_cut_short_is_finished(
    guild: Path, badgectl: Command, killed: Killed
) -> None:
    """Git is killed while the working tree is brought along; the next command finishes it."""
    write(guild.parent, {"rc.json": json.dumps(CONTRIBUTORS)})
    killed("import", "../rc.json", at="update-index")
    assert git(guild, "rev-list", "--count", "HEAD") == "3\n"
    assert badgectl("award", "thanks", "ada", "-m", "Next.").status == 0
    assert git(guild, "status", "--porcelain") == ""
    assert badgectl("import", "../rc.json").out == "Nothing to do; unchanged: 15\n"
