"""Experts: whom to ask about a topic, and why."""

import math
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.records import Award
from badgectl.model.standing import Standing, standings
from badgectl.model.text import nearest
from badgectl.rules.givers import is_active
from badgectl.rules.waiting import backers

HALF_LIFE = 730
"""After so many days an award says half as much about what somebody knows today."""

_DUTY = 0.5
"""What a responsibility counts beside badges: a fresh badge without levels counts 1."""


class Reason(Struct, frozen=True, kw_only=True):
    """One badge that speaks for somebody, and the newest award of it."""

    badge: str
    level: str | None
    stars: int
    of_stars: int
    awards: int
    award: str
    """The newest award, as `show` takes it."""
    on: date | None
    vouched_by: tuple[str, ...]
    """Who gave or seconded these awards; nobody where the rules count."""


class Expert(Struct, frozen=True, kw_only=True):
    """Somebody to ask, with everything that speaks for it."""

    recipient: str
    name: str
    is_team: bool
    team: str | None
    function: str | None
    score: float
    """What puts the list in order: each badge's level, fading with its age, and who vouched."""
    vouched_by: tuple[str, ...]
    looks_after: tuple[str, ...]
    """Responsibilities in teams whose words name the topic."""
    reasons: tuple[Reason, ...]


class Search(Struct, frozen=True, kw_only=True):
    """Whom to ask about a word."""

    asked: str
    topics: tuple[str, ...]
    """The topics that were looked for; not what was asked where nobody knows that word."""
    badges: tuple[str, ...]
    experts: tuple[Expert, ...]
    teams: tuple[Expert, ...]


def find_experts(catalog: Catalog, ledger: Ledger, asked: str, day: date) -> Search:
    """Return who can help with a topic on a day, the best first.

    People who have left or want to be hidden are not among them.
    """
    word = asked.strip().casefold()
    topics = _topics(catalog, word)
    badges = tuple(sorted(_badges(catalog, word, topics)))
    found: dict[str, list[Standing]] = {}
    if badges:
        for held in standings(catalog, ledger, day).values():
            if held.badge in badges and can_be_asked(catalog, held.recipient):
                found.setdefault(held.recipient, []).append(held)
    duties = _duties(catalog, [word, *topics])
    experts = [
        _expert(catalog, ledger, who, found.get(who, ()), duties.get(who, ()), day)
        for who in {*found, *duties}
    ]
    experts.sort(key=lambda one: (-one.score, one.recipient))
    return Search(
        asked=asked,
        topics=topics,
        badges=badges,
        experts=tuple(one for one in experts if not one.is_team),
        teams=tuple(one for one in experts if one.is_team),
    )


def _topics(catalog: Catalog, word: str) -> tuple[str, ...]:
    """Return the topic of that name, else those that share a word with it or are spelt alike."""
    topics = catalog.topics
    if word in topics:
        return (word,)
    sharing = tuple(topic for topic in topics if _words(topic) & _words(word))
    near = nearest(word, topics)
    return sharing or ((near,) if near else ())


def _badges(catalog: Catalog, word: str, topics: Collection[str]) -> Iterator[str]:
    """Yield the badges that speak for topics; where there are none, those that tell of the word."""
    if topics:
        yield from (b.id for b in catalog.badges.values() if set(topics) & set(b.topics))
    elif word in catalog.badges:
        yield word
    elif word in catalog.kinds:
        yield from (b.id for b in catalog.badges.values() if b.kind == word)
    elif wanted := _words(word):
        yield from (b.id for b in catalog.badges.values() if wanted <= _words(_text(b)))


def _text(badge: Badge) -> str:
    criteria = " ".join(criterion.text for criterion in badge.all_criteria)
    return f"{badge.id} {badge.name} {badge.description} {criteria}"


def _words(text: str) -> frozenset[str]:
    """Return the words of a text, without their plural ending."""
    return frozenset(word.removesuffix("s") for word in re.findall(r"\w+", text.casefold()))


def can_be_asked(catalog: Catalog, recipient: str) -> bool:
    """Tell whether somebody is there to be asked, and may be named; teams always are."""
    if recipient in catalog.teams:
        return True
    return is_active(catalog, recipient) and not catalog.is_hidden(recipient)


def _duties(catalog: Catalog, words: Iterable[str]) -> dict[str, list[str]]:
    """Return what people look after in their teams that names one of the words."""
    wanted = [_words(word) for word in words]
    found: dict[str, list[str]] = {}
    for team in catalog.teams.values():
        for duty in team.responsibilities:
            told = _words(duty.what)
            if any(word <= told for word in wanted) and can_be_asked(catalog, duty.who):
                found.setdefault(duty.who, []).append(f"{duty.what} ({team.name})")
    return found


def _expert(
    catalog: Catalog, ledger: Ledger, who: str, held: Iterable[Standing],
    duties: Collection[str], day: date,
) -> Expert:  # fmt: skip
    found = (_reason(catalog, ledger, standing) for standing in held)
    reasons = [(_weight(reason, day), reason) for reason in found]
    reasons.sort(key=lambda pair: (-pair[0], pair[1].badge))
    vouched = tuple(dict.fromkeys(who for _, reason in reasons for who in reason.vouched_by))
    strength = sum(weight for weight, _ in reasons)
    score = strength * (1 + math.log2(max(len(vouched), 1)) / 4) + _DUTY * len(duties)
    return Expert(
        recipient=who,
        name=catalog.recipient_name(who),
        is_team=who in catalog.teams,
        team=catalog.home_team(who),
        function=catalog.function_of(who),
        score=round(score, 3),
        vouched_by=vouched,
        looks_after=tuple(duties),
        reasons=tuple(reason for _, reason in reasons),
    )


def _reason(catalog: Catalog, ledger: Ledger, standing: Standing) -> Reason:
    badge = catalog.badges[standing.badge]
    newest = max(standing.awards, key=lambda award: (award.day or date.min, award.path))
    vouched = dict.fromkeys(
        who
        for award in standing.awards
        for who in _voices(catalog, ledger, badge, award)
        if who in catalog.people and who != standing.recipient and not catalog.is_hidden(who)
    )
    return Reason(
        badge=badge.id,
        level=standing.level,
        stars=standing.rank,
        of_stars=len(badge.levels),
        awards=len(standing.awards),
        award=str(newest.location.grant),
        on=newest.day,
        vouched_by=tuple(vouched),
    )


def _voices(catalog: Catalog, ledger: Ledger, badge: Badge, award: Award) -> Iterator[str]:
    """Yield who stands behind an award: its giver, who nominated, and who seconded."""
    yield award.by
    dossier = ledger.about(award)
    if dossier is not None and award.day is not None:
        yield from backers(catalog, badge, dossier, award.day)


def _weight(reason: Reason, day: date) -> float:
    """Return how much a badge says: its level, how often, and how long ago."""
    age = max((day - reason.on).days, 0) if reason.on else HALF_LIFE
    fading = math.exp2(-age / HALF_LIFE)
    return (reason.stars or 1) * (1 + math.log2(reason.awards) / 4) * fading
