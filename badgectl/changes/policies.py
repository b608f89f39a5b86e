"""How the rules of awarding changed: who may do what, how often, for how long."""

from collections.abc import Iterator

from badgectl.changes.difference import Change, Leaning
from badgectl.changes.groups import group_changes
from badgectl.changes.sides import Sides
from badgectl.changes.wording import changed, towards
from badgectl.model.days import days_in
from badgectl.model.policy import Awarding, Limit, Nomination
from badgectl.model.text import counted
from badgectl.rules.givers import described


def policy_changes(sides: Sides, old: Awarding, new: Awarding) -> Iterator[Change]:
    """Yield how the policy of a badge changed, in the order in which files have it."""
    alone = " without a nomination" if old.nomination or new.nomination else ""
    yield from group_changes(sides, f"award it{alone}", old.givers, new.givers)
    yield from _nomination(sides, old, new)
    yield from group_changes(sides, "revoke it", old.revoke, new.revoke)
    leaning = towards(old.min_evidence, new.min_evidence, more_is="tightened")
    pieces = (counted(n, "piece", "pieces") for n in (old.min_evidence, new.min_evidence))
    yield from changed("the evidence that every award needs", pieces, leaning)
    yield from _limit(old.limit, new.limit)
    yield from _switch("it may be awarded again and again", old.repeatable, new.repeatable)
    yield from _switch("givers may award themselves", old.self_award, new.self_award)
    leaning = towards(days_in(old.expires_after), days_in(new.expires_after), more_is="loosened")
    lengths = (one or "without end" for one in (old.expires_after, new.expires_after))
    yield from changed("the time that an award counts", lengths, leaning)
    members = old.counts_for, new.counts_for
    yield from changed("who holds what a team was awarded", (f"the {one}" for one in members))


def _nomination(sides: Sides, old: Awarding, new: Awarding) -> Iterator[Change]:
    was, now = old.nomination, new.nomination
    if was is None and now is not None:
        who, decide = described(sides.either, now.nominate), described(sides.either, new.deciders)
        needed = counted(now.seconds, "second")
        yield Change(f"it takes nominations: by {who}, {needed} needed, decided by {decide}")
    elif was is not None and now is None:
        yield Change("it takes no more nominations")
    elif was is not None and now is not None:
        yield from _terms(sides, was, now)
        yield from group_changes(sides, "decide on nominations", old.deciders, new.deciders)


def _terms(sides: Sides, was: Nomination, now: Nomination) -> Iterator[Change]:
    yield from group_changes(sides, "nominate", was.nominate, now.nominate)
    for what, old, new in (
        ("the number of seconds that a nomination needs", was.seconds, now.seconds),
        (
            "the number of seconds from another function",
            was.from_other_function,
            now.from_other_function,
        ),
    ):
        yield from changed(what, (old, new), towards(old, new, more_is="tightened"))
    leaning = towards(days_in(was.open_for), days_in(now.open_for), more_is="loosened")
    lengths = (one or "without end" for one in (was.open_for, now.open_for))
    yield from changed("the time that a nomination stays open", lengths, leaning)


def _limit(old: Limit | None, new: Limit | None) -> Iterator[Change]:
    leaning: Leaning | None = None
    if old is None or new is None:
        leaning = "tightened" if new else "loosened"
    elif old.every == new.every:
        leaning = towards(old.per_giver, new.per_giver, more_is="loosened")
    said = (f"{one.per_giver} a {one.every}" if one else "without limit" for one in (old, new))
    yield from changed("how often one giver may award it", said, leaning)


def _switch(what: str, old: bool, new: bool) -> Iterator[Change]:  # noqa: FBT001 - what it was
    if old != new:
        how = what if new else what.replace(" may ", " may no longer ", 1)
        yield Change(how, "loosened" if new else "tightened")
