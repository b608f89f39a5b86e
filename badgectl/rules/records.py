"""What every record must be, whoever wrote it and whenever: references, path, days.

Nothing here looks at the policy of a badge, which may change after an award was made.
"""

from collections.abc import Iterator
from datetime import date

import msgspec

from badgectl.codes import place as place_codes
from badgectl.codes import record as codes
from badgectl.codes import reference as reference_codes
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.days import period_start, shifted
from badgectl.model.ledger import Ledger
from badgectl.model.paths import (
    Grant,
    RecordPath,
    parse_day,
    parse_grant,
    parse_record_path,
    parse_stamp,
)
from badgectl.model.problems import Place, Problem
from badgectl.model.records import (
    Award,
    Comment,
    Correction,
    Decline,
    Like,
    Nomination,
    Record,
    Revocation,
    Score,
    Second,
    Void,
    Withdrawal,
)
from badgectl.model.text import did_you_mean, listed
from badgectl.rules.filing import filed_as
from badgectl.rules.references import check_id, check_ids, check_level

BY_RULES = "rules"


def check_record_references(
    catalog: Catalog, _ledger: Ledger, record: Record, _today: date
) -> Iterator[Problem]:
    """Whom and what a record names is in the catalog."""
    if record.by != BY_RULES or not isinstance(record, Award):
        yield from check_id(catalog, "people", record.by, record.at("by"))
    if record.recorded_by:
        yield from check_id(catalog, "people", record.recorded_by, record.at("recorded_by"))
    if isinstance(record, Award | Nomination):
        yield from _check_grant(catalog, record)
    if isinstance(record, Award):
        yield from check_ids(catalog, "people", record.roster, record.at("roster"))
    if isinstance(record, Score):
        yield from _check_score(catalog, record)


def _check_grant(catalog: Catalog, record: Award | Nomination) -> Iterator[Problem]:
    if not catalog.knows_recipient(record.recipient):
        hint = did_you_mean(
            record.recipient,
            [*catalog.people, *catalog.teams],
            f"write catalog/people/{record.recipient}.yaml, or the same in catalog/teams, first",
        )
        yield reference_codes.RECIPIENT.problem(
            record.at("recipient"), f"there is no person or team `{record.recipient}`", hint
        )
    yield from check_id(catalog, "badges", record.badge, record.at("badge"))
    yield from check_ids(catalog, "people", record.helped, record.at("helped"))
    if record.project:
        yield from check_id(catalog, "projects", record.project, record.at("project"))
    badge = catalog.badges.get(record.badge)
    if badge is not None:
        yield from _check_level(badge, record)


def _check_level(badge: Badge, record: Award | Nomination) -> Iterator[Problem]:
    if record.level:
        yield from check_level(badge, record.level, record.at("level"))
    elif badge.levels:
        names = listed((level.id for level in badge.levels), last="or")
        yield codes.NO_LEVEL.problem(
            record.at(), f"{badge.name} has levels", f"add `level:` {names}"
        )


def _check_score(catalog: Catalog, score: Score) -> Iterator[Problem]:
    yield from check_id(catalog, "teams", score.team, score.at("team"))
    yield from check_id(catalog, "goals", score.goal, score.at("goal"))
    goal = catalog.goals.get(score.goal)
    if goal is not None and goal.measure.score is None:
        yield codes.MEASURE.problem(
            score.at("goal"),
            f"{goal.name} counts awards",
            "only goals measured by `score` are scored",
        )


def check_path(catalog: Catalog, ledger: Ledger, record: Record, today: date) -> Iterator[Problem]:
    """A record lies where its content says it belongs."""
    belongs = _belongs(catalog, ledger, record)
    if belongs is not None and str(belongs) != record.path_now:
        if isinstance(record, Award | Nomination) and (badge := catalog.badges.get(record.badge)):
            belongs = filed_as(badge, record, today, lambda path: ledger.at(path) is not None)
        yield place_codes.CONTENT.problem(
            record.at(),
            f"what it says belongs to {belongs}",
            "move the file, or mend what it says; do not copy records",
        )


def check_name(
    _catalog: Catalog, _ledger: Ledger, record: Record, _today: date
) -> Iterator[Problem]:
    """The name of a file is none that most file systems do not take."""
    location = parse_record_path(record.path)
    if location is not None and not location.has_room:
        yield place_codes.RECORD_PATH.problem(
            record.at(),
            "the name of this file is too long for some file systems",
            "shorter ids make it shorter: of the level, the badge, or whoever gives it",
        )


def _belongs(catalog: Catalog, ledger: Ledger, record: Record) -> RecordPath | None:
    """Return the path that follows from what a record repeats of it; None if it repeats nothing."""
    here, grant = record.location, record.location.grant
    if isinstance(record, Award | Nomination) and grant is not None:
        badge = catalog.badges.get(record.badge)
        said = Grant(
            recipient=record.recipient,
            badge=record.badge,
            # That a level is missing is reported as such.
            level=record.level or (grant.level if badge and badge.levels else None),
            day=grant.day,
            giver=_giver_in_path(ledger, record, grant),
            round=grant.round,
        )
        return RecordPath(recipient=said.recipient, grant=said, verb=here.verb)
    if isinstance(record, Score):
        return RecordPath(
            recipient=record.team, goal=record.goal, verb="score", stamp=record.period
        )
    if isinstance(record, Second | Like | Comment):
        return msgspec.structs.replace(here, who=record.by)
    return None


