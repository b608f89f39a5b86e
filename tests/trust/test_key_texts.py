"""Texts of keys: what is no usable key is told, and nothing stops the reading."""

import base64
import contextlib
import shutil
import subprocess
from pathlib import Path

import pytest
from ground import needs_ssh_keygen
from hypothesis import given, settings
from hypothesis import strategies as st
from trust.ssh import armor, public, string

from badgectl.signatures.checking import KeyRing
from badgectl.signatures.faults import PrivateKeyError, UnusableKeyError
from badgectl.signatures.keys import read_key

pytestmark = needs_ssh_keygen


def test_what_is_no_usable_key(ssh_keys: dict[str, Path], tmp_path: Path) -> None:
    kind, encoded, _ = public(ssh_keys["ed25519"]).text.split(" ", 2)
    weak = tmp_path / "weak"
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "rsa", "-b", "1024", "-N", "", "-f", weak], check=True
    )
    dsa = f"ssh-dss {base64.b64encode(string(b'ssh-dss') + string(b'p')).decode()}"
    point = string(b"ecdsa-sha2-nistp256") + string(b"nistp256") + string(b"\4" + b"\1" * 64)
    expected = {
        "": "it is no public key: it begins with no kind of key",
        "Grace's key": "it is no public key: it begins with no kind of key",
        f"{kind} {encoded}\n{kind} {encoded}": "it is no public key: an OpenSSH key is one line",
        f"{kind} {encoded[:-8]}": "it is no public key: it is cut short or damaged",
        f"{kind} {encoded}!": "it is no public key: it is cut short or damaged",
        f"{kind}": "it is no public key: it is cut short or damaged",
        f"ssh-rsa {encoded}": "it is no public key: its first word is not its kind",
        weak.with_suffix(".pub").read_text(): "an RSA key of 1024 bits is too weak",
        dsa: "keys of the kind ssh-dss are too weak",
        f"ecdsa-sha2-nistp256 {base64.b64encode(point).decode()}": "it is no public key: its point is not on its curve",
    }  # fmt: skip
    found = {}
    for text in expected:
        with pytest.raises(UnusableKeyError) as refused:
            read_key(text)
        assert refused.value.hint
        found[text] = refused.value.message
    assert found == expected


@pytest.mark.parametrize("form", ["OpenSSH", "PEM", "PKCS8"])
def test_private_keys_are_named_as_such(
    ssh_keys: dict[str, Path], form: str, tmp_path: Path
) -> None:
    path = tmp_path / "id"
    shutil.copy(ssh_keys["rsa"], path)
    if form != "OpenSSH":
        subprocess.run(
            ["ssh-keygen", "-q", "-p", "-N", "", "-P", "", "-m", form, "-f", path], check=True
        )
    with pytest.raises(PrivateKeyError) as refused:
        read_key(path.read_text())
    assert refused.value.message == "it is a PRIVATE key, which must never be in the repository"


@settings(max_examples=300, deadline=None)
@given(
    st.text()
    | st.binary(max_size=80).map(lambda raw: f"ssh-ed25519 {base64.b64encode(raw).decode()}")
)
def test_no_text_stops_the_reading_of_keys(text: str) -> None:
    with contextlib.suppress(UnusableKeyError):
        assert read_key(text).fingerprint


ED25519 = read_key(
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGpWWJHrwj5uvE8oZ1Cs0cp2kP4sVSJ5kw1A8zR2cUJZ"
)


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from(
        [
            b"",
            b"SSHSIG\0\0\0\1",
            b"SSHSIG\0\0\0\1" + string(ED25519.raw) + string(b"git") + string(b""),
        ]
    ),
)
def test_no_bytes_stop_the_checking(raw: bytes, before: bytes) -> None:
    ring = KeyRing([ED25519])
    assert ring.check(raw, armor(before + raw)).fault
    assert ring.check(raw, raw).fault
