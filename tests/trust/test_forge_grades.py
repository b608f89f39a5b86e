"""What a forge's signature says: squash merges and web edits, and what it does not say."""

import json
from pathlib import Path

import pytest
from ground import Command, git, needs_ssh_keygen
from trust.realm import Realm, public

pytestmark = needs_ssh_keygen


@pytest.fixture
def realm(guild: Path, keys: dict[str, Path]) -> Realm:
    """A guild that takes the forge's word."""
    made = Realm(guild, keys)
    made.found("forge")
    program = made.read("catalog/program.yaml").replace(
        "{required: forge}", f"{{required: forge, forge_keys: [{public(keys['stranger'])}]}}"
    )
    made.commit("grace", {"catalog/program.yaml": program}, "Take the forge's word")
    return made


def by_forge(realm: Realm, author: str, *command: str) -> str:
    """Let the forge commit for somebody, as it does for a merge or an edit on its pages."""
    realm.keys = {**realm.keys, "noreply": realm.keys["stranger"]}
    return realm.seal("noreply", *command, author=author)


def grades(badgectl: Command) -> dict[str, str]:
    found = json.loads(badgectl("verify", "--format", "json").out)
    return {one["path"].split("/")[1]: one["grade"] for one in found["records"]}


def test_an_edit_on_the_forges_pages(realm: Realm, badgectl: Command) -> None:
    realm.put(realm.thanks("tom", "ada"))
    by_forge(realm, "tom", "commit", "--quiet", "-m", "Create thanks.yaml")
    assert badgectl("verify").status == 0
    assert grades(badgectl) == {"ada": "forge"}


def test_a_squash_merge(realm: Realm, badgectl: Command) -> None:
    realm.branch("topic")
    realm.give("tom", "ada", sign=False)
    realm.back()
    git(realm.guild, "merge", "--quiet", "--squash", "topic")
    by_forge(realm, "tom", "commit", "--quiet", "-m", "Thanks (#1)")
    assert badgectl("verify").status == 0
    assert grades(badgectl) == {"ada": "forge"}


def test_a_squash_merge_of_somebody_elses_words(realm: Realm, badgectl: Command) -> None:
    realm.put(realm.thanks("linus", "ada"))
    by_forge(realm, "tom", "commit", "--quiet", "-m", "Thanks (#1)")
    said = badgectl("verify")
    assert said.status == 1
    assert (
        "the forge signed it for tom@guild.example, which does not vouch for linus; the programme "
        "asks for records that are signed, if only by the forge"
    ) in said.out


def test_a_merge_commit_says_nothing_about_what_it_merges(realm: Realm, badgectl: Command) -> None:
    realm.branch("topic")
    realm.give("tom", "ada", sign=False)
    realm.back()
    by_forge(realm, "tom", "merge", "--quiet", "--no-ff", "-m", "Merge #1", "topic")
    assert badgectl("verify").status == 1
    assert grades(badgectl) == {"ada": "claimed"}


def test_a_merge_commit_of_what_the_giver_signed(realm: Realm, badgectl: Command) -> None:
    realm.branch("topic")
    realm.give("tom", "ada")
    realm.back()
    by_forge(realm, "grace", "merge", "--quiet", "--no-ff", "-m", "Merge #1", "topic")
    assert badgectl("verify").status == 0
    assert grades(badgectl) == {"ada": "signed"}


def test_a_queue_of_merges(realm: Realm, badgectl: Command) -> None:
    """A queue rebases what it merges: a commit with one parent, signed by the forge."""
    for who, to in (("tom", "ada"), ("linus", "tom")):
        realm.put(realm.thanks(who, to))
        by_forge(realm, who, "commit", "--quiet", "-m", "Queued")
    assert badgectl("verify").status == 0
    assert grades(badgectl) == {"ada": "forge", "tom": "forge"}


def test_a_rebase_merge_loses_signatures(realm: Realm, badgectl: Command) -> None:
    realm.put(realm.thanks("tom", "ada"))
    realm.seal("noreply" if "noreply" in realm.keys else "linus", "commit", "--quiet", "-m", "x",
               sign=False, author="tom")  # fmt: skip
    said = badgectl("verify")
    assert said.status == 1
    assert "it is not signed; the programme asks for records" in said.out


def test_the_catalog_on_the_forges_pages(realm: Realm, badgectl: Command) -> None:
    file = "catalog/badges/thanks.yaml"
    realm.put(realm.change(file, "per_giver: 3", "per_giver: 5"))
    by_forge(realm, "grace", "commit", "--quiet", "-m", "Update thanks.yaml")
    assert badgectl("verify").status == 0
    realm.put(realm.change(file, "per_giver: 5", "per_giver: 50"))
    by_forge(realm, "tom", "commit", "--quiet", "-m", "Update thanks.yaml")
    said = badgectl("verify")
    assert said.status == 1
    assert "this change is sent through the forge by tom, who is no maintainer" in said.out