def _giver_in_path(ledger: Ledger, record: Award | Nomination, grant: Grant) -> str | None:
    """Return whom the path of a repeatable badge's award names: where it was nominated, who did."""
    if grant.day is None:
        return None
    nomination = _nomination(ledger, grant) if isinstance(record, Award) else None
    return nomination.by if nomination else record.by


def _nomination(ledger: Ledger, grant: Grant) -> Nomination | None:
    dossier = ledger.find(grant)
    return dossier.nomination if dossier else None


def check_subject(
    _catalog: Catalog, ledger: Ledger, record: Record, _today: date
) -> Iterator[Problem]:
    """What a record is about is there."""
    here = record.location
    dossier = ledger.about(record)
    if isinstance(record, Withdrawal | Void):
        ends = here.ends
        missing = None if ends and ledger.at(ends) else f"a record {ends}"
    elif isinstance(record, Second | Decline):
        there = any(isinstance(r, Nomination) for r in dossier.records) if dossier else False
        missing = None if there else f"a nomination of {here.grant}"
    elif isinstance(record, Award | Nomination | Score):
        missing = None
    else:
        missing = None if dossier and dossier.given else f"an award {here.grant}"
    if missing:
        yield reference_codes.RECORD.problem(
            record.at(),
            f"there is no {missing.removeprefix('an ').removeprefix('a ')}",
            "check the path; the record it is about comes first",
        )
    if isinstance(record, Revocation) and record.replaced_by:
        grant = parse_grant(record.replaced_by)
        replacement = ledger.find(grant) if grant else None
        if replacement is None or replacement.given is None:
            yield reference_codes.RECORD.problem(
                record.at("replaced_by"),
                f"there is no award {record.replaced_by}",
                "award it first",
            )
        elif grant == here.grant:
            yield reference_codes.RECORD.problem(
                record.at("replaced_by"),
                "an award that is taken back does not stand instead of itself",
                "name the award that does, or leave the key out",
            )


def check_days(_catalog: Catalog, ledger: Ledger, record: Record, today: date) -> Iterator[Problem]:
    """The days of a record exist, stand in order, and have come."""
    here = record.location
    day_in_path = here.grant.day if here.grant else None
    if day_in_path and parse_day(day_in_path) is None:
        yield codes.STAMP.problem(
            Place(record.path), f"there is no day {day_in_path}", "mend the path"
        )
        return
    if here.stamp and here.verb in ("comment", "correction") and parse_stamp(here.stamp) is None:
        yield codes.STAMP.problem(
            Place(record.path), f"there is no instant {here.stamp}", "mend the path"
        )
        return
    if record.day and record.day > shifted(today, 1):
        yield codes.FUTURE.problem(
            record.at(*filter(None, [record.day_key])),
            f"{record.day} has not come yet",
            "write the day it happened",
        )
    if isinstance(record, Score):
        yield from _check_period(record, today)
        return
    if isinstance(record, Award):
        nominated = here.grant is not None and _nomination(ledger, here.grant) is not None
        fixed = parse_day(day_in_path) if day_in_path and not nominated else None
        yield from _check_award_days(record, fixed)
        return
    dossier = ledger.about(record)
    if dossier is not None and dossier.given is not None:
        yield from _check_days_about(dossier.given, record)


def _check_days_about(given: Award, record: Record) -> Iterator[Problem]:
    if given.day is None:
        return
    if isinstance(record, Correction) and record.earned_on and record.earned_on > given.day:
        yield codes.DAYS.problem(
            record.at("earned_on"),
            f"earned after it was awarded on {given.day}",
            "write the day it was earned",
        )
    if isinstance(record, Revocation) and record.day and record.day < given.day:
        yield codes.DAYS.problem(
            record.at("revoked_on"),
            f"revoked before it was awarded on {given.day}",
            "mend one of the two days",
        )


def _check_period(score: Score, today: date) -> Iterator[Problem]:
    start = period_start(score.period)
    if start is not None and start > shifted(today, 1):
        yield codes.FUTURE.problem(
            score.at("period"), f"{score.period} has not come yet", "score it when it has begun"
        )


def _check_award_days(award: Award, day_in_path: date | None) -> Iterator[Problem]:
    if award.awarded_on and day_in_path and award.awarded_on != day_in_path:
        yield codes.DAYS.problem(
            award.at("awarded_on"), f"the path says {day_in_path}", "write the day of the path"
        )
    if award.earned_on and award.day and award.earned_on > award.day:
        yield codes.DAYS.problem(
            award.at("earned_on"),
            f"earned after it was awarded on {award.day}",
            "mend one of the two days",
        )
    if award.expires_on and award.day and award.expires_on < award.day:
        yield codes.DAYS.problem(
            award.at("expires_on"),
            f"expires before it was awarded on {award.day}",
            "mend one of the two days",
        )
