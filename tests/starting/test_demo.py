"""`demo` and the example programme: as rich as they claim, and signed by all."""

from collections import Counter
from pathlib import Path

import pytest
from ground import Command, git, needs_ssh_keygen

from badgectl.cli.starting.tour import _STOPS
from badgectl.cli.table import COMMANDS
from badgectl.documents.example import example_files
from badgectl.documents.loading import load_programme
from badgectl.model.badges import KINDS
from badgectl.model.records import Award, Revocation
from badgectl.model.standing import award_in_force
from badgectl.plans.starting import STARTER_BADGES


def test_the_example_is_as_rich_as_it_claims() -> None:
    loaded = load_programme(example_files())
    catalog, ledger = loaded.catalog, loaded.ledger
    assert loaded.problems == ()
    functions = {team.function for team in catalog.teams.values()}
    assert (len(functions), len(catalog.teams), len(catalog.people)) == (4, 6, 24)
    assert len(catalog.badges) >= 18
    assert set(KINDS) <= {badge.kind for badge in catalog.badges.values()}
    assert sum(1 for badge in catalog.badges.values() if badge.levels) >= 6
    assert len(catalog.goals) == 5
    verbs = Counter(record.location.verb for record in ledger.records)
    assert verbs["award"] >= 150
    assert {"nomination", "second", "decline", "like", "comment", "correction", "score"} <= set(
        verbs
    )
    day = max(record.day for record in ledger.records if record.day)
    awards = [dossier for dossier in ledger if dossier.award]
    assert any(isinstance(record, Revocation) for record in ledger.records)
    ended = [d for d in awards if not d.revocation and award_in_force(catalog, d, day) is None]
    assert ended, "some awards have expired"
    assert any(isinstance(r, Award) and r.by == "rules" for r in ledger.records)
    assert set(STARTER_BADGES) < set(catalog.badges)


def commits(folder: Path) -> list[str]:
    return git(folder, "log", "--reverse", "--format=%H %G? %an: %s").splitlines()


@pytest.mark.slow
@needs_ssh_keygen
def test_the_demo(
    tmp_path: Path, larkspur: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"):  # a visitor who set these is not the host
        monkeypatch.setenv(name, "visitor@example.org")
    said = badgectl("demo", "one")
    unset = "  hint: to work as Greta, unset GIT_AUTHOR_NAME and GIT_AUTHOR_EMAIL\n"
    assert (said.status, said.err) == (0, unset)
    folder = tmp_path / "one"
    found = commits(folder)
    assert len(found) == 1 + 230 + 9, "the catalog, the year, and what the tour records"
    assert all(line.split()[1] == "G" for line in found), "every commit is signed by its author"
    assert found[0].endswith(" Noor Haddad: Start the badge programme")
    assert any(line.endswith(" Noor Haddad: Retire Fax survivor") for line in found)
    assert git(folder, "status", "--porcelain") == "?? pictures/\n?? site/\n"
    assert (folder / "pictures/contact-sheet.png").stat().st_size > 100_000
    assert said.out.count("\n$ badgectl ") == len(_STOPS)
    shown = {line.split()[2] for line in said.out.splitlines() if line.startswith("$ badgectl ")}
    assert shown == {entry.name for entry in COMMANDS} - {"demo"}, "the tour shows every command"
    assert "bug in badgectl" not in said.out
    assert badgectl("-C", "one", "validate").status == 0
    monkeypatch.delenv("GIT_AUTHOR_NAME")
    monkeypatch.delenv("GIT_AUTHOR_EMAIL")
    assert badgectl("-C", "one", "award", "thanks", "wei", "-m", "As Greta.").status == 0
    assert commits(larkspur) == found, "the same commits, to the last bit"


def test_the_demo_wants_an_empty_folder(
    tmp_path: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").touch()
    assert badgectl("demo", "full").err == (
        "error: full is there and not empty\n  hint: name a folder that is not there yet\n"
    )
