"""Asking for what an award or a nomination lacks; each answer is judged as soon as it can be."""

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

import msgspec

from badgectl.cli.reading import Programme
from badgectl.cli.recording.asking import NotAnAnswerError, ask, can_ask, show_choices
from badgectl.cli.recording.desk import giver_and_recorder
from badgectl.cli.recording.planning import repository_of
from badgectl.cli.recording.repeating import command_line
from badgectl.cli.say import note
from badgectl.codes import policy as codes
from badgectl.git.commit_files import has_file
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.errors import RefusedError
from badgectl.model.forms import Link, fits
from badgectl.model.paths import badge_at
from badgectl.model.problems import Problem
from badgectl.model.records import Award
from badgectl.model.requirements import Metric, Requirement
from badgectl.model.standing import rank_held
from badgectl.model.text import excerpt, number, one_line
from badgectl.plans.award import AwardRequest, plan_awards
from badgectl.plans.evidence import link_or_path, read_evidence
from badgectl.plans.nominate import NominationRequest, plan_nominations
from badgectl.plans.pairs import badge_first
from badgectl.plans.plan import (
    Plan,
    known_recipient,
    resolve_badge,
    resolve_badge_or_level,
    resolve_recipient,
)
from badgectl.rules.award_terms import unproven
from badgectl.rules.requirements import Claim, unmet_parts

Request = TypeVar("Request", AwardRequest, NominationRequest)

_MANY = 30  # recipients: more are not listed
_LATER = (codes.EVIDENCE.name, codes.REQUIRES.name)
"""What further answers may mend."""
_OF_RECIPIENT = (codes.RECIPIENT.name, codes.SELF_AWARD.name, codes.HELD.name)
"""What another recipient would mend."""


class Interview(Generic[Request]):
    """A request as somebody typed it, asked about once; it is planned as often as need be."""

    def __init__(self, request: Request, complete: Callable[[Programme, Request], Request]) -> None:
        """Begin with what was typed."""
        self._request: Request = request
        self._complete: Callable[[Programme, Request], Request] = complete
        self._by, self._again = request.by or None, ""

    def plan(self, programme: Programme, plan_for: Callable[[Request], Plan]) -> Plan:
        """Return the plan for all that was typed and answered."""
        giver, recorder = giver_and_recorder(programme, self._by)
        signed = msgspec.structs.replace(self._request, by=giver, recorded_by=recorder)
        typed = badge_first(programme.catalog, signed)
        self._request = self._complete(programme, typed)
        if self._request != typed:
            self._again = command_line(self._request)
        return msgspec.structs.replace(plan_for(self._request), again=self._again)


def completed(programme: Programme, request: AwardRequest, *, edit: bool) -> AwardRequest:
    """Return a request with answers for what it lacks; as it is where nobody can be asked.

    What the user is going to write in an editor is not asked for.
    """
    if not can_ask():
        return request

    def judge(asked: AwardRequest) -> Plan:
        asked = msgspec.structs.replace(asked, reason=asked.reason or "-")
        return plan_awards(programme.catalog, programme.ledger, asked, programme.today)

    request = _named(programme, request, lambda badge: not badge.awarding.by_rules, judge)
    if edit:
        return request
    request = _reasoned(_met(programme, request, judge))
    return msgspec.structs.replace(request, evidence=_evidence(programme, request))


def completed_nomination(programme: Programme, request: NominationRequest) -> NominationRequest:
    """Return a request with answers for what it lacks; as it is where nobody can be asked."""
    if not can_ask():
        return request

    def judge(asked: NominationRequest) -> Plan:
        asked = msgspec.structs.replace(asked, reason=asked.reason or "-")
        return plan_nominations(programme.catalog, programme.ledger, asked, programme.today)

    request = _named(programme, request, lambda badge: badge.awarding.nomination is not None, judge)
    return _reasoned(request)


def _named(
    programme: Programme, request: Request, fits_: Callable[[Badge], bool],
    judge: Callable[[Request], Plan],
) -> Request:  # fmt: skip
    """Return a request that says which badge, and to whom, where that may be."""
    badge, level = _badge(programme, request.badge, fits_)
    request = msgspec.structs.replace(request, badge=badge_at(badge.id, level))

    def read(answer: str) -> Request:
        said = _recipients(programme.catalog, answer)
        found = msgspec.structs.replace(request, recipients=said)
        plan, problems = _hopeless(judge(found))
        if problems and all(problem.code in _OF_RECIPIENT for problem in problems):
            raise _refused(plan, problems)
        return found

    if not request.recipients:
        known = _possible(programme.catalog, badge, request.by)
        show_choices(known.items() if len(known) <= _MANY else ())
        request = ask("Recipient (several with commas between)", read, known)
    plan, problems = _hopeless(judge(request))
    if problems:
        raise _refused(plan, problems)
    return request


def _hopeless(plan: Plan) -> tuple[Plan, list[Problem]]:
    """Return a plan with what no further answer would mend."""
    return plan, [problem for problem in plan.problems if problem.code not in _LATER]


def _refused(plan: Plan, problems: Sequence[Problem]) -> RefusedError:
    return RefusedError(f"{plan.message.subject}: refused", problems)


