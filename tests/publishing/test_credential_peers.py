"""Credentials before judges of other families: the official schema, and a verifier not of ours."""

import json
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import openbadgeslib
import pytest
from ground import ROOT, Command, needs, needs_ssh_keygen
from jsonschema import Draft201909Validator
from publishing.issuing import DID, HUB, document

pytestmark = pytest.mark.usefixtures("issuer_key")
CONTEXTS = Path(openbadgeslib.__file__).parent / "ob3" / "contexts"
MODULES, SOURCE = ROOT / ".ci/node_modules", ROOT / ".ci/openbadgeslib"


@pytest.fixture(scope="session")
def schema() -> Draft201909Validator:
    """The official schema, as it travels with the source of openbadgeslib."""
    needs(SOURCE)
    with tarfile.open(next(SOURCE.glob("*.tar.gz"))) as archive:
        names = archive.getnames()
        (name,) = (one for one in names if one.endswith("achievementcredential_schema.json"))
        opened = archive.extractfile(name)
        assert opened is not None
        return Draft201909Validator(json.load(opened))


@pytest.mark.slow
@needs_ssh_keygen
def test_the_official_schema_accepts_every_example(
    example_site: Path, schema: Draft201909Validator
) -> None:
    files = [
        one
        for one in (example_site / "credentials").glob("*/*.json")
        if one.parent.name not in ("badges", "v2")
    ]
    assert len(files) > 150
    for file in files:
        errors = [error.message for error in schema.iter_errors(json.loads(file.read_bytes()))]
        assert errors == [], file.name


@pytest.mark.slow
def test_a_verifier_of_another_family(issuing: Path, badgectl: Command, tmp_path: Path) -> None:
    needs("node")
    needs(MODULES / "@digitalbazaar/vc")
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
    shutil.copy(ROOT / "tests/publishing/judge/verify.mjs", tmp_path)
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
