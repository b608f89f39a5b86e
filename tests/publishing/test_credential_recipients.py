"""How credentials name people: whom they tell to whom, and for how long."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from ground import Command, Said, git, write
from publishing.issuing import DID, WEB, bits, document, issued
from publishing.sites import commit

pytestmark = pytest.mark.usefixtures("issuer_key")


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


def test_the_private_id_stays_whatever_somebody_is_called(issuing: Path, badgectl: Command) -> None:
    def ids(linus: str, ada: str) -> tuple[str, str]:
        assert badgectl("export", "openbadges").status == 0
        names = (f"{linus}/kudos+2026-05-06+{ada}", f"{ada}/guide@gold")
        first, second = (document(issuing, name)["credentialSubject"]["id"] for name in names)
        return first, second

    before = ids("linus", "ada")
    for old, new in (("linus", "l-t"), ("l-t", "benedict"), ("benedict", "linus")):
        assert badgectl("rename", old, new).status == 0
        assert ids(new, "ada") == before
    assert badgectl("rename", "ada", "countess").status == 0
    assert ids("linus", "countess") == before


def test_nobody_is_called_as_what_is_nobodys(issuing: Path, badgectl: Command) -> None:
    issuer = "name: Issuer\nkind: training\ndescription: Issues.\ncriteria: [{id: one, text: Issued.}]\nawarding: {by: anyone}\n"
    commit(issuing, {
        "catalog/teams/badges.yaml": "name: Badges\nfunction: engineering\nmembers: [linus]\n",
        "catalog/people/v2.yaml": "name: Vau Zwei\nhome: badges\n",
        "catalog/badges/issuer.yaml": issuer,
        "awards/badges/crown.yaml": "badge: crown\nrecipient: badges\nby: grace\nreason: Calm.\nawarded_on: 2026-05-08\nroster: [linus]\n",
        "awards/v2/issuer.yaml": "badge: issuer\nrecipient: v2\nby: ada\nreason: So be it.\nawarded_on: 2026-05-08\n",
    })  # fmt: skip
    assert badgectl("export", "openbadges", "--format", "both").status == 0
    kinds = {
        "badges/crown": "Achievement", "badges-/crown": "VerifiableCredential",
        "v2/badges/crown": "BadgeClass", "v2/badges-/crown": "Assertion",
        "v2/issuer": "Issuer", "v2-/issuer": "VerifiableCredential",
        "v2/v2-/issuer": "Assertion",
    }  # fmt: skip
    found = {name: document(issuing, name)["type"] for name in kinds}
    assert {name: kind if isinstance(kind, str) else kind[0] for name, kind in found.items()} == (
        kinds
    )
    said = badgectl("export", "openbadges", "badges", "v2/issuer", "--format", "both")
    assert said.out == "2 credentials in site: 0 files written, 0 removed\n"


def test_one_person_brings_all_that_their_credentials_name(
    issuing: Path, badgectl: Command
) -> None:
    said = badgectl("export", "openbadges", "ada")
    assert said.out == "1 credential in site: 11 files written, 0 removed\n"
    badges = {path.stem for path in (issuing / "catalog/badges").glob("*.yaml")}
    assert issued(issuing).keys() == {
        "credentials/manifest.json", "credentials/status.json",
        *(f"credentials/badges/{badge}.json" for badge in badges),
        *(f"credentials/ada/guide@gold.{ending}" for ending in ("json", "png", "svg")),
    }  # fmt: skip
    first = issued(issuing)
    said = badgectl("export", "openbadges", "linus/kudos", "Ada Lovelace", "ada/guide")
    assert said.out == "2 credentials in site: 3 files written, 0 removed\n"
    assert {name: issued(issuing)[name] for name in first if "manifest" not in name} == {
        name: data for name, data in first.items() if "manifest" not in name
    }


def test_what_was_taken_back_goes_though_others_were_asked_for(
    issuing: Path, badgectl: Command
) -> None:
    badgectl("export", "openbadges")
    why = ("--because", "mistake", "-m", "It was Ida.")
    for award in ("linus/kudos", "platform/kudos"):
        assert badgectl("revoke", award, *why).status == 0
    said = badgectl("export", "openbadges", "ada")
    assert said.out == "1 credential in site: 1 file written, 0 removed\n"
    assert bits(issuing) == [1, 2]
    said = badgectl("export", "openbadges", "linus")
    assert said.out == "0 credentials in site: 0 files written, 3 removed\n"
    assert badgectl("export", "openbadges", "linus") == Said(
        2, "",
        "error: linus holds no award\n  hint: `badgectl list awards` shows who holds which\n",
    )  # fmt: skip
    shutil.rmtree(issuing / "site/credentials/platform")
    said = badgectl("export", "openbadges")
    assert said.out == "1 credential in site: 0 files written, 3 removed\n"
    assert {name.split("/")[1] for name in issued(issuing)} == {
        "ada", "badges", "manifest.json", "status.json",
    }  # fmt: skip


def test_who_is_not_shown_is_named_as_such(issuing: Path, badgectl: Command) -> None:
    person = (issuing / "catalog/people/ada.yaml").read_text(encoding="utf-8")
    commit(issuing, {"catalog/people/ada.yaml": f"{person}visibility: members\n"})
    assert badgectl("export", "openbadges", "ada/guide") == Said(
        2, "",
        "error: nothing to issue for ada/guide@gold: not shown, as they want it\n"
        "  hint: `visibility` in their file says who sees them; with `--members` members do\n",
    )  # fmt: skip
    assert badgectl("export", "openbadges", "ada/guide", "--members").status == 0
