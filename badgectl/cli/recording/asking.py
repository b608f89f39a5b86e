"""Asking at a terminal for what a record still lacks; every question has its option."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

import msgspec
import typer

from badgectl.cli.reading import Programme
from badgectl.cli.say import complain, note
from badgectl.model.badges import Badge
from badgectl.model.errors import UnknownIdError, UsageError
from badgectl.model.paths import badge_at
from badgectl.model.standing import standing
from badgectl.model.text import listed, one_line
from badgectl.plans.award import AwardRequest
from badgectl.plans.evidence import parse_evidence
from badgectl.plans.nominate import NominationRequest
from badgectl.plans.plan import resolve_badge, resolve_badge_or_level, resolve_recipient
from badgectl.rules.award_terms import unproven

T = TypeVar("T")
Request = TypeVar("Request", AwardRequest, NominationRequest)


def can_ask() -> bool:
    """Tell whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def check_said(
    request: AwardRequest | NominationRequest, example: str, *, edit: bool = False
) -> None:
    """Raise UsageError if something is missing and nobody can be asked."""
    lacks = {
        "BADGE": request.badge,
        "RECIPIENT": request.recipients or "/" in request.badge,
        "`-m` with a reason": request.reason or edit,
    }
    missing = [name for name, said in lacks.items() if not said]
    if missing and not can_ask():
        raise UsageError(
            f"missing: {listed(missing)}", f"as in `{example}`; at a terminal you are asked"
        )


def said_or_asked(text: str | None, question: str) -> Callable[[], str]:
    """Return what gives the text of `-m`: as it was said, or asked for at a terminal, but once.

    Raises UsageError if it is missing and nobody can be asked.
    """
    if text is None and not can_ask():
        raise UsageError(f"missing: `-m` ({question.lower()})", "at a terminal you are asked")
    return cache(lambda: _ask(question, one_line) if text is None else text)


def completed(programme: Programme, request: AwardRequest, *, edit: bool) -> AwardRequest:
    """Return a request with answers for what it lacks; as it is where nobody can be asked.

    What the user is going to write in an editor is not asked for.
    """
    if not can_ask():
        return request
    request = _named(programme, request, lambda badge: not badge.awarding.by_rules)
    if edit:
        return request
    request = _reasoned(request)
    badge, level = resolve_badge_or_level(programme.catalog, request.badge)
    evidence = _evidence(programme, badge, level, request)
    return msgspec.structs.replace(request, evidence=evidence)


def completed_nomination(programme: Programme, request: NominationRequest) -> NominationRequest:
    """Return a request with answers for what it lacks; as it is where nobody can be asked."""
    if not can_ask():
        return request
    request = _named(programme, request, lambda badge: badge.awarding.nomination is not None)
    return _reasoned(request)


def _named(programme: Programme, request: Request, fits: Callable[[Badge], bool]) -> Request:
    """Return a request that says which badge, who and why."""
    badge, level = _badge(programme, request.badge, fits)
    return msgspec.structs.replace(
        request,
        badge=badge_at(badge.id, level),
        recipients=request.recipients or _recipients(programme),
    )


def _reasoned(request: Request) -> Request:
    return msgspec.structs.replace(request, reason=request.reason or _ask("Reason", one_line))


def _badge(
    programme: Programme, word: str, fits: Callable[[Badge], bool]
) -> tuple[Badge, str | None]:
    """Return the badge and level that a word names, asking for what it does not say."""
    catalog = programme.catalog
    if not word:
        badges = [one for one in catalog.badges.values() if one.status == "active" and fits(one)]
        _show((badge.id, badge.name) for badge in badges)
        badge, level = _ask(
            "Badge",
            lambda answer: resolve_badge_or_level(catalog, answer),
            (badge.id for badge in badges),
        )
    else:
        badge, level = resolve_badge_or_level(catalog, word)
    if level or not badge.levels:
        return badge, level
    _show((step.id, step.text or "") for step in badge.levels)
    levels = [step.id for step in badge.levels]
    return _ask(
        "Level",
        lambda answer: (badge, resolve_badge(catalog, f"{badge.id}@{answer}")[1]),
        levels,
    )


def _recipients(programme: Programme) -> tuple[str, ...]:
    catalog = programme.catalog

    def read(answer: str) -> tuple[str, ...]:
        words = answer.replace(",", " ").split()
        return tuple(resolve_recipient(catalog, word) for word in words)

    return _ask("Recipient (several with spaces between)", read, [*catalog.people, *catalog.teams])


def _evidence(
    programme: Programme, badge: Badge, level: str | None, request: AwardRequest
) -> tuple[str, ...]:
    """Return the evidence of a request with what the badge demands besides."""
    catalog, ledger, today = programme.catalog, programme.ledger, programme.today
    texts = list(request.evidence)
    given = [parse_evidence(badge, text) for text in texts]
    criteria = {}
    for word in request.recipients:
        recipient = resolve_recipient(catalog, word)
        held = standing(catalog, ledger, recipient, badge.id, today)
        for criterion in unproven(badge, level, held.rank if held else 0, given):
            criteria[criterion.id] = criterion
    for criterion in criteria.values():
        note(f"  {criterion.id}: {one_line(criterion.text)}")
        texts.append(
            f"{_ask(f'Evidence for {criterion.id} (a link or a path)', str)}#{criterion.id}"
        )
    while len(texts) < badge.awarding.min_evidence:
        texts.append(_ask("Evidence (a link or a path)", str))
    return tuple(texts)


def _ask(question: str, read: Callable[[str], T], words: Iterable[str] = ()) -> T:
    """Ask until an answer can be read; the Tab key completes `words`."""
    with _completing(sorted(words)):
        while True:
            answer = str(typer.prompt(question)).strip()
            try:
                if answer:
                    return read(answer)
            except UnknownIdError as error:
                complain(error.message, error.hint)


def _show(rows: Iterable[tuple[str, str]]) -> None:
    shown = list(rows)
    width = max((len(name) for name, _ in shown), default=0)
    for name, text in shown:
        note(f"  {name:<{width}}  {one_line(text)}".rstrip())


@contextmanager
def _completing(words: list[str]) -> Iterator[None]:
    """Let the Tab key complete words while somebody types, where Python has readline."""
    try:
        import readline
    except ImportError:
        yield
        return

    def complete(text: str, state: int) -> str | None:
        found = [word for word in words if word.startswith(text)]
        return found[state] if state < len(found) else None

    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
    readline.set_completer_delims(" ,")
    readline.set_completer(complete)
    try:
        yield
    finally:
        readline.set_completer(None)
