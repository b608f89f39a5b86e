"""What befalls honest people: keys change, names change, some come and some are forgotten."""

from trust.realm import Realm


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
