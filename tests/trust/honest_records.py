"""What honest people record, and what else they commit."""

from datetime import timedelta

from trust.realm import Realm

NOMINATION = (
    "badge: navigator\nlevel: bronze\nrecipient: ada\nby: {by}\nreason: Drew the map.\n"
    "evidence: [{{url: 'https://guild.example/map', criterion: map}}]\n"
)
NEVER_SIGNED = "by: grace\nrule: trust-grade\nreason: Nobody signed it.\n"


def the_catalog_by_pull_request(realm: Realm) -> None:
    realm.branch("topic")
    file = "catalog/badges/thanks.yaml"
    realm.commit("grace", realm.change(file, "per_giver: 3", "per_giver: 9"))
    realm.merge("topic", sign=False)
    realm.branch("by-tom", "main")
    realm.commit("tom", realm.change(file, "per_giver: 9", "per_giver: 4"))
    realm.merge("by-tom", "grace")


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
    void = {path.replace(".yaml", ".void.yaml"): NEVER_SIGNED}
    unsigned = realm.commit("grace", void, sign=False)
    program = realm.read("catalog/program.yaml")
    program += f"acknowledged: [{{commit: {unsigned}, reason: I forgot to sign the void.}}]\n"
    realm.commit("grace", {"catalog/program.yaml": program})


def voided_and_renamed(realm: Realm) -> None:
    for who in ("ada", "linus"):
        realm.give("tom", who, sign=False)
        (path,) = realm.thanks("tom", who)
        realm.commit("grace", {path.replace(".yaml", ".void.yaml"): NEVER_SIGNED})
    realm.badgectl("grace", "rename", "ada", "countess")
    realm.badgectl("grace", "rename", "linus", "torvalds", "--erase", "--yes")


def acknowledged(realm: Realm) -> None:
    commit = realm.give("tom", "ada", sign=False)
    program = realm.read("catalog/program.yaml")
    program += f"acknowledged: [{{commit: {commit}, reason: Merged before the check was on.}}]\n"
    realm.commit("grace", {"catalog/program.yaml": program})


def other_files_change(realm: Realm) -> None:
    realm.commit("tom", {"src/main.py": "print()\n", "README.md": "Hi.\n"}, sign=False)
    realm.commit("tom", {"src/main.py": None, "awards/README.md": "Records.\n"}, sign=False)
    stray = ("broken", "former_ids", "knows", "program", "topics")
    realm.commit("grace", {f"catalog/{folder}/x.yaml": "a: b\n" for folder in stray})
