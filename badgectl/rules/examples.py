"""A badge's own tests: what its `requires` says about the facts of an example.

An example is a small world of its own. Its people are invented: `functions` and `teams` say where
they belong, `own` means the recipient's, and who is given neither belongs nowhere.
"""

from collections.abc import Iterator
from datetime import date

import msgspec

from badgectl.codes import catalog as codes
from badgectl.codes.reference import LEVEL, TOPIC
from badgectl.model.badge_examples import NONE, YES, Example, ExampleFact
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.days import earlier
from badgectl.model.ledger import build_ledger
from badgectl.model.paths import Grant, RecordPath
from badgectl.model.people import Person, Team
from badgectl.model.problems import Place, Problem
from badgectl.model.records import Award
from badgectl.model.standing import standing
from badgectl.model.text import did_you_mean, listed
from badgectl.rules.requirements import Claim, check_all

_DAY = date(2000, 6, 15)  # of the award in question: any day; facts are dated back from it
# Ids that no example will use for somebody of its own.
_RECIPIENT, _GIVER, _OWN = "the-one-who-receives", "the-one-who-gives", "own"


def check_examples(catalog: Catalog) -> Iterator[Problem]:
    """Every badge passes its own tests, once all badges can be read."""
    if any(path.startswith("catalog/badges/") for path in catalog.broken):
        return
    for badge in catalog.badges.values():
        for n, example in enumerate(badge.examples):
            place = badge.at("examples", n)
            faults = [*_faults(catalog, badge, example, place)]
            yield from faults or _outcome(catalog, badge, example, place)


def _outcome(catalog: Catalog, badge: Badge, example: Example, place: Place) -> Iterator[Problem]:
    allowed, missing = judged(catalog, badge, example)
    if allowed != example.expect.allowed:
        yield codes.EXAMPLE.problem(
            place.at("expect", "allowed"),
            f"the rules allow `{allowed}` here, the example expects `{example.expect.allowed}`",
            f"missing for more: {missing}" if missing else "mend `requires`, or the example",
        )


def judged(catalog: Catalog, badge: Badge, example: Example) -> tuple[str, str]:
    """Return the highest level that an example allows, and what the next would take besides.

    A badge without levels allows `yes` or `none`. `in_order` plays no part: what is asked is how
    far the facts reach.
    """
    world = _world(catalog, example)
    ledger = build_ledger(_awards(example))
    claim = _claim(example)
    if not badge.levels:
        check = check_all(world, ledger, claim, badge.requires)
        return (YES if check.met else NONE), check.missing()
    held = standing(world, ledger, _RECIPIENT, badge.id, _DAY)
    rank, missing = held.rank if held else 0, ""
    for level in badge.levels[rank:]:
        check = check_all(world, ledger, claim, badge.requires_for(level.id, rank))
        missing = check.missing()
        if missing:
            break
        rank = badge.rank(level.id)
    return (badge.levels[rank - 1].id if rank else NONE), missing


def _faults(catalog: Catalog, badge: Badge, example: Example, place: Place) -> Iterator[Problem]:
    """Report what an example says that can mean nothing; unknown badges are reported elsewhere."""
    expected = example.expect.allowed
    words = [*([level.id for level in badge.levels] or [YES]), NONE]
    if expected not in words:
        otherwise = f"write {listed((f'`{word}`' for word in words), last='or')}"
        yield LEVEL.problem(
            place.at("expect", "allowed"),
            f"{badge.name} cannot allow `{expected}`",
            did_you_mean(expected, words, otherwise),
        )
    for n, fact in enumerate(example.given):
        at = place.at("given", n)
        received = catalog.badges.get((fact.award or "").partition("@")[0])
        if fact.award is None and (fact.givers or fact.topic or fact.ago or fact.times != 1):
            yield codes.EXAMPLE.problem(
                at, "nothing is received here", "`from`, `times`, `topic` and `ago` go with `award`"
            )
        if received and fact.topic and fact.topic not in received.topics:
            known = listed(received.topics) or "none"
            yield TOPIC.problem(
                at.at("topic"),
                f"{received.name} has no topic `{fact.topic}`",
                f"its topics: {known}",
            )
        measures = {
            one.metric.name
            for whole in badge.all_requires
            for one in whole
            if one.metric is not None
        }
        for name in fact.measured:
            if name not in measures:
                yield codes.EXAMPLE.problem(
                    at.at("measured", name),
                    f"{badge.name} asks for no metric `{name}`",
                    did_you_mean(name, measures, "leave it out"),
                )
        for name in ("functions", "teams"):
            if len(getattr(fact, name)) > len(_people(fact)):
                yield codes.EXAMPLE.problem(
                    at.at(name),
                    f"more {name} than people",
                    "give one for each person of this fact, in the same order",
                )


