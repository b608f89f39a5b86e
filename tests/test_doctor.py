"""`badgectl doctor`: each thing that is amiss is named with what mends it; signing is set up."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import Command, Said, be, git, write
from test_prompts import at_terminal

from badgectl.git.signing_keys import public_line, seeded_key, write_key
from badgectl.signatures.keys import read_key

needs_ssh_keygen = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed"
)
ADA = "catalog/people/ada.yaml"
NO_REMOTE = (
    "note     branch     main has no remote to be pushed to\n"
    "                    hint: `git remote add origin URL`\n"
)


@pytest.fixture
def home(_alone: None) -> Path:
    """A home folder with nothing in it."""
    return Path(os.environ["HOME"])


def findings(badgectl: Command, *what: str) -> list[tuple[str, str, str]]:
    """Return what is amiss: its name, what is said and the hint."""
    said = badgectl("doctor", *what, "--format", "json")
    found = json.loads(said.out)
    assert said.status == any(one["state"] == "problem" for one in found)
    assert {one["check"] for one in found} >= set(what)
    amiss = [one for one in found if one["state"] != "fine"]
    return [(one["check"], one["message"], one["hint"]) for one in amiss]


def test_in_order(guild: Path, badgectl: Command) -> None:
    version = git(guild, "version").removeprefix("git version ").strip()
    assert badgectl("doctor") == Said(
        0,
        f"fine     git        {version}\n"
        "fine     pictures   fonts and icons are there\n"
        "fine     clone      all of the history is here\n"
        "fine     leftovers  nothing was left behind\n"
        f"fine     index      {guild}/.git/badgectl\n"
        "fine     hooks      all that are there run\n"
        "fine     programme  Example Guild\n"
        "fine     trust      claimed: who may commit may award in any name; docs/signing.md says "
        "how to step up\n"
        f"{NO_REMOTE}"
        "fine     identity   Grace <grace@guild.example>\n"
        "fine     person     Grace Hopper (grace)\n"
        "note     signing    git does not sign your commits: what you award is a claim\n"
        "                    hint: `badgectl doctor --fix signing`\n"
        "\n"
        "everything is in order\n",
        "",
    )
    assert badgectl("doctor", "git", "clone").out == (
        f"fine     git        {version}\n"
        "fine     clone      all of the history is here\n\neverything is in order\n"
    )
    assert git(guild, "status", "--porcelain") == ""


def test_outside_a_programme(badgectl: Command, tmp_path: Path) -> None:
    said = badgectl("-C", str(tmp_path), "doctor", "programme")
    assert said == Said(
        1,
        f"problem  programme  there is no programme in {tmp_path} or above it\n"
        "                    hint: `badgectl init` writes one; `badgectl demo` shows one\n"
        "\n1 problem\n",
        "",
    )
    write(tmp_path, {"catalog/program.yaml": "name: x\n"})
    said = badgectl("-C", str(tmp_path), "doctor", "programme")
    assert f"problem  programme  {tmp_path} is not in a git repository\n" in said.out


def test_a_programme_that_cannot_be_read_or_is_not_committed(
    guild: Path, badgectl: Command
) -> None:
    write(guild, {ADA: "name: [\n"})
    ((check, message, _),) = findings(badgectl, "programme")
    assert (check, message.partition(":")[0]) == (
        "programme",
        "1 file of the programme in this folder cannot be read",
    )
    git(guild, "checkout", "--quiet", ".")
    shutil.rmtree(guild / ".git")
    git(guild, "init", "--quiet", "--initial-branch=main")
    assert findings(badgectl, "programme") == [
        ("programme", "Example Guild is not committed yet", "`git add catalog && git commit`")
    ]


def test_who_is_working(guild: Path, badgectl: Command) -> None:
    be(guild, "nobody")
    assert findings(badgectl, "person") == [(
        "person", "nobody in the catalog has your e-mail address nobody@guild.example",
        "add `emails: [nobody@guild.example]` to your file in catalog/people/",
    )]  # fmt: skip
    git(guild, "config", "--unset", "user.email")
    git(guild, "config", "user.useConfigOnly", "true")
    ((check, message, _),) = findings(badgectl, "identity")
    assert (check, message) == ("identity", "git does not know who you are")


def test_branches(guild: Path, badgectl: Command, tmp_path: Path) -> None:
    git(guild, "clone", "--quiet", "--bare", ".", str(tmp_path / "hub.git"))
    git(guild, "remote", "add", "origin", str(tmp_path / "hub.git"))
    git(guild, "fetch", "--quiet")
    assert findings(badgectl, "branch") == []
    for n in range(2):
        git(guild, "commit", "--quiet", "--allow-empty", "-m", str(n))
    ahead = ("branch", "2 commits of main not yet on origin/main", "`git push`")
    assert findings(badgectl, "branch") == [ahead]
    git(guild, "push", "--quiet", "origin", "main")
    git(guild, "reset", "--quiet", "--hard", "HEAD~1")
    behind = ("branch", "main lacks 1 commit of origin/main", "`git pull --ff-only`")
    assert findings(badgectl, "branch") == [behind]
    git(guild, "switch", "--quiet", "--detach")
    detached = ("branch", "HEAD is detached", "switch to a branch: `git switch main`")
    assert findings(badgectl, "branch") == [detached]


def test_a_shallow_clone(
    guild: Path, badgectl: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(guild, "commit", "--quiet", "--allow-empty", "-m", "More")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{guild}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    shallow = "this clone is shallow: its history cannot be verified"
    assert findings(badgectl, "clone") == [("clone", shallow, "`git fetch --unshallow`")]
    assert badgectl("doctor", "--fix", "clone") == Said(
        2, "",
        "Fetch the rest of the history.\nerror: nobody is here to agree to it\n  hint: `--yes` does it\n",
    )  # fmt: skip
    assert badgectl("doctor", "--fix", "--yes", "clone") == Said(
        0,
        "fine     clone      all of the history is here\n\neverything is in order\n",
        "Fetch the rest of the history.\n",
    )


def test_what_was_left_behind(guild: Path, badgectl: Command) -> None:
    lock, journal = guild / ".git/index.lock", guild / ".git/badgectl/journal"
    lock.touch()
    assert findings(badgectl, "leftovers") == []  # somebody may be at work
    os.utime(lock, (0, 0))
    journal.parent.mkdir(exist_ok=True)
    journal.write_text("{}")
    assert findings(badgectl, "leftovers") == [
        ("leftovers", f"{lock} is there: a git command is at work, or died", f"if none is at work: `rm {lock}`"),
        ("leftovers", "recording was interrupted; the next award finishes it", "`badgectl doctor --fix leftovers`"),
    ]  # fmt: skip
    lock.unlink()
    said = badgectl("doctor", "--fix", "--yes", "leftovers")
    assert (said.status, said.err) == (0, "Finish what was being recorded.\n")
    assert not journal.exists()


def test_hooks(guild: Path, badgectl: Command) -> None:
    write(guild, {
        ".git/hooks/pre-commit": "#!/bin/sh\n",
        ".pre-commit-config.yaml": "repos: [{hooks: [{id: badgectl-validate}]}]\n",
    })  # fmt: skip
    (guild / ".git/hooks/pre-commit").chmod(0o644)
    idle = (
        "hooks",
        "git passes over pre-commit: not executable",
        "`chmod +x .git/hooks/pre-commit`",
    )
    absent = (
        "hooks",
        "pre-commit is set up to check the programme, and does not run here",
        "`pre-commit install`",
    )
    assert findings(badgectl, "hooks") == [idle, absent]
    (guild / ".git/hooks/pre-commit").chmod(0o755)
    assert findings(badgectl, "hooks") == []
    assert badgectl("doctor", "--fix", "hooks") == Said(
        2, "",
        "error: `--fix` can do nothing about hooks\n  hint: `badgectl doctor` says what would\n",
    )  # fmt: skip


@pytest.mark.usefixtures("guild")
def test_words_that_mean_nothing(badgectl: Command) -> None:
    assert badgectl("doctor", "sining") == Said(
        2, "", "error: nothing is called `sining`\n  hint: did you mean `signing`?\n"
    )


@needs_ssh_keygen
def test_signing_in_two_commands(guild: Path, home: Path, badgectl: Command) -> None:
    """From nothing to a commit that is signed with a key of the catalog."""
    be(guild, "ada")
    new = home / ".ssh/id_ed25519_signing"
    plan = (
        f"Make an SSH key without a passphrase: {new}\n"
        f"Let git sign all commits in this repository with {new}.\n"
    )
    assert badgectl("doctor", "--fix", "signing") == Said(
        2, "", f"{plan}error: nobody is here to agree to it\n  hint: `--yes` does it\n"
    )
    assert not new.exists()
    said = badgectl("doctor", "--fix", "signing", "--yes")
    key = read_key(new.with_suffix(".pub").read_text())
    assert (new.stat().st_mode & 0o777, key.comment) == (0o600, "ada@guild.example")
    assert said == Said(
        1,
        f"git signs here with ssh-ed25519 {key.fingerprint}\n"
        f"fine     signing    git signs with ssh-ed25519 {key.fingerprint}\n"
        f"problem  signing    your key is not in {ADA}\n"
        "                    hint: `badgectl key add`\n"
        "fine     signing    a trial signature is good\n"
        "\n1 problem\n",
        f"{plan}`ssh-keygen -p -f {new}` gives the new key a passphrase\n"
        "  next: `badgectl key add`, unless it is in your file already\n",
    )
    assert git(guild, "config", "--local", "--get-regexp", "gpg|signing") == (
        f"user.signingkey {new}.pub\ncommit.gpgsign true\ngpg.format ssh\n"
    )
    assert badgectl("key", "add").status == 0
    waiting = f"your key is in {ADA}, but that is not committed"
    assert findings(badgectl, "signing") == [
        ("signing", waiting, f"`git add {ADA} && git commit -S`")
    ]
    git(guild, "commit", "--quiet", "-S", "-am", "Add a key")
    assert findings(badgectl, "signing") == []
    assert "gpgsig" in git(guild, "cat-file", "commit", "HEAD")
    before = git(guild, "count-objects")
    assert badgectl("doctor", "--fix", "signing", "--yes").err == ""
    assert git(guild, "count-objects") == before  # nobody keeps the trial's commit
    assert "your key is in" in badgectl("doctor", "signing").out


@needs_ssh_keygen
def test_a_key_that_is_there_is_taken_and_the_user_asked(guild: Path, home: Path) -> None:
    (home / ".ssh").mkdir()
    write_key(seeded_key("grace"), home / ".ssh/id_ed25519", "grace@laptop")
    status, screen = at_terminal(guild, ["doctor", "--fix", "signing"], ["n\n"])
    path = home / ".ssh/id_ed25519"
    assert (status, screen) == (
        1,
        f"Let git sign all commits in this repository with {path}.\n"
        "Do it? [Y/n]: n\nerror: nothing was changed\n",
    )
    assert "gpg" not in git(guild, "config", "--local", "--list")
    status, screen = at_terminal(guild, ["doctor", "--fix", "signing"], ["\n"])
    assert "a trial signature is good" in screen
    assert git(guild, "config", "user.signingKey") == f"{path}.pub\n"


@needs_ssh_keygen
def test_settings_with_which_git_cannot_sign_are_put_back(
    guild: Path, home: Path, badgectl: Command
) -> None:
    (home / ".ssh").mkdir()
    write_key(seeded_key("grace"), home / ".ssh/id_ed25519", "grace@laptop")
    write_key(seeded_key("other"), home / ".ssh/other", "")
    shutil.copy(home / ".ssh/other.pub", home / ".ssh/id_ed25519.pub")  # no pair
    git(guild, "config", "user.signingKey", "ABCD")
    before = (guild / ".git/config").read_text()
    said = badgectl("doctor", "--fix", "signing", "--yes")
    assert (said.status, said.out) == (1, "")
    message = said.err.splitlines()[-2]
    assert re.fullmatch(r"error: git cannot sign: .*; the settings are as before", message)
    assert git(guild, "config", "--local", "--list") == git(
        guild, "config", "--file", "-", "--list", given=before
    )


@needs_ssh_keygen
def test_keys_that_do_not_count(guild: Path, home: Path, badgectl: Command, tmp_path: Path) -> None:
    """The catalog decides: of somebody else, retired, revoked. Another is made then."""
    write_key(seeded_key("grace"), tmp_path / "id", "")
    line = public_line(seeded_key("grace"), "").strip()
    for name, value in (("gpg.format", "ssh"), ("user.signingKey", str(tmp_path / "id")), ("commit.gpgSign", "true")):  # fmt: skip
        git(guild, "config", name, value)
    ada = (guild / ADA).read_text()

    def said(path: str, text: str) -> tuple[str, str, str]:
        write(guild, {path: text})
        git(guild, "commit", "--quiet", "-am", "Change")
        (found,) = findings(badgectl, "signing")
        return found

    fix = "`badgectl doctor --fix signing`"
    with_key = f"{ada}signing_keys: [{{key: {line}}}]\n"
    assert said(ADA, with_key) == (
        "signing", "git signs with the key of Ada Lovelace", f"{fix} finds or makes one of your own"
    )  # fmt: skip
    be(guild, "ada")
    for end, words in (("retired: 2026-11-20", "retired from 2026-11-20"), ("revoked_since: abcd", "revoked")):  # fmt: skip
        found = said(ADA, with_key.replace("}]", f", {end}}}]"))
        assert found == ("signing", f"your key is {words}", f"{fix} finds or makes another")
    badgectl("doctor", "--fix", "signing", "--yes")
    assert (home / ".ssh/id_ed25519_signing").exists()


@needs_ssh_keygen
def test_a_programme_that_requires_signatures(
    guild: Path, badgectl: Command, tmp_path: Path
) -> None:
    program = (guild / "catalog/program.yaml").read_text()
    write(guild, {"catalog/program.yaml": f"{program}\ntrust: {{required: signed}}\n"})
    git(guild, "commit", "--quiet", "-am", "Require signatures")
    found = findings(badgectl, "trust", "signing")
    assert [one[0] for one in found] == ["trust", "signing"]
    assert re.fullmatch(r"\d people cannot sign yet: ada, .*", found[0][1])
    assert found[0][2] == "each runs `badgectl key add`"
    write_key(seeded_key("grace"), tmp_path / "id", "")
    git(guild, "config", "gpg.format", "ssh")
    git(guild, "config", "user.signingKey", str(tmp_path / "id"))
    assert findings(badgectl, "signing")[0] == (
        "signing", "git signs only what badgectl records, no commit of your own", "`git config commit.gpgSign true`"
    )  # fmt: skip


@pytest.mark.usefixtures("guild")
def test_git_that_is_too_old(
    badgectl: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shutil.which("git")
    old = tmp_path / "bin/git"
    old.parent.mkdir()
    old.write_text(
        '#!/bin/sh\nfor word; do [ "$word" = version ] && exec echo git version 2.30.1; done\n'
        f'exec {real} "$@"\n'
    )
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{old.parent}:{os.environ['PATH']}")
    assert findings(badgectl, "git") == [("git", "2.30.1 is too old", "install git 2.36 or newer")]
    monkeypatch.setenv("PATH", str(tmp_path))
    assert findings(badgectl, "git") == [
        ("git", "git is not installed", "install git 2.36 or newer")
    ]


def test_what_older_versions_remembered(guild: Path, badgectl: Command) -> None:
    write(guild, {".git/badgectl/entries-0.0.1.sqlite3": "x" * 4096})
    assert findings(badgectl, "index") == [
        (
            "index", f"1 file in {guild}/.git/badgectl is of other versions: 4 KiB",
            "`badgectl cache clear`",
        )
    ]  # fmt: skip
    assert badgectl("cache", "clear").status == 0
    assert findings(badgectl, "index") == []


def test_a_folder_that_cannot_be_written(guild: Path, badgectl: Command) -> None:
    if os.geteuid() == 0:
        pytest.skip("root writes everywhere")
    (guild / ".git").chmod(0o555)
    try:
        ((check, message, _),) = findings(badgectl, "index")
    finally:
        (guild / ".git").chmod(0o755)
    assert (check, message.partition(":")[0]) == (
        "index", f"{guild}/.git/badgectl cannot be written"
    )  # fmt: skip


@needs_ssh_keygen
@pytest.mark.skipif(shutil.which("gpg") is None, reason="gpg is not installed")
def test_gpg_is_as_good(
    guild: Path, badgectl: Command, tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Where git signs with gpg already, that key stays."""
    home = tmp_path_factory.mktemp("gpg")
    home.chmod(0o700)
    monkeypatch.setenv("GNUPGHOME", str(home))
    make = ["gpg", "--batch", "--quiet", "--passphrase", "", "--quick-gen-key"]
    subprocess.run([*make, "Grace <grace@guild.example>", "ed25519", "sign", "never"], check=True)
    try:
        said = badgectl("doctor", "--fix", "signing", "--yes")
        assert said.err.startswith("Let git sign all commits in this repository with ")
        assert badgectl("key", "add", "--commit").status == 0
        assert findings(badgectl, "signing") == []
        assert git(guild, "log", "-1", "--format=%G?") == "G\n"
    finally:
        subprocess.run(["gpgconf", "--kill", "all"], check=False)
