"""The key with which git signs the user's commits: found where git itself finds it."""

import shlex
import subprocess
from pathlib import Path

from msgspec import Struct

from badgectl.git.habits import wants_signature
from badgectl.git.process import Git, lines
from badgectl.git.recording import identity_of
from badgectl.model.errors import BadgectlError
from badgectl.model.text import excerpt, one_line

_SETTINGS = r"^(user\.signingkey|gpg\.format|gpg(\.openpgp)?\.program|gpg\.ssh\.defaultkeycommand)$"
_SET_UP = "`badgectl doctor --fix signing` sets up an SSH key; or name a file, as `~/.ssh/id.pub`"
_LONGEST = 100_000  # characters of what is read as a key


class NoOwnKeyError(BadgectlError):
    """Git has no key to sign with, or none whose public half can be had."""


class SigningSetup(Struct, frozen=True, kw_only=True):
    """How git is told to sign the user's commits."""

    signs: bool
    format: str
    """`openpgp`, `ssh` or `x509`."""
    key: str
    """What `user.signingkey` says; empty if nothing."""
    program: str
    """What is run as gpg."""
    key_command: str
    """What tells the key where no key is named; empty if nothing."""


def signing_setup(git: Git) -> SigningSetup:
    """Return how git signs, by all settings that count here."""
    said = git.settings(_SETTINGS)
    return SigningSetup(
        signs=wants_signature(git),
        format=said.get("gpg.format", "openpgp").lower(),
        key=said.get("user.signingkey", ""),
        program=said.get("gpg.openpgp.program") or said.get("gpg.program") or "gpg",
        key_command=said.get("gpg.ssh.defaultkeycommand", ""),
    )


def own_public_key(git: Git, setup: SigningSetup) -> str:
    """Return the public half of the key that git signs with, as text; raise NoOwnKeyError."""
    if setup.format == "ssh":
        return _ssh_key(git, setup)
    if setup.format == "openpgp":
        return _openpgp_key(git, setup)
    raise NoOwnKeyError(
        f"git signs with `gpg.format {excerpt(setup.format, 20)}`, which cannot be checked here",
        _SET_UP,
    )


def _ssh_key(git: Git, setup: SigningSetup) -> str:
    key = setup.key
    if not key and setup.key_command:
        said = lines(_said(git, _words(setup.key_command)))
        key = next((li for li in said if li.startswith(("key::", "ssh-", "sk-", "ecdsa-"))), "")
    if not key:
        raise NoOwnKeyError("git is not told which SSH key to sign with", _SET_UP)
    if key.startswith("key::") or (key.startswith("ssh-") and " " in key):
        return key.removeprefix("key::")
    told = git.write("config", "--type=path", "user.signingkey").decode().rstrip("\n")
    path = git.folder / told
    public = path if path.suffix == ".pub" else path.with_name(f"{path.name}.pub")
    found = next((one for one in (public, path) if one.is_file()), None)
    if found is None:
        raise NoOwnKeyError(f"git signs with {path}, which is not there", _SET_UP)
    text = found.read_bytes()[:_LONGEST].decode("utf-8", "replace")
    if found is path and "PRIVATE KEY" in text:
        raise NoOwnKeyError(
            f"{path} has no public half beside it",
            f"`ssh-keygen -y -f {shlex.quote(str(path))} > {shlex.quote(str(public))}` makes it",
        )
    return text


def _words(command: str) -> list[str]:
    """Return the words of a command; raise if a shell could not read them."""
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words:
        raise NoOwnKeyError(
            f"`gpg.ssh.defaultKeyCommand` is no command: {excerpt(command, 60)}",
            "`git config --show-origin gpg.ssh.defaultKeyCommand` says where it is set",
        )
    return words


def _openpgp_key(git: Git, setup: SigningSetup) -> str:
    identity = identity_of(git)
    who = setup.key or f"{identity.name} <{identity.email}>"
    export = ("--batch", "--armor", "--export-options", "export-minimal", "--export", "--", who)
    text = _said(git, [setup.program, *export])
    if not text.strip():
        raise NoOwnKeyError(f"{setup.program} has no key for {one_line(who)}", _SET_UP)
    return text


def _said(git: Git, command: list[str]) -> str:
    """Return what a program of the user prints: one that git would run to sign."""
    try:
        done = subprocess.run(command, cwd=git.folder, capture_output=True, check=False)
    except OSError as error:
        raise NoOwnKeyError(f"{command[0]} cannot be run: {error.strerror}", _SET_UP) from None
    return done.stdout[:_LONGEST].decode("utf-8", "replace")


def make_ssh_key(path: Path, comment: str) -> None:
    """Make an ed25519 key pair without a passphrase, or raise NoOwnKeyError."""
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", str(path)]
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except OSError:
        raise NoOwnKeyError("ssh-keygen is not installed", "install OpenSSH") from None
    if done.returncode:
        said = excerpt(done.stderr.decode("utf-8", "replace"), 200)
        raise NoOwnKeyError(f"ssh-keygen could not make {path}: {said}", "make a key by hand")
