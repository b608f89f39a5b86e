"""Asking at a terminal for what a record still lacks; every question has its option."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

import typer

from badgectl.cli.say import complain_of, note
from badgectl.model.errors import BadgectlError, RefusedError, UnknownIdError, UsageError
from badgectl.model.text import did_you_mean, excerpt, listed, one_line
from badgectl.plans.award import AwardRequest
from badgectl.plans.nominate import NominationRequest

T = TypeVar("T")
W = TypeVar("W", bound=str)


class NotAnAnswerError(BadgectlError):
    """What was answered is not what was asked for."""


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
    return cache(lambda: ask(question, one_line) if text is None else text)


def chosen_or_asked(
    word: W | None, option: str, question: str, choices: Mapping[W, str]
) -> Callable[[], W]:
    """Return what gives one of some words: as an option said it, or asked for, but once.

    Raises UsageError if it is missing and nobody can be asked.
    """
    if word is None and not can_ask():
        there = "; ".join(f"{one}: {meaning}" for one, meaning in choices.items())
        raise UsageError(f"missing: `{option}`", there)

    def read(answer: str) -> W:
        found = next((one for one in choices if one == answer), None)
        if found is None:
            raise NotAnAnswerError(
                f"`{excerpt(answer, 60)}` is none of them",
                did_you_mean(answer, choices, f"there are {listed(choices)}"),
            )
        return found

    @cache
    def answered() -> W:
        if word is not None:
            return word
        show_choices(choices.items())
        return ask(question, read, choices)

    return answered


def ask(
    question: str, read: Callable[[str], T], words: Iterable[str] = (), *, usual: str | None = None
) -> T:
    """Ask until an answer can be read; the Tab key completes `words`, Return takes the usual."""
    with _completing(sorted(words)):
        while True:
            answer = str(typer.prompt(question, default=usual)).strip()
            try:
                if answer:
                    return read(answer)
            except (NotAnAnswerError, RefusedError, UnknownIdError, UsageError) as error:
                complain_of(error)


def confirmed(question: str, *, usual: bool) -> bool:
    """Ask until the answer is yes or no; Return means the usual one."""

    def read(answer: str) -> bool:
        word = answer.lower()
        if word not in ("y", "yes", "n", "no"):
            raise NotAnAnswerError(f"`{excerpt(answer, 40)}` is neither yes nor no", "type y or n")
        return word.startswith("y")

    while True:
        answer = str(typer.prompt(
            f"{question} [{'Y/n' if usual else 'y/N'}]", default="", show_default=False, err=True
        ))  # fmt: skip
        try:
            return read(answer.strip()) if answer.strip() else usual
        except NotAnAnswerError as error:
            complain_of(error)


def show_choices(rows: Iterable[tuple[str, str]]) -> None:
    """Show what can be answered: words, and what each stands for."""
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
