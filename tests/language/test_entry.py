"""The rules of entry: how nominations live, who may react, what comes in which order."""

import msgspec
from language.on_record import MAP, NOMINATION, award, entry, thanks

from badgectl.model import policy
from badgectl.model.catalog import Catalog


def test_a_nominations_life(catalog: Catalog) -> None:
    second = ("ada/navigator@bronze.second.grace.yaml", "by: grace\n")
    decided = award("ada/navigator@bronze", "tom", MAP)
    assert entry(catalog, [], NOMINATION) == []
    assert entry(catalog, [NOMINATION], decided) == [
        "policy-quorum: the nomination needs 1 more colleague to second it"
    ]
    assert entry(catalog, [NOMINATION, second], decided) == []
    own = ("ada/navigator@bronze.second.linus.yaml", "by: linus\n")
    assert entry(catalog, [NOMINATION, own], decided) == [
        "policy-quorum: the nomination needs 1 more colleague to second it"
    ]
    assert entry(catalog, [NOMINATION], own) == [
        "policy-own: linus seconds a nomination of their own"
    ]
    nominee = ("ada/navigator@bronze.second.ada.yaml", "by: ada\n")
    assert entry(catalog, [NOMINATION], nominee) == [
        "policy-own: ada seconds a nomination of their own"
    ]
    by_nominator = award("ada/navigator@bronze", "linus", MAP)
    assert entry(catalog, [NOMINATION, second], by_nominator) == [
        "policy-own: linus decides on a nomination of their own"
    ]
    decline = ("ada/navigator@bronze.decline.yaml", "by: tom\nfeedback: Not yet.\n")
    assert entry(catalog, [NOMINATION], decline) == []
    assert entry(catalog, [NOMINATION], (decline[0], "by: grace\nfeedback: No.\n")) == [
        "policy-actor: grace may not decide on nominations for Navigator"
    ]
    withdrawn = ("ada/navigator@bronze.second.grace.withdrawal.yaml", "by: grace\n")
    assert entry(catalog, [NOMINATION, second, withdrawn], decided) == [
        "policy-quorum: the nomination needs 1 more colleague to second it"
    ]


def test_a_nomination_closes(catalog: Catalog) -> None:
    old = (NOMINATION[0], NOMINATION[1].replace("2026-11-01", "2026-09-01"))
    second = ("ada/navigator@bronze.second.grace.yaml", "by: grace\n")
    assert entry(catalog, [old], second) == ["policy-quorum: the nomination closed on 2026-10-31"]
    assert entry(catalog, [old, second], award("ada/navigator@bronze", "tom", MAP)) == [
        "policy-quorum: the nomination closed on 2026-10-31"
    ]
    dated_back = (second[0], "by: grace\nseconded_on: 2026-10-30\n")
    assert entry(catalog, [old], dated_back) == [
        "policy-quorum: the nomination closed on 2026-10-31"
    ]
    decided = award("ada/navigator@bronze", "tom", MAP + "awarded_on: 2026-10-31\n")
    assert entry(catalog, [old, decided], dated_back) == []


