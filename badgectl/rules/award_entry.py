"""May this award be made? Each rule looks at one clause of the badge's policy."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from badgectl.codes import policy as codes
from badgectl.model.days import later, window_start
from badgectl.model.problems import Problem
from badgectl.model.standing import award_in_force
from badgectl.model.text import counted, listed
from badgectl.rules.entering import EnteringAward
from badgectl.rules.givers import described, is_active, may
from badgectl.rules.nominations import check_decider, check_quorum
from badgectl.rules.records import BY_RULES
from badgectl.rules.requirements import Claim, check_all

DAYS_BACK, DAYS_AHEAD = 30, 1
"""How far `awarded_on` may lie from the day on which an award enters the ledger."""


def check_giver(case: EnteringAward) -> Iterator[Problem]:
    """The giver may award the badge: directly, or by deciding on a nomination."""
    award, badge, dossier = case.award, case.badge, case.dossier
    by_rules = badge.awarding.by == BY_RULES
    if award.by == BY_RULES or by_rules:
        if award.by != BY_RULES or not by_rules:
            how = "it is earned by count" if by_rules else "people award it"
            yield codes.RULES.problem(award.at("by"), f"{badge.name}: {how}", "see `awarding: by:`")
        return
    nomination = dossier.nomination if dossier else None
    is_own = nomination is not None and nomination.by == award.by
    allowed = may(
        case.catalog, case.ledger, badge.awarding.by,
        who=award.by, recipient=award.recipient, day=case.day,
    )  # fmt: skip
    if allowed and not is_own:
        return
    if dossier is not None and nomination is not None:
        where = award.at("by")
        yield from check_decider(
            case.catalog, case.ledger, dossier, badge, award.by, case.day, where
        )
        yield from check_quorum(case.catalog, badge, dossier, case.day, where)
        return
    hint = f"may award it: {described(case.catalog, badge.awarding.by)}"
    if badge.awarding.nomination:
        hint += "; others may nominate"
    if award.by in case.catalog.people and not is_active(case.catalog, award.by):
        hint = f"{award.by} has left (status: alumni)"
    yield codes.GIVER.problem(award.at("by"), f"{award.by} may not award {badge.name}", hint)


def check_self_award(case: EnteringAward) -> Iterator[Problem]:
    """Nobody awards themselves, unless the badge allows it."""
    award = case.award
    shares = case.badge.awarding.counts_for == "members" and award.by in award.roster
    if (award.by == award.recipient or shares) and not case.badge.awarding.self_award:
        yield codes.SELF_AWARD.problem(
            award.at("by"), f"{award.by} awards themselves", "ask a colleague to award it"
        )


def check_recipient(case: EnteringAward) -> Iterator[Problem]:
    """The badge is for this kind of recipient, who has not left."""
    award, badge = case.award, case.badge
    is_team = award.recipient in case.catalog.teams
    if badge.recipients != "any" and is_team != (badge.recipients == "team"):
        yield codes.RECIPIENT.problem(
            award.at("recipient"),
            f"{badge.name} is for {badge.recipients}s; {award.recipient} is a "
            f"{'team' if is_team else 'person'}",
            f"award it to a {badge.recipients}",
        )
    elif not is_team and not is_active(case.catalog, award.recipient):
        yield codes.RECIPIENT.problem(
            award.at("recipient"),
            f"{award.recipient} has left (status: alumni)",
            "awards stand, new ones are not made",
        )


def check_retired(case: EnteringAward) -> Iterator[Problem]:
    """A retired badge is not awarded."""
    if case.badge.status == "retired":
        yield codes.RETIRED.problem(
            case.award.at("badge"),
            f"{case.badge.name} is retired",
            "`badgectl list badges` shows the others",
        )


def check_repeat(case: EnteringAward) -> Iterator[Problem]:
    """The path is that of a repeatable badge if the badge is one."""
    repeatable, in_path = case.badge.awarding.repeatable, case.grant.day is not None
    if repeatable and not in_path:
        right = msgspec.structs.replace(case.grant, day=f"{case.day}", giver=case.award.by)
        yield codes.REPEAT.problem(
            case.award.at(),
            f"{case.badge.name} is repeatable",
            f"name the file awards/{right}.yaml",
        )
    elif in_path and not repeatable:
        yield codes.REPEAT.problem(
            case.award.at(),
            f"{case.badge.name} is awarded once",
            "leave day and giver out of the path",
        )


def check_round(case: EnteringAward) -> Iterator[Problem]:
    """A new round follows one that has ended; and nobody is awarded what they hold."""
    if case.badge.awarding.repeatable:
        return
    award, rank = case.award, case.badge.rank(case.award.level)
    if case.held_rank > rank or (case.held_rank == rank and _holds_it(case)):
        yield codes.HELD.problem(
            award.at(),
            f"{award.recipient} already holds {case.badge.title(_held_level(case))}",
            f"`badgectl show {award.recipient}` says since when",
        )
        return
    before = msgspec.structs.replace(case.grant, round=case.grant.round - 1)
    if case.grant.round > 1 and case.ledger.find(before) is None:
        yield codes.ROUND.problem(
            award.at(), f"there is no round {before.round}", "count rounds from 1 without gaps"
        )


def _holds_it(case: EnteringAward) -> bool:
    return any(
        award_in_force(case.catalog, dossier, case.day)
        for dossier in case.ledger.of(case.award.recipient, case.badge.id)
    )


def _held_level(case: EnteringAward) -> str | None:
    return case.badge.levels[case.held_rank - 1].id if case.held_rank else None


def check_order(case: EnteringAward) -> Iterator[Problem]:
    """No level is skipped where the badge says so."""
    steps = case.badge.steps(case.award.level, case.held_rank)
    if case.badge.in_order and len(steps) > 1:
        yield codes.ORDER.problem(
            case.award.at("level"),
            f"{case.award.recipient} does not hold {case.badge.title(steps[-2].id)} yet",
            f"award {steps[0].id} first",
        )


def check_requires(case: EnteringAward) -> Iterator[Problem]:
    """What the badge requires, at every level newly reached, is there."""
    award = case.award
    claim = Claim(
        recipient=award.recipient,
        day=case.day,
        helped=award.helped,
        measured=award.measured,
        joint=case.joint,
    )
    requires = case.badge.requires_for(award.level, case.held_rank)
    check = check_all(case.catalog, case.ledger, claim, requires)
    if not check.met:
        yield codes.REQUIRES.problem(
            award.at("level") if award.level else award.at(),
            f"{case.badge.title(award.level)} requires {check.missing()}",
            "see `requires:` of the badge",
        )


def check_evidence(case: EnteringAward) -> Iterator[Problem]:
    """There is as much evidence as the badge asks for, and for each criterion that demands it."""
    award, least = case.award, case.badge.awarding.min_evidence
    demanded = [
        criterion.id
        for criterion in case.badge.criteria_for(award.level, case.held_rank)
        if criterion.evidence == "required"
        and not any(evidence.criterion == criterion.id for evidence in award.evidence)
    ]
    if demanded:
        yield codes.EVIDENCE.problem(
            award.at(*(["evidence"] if award.evidence else [])),
            f"evidence is missing for {listed(f'`{one}`' for one in demanded)}",
            f"add a link for it: `-e URL#{demanded[0]}`, or `criterion: {demanded[0]}` in the file",
        )
    elif len(award.evidence) < least:
        yield codes.EVIDENCE.problem(
            award.at(*(["evidence"] if award.evidence else [])),
            f"{counted(least, 'piece', 'pieces')} of evidence due, {len(award.evidence)} given",
            "add links with `-e URL`",
        )


def check_limit(case: EnteringAward) -> Iterator[Problem]:
    """The giver has not used up what the policy allows in a window of the calendar."""
    limit, award = case.badge.awarding.limit, case.award
    if limit is None or award.by == BY_RULES:
        return
    start = window_start(case.day, limit.every)
    made = sum(
        1
        for dossier in case.ledger
        if (given := dossier.award) is not None
        and given.badge == award.badge
        and given.by == award.by
        and start <= (given.day or case.day) <= case.day
    )
    if made >= limit.per_giver:
        yield codes.LIMIT.problem(
            award.at("by"),
            f"{award.by} has awarded {case.badge.name} {counted(made, 'time')} this {limit.every}; "
            f"{limit.per_giver} allowed",
            f"wait for the next {limit.every}, or ask a colleague",
        )


def check_roster(case: EnteringAward) -> Iterator[Problem]:
    """The roster of a team award names members of the team."""
    award = case.award
    members = case.catalog.members_of(award.recipient)
    for n, person in enumerate(award.roster):
        if person not in members:
            yield codes.ROSTER.problem(
                award.at("roster", n),
                f"{person} is not in {award.recipient}",
                "leave the roster out: the tool fills it in",
            )


def check_recorder(case: EnteringAward) -> Iterator[Problem]:
    """Whoever records for another is a recorder of the programme."""
    recorder = case.award.recorded_by
    if recorder not in (None, case.award.by, *case.catalog.program.recorders):
        yield codes.RECORDER.problem(
            case.award.at("recorded_by"),
            f"{recorder} is no recorder",
            "let the giver commit it, or add `recorders:` to catalog/program.yaml",
        )


def check_entry_day(case: EnteringAward) -> Iterator[Problem]:
    """The award is dated about today, unless it was imported."""
    award = case.award
    if award.day is None or award.source is not None:
        return
    earliest = case.today - timedelta(days=DAYS_BACK)
    if not earliest <= award.day <= case.today + timedelta(days=DAYS_AHEAD):
        yield codes.ENTRY_DAY.problem(
            award.at(*(["awarded_on"] if award.awarded_on else [])),
            f"awarded on {award.day}, and today is {case.today}",
            "`earned_on` says when it was earned; `awarded_on` is the day of the award",
        )


def check_expiry(case: EnteringAward) -> Iterator[Problem]:
    """The award ends no later than the policy says."""
    award, length = case.award, case.badge.awarding.expires_after
    if award.expires_on and length and award.expires_on > later(case.day, length):
        yield codes.EXPIRY.problem(
            award.at("expires_on"),
            f"it may count until {later(case.day, length)} ({length})",
            "leave the key out: the tool fills it in",
        )


def check_definition(case: EnteringAward) -> Iterator[Problem]:
    """The award names the badge as it stands."""
    named, actual = case.award.definition, case.badge.blob
    if named and actual and named != actual:
        yield codes.DEFINITION.problem(
            case.award.at("definition"),
            f"the badge's file is {actual[:10]} now",
            "leave the key out: the tool fills it in",
        )


AWARD_RULES = (
    check_giver,
    check_self_award,
    check_recipient,
    check_retired,
    check_repeat,
    check_round,
    check_order,
    check_requires,
    check_evidence,
    check_limit,
    check_roster,
    check_recorder,
    check_entry_day,
    check_expiry,
    check_definition,
)
