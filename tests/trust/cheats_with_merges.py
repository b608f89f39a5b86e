"""Cheats that choose in a merge, or make another line the main line."""

from ground import git
from trust.cheats import PROGRAM, THANKS, awarded, found_as
from trust.realm import Files, Realm


def leave(realm: Realm, base: str, name: str = "other") -> None:
    """Begin another line at a commit, with a commit of Linus's that he does not sign."""
    realm.branch(name, base)
    realm.commit("linus", {f"{name}.txt": name}, sign=False)


def usurp(realm: Realm, *branches: str, who: str = "linus") -> None:
    """Merge branches into the present line, and let main be that line: a foxtrot merge."""
    realm.seal(who, "merge", "--quiet", "--no-ff", "-m", "Merge", *branches, sign=False)
    line = realm.head()
    realm.back()
    git(realm.guild, "merge", "--quiet", "--ff-only", line)


@found_as("history-frozen")
def remove_an_award_beside_the_main_line(realm: Realm) -> None:
    base, path = realm.head(), awarded(realm)
    realm.branch("cleared")
    realm.commit("linus", {path: None}, sign=False)
    leave(realm, base)
    usurp(realm, "cleared")
    assert not (realm.guild / path).exists()


@found_as("history-frozen")
def edit_an_award_beside_the_main_line(realm: Realm) -> None:
    base, path = realm.head(), awarded(realm)
    realm.branch("edited")
    realm.commit("linus", realm.change(path, "a lot", "a little"))
    leave(realm, base)
    usurp(realm, "edited")


@found_as("history-frozen")
def lose_an_award_in_a_merge_beside_the_main_line(realm: Realm) -> None:
    base, path = realm.head(), awarded(realm)
    leave(realm, base, "loser")
    ours = ("merge", "--quiet", "-s", "ours", "-m", "Catch up", "main")
    realm.seal("linus", *ours, sign=False)
    leave(realm, base)
    usurp(realm, "loser")
    assert not (realm.guild / path).exists()


@found_as("trust-owner")
def lose_a_policy_in_a_merge(realm: Realm) -> None:
    base = realm.head()
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 1"))
    leave(realm, base)
    ours = ("merge", "--quiet", "-s", "ours", "-m", "Merge", "main")
    line = realm.seal("linus", *ours, sign=False)
    realm.back()
    git(realm.guild, "merge", "--quiet", "--ff-only", line)
    assert "per_giver: 3" in realm.read(THANKS)


@found_as("trust-owner")
def take_a_policy_back_beside_the_main_line(realm: Realm) -> None:
    base, old = realm.head(), realm.read(THANKS)
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 1"))
    realm.branch("loosened")
    realm.commit("linus", {THANKS: old}, sign=False)
    leave(realm, base)
    usurp(realm, "loosened")
    assert realm.read(THANKS) == old


@found_as("trust-owner")
def take_up_what_a_maintainer_took_back(realm: Realm) -> None:
    base = realm.head()
    realm.commit("grace", realm.change(PROGRAM, "[grace]", "[grace, tom]"))
    between = realm.read(PROGRAM)
    realm.commit("grace", realm.change(PROGRAM, "[grace, tom]", "[grace]"))
    leave(realm, base)
    git(realm.guild, "merge", "--quiet", "--no-ff", "--no-commit", "main")
    realm.put({PROGRAM: between})
    line = realm.seal("tom", "commit", "--quiet", "-m", "Merge")
    realm.back()
    git(realm.guild, "merge", "--quiet", "--ff-only", line)


@found_as("trust-owner")
def take_up_what_a_branch_took_back(realm: Realm) -> None:
    realm.branch("topic")
    realm.commit("grace", realm.change(PROGRAM, "[grace]", "[grace, tom]"))
    between = realm.read(PROGRAM)
    realm.commit("grace", realm.change(PROGRAM, "[grace, tom]", "[grace]"))
    realm.commit("grace", {"notes.txt": "x"})
    realm.back()
    git(realm.guild, "merge", "--quiet", "--no-ff", "--no-commit", "topic")
    realm.put({PROGRAM: between})
    realm.seal("tom", "commit", "--quiet", "-m", "Merge")


@found_as("trust-owner")
def take_an_older_policy_than_a_branch_ends_with(realm: Realm) -> None:
    """What the branch goes back to is signed, but main has changed it since."""
    old = realm.read(THANKS)
    realm.branch("topic")
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 9"))
    realm.commit("grace", {THANKS: old})
    realm.back()
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 1"))
    git(realm.guild, "merge", "--quiet", "--no-ff", "--no-commit", "topic")
    realm.put({THANKS: old})
    realm.seal("tom", "commit", "--quiet", "-m", "Merge")