def test_nobody_dates_a_record_back_to_when_they_might(catalog: Catalog) -> None:
    holders = policy.Group(holders="navigator@bronze")
    navigator, mentor = catalog.badges["navigator"], catalog.badges["mentor"]
    peers = policy.Nomination(nominate=(holders,), decide=(holders,))
    badges = {
        one.id: msgspec.structs.replace(one, awarding=msgspec.structs.replace(one.awarding, **how))
        for one, how in ((navigator, {"nomination": peers}), (mentor, {"revoke": (holders,)}))
    }
    changed = msgspec.structs.replace(catalog, badges={**catalog.badges, **badges})
    until = "awarded_on: 2026-01-01\nexpires_on: {}\n"
    waiting = (NOMINATION[0], NOMINATION[1].replace("linus", "grace"))
    given = [award("ada/mentor@bronze"), waiting]
    decline = ("ada/navigator@bronze.decline.yaml", "by: tom\nfeedback: No.\ndeclined_on: {}\n")
    revocation = (
        "ada/mentor@bronze.revocation.yaml",
        "by: tom\nbecause: mistake\nreason: X.\nrevoked_on: {}\n",
    )
    nomination = (
        "linus/navigator@bronze.nomination.yaml",
        "badge: navigator\nlevel: bronze\nrecipient: linus\nby: tom\nreason: X.\nnominated_on: {}\n",
    )
    for (path, text), message in (
        (nomination, "tom may not nominate for Navigator"),
        (decline, "tom may not decide on nominations for Navigator"),
        (revocation, "tom may not revoke Mentor"),
    ):
        for last, day, expected in (
            ("2026-06-01", "2026-05-01", [f"policy-actor: {message}"]),
            ("2026-11-01", "2026-11-01", []),
        ):
            held = award("tom/navigator@bronze", "linus", until.format(last))
            assert entry(changed, [*given, held], (path, text.format(day))) == expected


def test_who_nominates_whom_for_what(catalog: Catalog) -> None:
    text = "badge: {}\nlevel: bronze\nrecipient: ada\nby: {}\nreason: X.\n"
    path = "ada/{}@bronze.nomination.yaml"
    assert entry(catalog, [], (path.format("mentor"), text.format("mentor", "tom"))) == [
        "policy-actor: Mentor takes no nominations"
    ]
    assert entry(catalog, [], (path.format("navigator"), text.format("navigator", "ada"))) == [
        "policy-own: ada nominates themselves"
    ]
    assert entry(catalog, [], (path.format("navigator"), text.format("navigator", "hedy"))) == [
        "policy-actor: hedy may not nominate for Navigator"
    ]


def test_who_reacts(catalog: Catalog) -> None:
    given = thanks("grace")
    stem = given[0].removesuffix(".yaml")
    like = (f"{stem}.like.linus.yaml", "by: linus\n")
    assert entry(catalog, [given], like) == []
    assert entry(catalog, [given], (f"{stem}.like.ada.yaml", "by: ada\n")) == [
        "policy-own: ada likes their own award"
    ]
    assert entry(catalog, [given], (f"{stem}.like.hedy.yaml", "by: hedy\n")) == [
        "policy-actor: hedy has left"
    ]
    assert entry(catalog, [given, like], (f"{stem}.like.linus.withdrawal.yaml", "by: tom\n")) == [
        "policy-own: tom withdraws what is linus's"
    ]
    void = "rule: policy-limit\nreason: X.\n"
    assert entry(catalog, [given], (f"{stem}.void.yaml", f"by: ada\n{void}")) == [
        "policy-actor: ada is no maintainer"
    ]
    assert entry(catalog, [given], (f"{stem}.void.yaml", f"by: grace\n{void}")) == []
    correction = f"{stem}.correction.20261123T080000Z.yaml"
    assert entry(catalog, [given], (correction, "by: tom\nbecause: X.\nreason: Y.\n")) == [
        "policy-actor: tom may not correct this award"
    ]


def test_revoking(catalog: Catalog) -> None:
    given = award("ada/mentor@bronze")
    revocation = "by: {}\nbecause: withdrawn\nreason: X.\n"
    path = "ada/mentor@bronze.revocation.yaml"
    for who, expected in (
        ("grace", []),
        ("ada", []),
        ("tom", ["policy-actor: tom may not revoke Mentor"]),
    ):
        assert entry(catalog, [given], (path, revocation.format(who))) == expected


def test_scores_come_from_the_team(catalog: Catalog) -> None:
    score = "goal: calm-on-call\nteam: platform\nperiod: 2026-q4\nvalue: 4\nby: {}\n"
    path = "platform/calm-on-call.score.2026-q4.yaml"
    assert entry(catalog, [], (path, score.format("ada"))) == []
    assert entry(catalog, [], (path, score.format("tom"))) == [
        "policy-actor: tom is not in platform"
    ]


