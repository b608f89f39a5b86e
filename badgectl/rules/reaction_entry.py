"""May this be said or done about an award? Revocations, likes, withdrawals, voids, scores."""

from collections.abc import Iterator
from datetime import date

from badgectl.codes import policy as codes
from badgectl.codes import reference as reference_codes
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.problems import Problem
from badgectl.model.records import (
    Comment,
    Like,
    Nomination,
    Record,
    Revocation,
    Score,
    Second,
    Void,
    Withdrawal,
)
from badgectl.model.standing import holders_of
from badgectl.model.text import did_you_mean, number
from badgectl.rules.dated import judged_on
from badgectl.rules.givers import described, is_active, may


def check_not_voided(ledger: Ledger, record: Record) -> Iterator[Problem]:
    """Nothing more is said or done about an award that was voided."""
    dossier = ledger.about(record)
    if dossier is None or dossier.given is None or dossier.award is not None:
        return
    grant = dossier.grant
    ending = dossier.ending(dossier.given)
    yield codes.ACTOR.problem(
        record.at(),
        f"the award {grant} was voided by {ending.by if ending else 'somebody'}",
        f"`badgectl show {grant}` says why",
    )


def check_revocation(
    catalog: Catalog, ledger: Ledger, revocation: Revocation, today: date
) -> Iterator[Problem]:
    """Whoever takes an award back may, by the badge's policy, and it was not taken back before."""
    dossier = ledger.about(revocation)
    badge = catalog.badges.get(dossier.grant.badge) if dossier else None
    award = dossier.given if dossier else None
    if badge is None or award is None:
        return
    if not may(
        catalog, ledger, badge.awarding.revoke,
        who=revocation.by, recipient=award.recipient, giver=award.by,
        day=judged_on(revocation, today),
    ):  # fmt: skip
        yield codes.ACTOR.problem(
            revocation.at("by"),
            f"{revocation.by} may not revoke {badge.name}",
            f"may revoke it: {described(catalog, badge.awarding.revoke)}",
        )
    yield from check_not_voided(ledger, revocation)


def check_reaction(
    catalog: Catalog, ledger: Ledger, reaction: Like | Comment, _today: date
) -> Iterator[Problem]:
    """Likes and comments come from people who are here; nobody likes their own award."""
    yield from check_not_voided(ledger, reaction)
    dossier = ledger.about(reaction)
    award = dossier.given if dossier else None
    if not is_active(catalog, reaction.by):
        if reaction.by in catalog.people:
            yield codes.ACTOR.problem(
                reaction.at("by"), f"{reaction.by} has left", "people who are here react"
            )
    elif isinstance(reaction, Like) and award and reaction.by in holders_of(catalog, award):
        yield codes.OWN.problem(
            reaction.at("by"), f"{reaction.by} likes their own award", "others may like it"
        )


def check_withdrawal(
    _catalog: Catalog, ledger: Ledger, withdrawal: Withdrawal, _today: date
) -> Iterator[Problem]:
    """People take back what is their own; a nomination only until it is decided."""
    here = withdrawal.location
    dossier = ledger.about(withdrawal)
    if dossier is None:
        return
    for record in dossier.records:
        if record.path_now != str(here.ends):
            continue
        if record.by != withdrawal.by:
            yield codes.OWN.problem(
                withdrawal.at("by"),
                f"{withdrawal.by} withdraws what is {record.by}'s",
                f"only {record.by} can",
            )
        elif isinstance(record, Nomination | Second) and (decided := _decided(dossier)):
            yield codes.ACTOR.problem(
                withdrawal.at(),
                f"the nomination was {decided}",
                "it stays on record; an award is taken back with `badgectl revoke`",
            )


def _decided(dossier: Dossier) -> str:
    """Return how a nomination was decided; empty if it was not."""
    if dossier.award is not None:
        return "awarded"
    return "declined" if dossier.decline is not None else ""


def check_void(catalog: Catalog, _ledger: Ledger, void: Void, _today: date) -> Iterator[Problem]:
    """Maintainers void records, and name the rule that was broken."""
    from badgectl.codes.registry import CODES  # noqa: PLC0415 - starting is cheap

    if void.by not in catalog.program.maintainers:
        yield codes.ACTOR.problem(
            void.at("by"), f"{void.by} is no maintainer", "only maintainers void records"
        )
    if void.rule not in CODES:
        yield reference_codes.RULE.problem(
            void.at("rule"),
            f"there is no code `{void.rule}`",
            did_you_mean(void.rule, CODES, "`badgectl explain` lists them"),
        )


def check_score(catalog: Catalog, _ledger: Ledger, score: Score, _today: date) -> Iterator[Problem]:
    """A team's goals are scored in their range, by its own people or a maintainer who is here."""
    goal = catalog.goals.get(score.goal)
    if goal is not None and not goal.measure.takes(score.value):
        yield codes.SCORE_RANGE.problem(
            score.at("value"),
            f"{goal.name} is scored {goal.measure.range}; {number(score.value)} is outside",
            "a score is given once: say what is meant",
        )
    if score.by not in catalog.people:
        return  # that nobody is called so is reported as a reference
    if not is_active(catalog, score.by):
        yield codes.ACTOR.problem(
            score.at("by"), f"{score.by} has left", "let a member of the team score it"
        )
    elif not (catalog.is_member(score.by, score.team) or score.by in catalog.program.maintainers):
        yield codes.ACTOR.problem(
            score.at("by"),
            f"{score.by} is not in {score.team}",
            "let a member of the team score it",
        )
