"""`import` of credentials: they keep their origin, and whose they are must be known."""

import json
from pathlib import Path

import pytest
from ground import Command, be, git, write
from publishing.issuing import HUB, document

pytestmark = pytest.mark.usefixtures("issuer_key")


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
        "topics: [onboarding]\ncriteria:\n  - {id: c1, text: Met every week.}\n"
        "levels:\n  - {id: bronze, text: One colleague.}\n"
        "  - {id: gold, text: Helps many. Three of them., criteria: [{id: c4, text: They say so.}]}\n"
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