def test_levels_in_order_and_evidence_for_each_new_step(catalog: Catalog) -> None:
    bronze = award("ada/navigator@bronze", "linus", MAP)
    assert entry(catalog, [], award("ada/navigator@silver", "linus", MAP)) == [
        "policy-order: ada does not hold Navigator (bronze) yet"
    ]
    assert entry(catalog, [bronze], award("ada/navigator@silver", "linus")) == [
        "policy-evidence: evidence is missing for `map`"
    ]
    assert entry(catalog, [bronze], award("ada/navigator@silver", "linus", MAP)) == []


def test_a_nomination_after_the_award(catalog: Catalog) -> None:
    given = award("ada/navigator@bronze", "linus", MAP + "awarded_on: 2026-10-01\n")
    assert entry(catalog, [given], NOMINATION) == [
        "policy-round: ada/navigator@bronze was awarded by linus on 2026-10-01",
        "policy-held: ada already holds Navigator (bronze)",
    ]
    silver = tuple(text.replace("bronze", "silver") for text in NOMINATION)
    assert entry(catalog, [given], (silver[0], silver[1])) == []


def test_a_team_that_shares_an_award_does_not_judge_it(catalog: Catalog) -> None:
    crown = catalog.badges["crown"]
    peers = msgspec.structs.replace(
        crown.awarding, counts_for="members", nomination=policy.Nomination(seconds=1)
    )
    shared = msgspec.structs.replace(
        catalog,
        badges={**catalog.badges, "crown": msgspec.structs.replace(crown, awarding=peers)},
    )
    path, text = "platform/crown.{}.yaml", "badge: crown\nrecipient: platform\nreason: X.\nby: {}\n"
    by_tom = (path.format("nomination"), text.format("tom"))
    assert entry(shared, [], (by_tom[0], text.format("ada"))) == [
        "policy-own: ada nominates their own team, whose members share the badge"
    ]
    assert entry(shared, [], by_tom) == []
    assert entry(shared, [by_tom], (path.format("second.ada"), "by: ada\n")) == [
        "policy-own: ada seconds a nomination of their own"
    ]
    assert entry(shared, [by_tom], (path.format("decline"), "by: grace\nfeedback: No.\n")) == [
        "policy-own: grace decides on a nomination of their own"
    ]
    given = award("platform/crown", more="roster: [ada, grace]\n")
    assert entry(shared, [given], (path.format("like.ada"), "by: ada\n")) == [
        "policy-own: ada likes their own award"
    ]
    assert entry(shared, [given], (path.format("like.tom"), "by: tom\n")) == []


def test_names_of_files_that_file_systems_take(catalog: Catalog) -> None:
    """An award whose name leaves no room for what is said about it does not enter."""
    badge, giver, day = "b" * 64, "g" * 64, "2026-11-20"
    text = f"badge: {badge}\nrecipient: ada\nby: {giver}\nreason: X.\n"
    too_long = ["place-record: the name of this file is too long for some file systems"]

    def award(name: str) -> tuple[str, str]:
        return f"ada/{name}.yaml", text

    assert entry(catalog, [], award(f"{badge}+{day}+{giver}~999")) == []
    assert entry(catalog, [], award(f"{badge}+{day}+{giver}~1000")) == too_long
    longest = f"{badge}+{day}+{giver}~999"
    comment = f"ada/{longest}.comment.{giver}.20261121T101500Z"
    assert len(f"{comment}.withdrawal.yaml") == len("ada/") + 250
    of_old = f"{badge}@{'l' * 64}+{day}+{giver}"
    revocation = (f"ada/{of_old}.revocation.yaml", "by: grace\nbecause: mistake\nreason: X.\n")
    assert "place-record" not in str(entry(catalog, [award(of_old)], revocation))
    said = (f"ada/{of_old}.comment.linus.20261121T101500Z.yaml", "by: linus\ntext: X.\n")
    assert too_long[0] not in entry(catalog, [award(of_old)], said)
    said = (said[0].replace("linus", giver), said[1])
    assert too_long[0] in entry(catalog, [award(of_old)], said)