def _badge(
    programme: Programme, word: str, fits_: Callable[[Badge], bool]
) -> tuple[Badge, str | None]:
    """Return the badge and level that a word names, asking for what it does not say."""
    catalog = programme.catalog
    if not word:
        badges = [one for one in catalog.badges.values() if one.status == "active" and fits_(one)]
        show_choices((badge.id, badge.name) for badge in badges)
        badge, level = ask(
            "Badge",
            lambda answer: resolve_badge_or_level(catalog, answer),
            (badge.id for badge in badges),
        )
    else:
        badge, level = resolve_badge_or_level(catalog, word)
    if level or not badge.levels:
        return badge, level
    show_choices((step.id, step.text or "") for step in badge.levels)
    levels = [step.id for step in badge.levels]
    return ask(
        "Level",
        lambda answer: (badge, resolve_badge(catalog, f"{badge.id}@{answer}")[1]),
        levels,
    )


def _possible(catalog: Catalog, badge: Badge, giver: str) -> dict[str, str]:
    """Return whom somebody can give a badge to, with their names."""
    left_out = None if badge.awarding.self_award else giver
    active = (one for one in catalog.people.values() if one.status == "active")
    people = {one.id: one.name for one in active if one.id != left_out}
    teams = {one.id: one.name for one in catalog.teams.values()}
    return {"person": people, "team": teams}.get(badge.recipients, people | teams)


def _recipients(catalog: Catalog, answer: str) -> tuple[str, ...]:
    """Return whom an answer names: full names have spaces, and ids may have them between."""
    parts = [part.strip() for part in answer.split(",") if part.strip()]
    words = [
        word
        for part in parts
        for word in ([part] if known_recipient(catalog, part) else part.split())
    ]
    return tuple(resolve_recipient(catalog, word) for word in words)


def _met(
    programme: Programme, request: AwardRequest, judge: Callable[[AwardRequest], Plan]
) -> AwardRequest:
    """Return a request that says whom it helped and what was measured, as far as that is required.

    Raises RefusedError if something else is required that is not there.
    """
    while True:
        plan = judge(request)
        refused = [one for one in plan.problems if one.code == codes.REQUIRES.name]
        if not refused:
            return request
        unmet = [part for one in plan.records for part in _unmet(programme, request, one)]
        metrics = [m for m in (part.metric for part in unmet) if m and _unsaid(request, m)]
        if metrics:
            request = _measured(request, metrics[0])
        elif any(part.helped for part in unmet):
            note(f"  {refused[0].message}")
            request = _helped(programme, request)
        else:
            raise _refused(plan, plan.problems)


def _unmet(programme: Programme, request: AwardRequest, award: object) -> list[Requirement]:
    if not isinstance(award, Award):
        return []
    catalog, ledger, today = programme.catalog, programme.ledger, programme.today
    badge = catalog.badges[award.badge]
    held = rank_held(catalog, ledger, award.recipient, badge, today)
    claim = Claim(
        recipient=award.recipient,
        day=today,
        helped=award.helped,
        measured=award.measured,
        joint=request.recipients if request.joint else (),
    )
    return unmet_parts(catalog, ledger, claim, badge.requires_for(award.level, held))


def _unsaid(request: AwardRequest, metric: Metric) -> bool:
    return metric.name not in request.measured


def _measured(request: AwardRequest, metric: Metric) -> AwardRequest:
    """Return a request with a number that is asked for."""

    def read(answer: str) -> float:
        try:
            value = float(answer)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise NotAnAnswerError(f"`{excerpt(answer, 60)}` is no number", "write it as 57")
        return value

    least = number(metric.at_least)
    value = ask(f"Measured: {metric.name} (a number of at least {least})", read)
    return msgspec.structs.replace(request, measured=request.measured | {metric.name: value})


def _helped(programme: Programme, request: AwardRequest) -> AwardRequest:
    """Return a request with more people who were helped."""
    people = [one for one in programme.catalog.people if one not in request.recipients]
    more = ask(
        "Who was helped (several with commas between)",
        lambda answer: _recipients(programme.catalog, answer),
        people,
    )
    helped = tuple(dict.fromkeys((*request.helped, *more)))
    return msgspec.structs.replace(request, helped=helped)


def _reasoned(request: Request) -> Request:
    return msgspec.structs.replace(request, reason=request.reason or ask("Reason", one_line))


def _evidence(programme: Programme, request: AwardRequest) -> tuple[str, ...]:
    """Return the evidence of a request with what the badge demands besides."""
    catalog, ledger, today = programme.catalog, programme.ledger, programme.today
    badge, level = resolve_badge_or_level(catalog, request.badge)
    texts, criteria = list(request.evidence), {}
    for word in request.recipients:
        held = rank_held(catalog, ledger, resolve_recipient(catalog, word), badge, today)
        given = read_evidence(badge, level, held, texts)
        for criterion in unproven(badge, level, held, given):
            criteria[criterion.id] = criterion
    read = partial(_source, programme)
    for criterion in criteria.values():
        note(f"  {criterion.id}: {one_line(criterion.text)}")
        answer = ask(f"Evidence for {criterion.id} (a link or a path)", read)
        texts.append(f"{answer.removesuffix(f'#{criterion.id}')}#{criterion.id}")
    while len(texts) < badge.awarding.min_evidence:
        texts.append(ask("Evidence (a link or a path)", read))
    return tuple(texts)


def _source(programme: Programme, answer: str) -> str:
    """Return a link or a path as it was typed; raise if it leads nowhere."""
    found, repository = link_or_path(answer), repository_of(programme)
    link = "a link starts with https:// or http:// and a host, without spaces"
    if found.url is not None and not fits(Link, found.url):
        raise NotAnAnswerError(f"`{excerpt(answer, 60)}` is no link", link)
    if found.path is not None and not has_file(repository, found.path, commit=repository.head):
        said = f"the repository has no file {excerpt(answer, 60)}"
        raise NotAnAnswerError(said, f"commit it first, or give a link; {link}")
    return answer