@found_as("trust-grade")
def bring_back_a_withdrawn_draft_in_a_merge(realm: Realm) -> None:
    path = withdrawn(realm, "topic")
    realm.back()
    git(realm.guild, "merge", "--quiet", "--no-ff", "--no-commit", "topic")
    git(realm.guild, "checkout", "topic~2", "--", path)
    realm.seal("linus", "commit", "--quiet", "-m", "Merge", sign=False)


@found_as("trust-grade")
def bring_back_a_withdrawn_draft_in_a_merge_beside(realm: Realm) -> None:
    path = withdrawn(realm, "topic")
    realm.branch("draft", "topic~2")
    realm.commit("tom", {"more.txt": "x"})
    git(realm.guild, "merge", "--quiet", "--no-ff", "--no-commit", "topic")
    git(realm.guild, "checkout", "topic~2", "--", path)
    realm.seal("linus", "commit", "--quiet", "-m", "Merge", sign=False)
    realm.merge("draft", sign=False)
    assert (realm.guild / path).exists()


def withdrawn(realm: Realm, name: str) -> str:
    """Let Tom thank Ada on a branch and withdraw it there; return the path of the draft."""
    realm.branch(name)
    path = awarded(realm)
    realm.commit("tom", {path: None}, "Not that one")
    realm.commit("tom", {"notes.txt": "x"})
    return path


# In two merges, so that none of them loses what its parents have.


def usurp_in_two(realm: Realm, base: str, who: str, files: Files, *how: str) -> None:
    """Merge main into a line that leaves out what main has, and that into another line."""
    realm.branch("left-out", base)
    realm.commit(who, files or {"left-out.txt": "x"})
    left_out = ("merge", "--quiet", "--no-ff", "-m", "Catch up", *how, "main")
    realm.seal(who, *left_out)
    realm.branch("other", base if not files else "left-out~1")
    realm.commit(who, {"other.txt": "x"})
    line = realm.seal(who, "merge", "--quiet", "--no-ff", "-m", "Merge", "left-out")
    realm.back()
    git(realm.guild, "merge", "--quiet", "--ff-only", line)


def mentored(by: str) -> Files:
    text = "badge: mentor\nlevel: bronze\nrecipient: ada\nby: {0}\nreason: {0} says so.\n"
    return {"awards/ada/mentor@bronze.yaml": f"{text.format(by)}awarded_on: 2026-11-02\n"}


def several_may_mentor(realm: Realm) -> str:
    mentor = "catalog/badges/mentor.yaml"
    return realm.commit("grace", realm.change(mentor, "by: [", "by: [{team: studio}, "))


@found_as("history-frozen")
def replace_an_award_by_ones_own_in_two_merges(realm: Realm) -> None:
    base = several_may_mentor(realm)
    realm.commit("grace", mentored("grace"))
    usurp_in_two(realm, base, "tom", mentored("tom"), "-X", "ours")
    assert "by: tom" in realm.read("awards/ada/mentor@bronze.yaml")


@found_as("history-frozen")
def let_ones_own_award_enter_in_place_of_another(realm: Realm) -> None:
    base = several_may_mentor(realm)
    realm.commit("grace", mentored("grace"))
    realm.branch("left-out", base)
    realm.commit("tom", mentored("tom"))
    realm.seal("tom", "merge", "--quiet", "--no-ff", "-X", "ours", "-m", "Catch up", "main")
    leave(realm, base)
    usurp(realm, "left-out")
    assert "by: tom" in realm.read("awards/ada/mentor@bronze.yaml")


@found_as("history-frozen")
def return_an_award_in_place_of_its_revocation(realm: Realm) -> None:
    path = awarded(realm).replace(".yaml", ".revocation.yaml")
    taken = "by: {}\nbecause: {}\nreason: So it is.\nrevoked_on: 2026-11-02\n"
    base = realm.head()
    realm.commit("grace", {path: taken.format("grace", "misconduct")})
    usurp_in_two(realm, base, "ada", {path: taken.format("ada", "returned")}, "-X", "ours")
    assert "returned" in realm.read(path)


@found_as("trust-owner")
def bring_back_what_a_maintainer_took_away(realm: Realm) -> None:
    base, crown = realm.head(), "catalog/badges/crown.yaml"
    realm.commit("grace", {crown: None})
    usurp_in_two(realm, base, "linus", {}, "-s", "ours")
    assert (realm.guild / crown).exists()


@found_as("trust-owner")
def land_what_a_maintainer_proposed_and_dropped(realm: Realm) -> None:
    realm.branch("dropped")
    realm.commit("grace", realm.change(PROGRAM, "[grace]", "[grace, linus]"))
    realm.back()
    realm.commit("grace", realm.change(PROGRAM, "[grace]", "[grace, ada]"), "Better so")
    realm.branch("topic")
    realm.commit("linus", realm.change(PROGRAM, "[grace, ada]", "[grace, linus]"))
    realm.seal("linus", "merge", "--quiet", "--no-ff", "-m", "The same", "dropped")
    realm.merge("topic", "linus")
    assert "[grace, linus]" in realm.read(PROGRAM)