def test_a_forge_that_nobody_listed(realm: Realm, badgectl: Command, keys: dict[str, Path]) -> None:
    realm.keys = {**realm.keys, "stranger": keys["spare"]}
    realm.put(realm.thanks("tom", "ada"))
    by_forge(realm, "tom", "commit", "--quiet", "-m", "Create thanks.yaml")
    assert badgectl("verify").status == 1
    assert grades(badgectl) == {"ada": "claimed"}


def test_an_unsigned_programme_says_what_it_reached(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "For this.").status == 0
    root, tip = git(guild, "log", "--format=%H", "--reverse").split()
    assert badgectl("verify") == (
        0,
        f"1 commit of the main line verified from {root[:12]} (trusted unseen) to {tip[:12]}\n"
        "1 record: 1 claimed; required: claimed\n"
        "verified\n",
        "",
    )
    assert badgectl("verify", "--root", tip) == (
        0,
        f"0 commits of the main line verified from {tip[:12]} (named) to {tip[:12]}\n"
        "0 records: nothing to vouch for; required: claimed\n"
        "1 record was there with the root, trusted unseen\n"
        "verified\n",
        "",
    )


def test_what_the_forge_shows_ends_with_what_was_verified(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "For this.").status == 0
    assert badgectl("verify", "--format", "github") == badgectl("verify")
    (record,) = (guild / "awards/ada").iterdir()
    record.write_text(record.read_text(encoding="utf-8").replace("this", "that"), encoding="utf-8")
    git(guild, "commit", "--quiet", "-am", "Touch it up")
    root, _, bad = (one[:12] for one in git(guild, "log", "--format=%H", "--reverse").split())
    assert badgectl("verify", "--format", "github") == (
        1,
        f"::error title=badgectl history-frozen,file={record.relative_to(guild)},line=1,col=1,"
        f"endColumn=2::commit {bad}: this record has entered, and is changed "
        "(put it back as it was; mend or revoke it by a further record)\n"
        f"2 commits of the main line verified from {root} (trusted unseen) to {bad}\n"
        "1 record: 1 claimed; required: claimed\n"
        "NOT verified: 1 problem\n",
        "",
    )


def test_show_and_report_tell_the_grade(realm: Realm, badgectl: Command) -> None:
    commit = realm.give("tom", "ada")
    assert "not verified yet: `badgectl verify`" in badgectl("show", "ada/thanks").out
    assert "vouches" not in badgectl("report").out
    assert badgectl("verify").status == 0
    assert (
        f"  trust    signed by tom (commit {commit[:10]})\n" in badgectl("show", "ada/thanks").out
    )
    assert badgectl("report").out.partition("vouches for them\n")[2].startswith("  signed  1  ")
    later = realm.give("linus", "tom")
    assert "not verified yet: `badgectl verify`" in badgectl("show", "tom/thanks").out
    report = json.loads(badgectl("report", "--format", "json").out)
    assert report["by_grade"] == [
        {"name": "not verified", "awards": 1},
        {"name": "signed", "awards": 1},
    ]
    both = realm.with_keys("linus", realm.keys["linus"], realm.keys["spare"])
    revoked = both.replace("}\n", f", revoked_since: {later}}}\n", 1)
    realm.commit("grace", {realm.person("linus"): revoked})
    assert badgectl("verify").status == 1
    assert f"  trust    claimed (commit {later[:10]})\n" in badgectl("show", "tom/thanks").out
    assert (
        f"  trust    signed by tom (commit {commit[:10]})\n" in badgectl("show", "ada/thanks").out
    )


def test_an_address_that_the_forge_made_up_is_named(guild: Path, badgectl: Command) -> None:
    """Where claims are taken: whoever presses the button is told what makes the next one theirs."""
    address = "12345+grace@users.noreply.github.com"

    def press_the_button() -> None:
        studio = guild / "catalog/teams/studio.yaml"
        studio.write_text(f"{studio.read_text(encoding='utf-8')}# Moved.\n", encoding="utf-8")
        git(guild, "-c", f"user.email={address}", "commit", "--quiet", "-am", "Move the studio")

    press_the_button()
    said = badgectl("verify")
    assert (said.status, said.out.count("warning[trust-owner]")) == (0, 1)
    assert (
        f"if it is yours, add {address} to `emails:` in your file for what is to come; "
        "if it is wrong, let a maintainer take it back"
    ) in said.out
    grace = guild / "catalog/people/grace.yaml"
    text = grace.read_text(encoding="utf-8")
    grace.write_text(text.replace("emails: [", f"emails: [{address}, "), encoding="utf-8")
    git(guild, "commit", "--quiet", "-am", "Another address")
    press_the_button()
    assert badgectl("verify").out.count("warning[trust-owner]") == 1
