"""The rules of entry: what requirements count, how nominations live, who may react."""

from datetime import date

import msgspec
import pytest
from conftest import GUILD

from badgectl.documents.files import FolderFiles, SourceFile
from badgectl.documents.loading import load_programme
from badgectl.documents.reading import read_entry
from badgectl.model import policy
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger, build_ledger
from badgectl.model.records import Record
from badgectl.model.requirements import Count, Helped, Metric, Requirement, Together
from badgectl.model.standing import holds, standing
from badgectl.rules.record_checks import check_entry
from badgectl.rules.requirements import Claim, check_requirement

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    loaded = load_programme(FolderFiles(GUILD))
    assert loaded.problems == ()
    return loaded.catalog


def records(*files: tuple[str, str]) -> list[Record]:
    """Read records from paths below `awards/` and texts."""
    found = [read_entry(SourceFile(f"awards/{path}", text.encode(), "")) for path, text in files]
    assert all(isinstance(entry, Record) for entry in found), found
    return [entry for entry in found if isinstance(entry, Record)]


def thanks(giver: str, day: str = "2026-11-20", to: str = "ada", more: str = "") -> tuple[str, str]:
    return (
        f"{to}/thanks+{day}+{giver}.yaml",
        f"badge: thanks\nrecipient: {to}\nby: {giver}\nreason: X.\n{more}",
    )


def award(path: str, by: str = "grace", more: str = "") -> tuple[str, str]:
    recipient, _, rest = path.partition("/")
    badge, _, level = rest.partition("~")[0].partition("@")
    text = f"badge: {badge}\nrecipient: {recipient}\nby: {by}\nreason: X.\n{more}"
    return f"{path}.yaml", text + (f"level: {level}\n" if level else "")


def missing(catalog: Catalog, ledger: Ledger, requirement: Requirement, **claim: object) -> str:
    """Return what of a requirement Ada lacks today."""
    claimed = Claim(recipient="ada", day=TODAY, **claim)  # type: ignore[arg-type]
    return check_requirement(catalog, ledger, claimed, requirement).missing()


def test_counts_by_badge_kind_topic_giver_and_time(catalog: Catalog) -> None:
    ledger = build_ledger(
        records(
            thanks("grace"),
            thanks("linus"),
            thanks("tom", "2026-06-01"),
            thanks("tom", "2025-01-01"),
            award("ada/mentor@bronze", more="awarded_on: 2026-11-01\n"),
            thanks("grace", to="linus"),
        )
    )

    def count(**keys: object) -> str:
        return missing(catalog, ledger, Requirement(count=Count(**keys)))  # type: ignore[arg-type]

    assert count(badge="thanks", at_least=4) == ""
    assert count(badge="thanks", at_least=5) == "5 awards of Thanks (has 4)"
    assert count(badge="thanks", at_least=4, within="12 months") == (
        "4 awards of Thanks within 12 months (has 3)"
    )
    assert count(badge="thanks", at_least=1, from_people=3) == ""
    assert count(badge="thanks", at_least=1, from_people=4) == "from 4 different people (has 3)"
    assert count(badge="thanks", from_functions=2, from_teams=2) == ""
    assert count(badge="thanks", from_functions=3) == "from 3 different functions (has 2)"
    assert count(kind="mentoring") == ""
    assert count(kind="training") == "1 award of kind training"
    assert count(topic="onboarding", at_least=2) == "2 awards of topic onboarding (has 1)"
    assert count(badge="mentor@silver") == "1 award of Mentor (silver)"


