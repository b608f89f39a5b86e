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


def a_key_that_another_listed_first(realm: Realm) -> None:
    linus, tom = realm.person("linus"), realm.person("tom")
    old = realm.read(linus)
    realm.commit(
        "linus", {linus: realm.with_keys("linus", realm.keys["linus"], realm.keys["spare"])}
    )
    realm.commit("grace", {linus: old}, "That is Tom's")
    realm.commit("grace", {tom: realm.with_keys("tom", realm.keys["tom"], realm.keys["spare"])})
    realm.commit("tom", realm.thanks("tom", "ada"), key=realm.keys["spare"])


def the_only_maintainer_loses_a_key(realm: Realm) -> None:
    """Somebody has used it; with a new one she says so, and takes back what was done."""
    file, program = realm.person("grace"), realm.read("catalog/program.yaml")
    stolen = realm.commit(
        "grace", {"catalog/program.yaml": program.replace("[grace]", "[grace, tom]")}
    )
    both = realm.with_keys("grace", realm.keys["grace"], realm.keys["spare"])
    added = realm.commit("grace", {file: both}, "Add a key")
    revoked = both.replace("}\n", f", revoked_since: {stolen}}}\n", 1)
    realm.commit("grace", {file: revoked}, key=realm.keys["spare"])
    said = "".join(f"  - {{commit: {one}, reason: I looked.}}\n" for one in (stolen, added))
    acknowledged = {"catalog/program.yaml": f"{program}acknowledged:\n{said}"}
    realm.commit("grace", acknowledged, key=realm.keys["spare"])
    realm.commit("grace", realm.thanks("grace", "ada"), key=realm.keys["spare"])


def what_a_stolen_key_did_is_taken_back_by_another_maintainer(realm: Realm) -> None:
    program = realm.read("catalog/program.yaml").replace("[grace]", "[grace, linus]")
    realm.commit("grace", {"catalog/program.yaml": program})
    stolen = realm.commit(
        "grace", {"catalog/program.yaml": program.replace("linus]", "linus, tom]")}
    )
    both = realm.with_keys("grace", realm.keys["grace"], realm.keys["spare"])
    said = f"acknowledged: [{{commit: {stolen}, reason: Taken back.}}]\n"
    realm.commit("linus", {
        realm.person("grace"): both.replace("}\n", f", revoked_since: {stolen}}}\n", 1),
        "catalog/program.yaml": program + said,
    })  # fmt: skip
    realm.commit("grace", realm.thanks("grace", "ada"), key=realm.keys["spare"])


def what_nobody_vouched_for_is_taken_back_and_acknowledged(realm: Realm) -> None:
    program = realm.read("catalog/program.yaml")
    coup = realm.commit("linus", {"catalog/program.yaml": program.replace("[grace]", "[linus]")})
    said = f"acknowledged: [{{commit: {coup}, reason: Taken back.}}]\n"
    realm.commit("grace", {"catalog/program.yaml": program + said})
    realm.commit("grace", realm.change(realm.person("tom"), "home: studio", "home: platform"))


def a_lost_key_is_replaced(realm: Realm) -> None:
    realm.give("tom", "ada")
    realm.commit("grace", {realm.person("tom"): realm.with_keys("tom", realm.keys["spare"])})
    realm.commit("tom", realm.thanks("tom", "linus"), key=realm.keys["spare"])


def a_file_is_broken_and_mended(realm: Realm) -> None:
    realm.badgectl("grace", "rename", "ada", "countess")
    file = realm.person("countess")
    realm.commit("countess", realm.thanks("countess", "tom"), key=realm.keys["ada"])
    sound = realm.read(file)
    realm.commit("grace", {file: f"{sound}motto: x\n"})
    realm.commit("grace", {file: sound})
    realm.commit("countess", realm.thanks("countess", "linus"), key=realm.keys["ada"])


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


def somebody_is_renamed_and_awards_in_the_branch(realm: Realm) -> None:
    text = "badge: mentor\nlevel: {}\nrecipient: ada\nby: grace\nreason: Took two.\nhelped: [tom, linus]\n"
    for level in ("bronze", "silver"):
        realm.commit("grace", {f"awards/ada/mentor@{level}.yaml": text.format(level)})
    realm.branch("topic")
    realm.badgectl("grace", "rename", "ada", "countess", "--here")
    mentored = text.format("bronze").replace(
        "recipient: ada\nby: grace", "recipient: tom\nby: countess"
    )
    realm.commit("ada", {"awards/tom/mentor@bronze.yaml": mentored.replace("[tom, ", "[")})
    realm.commit("ada", realm.thanks("countess", "tom"))
    realm.merge("topic", sign=False)


def somebody_is_renamed_back_and_on(realm: Realm) -> None:
    realm.give("tom", "ada")
    for was, now in (
        ("ada", "countess"),
        ("countess", "ada"),
        ("ada", "countess"),
        ("countess", "zoe"),
    ):
        realm.badgectl("grace", "rename", was, now)
    file = realm.person("zoe")
    with_former = realm.read(file)
    former = next(line for line in with_former.splitlines(keepends=True) if "aliases" in line)
    realm.commit("grace", {file: with_former.replace(former, "")}, "Lose the former ids")
    realm.commit("grace", {file: with_former}, "Put them back")


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
