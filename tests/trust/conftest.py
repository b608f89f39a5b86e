"""Keys, and a guild that signs with them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ground import be, git
from trust.realm import PEOPLE, Realm, make_key
from trust.ssh import KINDS

from badgectl.git.signing_keys import seeded_key, write_key


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A key for everybody, and one that nobody knows."""
    folder = tmp_path_factory.mktemp("keys")
    return {who: make_key(folder, who) for who in (*PEOPLE, "stranger", "spare")}


@pytest.fixture(scope="session")
def _signed(
    _founded: Path, keys: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A guild that signs, found to be sound; what is remembered of that lies beside it."""
    folder = tmp_path_factory.mktemp("signed") / "guild"
    shutil.copytree(_founded, folder)
    Realm(folder, keys).found()
    subprocess.run(
        [sys.executable, "-m", "badgectl", "verify"], cwd=folder, check=True, capture_output=True
    )
    (folder / ".git/badgectl").rename(folder.parent / "badgectl")
    git(folder, "repack", "-adq")
    return folder


@pytest.fixture
def realm(
    _signed: Path, keys: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Realm:
    """A copy of it, which is also the working folder."""
    folder = tmp_path / "guild"
    shutil.copytree(_signed, folder)
    monkeypatch.chdir(folder)
    return Realm(folder, keys)


@pytest.fixture
def verified(_signed: Path, realm: Realm) -> Realm:
    """One that was verified before."""
    shutil.copytree(_signed.parent / "badgectl", realm.guild / ".git/badgectl")
    return realm


@pytest.fixture
def ada(guild: Path, tmp_path: Path) -> Path:
    """Ada works there; git signs with an SSH key of hers."""
    write_key(seeded_key("ada"), tmp_path / "id", "ada@laptop")
    be(guild, "ada")
    git(guild, "config", "gpg.format", "ssh")
    git(guild, "config", "user.signingKey", str(tmp_path / "id"))
    return tmp_path / "id"


@pytest.fixture(scope="session")
def ssh_keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The private key files of one key of each kind, and of a second ed25519 key."""
    folder = tmp_path_factory.mktemp("keys")
    for name, (kind, bits, _) in {**KINDS, "other": ("ed25519", "256", "")}.items():
        make = ["ssh-keygen", "-q", "-t", kind, "-b", bits, "-N", "", "-C", f"{name} key"]
        subprocess.run([*make, "-f", folder / name], check=True)
    return {name: folder / name for name in (*KINDS, "other")}
