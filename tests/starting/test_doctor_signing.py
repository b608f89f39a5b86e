"""`doctor` on keys: signing is set up, and what cannot count is told."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from ground import Command, Said, be, git, needs_ssh_keygen, write
from starting.diagnosis import ADA, findings
from terminal import at_terminal

from badgectl.git.signing_keys import public_line, seeded_key, write_key
from badgectl.signatures.keys import read_key


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
        f"fine     signing    git signs with ssh-ed25519 {key.fingerprint}\n"
        f"problem  signing    your key is not in {ADA}\n"
        "                    hint: `badgectl key add`\n"
        "fine     signing    a trial signature is good\n"
        "\n1 problem\n",
        f"{plan}`ssh-keygen -p -f {new}` gives the new key a passphrase\n"
        f"git signs here with ssh-ed25519 {key.fingerprint}\n"
        "  next: `badgectl key add`, unless it is in your file already\n",
    )
    assert git(guild, "config", "--local", "--get-regexp", "gpg|signing") == (
        f"user.signingkey {new}.pub\ncommit.gpgsign true\ngpg.format ssh\n"
    )
    assert badgectl("key", "add").status == 0
    waiting = f"your key is in {ADA}, but that is not committed"
    assert findings(badgectl, "signing") == [
        ("signing", waiting, f"`git add {ADA} && git commit -S -m 'Add my signing key'`")
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
    each = "each runs `badgectl doctor --fix signing` and `badgectl key add`"
    assert found[0][2] == f"{each}, and a maintainer merges it, signed"
    write(guild, {"catalog/program.yaml": program})
    write_key(seeded_key("linus"), tmp_path / "theirs", "")
    assert badgectl("key", "add", "linus", str(tmp_path / "theirs.pub")).status == 0
    git(guild, "commit", "--quiet", "-am", "Step down; Linus has a key")
    assert findings(badgectl, "trust")[0][2] == (
        f"{each}, and when all have, `trust: {{required: signed}}` in program.yaml demands it"
    )
    write(guild, {"catalog/program.yaml": f"{program}\ntrust: {{required: signed}}\n"})
    git(guild, "commit", "--quiet", "-am", "Step up")
    write_key(seeded_key("grace"), tmp_path / "id", "")
    git(guild, "config", "gpg.format", "ssh")
    git(guild, "config", "user.signingKey", str(tmp_path / "id"))
    assert findings(badgectl, "signing")[0] == (
        "signing", "git signs only what badgectl records, no commit of your own", "`git config commit.gpgSign true`"
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
