"""What counts: requirements by badge, kind, person and time, and standings."""

from datetime import date

import msgspec
from language.on_record import TODAY, award, missing, records, thanks

from badgectl.model.catalog import Catalog
from badgectl.model.ledger import build_ledger
from badgectl.model.requirements import Count, Helped, Metric, Requirement, Together
from badgectl.model.standing import holds, standing, standings, standings_of, with_rosters


def test_counts_by_badge_kind_topic_giver_and_time(catalog: Catalog) -> None:
    ledger = build_ledger(
        records(
            thanks("grace"),
            thanks("linus"),
            thanks("tom", "2026-06-01"),
            thanks("tom", "2025-01-01"),
            award("ada/mentor@bronze", more="awarded_on: 2026-11-01\n"),
            award("ada/floppy-disk", by="rules"),
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
    assert count(from_people=4) == "from 4 different people (has 3)", "rules are nobody"
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
        "1 person helped in another function, 1 person helped in another team"
    )
    assert missing(catalog, ledger, helped, helped=("linus",)) == (
        "2 people helped (has 1), 1 of them in another function, 1 of them in another team"
    )
    assert missing(catalog, ledger, helped) == (
        "2 people helped, 1 of them in another function, 1 of them in another team"
    )
    metric = Requirement(metric=Metric(name="builds", at_least=50))
    assert missing(catalog, ledger, metric) == "`builds` of at least 50"
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
        "2 people awarded jointly, 2 teams among the jointly awarded and "
        "2 functions among the jointly awarded"
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
    for asked in (ledger, with_rosters(shared, ledger)):
        assert holds(shared, asked, "ada", "crown", TODAY)
        assert holds(shared, asked, "platform", "crown", TODAY)
        assert not holds(shared, asked, "linus", "crown", TODAY), "not on the roster of that day"
        assert not holds(shared, asked, "ada", "mentor", TODAY)
        more = asked.with_records(records(award("studio/crown", more="roster: [linus]\n")))
        assert holds(shared, more, "linus", "crown", TODAY)
    twice = build_ledger(records(award("platform/crown", more="roster: [ada, grace, ada]\n")))
    everybody = standings(shared, twice, TODAY)
    assert {who for who, _ in everybody} == {"platform", "ada", "grace"}
    assert everybody["ada", "crown"] == standings_of(shared, twice, "ada", TODAY)["crown"]


def test_awards_leave_scores_alone() -> None:
    score = "goal: calm-on-call\nteam: platform\nperiod: {0}\nvalue: 3\nby: ada\n"
    two, one = (
        (f"platform/calm-on-call.score.{period}.yaml", score.format(period))
        for period in ("2026-q2", "2026-q1")
    )
    ledger = build_ledger(records(two))
    assert ledger.with_records(records(award("ada/mentor@bronze"))).scoring is ledger.scoring
    both = ledger.with_records(records(one, award("ada/mentor@bronze")))
    assert both.scoring == (*records(one), *records(two))
    assert both.without(records(two)).scoring == tuple(records(one))


def test_one_more_award_never_lowers_a_standing(catalog: Catalog) -> None:
    ledger = build_ledger(records(award("ada/mentor@silver", more="helped: [tom, linus]\n")))
    more = ledger.with_records(records(award("ada/mentor@bronze")))
    before = standing(catalog, ledger, "ada", "mentor", TODAY)
    after = standing(catalog, more, "ada", "mentor", TODAY)
    assert before is not None
    assert after is not None
    assert after.rank >= before.rank
    assert [*more.without(records(award("ada/mentor@bronze"))).records] == [*ledger.records]