def _people(fact: ExampleFact) -> tuple[str, ...]:
    return (*fact.givers, *fact.helped, *fact.together)


def _world(catalog: Catalog, example: Example) -> Catalog:
    """Return the catalog with an example's people instead of its own."""
    own = _team(_OWN, _OWN)
    teams, homes = {_OWN: own}, {_RECIPIENT: own}
    for fact in example.given:
        for n, who in enumerate(_people(fact)):
            team = _home(fact, n)
            if team is not None:
                homes[who] = team
                # Whatever fact tells a team's function, tells it for all.
                if team.function or team.id not in teams:
                    teams[team.id] = team
    people = dict.fromkeys(who for fact in example.given for who in _people(fact))
    return msgspec.structs.replace(
        catalog,
        people={
            who: _person(who, homes[who].id if who in homes else None)
            for who in (_RECIPIENT, *people)
        },
        teams=teams,
    )


def _home(fact: ExampleFact, n: int) -> Team | None:
    """Return the home team of the n-th person of a fact."""
    team = fact.teams[n] if n < len(fact.teams) else None
    function = fact.functions[n] if n < len(fact.functions) else None
    if team is None and function is None:
        return None
    if team == _OWN or (team is None and function == _OWN):
        return _team(_OWN, _OWN)
    return _team(team or f"a-team-of-{function}", function)


def _team(team_id: str, function: str | None) -> Team:
    return Team(path=f"catalog/teams/{team_id}.yaml", name=team_id, function=function)


def _person(person_id: str, home: str | None) -> Person:
    return Person(path=f"catalog/people/{person_id}.yaml", name=person_id, home=home)


def _awards(example: Example) -> Iterator[Award]:
    """Yield what was received: by each giver in turn, as often as the fact says."""
    number = 0
    for fact in example.given:
        if fact.award is None:
            continue
        badge, _, level = fact.award.partition("@")
        day = earlier(_DAY, fact.ago) if fact.ago else _DAY
        givers = fact.givers or (_GIVER,)
        for n in range(max(fact.times, len(givers))):
            number += 1
            # Each needs a path of its own; nothing reads the giver that stands in it.
            grant = Grant(
                recipient=_RECIPIENT,
                badge=badge,
                level=level or None,
                day=str(day),
                giver=f"giver-{number}",
            )
            yield Award(
                path=str(RecordPath(recipient=_RECIPIENT, grant=grant)),
                badge=badge,
                level=level or None,
                recipient=_RECIPIENT,
                by=givers[n % len(givers)],
                reason=example.text,
                awarded_on=day,
            )


def _claim(example: Example) -> Claim:
    helped = tuple(who for fact in example.given for who in fact.helped)
    joint = tuple(who for fact in example.given for who in fact.together)
    measured = {name: value for fact in example.given for name, value in fact.measured.items()}
    return Claim(
        recipient=_RECIPIENT,
        day=_DAY,
        helped=helped,
        measured=measured,
        joint=(_RECIPIENT, *joint) if joint else (),
    )
