"""`badgectl verify` stays quiet about whatever honest people do."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import Command, git
from realm import PEOPLE, Realm, make_key

pytestmark = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed"
)

History = Callable[[Realm], None]
NOMINATION = (
    "badge: navigator\nlevel: bronze\nrecipient: ada\nby: {by}\nreason: Drew the map.\n"
    "evidence: [{{url: 'https://guild.example/map', criterion: map}}]\n"
)


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A key for everybody, and one that nobody knows."""
    folder = tmp_path_factory.mktemp("keys")
    return {who: make_key(folder, who) for who in (*PEOPLE, "stranger", "spare")}


@pytest.fixture
def realm(guild: Path, keys: dict[str, Path]) -> Realm:
    made = Realm(guild, keys)
    made.found()
    return made


def direct(realm: Realm) -> None:
    realm.give("grace", "ada")
    realm.give("tom", "ada")


def merged(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("tom", "ada")
    realm.give("linus", "tom")
    realm.back()
    realm.give("ada", "grace")
    realm.merge("topic", sign=False)


def merged_by_an_octopus(realm: Realm) -> None:
    for who in ("tom", "linus"):
        realm.branch(who)
        realm.give(who, "ada")
        realm.back()
    realm.seal("grace", "merge", "--quiet", "--no-ff", "-m", "Both", "tom", "linus")


def squashed_by_the_giver(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("tom", "ada", sign=False)
    realm.commit("tom", realm.thanks("tom", "grace"), sign=False)
    realm.back()
    git(realm.guild, "merge", "--quiet", "--squash", "topic")
    realm.seal("tom", "commit", "--quiet", "-m", "Thanks of mine")


def rebased(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("tom", "ada")
    realm.back()
    realm.give("grace", "linus")
    git(realm.guild, "switch", "--quiet", "topic")
    realm.seal("tom", "rebase", "--quiet", "main")
    realm.back()
    git(realm.guild, "merge", "--quiet", "--ff-only", "topic")


def mended_before_it_entered(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("tom", "ada")
    (path,) = realm.thanks("tom", "ada")
    realm.commit("tom", realm.change(path, "a lot", "a great deal"), "Mend the draft")
    realm.commit("tom", realm.thanks("tom", "grace"))
    realm.commit("tom", {next(iter(realm.thanks("tom", "grace"))): None}, "Not that one")
    realm.merge("topic")


def alike_in_two_branches(realm: Realm) -> None:
    for name in ("one", "two"):
        realm.branch(name, "main")
        realm.give("tom", "ada")
        realm.back()
    realm.merge("one")
    realm.merge("two")


def a_branch_with_main_merged_into_it(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("tom", "ada")
    realm.back()
    realm.give("grace", "linus")
    git(realm.guild, "switch", "--quiet", "topic")
    realm.seal("tom", "merge", "--quiet", "--no-ff", "-m", "Catch up", "main")
    realm.give("tom", "linus")
    realm.merge("topic")


def a_key_is_rotated(realm: Realm) -> None:
    realm.give("tom", "ada")
    both = realm.with_keys("tom", realm.keys["tom"], realm.keys["spare"])
    realm.commit("tom", {realm.person("tom"): both}, "Add a key")
    retired = both.replace("}\n", ", retired: 2026-11-03}\n", 1)
    realm.commit(
        "tom", {realm.person("tom"): retired}, "Retire the old one", key=realm.keys["spare"]
    )
    realm.commit("tom", realm.thanks("tom", "linus"), key=realm.keys["spare"])


def a_lost_key_is_replaced(realm: Realm) -> None:
    realm.give("tom", "ada")
    realm.commit("grace", {realm.person("tom"): realm.with_keys("tom", realm.keys["spare"])})
    realm.commit("tom", realm.thanks("tom", "linus"), key=realm.keys["spare"])


def somebody_renames_themselves(realm: Realm) -> None:
    realm.commit("tom", realm.change(realm.person("tom"), "Tom Kilburn", "Thomas Kilburn"))


def the_catalog_by_pull_request(realm: Realm) -> None:
    realm.branch("topic")
    file = "catalog/badges/thanks.yaml"
    realm.commit("grace", realm.change(file, "per_giver: 3", "per_giver: 9"))
    realm.merge("topic", sign=False)
    realm.branch("by-tom", "main")
    realm.commit("tom", realm.change(file, "per_giver: 9", "per_giver: 4"))
    realm.merge("by-tom", "grace")


def somebody_joins(realm: Realm) -> None:
    joined = "name: Zoe\nhome: studio\nemails: [zoe@guild.example]\n"
    realm.commit("grace", {"catalog/people/zoe.yaml": joined})
    realm.give("tom", "zoe")


def a_team_changes(realm: Realm) -> None:
    realm.commit("grace", realm.change("catalog/teams/platform.yaml", "[ada, linus]", "[linus]"))
    realm.commit("grace", realm.change(realm.person("ada"), "home: platform", "home: studio"))
    crown = (
        "badge: crown\nrecipient: platform\nby: grace\nreason: A year.\nroster: [grace, linus]\n"
    )
    realm.commit("grace", {"awards/platform/crown.yaml": f"{crown}awarded_on: {realm.day}\n"})


def nominated_seconded_awarded(realm: Realm) -> None:
    base = "awards/ada/navigator@bronze"
    realm.commit("linus", {f"{base}.nomination.yaml": NOMINATION.format(by="linus")})
    realm.commit("grace", {f"{base}.second.grace.yaml": "by: grace\n"})
    realm.commit("tom", {f"{base}.yaml": NOMINATION.format(by="tom")})
    realm.commit("grace", {f"{base}.like.grace.yaml": "by: grace\ntext: So glad.\n"})
    realm.commit(
        "linus", {f"{base}.comment.linus.20261102T101500Z.yaml": "by: linus\ntext: Bravo.\n"}
    )


def declined_and_tried_again(realm: Realm) -> None:
    base = "awards/ada/navigator@bronze"
    realm.commit("linus", {f"{base}.nomination.yaml": NOMINATION.format(by="linus")})
    realm.commit("tom", {f"{base}.decline.yaml": "by: tom\nfeedback: Draw the second part, too.\n"})
    realm.commit("linus", {f"{base}~2.nomination.yaml": NOMINATION.format(by="linus")})


def revoked_and_awarded_anew(realm: Realm) -> None:
    text = "badge: mentor\nlevel: bronze\nrecipient: tom\nby: grace\nreason: Took two.\n"
    realm.commit("grace", {"awards/tom/mentor@bronze.yaml": text})
    taken = "by: grace\nbecause: mistake\nreason: It was Linus.\n"
    realm.commit("grace", {"awards/tom/mentor@bronze.revocation.yaml": taken})
    realm.day += timedelta(days=2)
    realm.commit("grace", {"awards/tom/mentor@bronze~2.yaml": text})


def corrected_and_withdrawn(realm: Realm) -> None:
    realm.give("tom", "ada")
    (path,) = realm.thanks("tom", "ada")
    base = path.removesuffix(".yaml")
    mend = "by: tom\nbecause: It was more than that.\nreason: Helped us all.\n"
    realm.commit("tom", {f"{base}.correction.20261102T110000Z.yaml": mend})
    realm.commit("grace", {f"{base}.like.grace.yaml": "by: grace\n"})
    realm.commit("grace", {f"{base}.like.grace.withdrawal.yaml": "by: grace\n"})


def recorded_by_a_recorder(realm: Realm) -> None:
    realm.commit("badge-bot", realm.thanks("tom", "ada", recorded_by="badge-bot"))


def imported(realm: Realm) -> None:
    old = (
        "badge: floppy-disk\nrecipient: hedy\nby: ada\nreason: Saved it.\nawarded_on: 2010-05-05\n"
    )
    source = "recorded_by: grace\nsource: {tool: table, id: '10'}\n"
    realm.commit("grace", {"awards/hedy/floppy-disk.yaml": old + source})


def voided(realm: Realm) -> None:
    realm.give("tom", "ada", sign=False)
    (path,) = realm.thanks("tom", "ada")
    void = "by: grace\nrule: trust-grade\nreason: Nobody signed it.\n"
    realm.commit("grace", {path.replace(".yaml", ".void.yaml"): void})


def acknowledged(realm: Realm) -> None:
    commit = realm.give("tom", "ada", sign=False)
    program = realm.read("catalog/program.yaml")
    program += f"acknowledged: [{{commit: {commit}, reason: Merged before the check was on.}}]\n"
    realm.commit("grace", {"catalog/program.yaml": program})


def somebody_is_renamed(realm: Realm) -> None:
    realm.give("tom", "ada")
    realm.badgectl("grace", "rename", "ada", "countess")
    realm.commit("ada", realm.thanks("countess", "tom"))
    realm.commit("grace", realm.thanks("grace", "countess"))


def an_id_is_erased(realm: Realm) -> None:
    realm.give("tom", "ada")
    realm.give("ada", "linus")
    realm.branch("topic")
    realm.give("linus", "ada")
    realm.back()
    realm.merge("topic")
    realm.badgectl("grace", "rename", "ada", "countess", "--erase", "--yes")
    realm.commit("grace", realm.thanks("grace", "countess"))


def somebody_is_forgotten(realm: Realm) -> None:
    realm.give("tom", "ada")
    realm.give("ada", "linus")
    realm.badgectl("grace", "forget", "ada", "--as", "former-1a2b3c4d", "--yes")
    realm.give("tom", "linus")


def other_files_change(realm: Realm) -> None:
    realm.commit("tom", {"src/main.py": "print()\n", "README.md": "Hi.\n"}, sign=False)
    realm.commit("tom", {"src/main.py": None, "awards/README.md": "Records.\n"}, sign=False)


HISTORIES: tuple[History, ...] = (
    direct, merged, merged_by_an_octopus, squashed_by_the_giver, rebased, mended_before_it_entered,
    alike_in_two_branches, a_branch_with_main_merged_into_it, a_key_is_rotated,
    a_lost_key_is_replaced, somebody_renames_themselves, the_catalog_by_pull_request,
    somebody_joins, a_team_changes, nominated_seconded_awarded, declined_and_tried_again,
    revoked_and_awarded_anew, corrected_and_withdrawn, recorded_by_a_recorder, imported, voided,
    acknowledged, somebody_is_renamed, an_id_is_erased, somebody_is_forgotten, other_files_change,
)  # fmt: skip


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: history.__name__)
def test_is_quiet(history: History, realm: Realm, badgectl: Command) -> None:
    history(realm)
    said = badgectl("verify")
    assert said.status == 0, said.out
    assert "error[" not in said.out
    assert "warning[" not in said.out
    again = badgectl("verify", "--afresh")
    assert again.out.splitlines()[1:] == said.out.splitlines()[1:]


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: history.__name__)
def test_step_by_step_comes_to_the_same(history: History, realm: Realm, badgectl: Command) -> None:
    """Verifying after each commit of the main line remembers what verifying at the end finds."""
    history(realm)
    check_stepwise(realm, badgectl)


def check_stepwise(realm: Realm, badgectl: Command) -> None:
    """Verify after each commit of the main line, going on from what is remembered."""
    tip = realm.head()
    line = git(realm.guild, "rev-list", "--first-parent", "--reverse", "HEAD").split()
    for commit in line:
        badgectl("verify", commit)
    stepwise = badgectl("verify", "--format", "json")
    assert badgectl("verify", "--afresh", "--format", "json") == stepwise
    assert realm.head() == tip
