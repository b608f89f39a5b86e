"""Credentials: what they say, that nothing is done twice, and what is refused."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from ground import Command, Said, git, write
from publishing.issuing import AWARDS, DID, HUB, KEY, bits, document, issued

pytestmark = pytest.mark.usefixtures("issuer_key")


LEVELS = f"{HUB}/credentials/badges/guide.json"
ACHIEVEMENT = {
    "id": LEVELS,
    "type": ["Achievement"],
    "achievementType": "Badge",
    "name": "Guide",
    "description": "Helps others find their feet.",
    "criteria": {
        "id": f"{HUB}/badges/guide.html",
        "narrative": (
            "- Met every week.\n- Guide (bronze): One colleague.\n"
            "- Guide (gold): Three of them.\n- Guide (gold): They say so."
        ),
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
                "name": "Guide (gold)", "level": "2",
                "description": "Helps many. Three of them.",
            },
        ],
    }],
}  # fmt: skip
CREDENTIAL = {
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


def test_what_is_issued(issuing: Path, badgectl: Command) -> None:
    said = badgectl("export", "openbadges")
    assert said == Said(
        0,
        "3 credentials in site: 17 files written, 0 removed\n",
        "nothing is verified yet: `badgectl verify` first, and credentials say who vouches\n"
        f"  hint: signed with {DID[8:]}, and any key would have done: commit "
        f"`issuer: {{key: {DID[8:]}}}` in catalog/program.yaml, and only this one does\n",
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
    extra = {"@context": CREDENTIAL["@context"][1]}
    assert document(issuing, "badges/guide") == extra | ACHIEVEMENT, "there as in the credential"
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
    assert found == CREDENTIAL


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Paris"])
def test_days_at_the_ends_of_the_calendar(zone: str, issuing: Path, badgectl: Command) -> None:
    program = (issuing / "catalog/program.yaml").read_text()
    write(issuing, {
        "catalog/program.yaml": f"{program}timezone: {zone}\n",
        "awards/tom/guide@bronze.yaml": "badge: guide\nlevel: bronze\nrecipient: tom\nby: ada\n"
        "reason: For ever.\nearned_on: 0001-01-01\nawarded_on: 2026-05-08\nexpires_on: 9999-12-31\n",
    })  # fmt: skip
    git(issuing, "add", ".")
    git(issuing, "commit", "--quiet", "-m", "A badge for ever")
    said = badgectl("export", "openbadges")
    assert said.out == "4 credentials in site: 20 files written, 0 removed\n"
    found = document(issuing, "tom/guide@bronze")
    end, begin = {
        "America/New_York": ("9999-12-31T23:59:59Z", "0001-01-01T04:56:02Z"),
        "Europe/Paris": ("9999-12-31T22:59:59Z", "0001-01-01T00:00:00Z"),
    }[zone]
    assert found["validUntil"] == end
    assert found["credentialSubject"]["activityEndDate"] == begin


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


@pytest.mark.parametrize("told_by_paths", [False, True])
def test_a_rewritten_history_is_refused(
    issuing: Path, badgectl: Command, *, told_by_paths: bool
) -> None:
    badgectl("export", "openbadges")
    if told_by_paths:  # as it was once
        manifest = document(issuing, "manifest")
        awards = (path for path in sorted(AWARDS) if ".like." not in path)
        told = manifest | {"indices": {path: place for place, path in enumerate(awards)}}
        (issuing / "site/credentials/manifest.json").write_text(json.dumps(told))
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
    assert said == Said(
        1, "",
        "error: awards/linus/kudos+2026-05-06+ada.yaml is number 1 in the list that was published, "
        "and would be 2 now: the history of the main line was rewritten\n"
        "  hint: issue from a clone with the history as it was, or remove the published "
        "credentials and give all of them out anew\n",
    )  # fmt: skip
    assert issued(issuing) == before


REFUSALS: dict[str, tuple[tuple[str, ...], str]] = {
    "neither key nor address": (("--key", "no.key"), "error: there is no no.key; and credentials name the hub's address, and it is not known\n"),
    "no address": ((), "error: credentials name the hub's address, and it is not known\n"),
    "no https": (("--base-url", "http://x.example"), "error: credentials need an address with https://\n"),
    "no site": (("--base-url", "x"), "error: `x` is no address of a site\n"),
    "no key there": (("--base-url", HUB, "--key", "no.key"), "error: there is no no.key\n"),
    "loose key": (("--base-url", HUB, "--key", "loose.key"), "error: others can read the key in loose.key"),
    "no key at all": (("--base-url", HUB, "--key", "text.key"), "error: there is no private key in text.key\n"),
    "another kind of key": (("--base-url", HUB, "--key", "rsa.key"), "error: the key in rsa.key is not of the kind Ed25519"),
    "locked": (("--base-url", HUB, "--key", "locked.key"), "error: the key in locked.key is locked by a passphrase\n"),
    "nobody": (("--base-url", HUB, "nobody"), "error: there is no person or team `nobody`\n  hint: `badgectl list people` and `badgectl list teams` show them\n"),
    "a typo": (("--base-url", HUB, "linsu"), "error: there is no person or team `linsu`\n  hint: did you mean `linus`?\n"),
    "a typo in an award": (("--base-url", HUB, "ada/mentro@bronze"), "error: there is no award ada/mentro@bronze\n  hint: did you mean `ada/mentor@bronze`?\n"),
    "a typo in a short name": (("--base-url", HUB, "ada/mentro"), "error: there is no award ada/mentro\n  hint: did you mean `ada/mentor`?\n"),
    "short of what has no day": (("--base-url", HUB, "ada/thanks"), "error: `ada/thanks` could be 2 awards\n  hint: say which: `ada/thanks+2026-09-14+grace` or `ada/thanks+2026-11-02+tom`\n"),
    "what was taken back": (("--base-url", HUB, "tom/thanks"), "error: nothing to issue for tom/thanks+2026-11-03+ada\n  hint: credentials are issued of awards that count and bear a day: `badgectl show tom/thanks+2026-11-03+ada`\n"),
    "who holds nothing": (("--base-url", HUB, "Linus Torvalds"), "error: linus holds no award\n  hint: `badgectl list awards` shows who holds which\n"),
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


def test_without_a_commit_nobody_knows_what_came_first(lively: Path, badgectl: Command) -> None:
    shutil.rmtree(lively / ".git")
    git(lively, "init", "--quiet")
    assert badgectl("export", "openbadges", "--base-url", HUB) == (
        1, "", "error: the programme is not committed yet\n  hint: `git add catalog && git commit`\n"
    )  # fmt: skip


def test_a_key_is_made_where_only_its_owner_reads_it(
    guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
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
    git(guild, "checkout", "--quiet", "catalog/program.yaml")
    again = badgectl("key", "issuer", "--create")
    assert (again.status, again.err.splitlines()[0]) == (1, f"error: {place} is there already")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "own"], check=True)
    assert badgectl("key", "issuer", "--key", "own").out.startswith("did:key:z6Mk")