def test_holding_helping_measuring_and_working_together(catalog: Catalog) -> None:
    ledger = build_ledger(records(award("ada/mentor@bronze")))
    assert missing(catalog, ledger, Requirement(holds="mentor")) == ""
    assert (
        missing(catalog, ledger, Requirement(holds="mentor@silver")) == "the badge Mentor (silver)"
    )
    helped = Requirement(helped=Helped(people=2, other_function=1, other_team=1))
    assert missing(catalog, ledger, helped, helped=("linus", "tom", "ada")) == ""
    assert missing(catalog, ledger, helped, helped=("linus", "grace", "ada")) == (
        "1 person helped in another function and 1 person helped in another team"
    )
    metric = Requirement(metric=Metric(name="builds", at_least=50))
    assert missing(catalog, ledger, metric, measured={"builds": 50.0}) == ""
    assert (
        missing(catalog, ledger, metric, measured={"builds": 49.0})
        == "`builds` of at least 50 (has 49)"
    )
    together = Requirement(together=Together(people=2, teams=2, functions=2))
    assert missing(catalog, ledger, together, joint=("ada", "tom")) == ""
    assert missing(catalog, ledger, together, joint=("ada", "linus")) == (
        "2 teams among the jointly awarded (has 1) and "
        "2 functions among the jointly awarded (has 1)"
    )
    assert missing(catalog, ledger, together) == (
        "2 people awarded jointly (has 0), 2 teams among the jointly awarded (has 0) and "
        "2 functions among the jointly awarded (has 0)"
    )


def test_all_and_any(catalog: Catalog) -> None:
    ledger = build_ledger(records(award("ada/mentor@bronze")))
    yes, no = Requirement(holds="mentor"), Requirement(holds="crown")
    assert missing(catalog, ledger, Requirement(any=(yes, no))) == ""
    assert (
        missing(catalog, ledger, Requirement(any=(no, no))) == "the badge Crown or the badge Crown"
    )
    assert missing(catalog, ledger, Requirement(all=(yes, no))) == "the badge Crown"
    assert missing(catalog, ledger, Requirement(all=(Requirement(any=(no, yes)), yes))) == ""


def test_standing_is_the_highest_level_in_force(catalog: Catalog) -> None:
    ledger = build_ledger(
        records(
            award("ada/mentor@bronze", more="awarded_on: 2026-01-01\n"),
            award("ada/mentor@silver", more="awarded_on: 2026-02-01\nexpires_on: 2026-03-01\n"),
        )
    )
    found = standing(catalog, ledger, "ada", "mentor", date(2026, 3, 1))
    assert found is not None
    assert (found.level, found.rank, len(found.awards)) == ("silver", 2, 2)
    assert holds(catalog, ledger, "ada", "mentor@bronze", date(2026, 3, 1)), "implied by silver"
    assert not holds(catalog, ledger, "ada", "mentor@silver", date(2026, 3, 2)), "expired"
    assert not holds(catalog, ledger, "ada", "mentor", date(2025, 12, 31)), "not yet"
    assert standing(catalog, ledger, "linus", "mentor", TODAY) is None


def test_revoked_and_voided_awards_count_for_nothing(catalog: Catalog) -> None:
    given = award("ada/mentor@bronze", more="awarded_on: 2026-01-01\n")
    revoked = records(
        given,
        (
            "ada/mentor@bronze.revocation.yaml",
            "by: grace\nbecause: mistake\nreason: X.\nrevoked_on: 2026-02-01\n",
        ),
    )
    assert holds(catalog, build_ledger(revoked), "ada", "mentor", date(2026, 1, 31))
    assert not holds(catalog, build_ledger(revoked), "ada", "mentor", date(2026, 2, 1))
    voided = records(
        given, ("ada/mentor@bronze.void.yaml", "by: grace\nrule: policy-giver\nreason: X.\n")
    )
    assert not holds(catalog, build_ledger(voided), "ada", "mentor", date(2026, 1, 31))
    back = records(given, *(
        ("ada/mentor@bronze.revocation.yaml", "by: grace\nbecause: mistake\nreason: X.\n"),
        ("ada/mentor@bronze.revocation.void.yaml", "by: grace\nrule: x\nreason: X.\n"),
    ))  # fmt: skip
    assert holds(catalog, build_ledger(back), "ada", "mentor", TODAY), "a void revocation is none"


