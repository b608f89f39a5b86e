"""`check-credential`: every form of a credential is read, and what does not hold is told."""

import json
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree
from ground import Command, Said, needs
from publishing.issuing import DID, HUB, document

pytestmark = pytest.mark.usefixtures("issuer_key")


def check(badgectl: Command, file: Path, *more: str) -> tuple[int, dict[str, str]]:
    said = badgectl("check-credential", str(file), "--format", "json", *more)
    findings = json.loads(said.out)["findings"]
    return said.status, {one["what"]: f"{one['outcome']}: {one['says']}" for one in findings}


GOOD = {
    "signature": f"holds: signed by {DID}, unchanged; whose key that is, only you can know",
    "time": "holds: it counts until 2028-05-04",
    "status": "holds: it was not taken back, as that list says",
}


@pytest.mark.parametrize("ending", ["json", "png", "svg"])
def test_our_own_check_in_every_form(issuing: Path, badgectl: Command, ending: str) -> None:
    badgectl("export", "openbadges")
    file = issuing / f"site/credentials/ada/guide@gold.{ending}"
    where = "a credential" if ending == "json" else f"one credential in a {ending.upper()}"
    status = ("--status-list", "site/credentials/status.json")
    assert check(badgectl, file, *status) == (
        0, {"file": f"holds: {where}, Open Badges 3.0", **GOOD}
    )  # fmt: skip
    unseen = "unseen: whether it was taken back says the issuer's list"
    assert check(badgectl, file) == (
        0, {"file": f"holds: {where}, Open Badges 3.0", **GOOD, "status": unseen}
    )  # fmt: skip


def test_what_does_not_hold(issuing: Path, badgectl: Command) -> None:
    badgectl("export", "openbadges")
    good = document(issuing, "ada/guide@gold")
    file = issuing / "it.json"
    old = (issuing / "site/credentials/status.json").read_bytes()

    def with_(**changes: Any) -> tuple[int, dict[str, str]]:
        file.write_text(json.dumps({**good, **changes}))
        return check(badgectl, file)

    assert with_(name="Guide (platinum)")[1]["signature"].startswith("fails: ")
    assert with_(proof=None)[1]["signature"].startswith("fails: ")
    bare = {name: value for name, value in good.items() if name != "proof"}
    file.write_text(json.dumps(bare))
    assert check(badgectl, file)[1]["signature"] == (
        "fails: it is not signed: anybody can have written it"
    )
    other = {**good["issuer"], "id": "did:key:z6MkmTsrSH7tuy9VqauK9ob6PWbZcKSnsfjs3pMizZVBfLos"}
    assert with_(issuer=other)[1]["signature"].startswith("fails: ")
    expired = badgectl(
        "check-credential", str(issuing / "site/credentials/ada/guide@gold.json"), on="2028-05-06"
    )
    assert (expired.status, "fails  time: it counted until 2028-05-04" in expired.out) == (1, True)
    badgectl("revoke", "ada/guide@gold", "--because", "mistake", "-m", "It was Ida.")
    badgectl("export", "openbadges")
    file.write_text(json.dumps(good))
    listed = ("--status-list", "site/credentials/status.json")
    status, found = check(badgectl, file, *listed)
    assert (status, found["status"]) == (1, "fails: it was taken back by its issuer")
    forged = json.loads((issuing / "site/credentials/status.json").read_bytes())
    forged["credentialSubject"] = json.loads(old)["credentialSubject"]
    (issuing / "forged.json").write_text(json.dumps(forged))
    status, found = check(badgectl, file, "--status-list", "forged.json")
    assert (status, found["status"][:6]) == (1, "fails:")


def packed_png(text: bytes, times: int = 1, *, packed: bool = False) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    body = zlib.compress(text) if packed else text
    told = chunk(
        b"iTXt", b"openbadgecredential\0" + (b"\1" if packed else b"\0") + b"\0\0\0" + body
    )
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + told * times + chunk(b"IEND", b"")


HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "it is no JSON, PNG or SVG"),
    "noise": (bytes(range(256)), "it is no JSON, PNG or SVG"),
    "a list": (b"[]", "it holds no object"),
    "twice a key": (b'{"id": 1, "id": 2}', "a key stands in it twice: readers would differ on what it says"),
    "no number": (b'{"id": NaN}', "NaN is no number"),
    "deep": (b"[" * 100_000, "it is nested more than 32 levels deep"),
    "large": (b'{"id": "' + b"x" * 300_000 + b'"}', "it has more than 256 KiB"),
    "something else": (b'{"@context": "https://schema.org"}', "it is no Open Badges credential: its `@context` is of something else"),
    "no badge": (b'{"@context": ["https://www.w3.org/ns/credentials/v2"], "type": "X"}', "it is a credential, and no Open Badge"),
    "wrong types": (b'{"@context": ["https://www.w3.org/ns/credentials/v2"], "type": [["OpenBadgeCredential"], 7], "credentialSubject": 3}', "it is a credential, and no Open Badge"),
    "many digits": (b'{"id": ' + b"9" * 5000 + b"}", "it is no JSON, PNG or SVG"),
    "half a letter": (b'{"id": "\\ud800"}', "half a letter stands in it"),
    "before all time": (
        b'{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "expires": "0001-01-01T00:00:00+23:59"}',
        "a time in it cannot be read",
    ),
    "after all time": (
        b'{"@context": "https://www.w3.org/ns/credentials/v2", "type": "OpenBadgeCredential", "exp": 1e999}',
        "a time in it cannot be read",
    ),
    "no credential in a PNG": (packed_png(b"", 0), "there is no credential in this PNG"),
    "two in a PNG": (packed_png(b"{}", 2), "there are 2 credentials in this PNG, and one is due"),
    "cut PNG": (packed_png(b"{}")[:-6], "the PNG is cut off or damaged"),
    "bomb": (packed_png(b" " * 50_000_000, packed=True), "unpacked, the credential has more than 256 KiB"),
    "entities": (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "the SVG is damaged, or declares what no picture needs"),
    "no credential in an SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "there is no credential in this SVG"),
    "an SVG in letters that nobody knows": (
        b'<?xml version="1.0" encoding="foo"?><svg/>', "the SVG is damaged, or declares what no picture needs",
    ),
    "half an SVG": (b"<svg", "the SVG is damaged, or declares what no picture needs"),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_files_are_refused_in_words(what: str, tmp_path: Path, badgectl: Command) -> None:
    data, says = HOSTILE[what]
    (tmp_path / "it").write_bytes(data)
    said = badgectl("check-credential", str(tmp_path / "it"))
    assert said == Said(
        1, f"  fails  file: {says}\n\nThis is no credential that can be checked.\n", ""
    )  # fmt: skip


