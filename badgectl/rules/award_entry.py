"""May this award be made? Who gives what to whom, and whether the way there was walked."""

from collections.abc import Iterator

import msgspec

from badgectl.codes import policy as codes
from badgectl.model.problems import Problem
from badgectl.model.standing import award_in_force
from badgectl.rules.entering import EnteringAward
from badgectl.rules.givers import described, is_active, may
from badgectl.rules.nominations import check_decider, check_quorum, is_waiting
from badgectl.rules.records import BY_RULES
from badgectl.rules.requirements import Claim, check_all


def check_giver(case: EnteringAward) -> Iterator[Problem]:
    """The giver may award the badge; once there is a nomination, by deciding on it only."""
    award, badge, dossier = case.award, case.badge, case.dossier
    by_rules = badge.awarding.by_rules
    if award.by == BY_RULES or by_rules:
        if award.by != BY_RULES or not by_rules:
            how = "it is earned by count" if by_rules else "people award it"
            yield codes.RULES.problem(award.at("by"), f"{badge.name}: {how}", "see `awarding: by:`")
        return
    if badge.awarding.nomination and dossier is not None and dossier.nomination is not None:
        where = award.at("by")
        yield from check_decider(
            case.catalog, case.ledger, dossier, badge, award.by, case.day, where
        )
        yield from check_quorum(case.catalog, badge, dossier, case.day, where)
        return
    givers = badge.awarding.givers
    if not case.catalog.knows("people", award.by):
        return  # that nobody is called so is reported as a reference
    if may(
        case.catalog, case.ledger, givers, who=award.by, recipient=award.recipient, day=case.day
    ):
        return
    hint = f"may award it: {described(case.catalog, givers)}"
    if badge.awarding.nomination:
        hint += "; it begins with a nomination" if givers == () else "; others may nominate"
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
    if not case.catalog.knows_recipient(award.recipient):
        return  # that nobody is called so is reported as a reference
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
        while case.ledger.find(right) is not None:
            right = msgspec.structs.replace(right, round=right.round + 1)
        yield codes.REPEAT.problem(
            case.award.at(),
            f"{case.badge.name} is repeatable",
            f"name the file awards/{right}.yaml",
        )
    elif in_path and not repeatable:
        yield codes.REPEAT.problem(
            case.award.at(),
            f"{case.badge.name} is awarded once",
            f"name the file awards/{case.award.recipient}/{case.grant.badge_ref}.yaml",
        )


def check_round(case: EnteringAward) -> Iterator[Problem]:
    """A new round follows one that has ended; and nobody is awarded what they hold."""
    award, rank = case.award, case.badge.rank(case.award.level)
    if case.badge.awarding.repeatable:
        yield from _check_gap(case)
        return
    if case.held_rank > rank or (case.held_rank == rank and _holds_it(case)):
        yield codes.HELD.problem(
            award.at(),
            f"{award.recipient} already holds {case.badge.title(_held_level(case))}",
            f"`badgectl show {award.recipient}` says since when",
        )
        return
    if case.dossier is not None and case.dossier.decline is not None:
        yield codes.ROUND.problem(
            award.at(),
            f"the nomination was declined by {case.dossier.decline.by}",
            f"a new try is round {case.grant.round + 1}: {award.recipient}/"
            f"{case.grant.badge_ref}~{case.grant.round + 1}",
        )
        return
    yield from _check_gap(case)


def _check_gap(case: EnteringAward) -> Iterator[Problem]:
    if case.grant.round == 1:
        return
    before = msgspec.structs.replace(case.grant, round=case.grant.round - 1)
    dossier = case.ledger.find(before)
    if dossier is None:
        yield codes.ROUND.problem(
            case.award.at(), f"there is no round {before.round}", "count rounds from 1 without gaps"
        )
    elif is_waiting(case.badge, dossier, case.day):
        yield codes.ROUND.problem(
            case.award.at(),
            f"the nomination of round {before.round} still waits for its decision",
            f"award {before}, or decline it with feedback",
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
    if case.badge.in_order and len(case.badge.steps(award.level, case.held_rank)) > 1:
        return  # what the skipped levels require is not this award's affair
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
        joint = any(part.together is not None for whole in requires for part in whole)
        yield codes.REQUIRES.problem(
            award.at("level") if award.level else award.at(),
            f"{case.badge.title(award.level)} requires {check.missing()}",
            "award it to all who did it in one go, with `--joint`"
            if joint and award.joint is None
            else "see `requires:` of the badge",
        )
