"""Cheats that loosen policies, choose from among old ones, or take the catalog over."""

from ground import git
from trust.cheats import PROGRAM, THANKS, found_as
from trust.realm import Files, Realm

# Policies are loosened, or chosen from among old ones.


@found_as("trust-owner")
def loosen_a_policy_unsigned(realm: Realm) -> str:
    commit = realm.commit(
        "grace", realm.change(THANKS, "per_giver: 3", "per_giver: 99"), sign=False
    )
    realm.give("tom", "ada")
    return commit


@found_as("trust-owner")
def loosen_a_policy_without_leave(realm: Realm) -> None:
    realm.commit("tom", realm.change(THANKS, "per_giver: 3", "per_giver: 99"))


@found_as("trust-owner")
def put_another_picture_on_a_badge(realm: Realm) -> str:
    art = "catalog/art/night.svg"
    realm.commit("grace", {art: "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    return realm.commit("tom", {art: "<svg xmlns='http://www.w3.org/2000/svg' id='mine'/>"})


@found_as("policy-limit")
def loosen_a_policy_in_the_same_commit(realm: Realm) -> None:
    files = realm.change(THANKS, "per_giver: 3", "per_giver: 99")
    for to in ("ada", "linus", "tom", "badge-bot"):
        files |= realm.thanks("grace", to)
    realm.commit("grace", files)


@found_as("policy-limit")
def loosen_it_in_the_same_pull_request(realm: Realm) -> None:
    realm.branch("topic")
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 99"))
    for to in ("ada", "linus", "tom", "badge-bot"):
        realm.give("grace", to)
    realm.merge("topic")


@found_as("policy-limit")
def branch_off_where_the_policy_was_looser(realm: Realm) -> None:
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 9"))
    realm.branch("topic")
    realm.back()
    realm.commit("grace", realm.change(THANKS, "per_giver: 9", "per_giver: 3"))
    git(realm.guild, "switch", "--quiet", "topic")
    for to in ("ada", "linus", "grace", "badge-bot"):
        realm.give("tom", to)
    realm.merge("topic")


@found_as("trust-owner")
def roll_a_policy_back(realm: Realm) -> None:
    old = realm.read(THANKS)
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 1"))
    realm.commit("tom", {THANKS: old})


@found_as("trust-owner")
def roll_a_policy_back_in_a_merge(realm: Realm) -> None:
    old = realm.read(THANKS)
    realm.branch("topic")
    realm.give("tom", "ada")
    realm.back()
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 1"))
    git(realm.guild, "merge", "--quiet", "--no-ff", "--no-commit", "topic")
    realm.put({THANKS: old})
    realm.seal("tom", "commit", "--quiet", "-m", "Merge topic")


@found_as("policy-limit")
def two_awards_past_a_limit_side_by_side(realm: Realm) -> None:
    realm.give("tom", "grace")
    realm.give("tom", "badge-bot")
    for to in ("ada", "linus"):
        realm.branch(to, "main")
        realm.give("tom", to)
        realm.back()
    realm.merge("ada")
    realm.merge("linus")


@found_as("trust-together")
def award_a_badge_that_comes_along(realm: Realm) -> None:
    badge = realm.read(THANKS).replace("Thanks", "Cheers")
    award = {p.replace("thanks", "cheers"): str(t).replace("thanks", "cheers")
             for p, t in realm.thanks("grace", "ada").items()}  # fmt: skip
    realm.commit("grace", {"catalog/badges/cheers.yaml": badge, **award})


# The catalog changes hands.


@found_as("trust-owner")
def make_oneself_a_maintainer(realm: Realm) -> None:
    realm.commit("tom", realm.change(PROGRAM, "[grace]", "[grace, tom]"))


@found_as("trust-owner")
def acknowledge_ones_own_coup(realm: Realm) -> str:
    commit = realm.commit("tom", realm.change(PROGRAM, "[grace]", "[tom]"))
    text = realm.read(PROGRAM)
    realm.commit("tom", {PROGRAM: f"{text}acknowledged: [{{commit: {commit}, reason: x}}]\n"})
    return commit


@found_as("trust-owner")
def swap_somebody_elses_key(realm: Realm) -> str:
    commit = realm.commit(
        "linus", {realm.person("tom"): realm.with_keys("tom", realm.keys["stranger"])}
    )
    realm.give("tom", "ada", key=realm.keys["stranger"])
    return commit


@found_as("trust-owner")
def swap_ones_key_with_an_unknown_one(realm: Realm) -> None:
    changed = realm.with_keys("tom", realm.keys["stranger"])
    realm.commit("tom", {realm.person("tom"): changed}, key=realm.keys["stranger"])


@found_as("trust-owner")
def move_to_another_team(realm: Realm) -> None:
    realm.commit("tom", realm.change(realm.person("tom"), "home: studio", "home: platform"))


@found_as("trust-owner")
def take_somebody_elses_address(realm: Realm) -> None:
    file = realm.change(realm.person("tom"), "[tom@", "[grace@guild.example, tom@")
    realm.commit("tom", file)


@found_as("trust-owner")
def lower_what_is_required(realm: Realm) -> str:
    commit = realm.commit("tom", realm.change(PROGRAM, "signed", "claimed"), sign=False)
    realm.give("tom", "ada", sign=False)
    return commit


@found_as("trust-owner")
def delete_a_badge(realm: Realm) -> None:
    realm.commit("tom", {"catalog/badges/crown.yaml": None})


@found_as("trust-reused-id")
def take_the_id_of_somebody_who_is_gone(realm: Realm) -> None:
    realm.commit("grace", {realm.person("hedy"): None})
    realm.commit("grace", {realm.person("hedy"): "name: Another Hedy\n"})


@found_as("trust-reused-id")
def bring_somebody_back_who_was_forgotten(realm: Realm) -> None:
    realm.give("tom", "ada")
    person = realm.read(realm.person("ada"))
    realm.badgectl("grace", "forget", "ada", "--as", "former-1a2b3c4d", "--yes")
    realm.commit("grace", {realm.person("ada"): person})


@found_as("trust-reused-id")
def take_the_awards_of_who_has_left_by_a_former_id(realm: Realm) -> None:
    realm.give("tom", "ada")
    realm.commit("grace", {realm.person("ada"): None, **without_ada(realm)})
    realm.commit("grace", also_called(realm, "ada"))


@found_as("trust-reused-id")
def take_the_awards_of_who_leaves_by_a_former_id(realm: Realm) -> None:
    realm.give("tom", "ada")
    leave = {realm.person("ada"): None, **without_ada(realm)}
    realm.commit("grace", leave | also_called(realm, "ada"))


@found_as("trust-reused-id")
def take_the_awards_of_who_is_there_by_a_former_id(realm: Realm) -> None:
    realm.give("tom", "ada")
    realm.commit("grace", also_called(realm, "ada"))


@found_as("trust-reused-id")
def take_a_former_id_of_another(realm: Realm) -> None:
    realm.badgectl("grace", "rename", "ada", "countess")
    alone = realm.change("catalog/people/countess.yaml", "augusta, ada", "augusta")
    realm.commit("grace", {**alone, **also_called(realm, "ada")})


@found_as("trust-reused-id")
def come_for_two_who_leave(realm: Realm) -> None:
    both = "name: Zoe\nhome: platform\naliases: [ada, linus]\n"
    team = realm.change("catalog/teams/platform.yaml", "[ada, linus]", "[zoe]")
    gone = {realm.person("ada"): None, realm.person("linus"): None}
    realm.commit("grace", {"catalog/people/zoe.yaml": both, **team, **gone})


def without_ada(realm: Realm) -> Files:
    return realm.change("catalog/teams/platform.yaml", "[ada, linus]", "[linus]")


def also_called(realm: Realm, one: str) -> Files:
    """Return Grace's file with a former id."""
    return realm.change(realm.person("grace"), "emails:", f"aliases: [{one}]\nemails:")


@found_as("history-frozen")
def erase_more_than_an_id(realm: Realm) -> None:
    realm.give("tom", "ada")
    realm.give("tom", "linus")
    (path,) = realm.thanks("tom", "linus")
    realm.badgectl("grace", "forget", "ada", "--as", "former-1a2b3c4d", "--yes")
    realm.put({path: None})
    realm.seal("grace", "commit", "--quiet", "--amend", "--no-edit")


@found_as("trust-owner")
def forget_somebody_without_leave(realm: Realm) -> None:
    realm.give("tom", "ada")
    realm.badgectl("grace", "forget", "ada", "--as", "former-1a2b3c4d", "--yes")
    realm.seal("linus", "commit", "--quiet", "--amend", "--no-edit", "--reset-author")


@found_as("trust-owner")
def break_the_programme_so_that_nothing_is_required(realm: Realm) -> str:
    text = realm.read(PROGRAM)
    commit = realm.commit("grace", {PROGRAM: f"{text}motto: x\n"})
    realm.give("tom", "ada", sign=False)
    return commit


@found_as("trust-grade")
def award_unsigned_while_the_programme_is_broken(realm: Realm) -> None:
    text = realm.read(PROGRAM)
    realm.commit("grace", {PROGRAM: f"{text}motto: x\n"})
    realm.give("tom", "ada", sign=False)


@found_as("history-frozen")
def edit_what_was_voided(realm: Realm) -> None:
    realm.give("tom", "ada", sign=False)
    (path,) = realm.thanks("tom", "ada")
    void = "by: grace\nrule: trust-grade\nreason: Nobody signed it.\n"
    realm.commit("grace", {path.replace(".yaml", ".void.yaml"): void})
    realm.commit("linus", realm.change(path, "a lot", "nothing"), sign=False)


@found_as("trust-owner")
def take_over_while_the_programme_is_broken(realm: Realm) -> str:
    text = realm.read(PROGRAM)
    realm.commit("grace", {PROGRAM: f"{text}motto: x\n"})
    mine = "name: Guild\nmaintainers: [linus]\ntrust: {required: signed}\n"
    commit = realm.commit("linus", {PROGRAM: mine})
    realm.commit("linus", realm.change(THANKS, "per_giver: 3", "per_giver: 99"))
    return commit


@found_as("trust-grade")
def award_unsigned_while_the_programme_is_gone(realm: Realm) -> str:
    text = realm.read(PROGRAM)
    realm.commit("grace", {PROGRAM: None})
    commit = realm.give("tom", "ada", sign=False)
    realm.commit("grace", {PROGRAM: text})
    return commit