@pytest.mark.parametrize("missing", ["defusedxml.ElementTree", "openbadgeslib.ob3.credential"])
def test_without_the_library_there_is_a_sentence(
    missing: str, issuing: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    badgectl("export", "openbadges")
    monkeypatch.setitem(sys.modules, missing, None)
    said = badgectl("check-credential", str(issuing / "site/credentials/ada/guide@gold.svg"))
    assert said == Said(
        1, "", "error: credentials need a library that is not installed\n"
        "  hint: `pip install 'badgectl[openbadges]'`\n",
    )  # fmt: skip


def test_hosted_files_of_the_older_kind(issuing: Path, badgectl: Command) -> None:
    badgectl("revoke", "linus/kudos", "--because", "mistake", "-m", "It was Ida.")
    said = badgectl("export", "openbadges", "--format", "2.0")
    assert said.status == 0
    found = document(issuing, "v2/ada/guide@gold")
    identity = found["recipient"].pop("identity")
    assert re.fullmatch(r"sha256\$[0-9a-f]{64}", identity), "whose it is says no page's address"
    assert found == {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{HUB}/credentials/v2/ada/guide@gold.json",
        "recipient": {"type": "url", "hashed": True},
        "badge": f"{HUB}/credentials/v2/badges/guide@gold.json",
        "image": f"{HUB}/credentials/v2/ada/guide@gold.png",
        "verification": {"type": "HostedBadge"},
        "issuedOn": "2026-05-04T00:00:00Z",
        "expires": "2028-05-04T23:59:59Z",
        "narrative": 'Took three through <storms> & "seas" 🦡.',
        "evidence": [{"id": "https://wiki.example/ada", "name": "notes"}],
    }
    assert document(issuing, "v2/platform/kudos+2026-05-07+ada")["recipient"] == {
        "type": "url", "hashed": False, "identity": f"{HUB}/teams/platform.html",
    }  # fmt: skip
    assert document(issuing, "v2/linus/kudos+2026-05-06+ada") == {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{HUB}/credentials/v2/linus/kudos%2B2026-05-06%2Bada.json",
        "revoked": True,
        "revocationReason": "mistake",
    }
    assert document(issuing, "v2/badges/guide@gold") == {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "BadgeClass",
        "id": f"{HUB}/credentials/v2/badges/guide@gold.json",
        "name": "Guide (gold)",
        "description": "Helps many.",
        "image": f"{HUB}/pictures/guide@gold.png",
        "criteria": {
            "id": f"{HUB}/badges/guide.html",
            "narrative": "- One colleague.\n- Three of them.\n- Met every week.\n- They say so.",
        },
        "issuer": f"{HUB}/credentials/v2/issuer.json",
        "tags": ["onboarding"],
        "alignment": [{
            "targetName": "Grow people", "targetUrl": f"{HUB}/goals/grow-people.html",
            "targetDescription": "Everybody learns.",
        }],
    }  # fmt: skip
    baked = issuing / "site/credentials/v2/ada/guide@gold.png"
    status, findings = check(badgectl, baked)
    assert (status, findings["signature"]) == (
        1,
        "unseen: hosted: only its address can vouch for it",
    )


def test_pictures_carry_one_right_chunk(issuing: Path, badgectl: Command) -> None:
    badgectl("export", "openbadges")
    for name in ("ada/guide@gold", "platform/kudos+2026-05-07+ada"):
        png = issuing / f"site/credentials/{name}.png"
        chunks = list(chunks_of(png.read_bytes()))
        told = [data for kind, data in chunks if kind == b"iTXt"]
        assert chunks[0][0] == b"IHDR"
        assert chunks[-1][0] == b"IEND"
        assert [data.split(b"\0", 1)[0] for data in told] == [b"openbadgecredential"]
        assert json.loads(told[0].split(b"\0\0\0\0\0", 1)[1]) == document(issuing, name)
        svg = ElementTree.fromstring((png.with_suffix(".svg")).read_bytes())
        assert svg[0].tag == "{https://purl.imsglobal.org/ob/v3p0}credential"
        assert json.loads(svg[0].text) == document(issuing, name)
        call = [needs("pngcheck"), str(png)]
        said = subprocess.run(call, capture_output=True, text=True, check=True)
        assert said.stdout.startswith("OK: ")


def chunks_of(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 8
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        yield data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        place += 12 + length
