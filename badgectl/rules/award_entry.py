"""May this award be made? Who gives what to whom, and whether the way there was walked."""

from collections.abc import Iterable, Iterator

from badgectl.codes import policy as codes
from badgectl.model.problems import Problem
from badgectl.model.records import Award
from badgectl.model.requirements import Requirement
from badgectl.model.standing import award_in_force
from badgectl.model.text import listed
from badgectl.rules.award_case import EnteringAward
from badgectl.rules.eligibility import (
    already_holds,
    check_evidence_criteria,
    check_present,
    check_recipient,
    check_repeat,
    check_retired,
    check_round_before,
)
from badgectl.rules.givers import described, is_active, may
from badgectl.rules.nominations import check_decider, check_quorum
from badgectl.rules.records import BY_RULES
from badgectl.rules.requirements import Claim, check_all, unmet_parts


def check_by_rules(case: EnteringAward) -> Iterator[Problem]:
    """What is earned by count is awarded by `rules`, and nothing else is."""
    award, by_rules = case.award, case.badge.awarding.by_rules
    if by_rules != (award.by == BY_RULES):
        how = "it is earned by count" if by_rules else "people award it"
        said = f"{case.badge.name}: {how}"
        yield codes.RULES.problem(award.at("by"), said, "see `awarding: by:`")


def check_giver(case: EnteringAward) -> Iterator[Problem]:
    """The giver may award the badge; once there is a nomination, by deciding on it only."""
    award, badge, dossier = case.award, case.badge, case.dossier
    if award.by == BY_RULES or badge.awarding.by_rules:
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
        begin = f"`badgectl nominate {award.badge_ref} {award.recipient}`"
        how = "it begins with a nomination" if givers == () else "others may nominate"
        hint += f"; {how}: {begin}"
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


def check_badge(case: EnteringAward) -> Iterator[Problem]:
    """The badge is for this recipient, under this path, with this evidence."""
    award, badge = case.award, case.badge
    yield from check_recipient(case.catalog, badge, award)
    yield from check_repeat(badge, case.ledger, award, case.grant, case.day)
    yield from check_evidence_criteria(badge, award)


def check_open(case: EnteringAward) -> Iterator[Problem]:
    """The badge is still awarded, and its recipient has not left."""
    yield from check_present(case.catalog, case.badge, case.award)
    yield from check_retired(case.badge, case.award)


def check_round(case: EnteringAward) -> Iterator[Problem]:
    """A new round follows one that has ended; and nobody is awarded what they hold."""
    award, rank = case.award, case.badge.rank(case.award.level)
    if case.badge.awarding.repeatable:
        yield from check_round_before(case.badge, case.ledger, award, case.grant, case.day)
        return
    if case.held_rank > rank or (case.held_rank == rank and _holds_it(case)):
        yield already_holds(award, case.badge.title(_held_level(case)), award.recipient)
        return
    if case.dossier is not None and case.dossier.decline is not None:
        yield codes.ROUND.problem(
            award.at(),
            f"the nomination was declined by {case.dossier.decline.by}",
            f"a new try is round {case.grant.round + 1}: {award.recipient}/"
            f"{case.grant.badge_ref}~{case.grant.round + 1}",
        )
        return
    yield from check_round_before(case.badge, case.ledger, award, case.grant, case.day)


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
            f"award {listed(step.id for step in steps[:-1])} first",
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
        unmet = unmet_parts(case.catalog, case.ledger, claim, requires)
        yield codes.REQUIRES.problem(
            award.at("level") if award.level else award.at(),
            f"{case.badge.title(award.level)} requires {check.missing()}",
            _way_to_meet(award, unmet),
        )


def _way_to_meet(award: Award, unmet: Iterable[Requirement]) -> str:
    """Return how an award says what is required of it, else where to see what there is."""
    for part in unmet:
        if part.together is not None and award.joint is None:
            return "award it to all who did it in one go, with `--joint`"
        if part.helped is not None:
            return "say who was helped: `--helped ID` for each, or in the file `helped:`"
        if part.metric is not None and part.metric.name not in award.measured:
            said = f"`--measured {part.metric.name}=N`, or in the file `measured:`"
            return f"say what was measured: {said}"
    return f"`badgectl why {award.recipient} {award.badge_ref}` says what is there"
