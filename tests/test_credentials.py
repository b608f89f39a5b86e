"""Credentials: what they say, who verifies them, what is refused, and that nothing is done twice."""

import base64
import gzip
import json
import shutil
import struct
import subprocess
import sys
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openbadgeslib
import pytest
from conftest import Command, Said, be, git, write
from defusedxml import ElementTree
from jsonschema import Draft201909Validator

ROOT = Path(__file__).parents[1]
HUB = "https://badges.guild.example"
KEY = """\
-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIEJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJC
-----END PRIVATE KEY-----
"""
DID = "did:key:z6MkghLt1e8m1fmANsdJJco3aCLV8Xnigr5UWwC3u5iZFPd3"
WEB = "did:web:badges.guild.example"
CONTEXTS = Path(openbadgeslib.__file__).parent / "ob3" / "contexts"
MODULES = ROOT / ".ci" / "node_modules"
MENTOR = {
    "catalog/badges/guide.yaml": (
        "name: Guide\nkind: mentoring\ndescription: Helps others find their feet.\n"
        "topics: [onboarding]\ngoals: [grow-people]\n"
        "criteria: [{id: met, text: Met every week.}]\n"
        "levels:\n  - {id: bronze, text: One colleague.}\n  - {id: gold, text: Three of them.}\n"
        "awarding: {by: anyone, expires_after: 24 months}\n"
    ),
    "catalog/badges/kudos.yaml": (
        "name: Kudos\nkind: peer-recognition\ndescription: Well done, all of you.\n"
        "recipients: any\ncriteria: [{id: deed, text: The reason says what was done.}]\n"
        "awarding: {by: anyone, repeatable: true}\n"
    ),
    "catalog/goals/grow-people.yaml": (
        "name: Grow people\ndescription: Everybody learns.\nmeasure: {count: {kind: mentoring}}\n"
        "target: 5\ndue: 2026-12-31\n"
    ),
}
AWARDS = {
    "awards/ada/guide@gold.yaml": (
        'badge: guide\nlevel: gold\nrecipient: ada\nby: grace\nreason: Took three through <storms> & "seas" 🦡.\n'
        'evidence: [{url: "https://wiki.example/ada", criterion: met, text: notes}]\nrole: lead\n'
        "earned_on: 2026-05-01\nawarded_on: 2026-05-04\nexpires_on: 2028-05-04\n"
    ),
    "awards/ada/guide@gold.like.linus.yaml": "by: linus\ntext: Bravo!\nliked_on: 2026-05-05\n",
    "awards/linus/kudos+2026-05-06+ada.yaml": (
        "badge: kudos\nrecipient: linus\nby: ada\nreason: For the tea.\nawarded_on: 2026-05-06\n"
    ),
    "awards/platform/kudos+2026-05-07+ada.yaml": (
        "badge: kudos\nrecipient: platform\nby: ada\nreason: For the quiet nights.\n"
        "awarded_on: 2026-05-07\nroster: [grace, linus]\n"
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BADGECTL_ISSUER_KEY", KEY)


@pytest.fixture
def issuing(guild: Path) -> Path:
    """The guild with a hub, three awards in three commits, and no site yet."""
    be(guild, "grace")
    program = (guild / "catalog/program.yaml").read_text(encoding="utf-8")
    write(guild, {"catalog/program.yaml": program + f"hub: {HUB}\n", **MENTOR})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Badges")
    for path in sorted(AWARDS):
        write(guild, {path: AWARDS[path]})
        git(guild, "add", ".")
        git(guild, "commit", "--quiet", "-m", path)
    return guild


def issued(guild: Path) -> dict[str, bytes]:
    site = guild / "site"
    return {
        str(path.relative_to(site)): path.read_bytes()
        for path in sorted(site.rglob("*")) if path.is_file()
    }  # fmt: skip


def document(guild: Path, name: str) -> dict[str, Any]:
    found = json.loads((guild / "site" / "credentials" / f"{name}.json").read_bytes())
    assert isinstance(found, dict)
    return found


def test_what_is_issued(issuing: Path, badgectl: Command) -> None:
    said = badgectl("export", "openbadges")
    assert said == Said(
        0,
        "3 credentials in site: 17 files written, 0 removed\n",
        "nothing is verified yet: `badgectl verify` first, and credentials say who vouches\n",
    )
    names = {name for name in issued(issuing) if "/badges/" not in name}
    assert names == {
        "credentials/manifest.json", "credentials/status.json",
        *(f"credentials/{name}.{ending}" for name in (
            "ada/guide@gold", "linus/kudos+2026-05-06+ada", "platform/kudos+2026-05-07+ada",
        ) for ending in ("json", "png", "svg")),
    }  # fmt: skip
    found = document(issuing, "ada/guide@gold")
    proof = found.pop("proof")
    assert (proof.pop("proofValue")[0], proof) == ("z", {
        "type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022",
        "created": "2026-05-04T00:00:00Z", "verificationMethod": f"{DID}#{DID[8:]}",
        "proofPurpose": "assertionMethod",
    })  # fmt: skip
    (endorsement,) = found.pop("endorsement")
    assert endorsement["credentialSubject"] == {
        "id": f"{HUB}/awards/ada/guide@gold.html", "type": ["EndorsementSubject"],
        "endorsementComment": "Like by Linus Torvalds: Bravo!",
    }  # fmt: skip
    subject = found.pop("credentialSubject")
    assert subject.pop("achievement") == ACHIEVEMENT
    assert subject == {
        "type": ["AchievementSubject"],
        "id": subject["id"],
        "narrative": 'Took three through <storms> & "seas" 🦡.',
        "role": "lead",
        "activityEndDate": "2026-05-01T00:00:00Z",
        "result": [{
            "type": ["Result"], "resultDescription": f"{LEVELS}#levels",
            "achievedLevel": f"{LEVELS}#level-gold",
        }],
    }  # fmt: skip
    assert found == {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": f"{HUB}/credentials/ada/guide@gold.json",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Guide (gold)",
        "issuer": {
            "id": DID, "type": ["Profile"], "name": "Example Guild", "url": "https://guild.example",
        },
        "validFrom": "2026-05-04T00:00:00Z",
        "awardedDate": "2026-05-04T00:00:00Z",
        "validUntil": "2028-05-04T23:59:59Z",
        "evidence": [
            {
                "id": f"{HUB}/awards/ada/guide@gold.html", "type": ["Evidence"],
                "name": "The award on record", "description": "Grade of trust: not verified",
            },
            {
                "id": "https://wiki.example/ada", "type": ["Evidence"], "name": "notes",
                "narrative": "Met every week.",
            },
        ],
        "credentialStatus": {
            "id": f"{HUB}/credentials/status.json#0", "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation", "statusListIndex": "0",
            "statusListCredential": f"{HUB}/credentials/status.json",
        },
    }  # fmt: skip


LEVELS = f"{HUB}/credentials/badges/guide.json"
ACHIEVEMENT = {
    "id": LEVELS,
    "type": ["Achievement"],
    "achievementType": "Badge",
    "name": "Guide",
    "description": "Helps others find their feet.",
    "criteria": {
        "id": f"{HUB}/badges/guide.html",
        "narrative": "- One colleague.\n- Three of them.\n- Met every week.",
    },
    "image": {"id": f"{HUB}/pictures/guide@gold.png", "type": "Image", "caption": "Guide (gold)"},
    "tag": ["onboarding"],
    "alignment": [{
        "type": ["Alignment"], "targetName": "Grow people",
        "targetUrl": f"{HUB}/goals/grow-people.html", "targetDescription": "Everybody learns.",
    }],
    "resultDescription": [{
        "id": f"{LEVELS}#levels", "type": ["ResultDescription"], "name": "Level",
        "resultType": "RubricCriterionLevel",
        "rubricCriterionLevel": [
            {
                "id": f"{LEVELS}#level-bronze", "type": ["RubricCriterionLevel"],
                "name": "Guide (bronze)", "level": "1", "description": "One colleague.",
            },
            {
                "id": f"{LEVELS}#level-gold", "type": ["RubricCriterionLevel"],
                "name": "Guide (gold)", "level": "2", "description": "Three of them.",
            },
        ],
    }],
}  # fmt: skip


def test_the_same_bytes_again_and_only_what_changed(issuing: Path, badgectl: Command) -> None:
    badgectl("export", "openbadges")
    first = issued(issuing)
    again = badgectl("export", "openbadges")
    assert again.out == "3 credentials in site: 0 files written, 0 removed\n"
    (issuing / "site/credentials/ada/guide@gold.png").write_bytes(b"altered")
    assert badgectl("export", "openbadges").out.endswith(": 1 file written, 0 removed\n")
    assert issued(issuing) == first
    shutil.rmtree(issuing / "site")
    badgectl("export", "openbadges")
    assert issued(issuing) == first
    badgectl("comment", "ada/guide@gold", "-m", "Not in the credential.")
    badgectl("like", "linus/kudos", "-m", "Yes!")
    assert badgectl("export", "openbadges").out.endswith(": 3 files written, 0 removed\n")


def bits(guild: Path) -> list[int]:
    listed = document(guild, "status")["credentialSubject"]["encodedList"]
    assert listed[0] == "u"
    packed = gzip.decompress(base64.urlsafe_b64decode(listed[1:] + "=" * (-(len(listed) - 1) % 4)))
    assert len(packed) == 131_072 // 8
    return [n for n in range(131_072) if packed[n // 8] & (0x80 >> n % 8)]


def test_what_is_taken_back_stays_in_the_list(issuing: Path, badgectl: Command) -> None:
    badgectl("export", "openbadges")
    assert bits(issuing) == []
    held = {
        name: document(issuing, name)
        for name in ("ada/guide@gold", "platform/kudos+2026-05-07+ada")
    }
    assert (
        badgectl("revoke", "linus/kudos", "--because", "mistake", "-m", "It was Ida.").status == 0
    )
    assert badgectl("award", "kudos", "ada", "-m", "For the report.").status == 0
    said = badgectl("export", "openbadges")
    assert said.out == "3 credentials in site: 4 files written, 3 removed\n"
    assert bits(issuing) == [1]
    assert {name: document(issuing, name) for name in held} == held, "indices never change"
    new = document(issuing, "ada/kudos+2026-11-23+grace")
    assert new["credentialStatus"]["statusListIndex"] == "3"


def test_a_rewritten_history_is_refused(issuing: Path, badgectl: Command) -> None:
    badgectl("export", "openbadges")
    before = issued(issuing)
    git(issuing, "reset", "--quiet", "--soft", "HEAD~4")
    git(issuing, "commit", "--quiet", "-m", "All at once")
    write(
        issuing,
        {
            "awards/ada/kudos+2026-01-01+linus.yaml": "badge: kudos\nrecipient: ada\nby: linus\nreason: Tea.\nawarded_on: 2026-01-01\n"
        },
    )
    git(issuing, "add", ".")
    git(issuing, "commit", "--quiet", "--amend", "-m", "All at once, and more")
    said = badgectl("export", "openbadges")
    assert said.status == 1
    assert said.err.startswith(
        "error: awards/linus/kudos+2026-05-06+ada.yaml is number 1 in the list that was published, "
        "and would be 2 now: the history of the main line was rewritten\n"
    )
    assert issued(issuing) == before


def test_people_by_hashed_addresses(issuing: Path, badgectl: Command) -> None:
    program = (issuing / "catalog/program.yaml").read_text(encoding="utf-8")
    write(
        issuing, {"catalog/program.yaml": program + f"issuer: {{id: {WEB!r}, recipients: email}}\n"}
    )
    git(issuing, "commit", "--quiet", "-am", "By address")
    badgectl("export", "openbadges")
    subject = document(issuing, "ada/guide@gold")["credentialSubject"]
    (identity,) = subject["identifier"]
    text = f"ada@guild.example{identity['salt']}"
    hashed = subprocess.run(["sha256sum"], input=text.encode(), capture_output=True, check=True)
    assert "id" not in subject
    assert identity == {
        "type": "IdentityObject", "hashed": True, "salt": identity["salt"],
        "identityHash": f"sha256${hashed.stdout.decode().split()[0]}", "identityType": "emailAddress",
    }  # fmt: skip
    team = document(issuing, "platform/kudos+2026-05-07+ada")["credentialSubject"]
    assert team["identifier"][0]["identityHash"] == "Platform"
    assert "@guild.example" not in "".join(
        data.decode() for name, data in issued(issuing).items() if name.endswith("json")
    )
    did = json.loads((issuing / "site/.well-known/did.json").read_bytes())
    assert did["assertionMethod"] == [f"{WEB}#{DID[8:]}"]
    person = (issuing / "catalog/people/ada.yaml").read_text(encoding="utf-8")
    write(
        issuing,
        {"catalog/people/ada.yaml": person.replace("ada@guild.example", "sha256:" + "0" * 64)},
    )
    git(issuing, "commit", "--quiet", "-am", "Hash it")
    before = issued(issuing)
    said = badgectl("export", "openbadges")
    assert (said.status, issued(issuing)) == (1, before)
    assert said.err.splitlines()[0] == "error: 1 person has no e-mail address in plain text: ada"


REFUSALS: dict[str, tuple[tuple[str, ...], str]] = {
    "no address": ((), "error: credentials name the hub's address, and it is not known\n"),
    "no https": (("--base-url", "http://x.example"), "error: credentials need an address with https://\n"),
    "no site": (("--base-url", "x"), "error: `x` is no address of a site\n"),
    "no key there": (("--base-url", HUB, "--key", "no.key"), "error: there is no no.key\n"),
    "loose key": (("--base-url", HUB, "--key", "loose.key"), "error: others can read the key in loose.key"),
    "no key at all": (("--base-url", HUB, "--key", "text.key"), "error: there is no private key in text.key\n"),
    "another kind of key": (("--base-url", HUB, "--key", "rsa.key"), "error: the key in rsa.key is not of the kind Ed25519"),
    "locked": (("--base-url", HUB, "--key", "locked.key"), "error: the key in locked.key is locked by a passphrase\n"),
    "nobody": (("--base-url", HUB, "nobody"), "error: nothing to issue for nobody\n"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSALS)
def test_refused_before_anything_is_written(what: str, lively: Path, badgectl: Command) -> None:
    arguments, start = REFUSALS[what]
    keys = {"loose.key": KEY, "text.key": "none\n"}
    for name, text in keys.items():
        (lively / name).write_text(text)
        (lively / name).chmod(0o644 if name == "loose.key" else 0o600)
    for name, kind, word in (("rsa.key", "rsa", ""), ("locked.key", "ed25519", "secret")):
        command = ["ssh-keygen", "-q", "-t", kind, "-N", word, "-f", str(lively / name)]
        subprocess.run(command, check=True)
    said = badgectl("export", "openbadges", *arguments)
    assert (said.status > 0, said.out, said.err.startswith(start)) == (True, "", True), said
    assert "hint: " in said.err
    assert not (lively / "site").exists()


@pytest.mark.usefixtures("guild")
def test_a_key_is_made_where_only_its_owner_reads_it(
    badgectl: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert badgectl("key", "issuer") == Said(0, f"{DID}\n", "from BADGECTL_ISSUER_KEY\n")
    monkeypatch.delenv("BADGECTL_ISSUER_KEY")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    place = tmp_path / "settings/badgectl/issuer.key"
    missing = badgectl("key", "issuer")
    assert missing.err.splitlines()[0] == (
        f"error: there is no issuer's key: neither {place} nor BADGECTL_ISSUER_KEY"
    )
    made = badgectl("key", "issuer", "--create")
    assert (made.status, place.stat().st_mode & 0o777) == (0, 0o600)
    assert badgectl("key", "issuer").out == made.out.splitlines()[-1] + "\n"
    again = badgectl("key", "issuer", "--create")
    assert (again.status, again.err.splitlines()[0]) == (1, f"error: {place} is there already")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "own"], check=True)
    assert badgectl("key", "issuer", "--key", "own").out.startswith("did:key:z6Mk")


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
    "no credential in a PNG": (packed_png(b"", 0), "there is no credential in this PNG"),
    "two in a PNG": (packed_png(b"{}", 2), "there are 2 credentials in this PNG, and one is due"),
    "cut PNG": (packed_png(b"{}")[:-6], "the PNG is cut off or damaged"),
    "bomb": (packed_png(b" " * 50_000_000, packed=True), "unpacked, the credential has more than 256 KiB"),
    "entities": (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "the SVG is damaged, or declares what no picture needs"),
    "no credential in an SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "there is no credential in this SVG"),
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


def test_hosted_files_of_the_older_kind(issuing: Path, badgectl: Command) -> None:
    badgectl("revoke", "linus/kudos", "--because", "mistake", "-m", "It was Ida.")
    said = badgectl("export", "openbadges", "--format", "2.0")
    assert said.status == 0
    found = document(issuing, "v2/ada/guide@gold")
    assert found == {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{HUB}/credentials/v2/ada/guide@gold.json",
        "recipient": {"type": "url", "hashed": False, "identity": f"{HUB}/members/ada.html"},
        "badge": f"{HUB}/credentials/v2/badges/guide@gold.json",
        "image": f"{HUB}/credentials/v2/ada/guide@gold.png",
        "verification": {"type": "HostedBadge"},
        "issuedOn": "2026-05-04T00:00:00Z",
        "expires": "2028-05-04T23:59:59Z",
        "narrative": 'Took three through <storms> & "seas" 🦡.',
        "evidence": [{"id": "https://wiki.example/ada", "name": "notes"}],
    }
    assert document(issuing, "v2/linus/kudos+2026-05-06+ada") == {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{HUB}/credentials/v2/linus/kudos%2B2026-05-06%2Bada.json",
        "revoked": True,
        "revocationReason": "mistake",
    }
    assert (
        document(issuing, "v2/badges/guide@gold")["issuer"] == f"{HUB}/credentials/v2/issuer.json"
    )
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
        if shutil.which("pngcheck"):
            said = subprocess.run(
                ["pngcheck", str(png)], capture_output=True, text=True, check=True
            )
            assert said.stdout.startswith("OK: ")


def chunks_of(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 8
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        yield data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        place += 12 + length


@pytest.fixture(scope="session")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Draft201909Validator:
    """The official schema, as it travels with the source of openbadgeslib."""
    folder = tmp_path_factory.mktemp("schema")
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps"]
    source = f"openbadgeslib=={openbadgeslib.__version__}"
    done = subprocess.run(
        [*command, "--no-binary", ":all:", "-d", str(folder), source],
        capture_output=True,
        check=False,
    )
    archives = list(folder.glob("*.tar.gz"))
    if done.returncode or not archives:
        pytest.skip("the source of openbadgeslib cannot be had")
    with tarfile.open(archives[0]) as archive:
        (name,) = [
            one for one in archive.getnames() if one.endswith("achievementcredential_schema.json")
        ]
        opened = archive.extractfile(name)
        assert opened is not None
        return Draft201909Validator(json.load(opened))


@pytest.fixture
def example(tmp_path: Path, badgectl: Command) -> Path:
    """The example programme, committed by one, with all its credentials."""
    folder = tmp_path / "larkspur"
    for name in ("catalog", "awards"):
        shutil.copytree(ROOT / name, folder / name)
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "larkspur")
    be(folder, "grace")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "A year")
    assert badgectl("-C", str(folder), "export", "openbadges", "-o", "site").status == 0
    return folder


@pytest.mark.slow
def test_the_official_schema_accepts_every_example(
    example: Path, schema: Draft201909Validator
) -> None:
    files = [
        one
        for one in (example / "site/credentials").glob("*/*.json")
        if one.parent.name not in ("badges", "v2")
    ]
    assert len(files) > 150
    for file in files:
        errors = [error.message for error in schema.iter_errors(json.loads(file.read_bytes()))]
        assert errors == [], file.name


@pytest.mark.slow
def test_a_verifier_of_another_family(issuing: Path, badgectl: Command, tmp_path: Path) -> None:
    if not shutil.which("node") or not (MODULES / "@digitalbazaar/vc").is_dir():
        pytest.skip("node or the verifier is not installed")
    badgectl("export", "openbadges")
    site = issuing / "site/credentials"
    good = document(issuing, "ada/guide@gold")
    to_revoke = document(issuing, "linus/kudos+2026-05-06+ada")
    badgectl("revoke", "linus/kudos", "--because", "mistake", "-m", "It was Ida.")
    badgectl("export", "openbadges")
    contexts = {
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": "ob-v3p0-context-3.0.3.json",
        "https://www.w3.org/ns/credentials/v2": "credentials-v2.json",
        "https://w3id.org/security/data-integrity/v2": "security-data-integrity-v2.json",
        "https://w3id.org/security/multikey/v1": "security-multikey-v1.json",
    }
    documents: dict[str, Any] = {
        url: json.loads((CONTEXTS / name).read_bytes()) for url, name in contexts.items()
    }
    method = f"{DID}#{DID[8:]}"
    key = {
        "@context": "https://w3id.org/security/multikey/v1", "id": method, "type": "Multikey",
        "controller": DID, "publicKeyMultibase": DID[8:],
    }  # fmt: skip
    documents[method] = key
    documents[DID] = {
        "@context": "https://www.w3.org/ns/did/v1", "id": DID, "assertionMethod": [key],
        "verificationMethod": [key],
    }  # fmt: skip
    documents[f"{HUB}/credentials/status.json"] = json.loads((site / "status.json").read_bytes())
    (tmp_path / "node_modules").symlink_to(MODULES)
    shutil.copy(ROOT / "tests/judge/verify.mjs", tmp_path)
    (tmp_path / "documents.json").write_text(json.dumps(documents))
    tampered = {**good, "name": "Guide (platinum)"}
    for name, one in {
        "good": good,
        "tampered": tampered,
        "revoked": to_revoke,
        "endorsed": good["endorsement"][0],
    }.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(one))

    def judged(now: str, *names: str) -> list[tuple[bool, str]]:
        said = subprocess.run(
            ["node", "verify.mjs", "documents.json", now, *(f"{name}.json" for name in names)],
            cwd=tmp_path, capture_output=True, text=True, check=True,
        )  # fmt: skip
        rows = [json.loads(line) for line in said.stdout.splitlines()]
        return [
            (row["verified"], " ".join(["revoked"] * row["revoked"] + row["why"])) for row in rows
        ]

    good_one, bad, revoked, endorsed = judged(
        "2026-11-23", "good", "tampered", "revoked", "endorsed"
    )
    (expired,) = judged("2028-05-06", "good")
    assert good_one == (True, "")
    assert endorsed == (True, "")
    assert (bad[0], "nvalid signature" in bad[1]) == (False, True)
    assert (expired[0], "validUntil" in expired[1]) == (False, True)
    assert revoked == (False, "revoked")


@pytest.fixture
def elsewhere(issuing: Path, badgectl: Command, tmp_path: Path) -> Path:
    """The guild before all this, with Ada's credential from the other programme beside it."""
    program = (issuing / "catalog/program.yaml").read_text(encoding="utf-8")
    write(issuing, {"catalog/program.yaml": program + "issuer: {recipients: email}\n"})
    git(issuing, "commit", "--quiet", "-am", "By address")
    badgectl("export", "openbadges")
    first = git(issuing, "rev-list", "--max-parents=0", "HEAD").strip()
    git(tmp_path, "clone", "--quiet", str(issuing), "elsewhere")
    git(tmp_path / "elsewhere", "reset", "--quiet", "--hard", first)
    be(tmp_path / "elsewhere", "grace")
    return tmp_path / "elsewhere"


@pytest.mark.parametrize("ending", ["json", "png", "svg"])
def test_a_credential_is_imported_with_its_origin(
    elsewhere: Path, issuing: Path, badgectl: Command, ending: str
) -> None:
    file = issuing / f"site/credentials/ada/guide@gold.{ending}"
    call = ("-C", str(elsewhere), "import", str(file))
    said = badgectl(*call)
    assert (said.status, said.out.splitlines()[0]) == (
        0, "Created: 1 badge, 1 award; unchanged: 0"
    ), said  # fmt: skip
    award = (elsewhere / "awards/ada/guide@gold.yaml").read_text(encoding="utf-8")
    assert award == (
        "badge: guide\nlevel: gold\nrecipient: ada\nby: grace\n"
        'reason: "Took three through <storms> & \\"seas\\" 🦡."\n'
        f'evidence:\n  - {{url: "{HUB}/awards/ada/guide@gold.html"}}\n'
        '  - {url: "https://wiki.example/ada"}\nawarded_on: 2026-05-04\n'
        f'source: {{tool: open-badges, id: "{HUB}/credentials/ada/guide@gold.json", '
        f'url: "{HUB}/credentials/ada/guide@gold.json"}}\n'
    )
    badge = (elsewhere / "catalog/badges/guide.yaml").read_text(encoding="utf-8")
    assert badge == (
        f"# from {HUB}/credentials/badges/guide.json\n# from Example Guild\n"
        "name: Guide\nkind: training\ndescription: Helps others find their feet.\n"
        "topics: [onboarding]\ncriteria:\n  - {id: c1, text: One colleague.}\n"
        "  - {id: c2, text: Three of them.}\n  - {id: c3, text: Met every week.}\n"
        "levels:\n  - {id: bronze, text: One colleague.}\n  - {id: gold, text: Three of them.}\n"
        "design: {palette: indigo, icon: book-open-variant}\n"
    )
    assert badgectl("-C", str(elsewhere), "validate").status == 0
    assert badgectl(*call).out == "Nothing to do; unchanged: 2\n"


def test_a_badge_class_becomes_a_badge(elsewhere: Path, issuing: Path, badgectl: Command) -> None:
    file = issuing / "site/credentials/badges/guide.json"
    said = badgectl("-C", str(elsewhere), "import", str(file), "--kind", "mentoring")
    assert (said.status, said.out.splitlines()[0]) == (0, "Created: 1 badge; unchanged: 0"), said
    assert (elsewhere / "catalog/badges/guide.yaml").is_file()


def test_whose_it_is_must_be_known(elsewhere: Path, issuing: Path, badgectl: Command) -> None:
    found = document(issuing, "ada/guide@gold")
    found["credentialSubject"]["identifier"][0]["salt"] = "another"
    (elsewhere / "it.json").write_text(json.dumps(found))
    said = badgectl("-C", str(elsewhere), "import", str(elsewhere / "it.json"), "--dry-run")
    assert (said.status, "`--recipient ada`" in said.err) == (1, True), said
    told = ("--recipient", "linus", "--dry-run")
    said = badgectl("-C", str(elsewhere), "import", str(elsewhere / "it.json"), *told)
    assert (said.status, "awards/linus/guide@gold.yaml" in said.out) == (0, True), said
    (elsewhere / "it.json").write_text(
        '{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "badge": "https://x.example/b"}'
    )
    said = badgectl("-C", str(elsewhere), "import", str(elsewhere / "it.json"))
    assert said.err.startswith(
        "error: it.json does not say what it awards, only where that is said: https://x.example/b\n"
    )