def test_corrections_replace_what_they_name(catalog: Catalog) -> None:
    assert catalog
    ledger = build_ledger(
        records(
            award("ada/mentor@bronze", more="role: Lead\n"),
            (
                "ada/mentor@bronze.correction.20261124T080000Z.yaml",
                "by: grace\nbecause: A slip.\nreason: Y.\n",
            ),
            (
                "ada/mentor@bronze.correction.20261125T080000Z.yaml",
                "by: grace\nbecause: Again.\nreason: Z.\n",
            ),
        )
    )
    dossier = next(iter(ledger))
    assert dossier.award is not None
    assert dossier.given is not None
    assert (dossier.award.reason, dossier.award.role, dossier.given.reason) == ("Z.", "Lead", "X.")


def test_a_teams_award_may_count_for_its_members(catalog: Catalog) -> None:
    crown = catalog.badges["crown"]
    for_members = msgspec.structs.replace(
        crown, awarding=msgspec.structs.replace(crown.awarding, counts_for="members")
    )
    shared = msgspec.structs.replace(catalog, badges={**catalog.badges, "crown": for_members})
    ledger = build_ledger(records(award("platform/crown", more="roster: [ada, grace]\n")))
    assert not holds(catalog, ledger, "ada", "crown", TODAY)
    assert holds(shared, ledger, "ada", "crown", TODAY)
    assert holds(shared, ledger, "platform", "crown", TODAY)
    assert not holds(shared, ledger, "linus", "crown", TODAY), "not on the roster of that day"


NOMINATION = ("ada/navigator@bronze.nomination.yaml",
              "badge: navigator\nlevel: bronze\nrecipient: ada\nby: linus\nreason: X.\nnominated_on: 2026-11-01\n")  # fmt: skip
MAP = "evidence: [{url: 'https://x.example/', criterion: map}]\n"


def entry(catalog: Catalog, before: list[tuple[str, str]], *new: tuple[str, str]) -> list[str]:
    """Return why new records may not join what is on record, as code and message."""
    fresh = records(*new)
    ledger = build_ledger([*records(*before), *fresh])
    return [f"{p.code}: {p.message}" for p in check_entry(catalog, ledger, fresh, TODAY)]


def test_a_nominations_life(catalog: Catalog) -> None:
    second = ("ada/navigator@bronze.second.grace.yaml", "by: grace\n")
    decided = award("ada/navigator@bronze", "tom", MAP)
    assert entry(catalog, [], NOMINATION) == []
    assert entry(catalog, [NOMINATION], decided) == [
        "policy-quorum: the nomination needs 1 more second"
    ]
    assert entry(catalog, [NOMINATION, second], decided) == []
    own = ("ada/navigator@bronze.second.linus.yaml", "by: linus\n")
    assert entry(catalog, [NOMINATION, own], decided) == [
        "policy-quorum: the nomination needs 1 more second"
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
        "policy-quorum: the nomination needs 1 more second"
    ]


def test_a_nomination_closes(catalog: Catalog) -> None:
    old = (NOMINATION[0], NOMINATION[1].replace("2026-11-01", "2026-09-01"))
    second = ("ada/navigator@bronze.second.grace.yaml", "by: grace\n")
    assert entry(catalog, [old], second) == ["policy-quorum: the nomination closed on 2026-10-31"]
    assert entry(catalog, [old, second], award("ada/navigator@bronze", "tom", MAP)) == [
        "policy-quorum: the nomination closed on 2026-10-31"
    ]


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


def test_one_more_award_never_lowers_a_standing(catalog: Catalog) -> None:
    ledger = build_ledger(records(award("ada/mentor@silver", more="helped: [tom, linus]\n")))
    more = ledger.with_records(records(award("ada/mentor@bronze")))
    before = standing(catalog, ledger, "ada", "mentor", TODAY)
    after = standing(catalog, more, "ada", "mentor", TODAY)
    assert before is not None
    assert after is not None
    assert after.rank >= before.rank
    assert [*more.without(records(award("ada/mentor@bronze"))).records] == [*ledger.records]


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
