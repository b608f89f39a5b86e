"""How recognition flows: who gives, how long nominations take, and what people said."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import accumulate
from statistics import median
from typing import Literal

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.records import Award
from badgectl.model.text import number
from badgectl.rules.records import BY_RULES


class Giving(Struct, frozen=True, kw_only=True):
    """Whether it is always the same few who give."""

    givers: int
    half_by: int
    """So few people gave half of all awards; 0 if nobody gave any."""
    only_once: int
    """Givers of a single award."""


class Decisions(Struct, frozen=True, kw_only=True):
    """What became of nominations that were decided in a period, and how long it took."""

    awarded: int
    declined: int
    median_days: float | None
    """From nomination to decision, where both days are known."""
    longest_days: int | None


class Voice(Struct, frozen=True, kw_only=True):
    """Something that somebody said: a comment, the feedback of a score, of a decline if asked."""

    kind: Literal["comment", "decline", "score"]
    on: date | None
    by: str
    about: str
    """The award or nomination, as `show` takes it; the names of goal and team of a score."""
    text: str


def giving(awards: Iterable[Award]) -> Giving:
    """Return how the giving of awards is spread; what is earned by count nobody gives."""
    counts = Counter(award.by for award in awards if award.by != BY_RULES)
    most_first = (number for _, number in counts.most_common())
    so_far = list(accumulate(most_first))
    return Giving(
        givers=len(counts),
        half_by=bisect_left(so_far, counts.total() / 2) + 1 if so_far else 0,
        only_once=sum(number == 1 for number in counts.values()),
    )


def decisions(dossiers: Iterable[Dossier], since: date | None, until: date) -> Decisions:
    """Return what became of nominations that were decided between two days, both included."""
    awarded, declined = 0, 0
    waited: list[int] = []
    for dossier in dossiers:
        if len(dossier.records) < 2:  # nothing was decided about a lone award or nomination
            continue
        nomination, award, decline = dossier.nomination, dossier.award, dossier.decline
        decided = award or decline
        if nomination is None or decided is None or not is_between(decided.day, since, until):
            continue
        awarded += award is not None
        declined += award is None
        if decided.day is not None and nomination.day is not None:
            waited.append((decided.day - nomination.day).days)
    return Decisions(
        awarded=awarded,
        declined=declined,
        median_days=float(median(waited)) if waited else None,
        longest_days=max(waited, default=None),
    )


def voices(
    catalog: Catalog, ledger: Ledger, dossiers: Iterable[Dossier], teams: Collection[str],
    period: tuple[date | None, date], *, declines: bool,
) -> tuple[Voice, ...]:  # fmt: skip
    """Return what was said between two days, newest first; scores of some teams only.

    What people said who want to be hidden, and what was said about them, is left out. The
    feedback of declines is for those who were nominated, unless it is asked for.
    """
    heard = [
        *_about_awards(catalog, dossiers, declines=declines),
        *_about_goals(catalog, ledger, teams),
    ]
    heard = [
        voice
        for voice in heard
        if is_between(voice.on, *period) and not catalog.is_hidden(voice.by)
    ]
    heard.sort(key=lambda voice: voice.about)
    return tuple(sorted(heard, key=lambda voice: voice.on or date.min, reverse=True))


def _about_awards(
    catalog: Catalog, dossiers: Iterable[Dossier], *, declines: bool
) -> Iterator[Voice]:
    for dossier in dossiers:
        if len(dossier.records) < 2 or catalog.is_hidden(dossier.grant.recipient):
            continue
        about = str(dossier.grant)
        for comment in dossier.comments:
            yield Voice(
                kind="comment", on=comment.day, by=comment.by, about=about, text=comment.text
            )
        if declines and dossier.decline is not None:
            no = dossier.decline
            yield Voice(kind="decline", on=no.day, by=no.by, about=about, text=no.feedback)


def _about_goals(catalog: Catalog, ledger: Ledger, teams: Collection[str]) -> Iterator[Voice]:
    for score in ledger.scores:
        if score.feedback and score.team in teams:
            goal, team = catalog.goals.get(score.goal), catalog.recipient_name(score.team)
            named = goal.name if goal else score.goal
            about = f"{named}, {team}, {score.period}: {number(score.value)}"
            yield Voice(kind="score", on=score.day, by=score.by, about=about, text=score.feedback)


def is_between(day: date | None, since: date | None, until: date) -> bool:
    """Tell whether a day lies in a period; an unknown one lies in all."""
    return day is None or (day <= until and (since is None or day >= since))
