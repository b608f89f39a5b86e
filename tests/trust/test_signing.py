"""Signing: the user's own key and program, or a refusal; never an unsigned award."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from ground import Command, be, git, needs_gpg, needs_ssh_keygen, write


@pytest.fixture
def key(guild: Path, tmp_path: Path) -> Path:
    """Grace signs with an SSH key."""
    path = tmp_path / "id_ed25519"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    for name, value in {
        "gpg.format": "ssh", "user.signingKey": str(path), "commit.gpgSign": "true",
        "gpg.ssh.allowedSignersFile": str(tmp_path / "signers"),
    }.items():  # fmt: skip
        git(guild, "config", name, value)
    (tmp_path / "signers").write_text(f"grace@guild.example {path.with_suffix('.pub').read_text()}")
    return path


@needs_ssh_keygen
def test_awards_are_signed_where_git_signs(guild: Path, key: Path, badgectl: Command) -> None:
    assert key.exists()
    assert badgectl("award", "thanks", "ada", "-m", "For this.").status == 0
    assert git(guild, "log", "-1", "--format=%G? %GS") == "G grace@guild.example\n"


@needs_ssh_keygen
def test_a_signature_that_cannot_be_made_is_a_refusal(
    guild: Path, key: Path, badgectl: Command
) -> None:
    key.unlink()
    said = badgectl("award", "thanks", "ada", "-m", "For this.")
    assert said.status == 1
    assert said.err.startswith("error: the commit could not be signed: ")
    assert "nothing was recorded" in said.err
    assert git(guild, "rev-list", "--count", "HEAD") == "1\n"
    assert git(guild, "status", "--porcelain") == ""


@needs_ssh_keygen
def test_a_programme_that_requires_signatures_gets_them(
    guild: Path, key: Path, badgectl: Command
) -> None:
    assert key.exists()
    git(guild, "config", "--unset", "commit.gpgSign")
    program = (guild / "catalog/program.yaml").read_text() + "trust: {required: signed}\n"
    write(guild, {"catalog/program.yaml": program})
    git(guild, "commit", "--quiet", "-am", "Require signatures")
    assert badgectl("award", "thanks", "ada", "-m", "For this.").status == 0
    assert git(guild, "log", "-1", "--format=%G?") == "G\n"
    git(guild, "config", "--unset", "user.signingKey")
    be(guild, "tom")
    assert "could not be signed" in badgectl("award", "thanks", "ada", "-m", "And this.").err


@pytest.fixture
def gnupg(
    guild: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Grace signs with a GPG key in a home of its own; its fingerprint."""
    home = tmp_path_factory.mktemp("gpg")  # short: the agent's socket lies in it
    home.chmod(0o700)
    monkeypatch.setenv("GNUPGHOME", str(home))
    make = ["gpg", "--batch", "--quiet", "--passphrase", "", "--quick-gen-key"]
    subprocess.run([*make, "Grace <grace@guild.example>", "ed25519", "sign", "never"], check=True)
    listed = ["gpg", "--batch", "--with-colons", "--list-secret-keys"]
    told = subprocess.run(listed, check=True, capture_output=True, text=True).stdout
    fingerprint = next(line.split(":")[9] for line in told.splitlines() if line.startswith("fpr"))
    git(guild, "config", "commit.gpgSign", "true")
    git(guild, "config", "user.signingKey", fingerprint)
    yield fingerprint
    subprocess.run(["gpgconf", "--kill", "all"], check=False)


@needs_gpg
def test_gpg_signs_as_well(guild: Path, gnupg: str, badgectl: Command) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "For this.").status == 0
    assert git(guild, "log", "-1", "--format=%G? %GF") == f"G {gnupg}\n"


@needs_gpg
def test_a_programme_that_requires_signatures_refuses_without_a_key(
    guild: Path, badgectl: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir(mode=0o700)
    monkeypatch.setenv("GNUPGHOME", str(tmp_path / "empty"))
    program = (guild / "catalog/program.yaml").read_text() + "trust: {required: signed}\n"
    write(guild, {"catalog/program.yaml": program})
    git(guild, "commit", "--quiet", "-am", "Require signatures")
    said = badgectl("award", "thanks", "ada", "-m", "For this.")
    assert said.status == 1
    assert said.err.startswith("error: the commit could not be signed: ")
    assert said.err.endswith(
        "  hint: nothing was recorded; if you have a key, check `git config user.signingkey` and your "
        "agent; `badgectl doctor --fix signing` sets one up, `badgectl key add` makes it yours\n"
    )
    assert git(guild, "rev-list", "--count", "HEAD") == "2\n"
    assert git(guild, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ("gpgSign", "the commit could not be signed: git commit-tree failed: "),
        ("gpgSign = 2", "the commit could not be signed: git commit-tree failed: "),
        ("gpgSign = Yes", "the commit could not be signed: git commit-tree failed: "),
        ("gpgSign = maybe", "git config failed: fatal: bad boolean config value 'maybe' for "),
        ("gpgSign = off", None),
        ("gpgSign =", None),
        ("gpgSign = 0", None),
        ("", None),
    ],
)
def test_a_signing_program_that_fails(
    wish: str, why: str | None, guild: Path, badgectl: Command, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Who wishes to sign, as git reads it, gets no commit without; in the environment alone, too."""
    program = tmp_path / "signer"
    program.write_text("#!/bin/sh\necho >&2 'error: the touch did not come'\nexit 1\n")
    program.chmod(0o755)
    settings = tmp_path / "gitconfig"
    settings.write_text(f"[commit]\n\t{wish}\n[gpg]\n\tprogram = {program}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    said = badgectl("award", "thanks", "ada", "-m", "For this.")
    if why is None:
        assert said.status == 0, said.err
        return
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith(f"error: {why}")
    assert git(guild, "rev-list", "--count", "HEAD") == "1\n"
