"""A first key: what `key add` says, done word by word, leaves the main line sound."""

import subprocess
from pathlib import Path

import pytest
from ground import Command, Said, be, git, needs_ssh_keygen
from trust.realm import Realm

pytestmark = needs_ssh_keygen
TOM = "catalog/people/tom.yaml"
SUBJECT = "Add a signing key of Tom Kilburn"
COUNTS = "  a first key counts once grace has merged it with a signature"
MERGE = "git fetch && git merge --no-ff -S {} && git push"


@pytest.fixture
def tom(realm: Realm, tmp_path: Path) -> Path:
    """A clone of Tom's, whose new key is not in the catalog; Grace works in the guild's."""
    without = realm.read(TOM).partition("signing_keys:")[0]
    realm.commit("grace", {TOM: without}, "Take the key out")
    bare = tmp_path / "origin.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(realm.guild), str(bare))
    git(realm.guild, "remote", "add", "origin", str(bare))
    git(realm.guild, "fetch", "--quiet", "origin")
    git(realm.guild, "branch", "--quiet", "--set-upstream-to=origin/main")
    git(tmp_path, "clone", "--quiet", str(bare), str(tmp_path / "tom"))
    for folder, who, key in ((realm.guild, "grace", "grace"), (tmp_path / "tom", "tom", "spare")):
        be(folder, who)
        git(folder, "config", "gpg.format", "ssh")
        git(folder, "config", "commit.gpgSign", "true")
        git(folder, "config", "user.signingKey", str(realm.keys[key]))
    return tmp_path / "tom"


def in_a_shell(folder: Path, command: str) -> None:
    subprocess.run(["sh", "-ec", command], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("required", "but"),
    [
        ("signed", "; the button of a forge does not do"),
        ("forge", ", or the forge as one commit (squashed)"),
    ],
)
def test_it_goes_out_as_a_branch_that_a_maintainer_merges(
    required: str, but: str, realm: Realm, tom: Path, badgectl: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    realm.commit("grace", realm.change("catalog/program.yaml", "signed", required), "Ask for it")
    git(realm.guild, "push", "--quiet")
    git(tom, "pull", "--quiet")
    monkeypatch.chdir(tom)
    send = (
        f"git switch -c key-tom && git add {TOM} && git commit -S -m '{SUBJECT}' && "
        "git push origin key-tom && git switch main"
    )
    merge = MERGE.format("origin/key-tom")
    assert badgectl("key", "add") == Said(
        0,
        f"{SUBJECT}: written\n",
        f"  {TOM}\n{COUNTS}{but}\n  send it as a branch:\n  {send}\n  then grace runs: {merge}\n",
    )
    waiting = badgectl("doctor", "signing").out
    doing = send.replace(SUBJECT, "Add my signing key")
    assert f"your key is in {TOM}, but that is not committed\n" in waiting
    assert f"hint: `{doing}`\n" in waiting
    in_a_shell(tom, send)
    in_a_shell(realm.guild, merge)
    in_a_shell(tom, "git pull --quiet")
    assert badgectl("award", "thanks", "ada", "-m", "For this.").status == 0
    assert badgectl("verify").out.endswith("1 record: 1 signed by giver or recorder; required: " + f"{required}\nverified\n")  # fmt: skip


def test_it_can_be_sent_at_once_but_not_put_on_the_main_line(
    realm: Realm, tom: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(realm.guild, "push", "--quiet")
    monkeypatch.chdir(tom)
    note = f"{COUNTS}; the button of a forge does not do".strip()
    assert badgectl("key", "add", "--commit") == Said(
        1, "", f"error: {note}\n  hint: `--push` instead of `--commit` sends it\n"
    )
    said = badgectl("key", "add", "--push")
    (branch,) = git(tom, "ls-remote", "origin", "badgectl/*").split()[1:]
    branch = f"origin/{branch.removeprefix('refs/heads/')}"
    assert (said.status, said.out) == (0, f"{SUBJECT}: proposed\n")
    merge = MERGE.format(branch)
    assert said.err.splitlines()[2:] == [
        f"  {note}",
        f"  hint: open a pull request from {branch.removeprefix('origin/')} to main",
        f"  then grace runs: {merge}",
    ]
    in_a_shell(realm.guild, merge)
    monkeypatch.chdir(realm.guild)
    assert badgectl("verify").status == 0


def test_where_a_claim_is_enough_it_counts_at_once(
    realm: Realm, tom: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    realm.commit("grace", realm.change("catalog/program.yaml", "signed", "claimed"), "Step down")
    git(realm.guild, "push", "--quiet")
    git(tom, "pull", "--quiet")
    monkeypatch.chdir(tom)
    assert badgectl("key", "add", "--commit").status == 0
    assert badgectl("award", "thanks", "ada", "-m", "For this.").status == 0
    assert "1 record: 1 signed by giver" in badgectl("verify").out
