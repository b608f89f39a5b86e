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
THANKS = "catalog/badges/thanks.yaml"
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


def mended_where_it_was_wrong(realm: Realm) -> None:
    realm.branch("topic")
    (path,) = realm.thanks("tom", "ada")
    realm.commit("tom", {path: "badge: thanks\nrecipient: ada\nby: tom\nreaso: Helped.\n"})
    realm.commit("tom", realm.thanks("tom", "ada"), "Mend a slip")
    (other,) = realm.thanks("linus", "ada")
    realm.commit("tom", realm.thanks("linus", "ada"))
    realm.commit("tom", {other: None}, "That is not for me to say")
    realm.merge("topic", sign=False)


def mended_by_a_maintainer_or_unsigned(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("tom", "ada")
    (path,) = realm.thanks("tom", "ada")
    realm.commit("grace", {path: None}, "Not in this pull request")
    realm.give("tom", "grace", sign=False)
    (path,) = realm.thanks("tom", "grace")
    realm.commit("linus", {path: None}, "Sign it, please", sign=False)
    realm.give("tom", "grace")
    realm.commit("linus", realm.change(path, "a lot", "A lot"), "Only a thought")
    realm.commit("tom", realm.change(path, "A lot", "very much"), "A better one")
    realm.merge("topic", sign=False)


def taken_out_and_put_back_in_a_branch(realm: Realm) -> None:
    realm.give("tom", "ada")
    (path,) = realm.thanks("tom", "ada")
    text = realm.read(path)
    realm.branch("topic")
    realm.commit("linus", {path: None}, "Oops", sign=False)
    realm.commit("linus", {path: text}, "Put it back", sign=False)
    realm.merge("topic", sign=False)


def pulled_and_pushed(realm: Realm) -> None:
    """Somebody pulls with a merge, and pushes that: what all others did came in beside."""
    base = realm.head()
    realm.give("grace", "ada")
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 9"))
    realm.commit("tom", realm.change(realm.person("tom"), "Tom Kilburn", "Thomas Kilburn"))
    realm.branch("mine", base)
    realm.give("linus", "ada")
    line = realm.seal("linus", "merge", "--quiet", "--no-ff", "-m", "Merge main", "main")
    realm.back()
    git(realm.guild, "merge", "--quiet", "--ff-only", line)


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


def a_key_moves_on_with_its_person(realm: Realm) -> None:
    realm.give("tom", "ada")
    realm.badgectl("grace", "rename", "tom", "thomas")
    realm.commit("tom", realm.thanks("thomas", "linus"))
    without = realm.read(realm.person("thomas")).partition("signing_keys:")[0]
    with_key = realm.with_keys("thomas", realm.keys["tom"])
    realm.commit("grace", {realm.person("thomas"): without}, "Take the key out")
    realm.commit("grace", {realm.person("thomas"): with_key}, "Put it back")
    realm.commit("tom", realm.thanks("thomas", "grace"))


def a_key_is_revoked_after_it_was_retired(realm: Realm) -> None:
    realm.give("tom", "ada")
    both = realm.with_keys("tom", realm.keys["tom"], realm.keys["spare"])
    retired = both.replace("}\n", ", retired: 2026-11-03}\n", 1)
    realm.commit("tom", {realm.person("tom"): retired})
    since = realm.head()
    revoked = both.replace("}\n", f", retired: 2026-11-03, revoked_since: {since}}}\n", 1)
    realm.commit("tom", {realm.person("tom"): revoked}, key=realm.keys["spare"])
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


def an_old_branch_lands_late(realm: Realm) -> None:
    realm.branch("old")
    realm.give("tom", "ada")
    realm.back()
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 9"))
    realm.commit("grace", {"catalog/teams/crew.yaml": "name: Crew\nmembers: [tom]\n"})
    realm.commit("grace", {"catalog/badges/crown.yaml": None})
    git(realm.guild, "switch", "--quiet", "old")
    realm.seal("tom", "merge", "--quiet", "--no-ff", "-m", "Catch up", "main", sign=False)
    realm.give("tom", "linus")
    realm.back()
    realm.commit("grace", realm.change(THANKS, "per_giver: 9", "per_giver: 5"))
    realm.merge("old", sign=False)


def a_policy_is_thought_over_in_a_branch(realm: Realm) -> None:
    old = realm.read(THANKS)
    realm.branch("topic")
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 9"))
    realm.commit("grace", {THANKS: old}, "Better not")
    realm.commit("tom", realm.change(THANKS, "per_giver: 3", "per_giver: 4"), "What about four")
    realm.commit("linus", {THANKS: old}, "It is good as it is", sign=False)
    realm.merge("topic", sign=False)


def a_proposal_is_mended_and_merged_by_a_maintainer(realm: Realm) -> None:
    realm.branch("topic")
    realm.commit("tom", realm.change(THANKS, "per_giver: 3", "per_giver: 9"), sign=False)
    realm.commit("linus", realm.change(THANKS, "per_giver: 9", "per_giver: 4"))
    realm.merge("topic")


def a_conflict_is_solved_by_a_maintainer(realm: Realm) -> None:
    old = realm.read(THANKS)
    for number in (1, 9):
        realm.branch(f"limit-{number}", "main")
        file = old.replace("per_giver: 3", f"per_giver: {number}")
        realm.commit("grace", {THANKS: file})
        realm.back()
    realm.merge("limit-1", sign=False)
    realm.merge("limit-9", "grace", "-X", "ours")
    assert "per_giver: 1" in realm.read(THANKS)


def branches_that_merge_each_other(realm: Realm) -> None:
    """A criss-cross: each of two lines has merged an earlier state of the other."""
    realm.branch("one")
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 9"))
    realm.branch("two", "main")
    realm.give("tom", "ada")
    first = realm.head("one")
    git(realm.guild, "switch", "--quiet", "one")
    realm.seal("tom", "merge", "--quiet", "--no-ff", "-m", "Merge two", "two", sign=False)
    realm.commit("grace", realm.change(THANKS, "per_giver: 9", "per_giver: 5"))
    git(realm.guild, "switch", "--quiet", "two")
    realm.seal("tom", "merge", "--quiet", "--no-ff", "-m", "Merge one", first, sign=False)
    realm.give("tom", "linus")
    realm.merge("one", sign=False)
    realm.merge("two", sign=False)
    assert "per_giver: 5" in realm.read(THANKS)


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


def somebody_is_forgotten_in_a_branch(realm: Realm) -> None:
    realm.give("tom", "ada")
    realm.give("ada", "linus")
    realm.branch("late")
    realm.give("tom", "grace")
    realm.branch("topic", "main")
    realm.badgectl("grace", "forget", "ada", "--as", "former-1a2b3c4d", "--yes", "--here")
    realm.merge("topic", sign=False)
    realm.merge("late", sign=False)


def somebody_joins_and_is_thanked(realm: Realm) -> None:
    joined = "name: Zoe\nhome: studio\nemails: [zoe@guild.example]\n"
    realm.commit("grace", {"catalog/people/zoe.yaml": joined, **realm.thanks("grace", "zoe")})
    crew = "name: Crew\nmembers: [tom, zoe]\n"
    crown = "badge: crown\nrecipient: crew\nby: grace\nreason: A year.\nroster: [tom, zoe]\n"
    crown += f"awarded_on: {realm.day}\n"
    realm.commit("grace", {"catalog/teams/crew.yaml": crew, "awards/crew/crown.yaml": crown})


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
    mended_where_it_was_wrong, mended_by_a_maintainer_or_unsigned,
    taken_out_and_put_back_in_a_branch, pulled_and_pushed, an_old_branch_lands_late,
    a_policy_is_thought_over_in_a_branch, a_proposal_is_mended_and_merged_by_a_maintainer,
    a_conflict_is_solved_by_a_maintainer, branches_that_merge_each_other,
    a_key_moves_on_with_its_person, a_key_is_revoked_after_it_was_retired,
    somebody_is_forgotten_in_a_branch, somebody_joins_and_is_thanked,
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
