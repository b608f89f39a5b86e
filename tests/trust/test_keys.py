"""`badgectl key add`: keys get into people's files, and lead to one person."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from ground import Command, Said, be, git, needs_gpg, needs_ssh_keygen, write
from trust.own_keys import ADA, LINE, OTHER, PRINT, committed, text, with_keys

pytestmark = needs_ssh_keygen


def test_one_s_own_key_is_the_one_that_git_signs_with(
    guild: Path, ada: Path, badgectl: Command
) -> None:
    before = text(guild)
    assert ada.exists()
    assert badgectl("key", "add") == Said(
        0,
        "Add a signing key of Ada Lovelace: written\n",
        f"  {ADA}\n"
        "  it counts once it is committed on main:\n"
        f"  git add {ADA} && git commit -S -m 'Add a signing key of Ada Lovelace'\n",
    )
    assert text(guild) == f"{before}signing_keys:\n  - {{key: {LINE}, added: 2026-11-23}}\n"
    assert git(guild, "status", "--porcelain") == f" M {ADA}\n"
    assert badgectl("validate").status == 0
    assert badgectl("key", "add") == Said(
        1, "", "error: Ada Lovelace has this key already\n  hint: nothing to do\n"
    )


@pytest.mark.parametrize("setting", ["key::LINE", "LINE", "PATH.pub", "~/id", "command"])
def test_the_key_is_found_where_git_finds_it(
    guild: Path, ada: Path, badgectl: Command, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(ada.parent))
    if setting == "command":
        git(guild, "config", "--unset", "user.signingKey")
        git(guild, "config", "gpg.ssh.defaultKeyCommand", f"cat {ada}.pub")
    else:
        value = setting.replace("LINE", LINE).replace("PATH", str(ada))
        git(guild, "config", "user.signingKey", value)
    assert badgectl("key", "add", "--dry-run").out == (
        "Add a signing key of Ada Lovelace\n"
        f"  {ADA}\n"
        "    + signing_keys:\n"
        f"    +   - {{key: {LINE}, added: 2026-11-23}}\n"
        "Would write 1 file. Nothing was written.\n"
    )
    assert git(guild, "status", "--porcelain") == ""


def test_where_no_key_is_to_be_had(guild: Path, ada: Path, badgectl: Command) -> None:
    def said() -> str:
        found = badgectl("key", "add")
        assert (found.status, found.out) == (1, "")
        return found.err.splitlines()[0]

    ada.with_suffix(".pub").unlink()
    assert said() == f"error: {ada} has no public half beside it"
    ada.unlink()
    assert said() == f"error: git signs with {ada}, which is not there"
    git(guild, "config", "--unset", "user.signingKey")
    assert said() == "error: git is not told which SSH key to sign with"
    for command in ("ssh-add -L 'all", " "):
        git(guild, "config", "gpg.ssh.defaultKeyCommand", command)
        assert said() == f"error: `gpg.ssh.defaultKeyCommand` is no command: {command.strip()}"
    git(guild, "config", "--unset", "gpg.ssh.defaultKeyCommand")
    git(guild, "config", "gpg.format", "x509")
    assert said() == "error: git signs with `gpg.format x509`, which cannot be checked here"
    git(guild, "config", "gpg.format", "openpgp")
    git(guild, "config", "gpg.program", "/nowhere/gpg")
    assert said() == "error: /nowhere/gpg cannot be run: No such file or directory"
    assert git(guild, "status", "--porcelain") == ""


def test_a_key_from_a_file_a_pipe_or_the_command_line(
    guild: Path, badgectl: Command, tmp_path: Path
) -> None:
    """Grace is a maintainer: she may give Ada a key. A list that is there keeps its layout."""
    layout = "# Ada\nname: Ada Lovelace # she\nhome: platform\nemails: [ada@guild.example]\n"
    committed(guild, {ADA: layout + f"signing_keys: [{{key: {OTHER}}}] # keys\nstatus: active\n"})
    (tmp_path / "id.pub").write_text(f"{LINE}\n")
    assert badgectl("key", "add", "ada", str(tmp_path / "id.pub")).status == 0
    expected = layout + (
        f"signing_keys: [{{key: {OTHER}}}, {{key: {LINE}, added: 2026-11-23}}] # keys\n"
        "status: active\n"
    )
    assert text(guild) == expected
    git(guild, "checkout", "--quiet", ".")
    assert badgectl("key", "add", "ada", "--key", LINE).status == 0
    assert text(guild) == expected
    git(guild, "checkout", "--quiet", ".")
    command = [sys.executable, "-m", "badgectl", "key", "add", "ada", "-"]
    subprocess.run(command, input=LINE, text=True, check=True, capture_output=True)
    assert text(guild) == expected
    git(guild, "checkout", "--quiet", ".")
    be(guild, "ada")
    assert badgectl("key", "add", str(tmp_path / "id.pub")).status == 0  # no id looks like that
    assert text(guild) == expected
    assert badgectl("key", "add", "ada", "x", "--key", LINE) == Said(
        2, "", "error: there are two keys: FILE and `--key`\n  hint: give one of them\n"
    )
    assert badgectl("key", "add", "ada", "nowhere.pub") == Said(
        2, "", "error: there is no file nowhere.pub\n  hint: name a `.pub` file, or `-`\n"
    )


def test_keys_of_others_are_the_maintainers_affair(
    guild: Path, ada: Path, badgectl: Command
) -> None:
    assert ada.exists()
    committed(guild, {ADA: with_keys(guild, LINE)})
    be(guild, "linus")
    refused = Said(
        1, "",
        "error: linus is no maintainer, and these would be the keys of Ada Lovelace\n"
        "  hint: ask grace\n",
    )  # fmt: skip
    assert badgectl("key", "add", "ada", "--key", OTHER) == refused
    assert badgectl("key", "retire", PRINT) == refused
    assert badgectl("key", "revoke", PRINT, "--since", "HEAD") == refused
    taken = "error: Ada Lovelace has this key already: catalog/people/ada.yaml\n"
    assert badgectl("key", "add").err.startswith(taken)
    assert badgectl("key", "add", "tom", "--key", LINE).status == 1
    assert git(guild, "status", "--porcelain") == ""


def test_what_is_no_key_is_refused(guild: Path, ada: Path, badgectl: Command) -> None:
    assert badgectl("key", "add", "ada", str(ada)) == Said(
        1, "",
        "error: it is a PRIVATE key, which must never be in the repository\n"
        "  hint: give the public half, the line of the `.pub` file; whoever could read the private "
        "one can sign in your name: if it was shared, make a new key and revoke this one\n",
    )  # fmt: skip
    said = badgectl("key", "add", "ada", "--key", "my key")
    assert said.err.splitlines()[0] == "error: it is no public key: it begins with no kind of key"
    committed(guild, {"catalog/program.yaml": text(guild, "catalog/program.yaml") + f"\ntrust: {{forge_keys: [{OTHER}]}}\n"})  # fmt: skip
    for line in (OTHER, OTHER.replace("ada@desk", "mine")):
        assert badgectl("key", "add", "--key", line) == Said(
            1, "", "error: it is a forge's key\n  hint: people sign with keys of their own\n"
        )
    assert git(guild, "status", "--porcelain") == ""


def test_recorded_at_once(guild: Path, ada: Path, badgectl: Command) -> None:
    """Signed with the key, whatever git does by itself; what lies there comes along."""
    assert ada.exists()
    head = git(guild, "rev-parse", "HEAD")
    planned = badgectl("key", "add", "--commit", "--dry-run")
    assert git(guild, "rev-parse", "HEAD") == head
    said = badgectl("key", "add", "--commit")
    commit = git(guild, "rev-parse", "HEAD").strip()
    assert said == Said(
        0,
        "Add a signing key of Ada Lovelace: recorded\n",
        f"  {ADA}\n  commit {commit[:10]} on main\n",
    )
    assert git(guild, "log", "-1", "--format=%B") == (
        f"Add a signing key of Ada Lovelace\n\nssh-ed25519 {PRINT}\n\n"
        "Person: ada\nChanged-by: ada\n\n"
    )
    message = git(guild, "log", "-1", "--format=%B").rstrip()
    assert planned == Said(
        0,
        f"Add a signing key of Ada Lovelace\n  {ADA}\n    + signing_keys:\n"
        f"    +   - {{key: {LINE}, added: 2026-11-23}}\n"
        "commit message\n" + "".join(f"  {line}\n" for line in message.splitlines()) + "\n"
        "Would record 1 file in one commit. Nothing was written.\n",
        "",
    )
    assert "gpgsig -----BEGIN SSH SIGNATURE-----" in git(guild, "cat-file", "commit", "HEAD")
    assert git(guild, "status", "--porcelain") == ""
    assert "added: 2026-11-23" in text(guild)
    write(guild, {ADA: text(guild) + "# mine\n"})
    refused = badgectl("key", "retire", PRINT, "--commit")
    assert refused.err.startswith(f"error: {ADA} has changes that are not committed\n")
    git(guild, "checkout", "--quiet", ".")
    git(guild, "switch", "--quiet", "-c", "side")
    assert badgectl("key", "retire", PRINT, "--commit").status == 1
    assert badgectl("key", "retire", PRINT, "--here") == Said(
        2, "", "error: `--here` and `--no-verify` are about commits\n  hint: say `--commit`, too\n"
    )
    assert badgectl("key", "retire", PRINT, "--commit", "--here").status == 0


def test_a_commit_that_cannot_be_signed_is_not_made(
    guild: Path, ada: Path, badgectl: Command
) -> None:
    ada.unlink()
    said = badgectl("key", "add", "--commit")
    assert said.err.startswith("error: the commit could not be signed: ")
    assert git(guild, "rev-list", "--count", "HEAD") == "1\n"
    assert git(guild, "status", "--porcelain") == ""


def test_in_a_subfolder_of_a_bigger_repository(
    guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (guild / "programme").mkdir()
    git(guild, "mv", "catalog", "programme")
    git(guild, "commit", "--quiet", "-m", "Move")
    monkeypatch.chdir(guild / "programme/catalog")
    said = badgectl("key", "add", "ada", "--key", LINE)
    assert "  git add people/ada.yaml && git commit" in said.err
    git(guild, "checkout", "--quiet", ".")
    assert badgectl("key", "add", "ada", "--key", LINE, "--dry-run").status == 0


@needs_gpg
def test_an_openpgp_key_is_written_as_a_block_and_renewed(
    guild: Path, badgectl: Command, tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    home = tmp_path_factory.mktemp("gpg")
    home.chmod(0o700)
    monkeypatch.setenv("GNUPGHOME", str(home))
    be(guild, "ada")
    gpg = ["gpg", "--batch", "--quiet", "--pinentry-mode", "loopback", "--passphrase", ""]
    make = ["--quick-gen-key", "Ada <ada@guild.example>", "ed25519", "sign", "9y"]
    subprocess.run([*gpg, "--faked-system-time", "20240101T000000", *make], check=True)
    try:
        assert badgectl("key", "add").status == 0
        written = text(guild)
        block = written.partition("signing_keys:\n")[2].splitlines()
        assert block[:3] == ["  - key: |-", "      -----BEGIN PGP PUBLIC KEY BLOCK-----", ""]
        assert block[-2:] == ["      -----END PGP PUBLIC KEY BLOCK-----", "    added: 2026-11-23"]
        (key,) = json.loads(
            (committed(guild, {}) and badgectl("key", "list", "--format", "json")).out
        )
        fingerprint = key["fingerprint"]
        assert key["comment"] == "Ada <ada@guild.example>"
        assert badgectl("key", "add").err.startswith("error: Ada Lovelace has this key already\n")
        subprocess.run([*gpg, "--quick-set-expire", fingerprint, "0"], check=True)
        said = badgectl("key", "add")
        assert said.out == "Renew a signing key of Ada Lovelace: written\n"
        assert text(guild).splitlines()[-1] == "    added: 2026-11-23"
        assert "  - key: |-\n" in text(guild)
        assert len(text(guild)) > len(written) + 100
        assert badgectl("validate").status == 0
        committed(guild, {})
        assert badgectl("key", "add").err.startswith("error: Ada Lovelace has this key already\n")
        assert badgectl("key", "retire", fingerprint[-16:].lower()).status == 0
        assert text(guild).splitlines()[-1] == "    retired: 2026-11-23"
    finally:
        subprocess.run(["gpgconf", "--kill", "all"], check=False)
