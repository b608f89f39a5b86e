"""The conversation with which a programme begins: a question for every option that is not said."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

import msgspec
from msgspec import Struct

from badgectl.cli.recording.asking import ask, can_ask, confirmed
from badgectl.cli.say import note, tell
from badgectl.cli.starting import answers
from badgectl.cli.starting.answers import ALL, NOBODY, NONE, SHOWN, Teams
from badgectl.cli.starting.beginning import Automation
from badgectl.git.forges import home_of
from badgectl.git.repository import Repository
from badgectl.git.upstream import address_of
from badgectl.model.badges import KINDS
from badgectl.model.designs import Theme
from badgectl.model.text import listed, one_line
from badgectl.plans.forge_files import Forge
from badgectl.plans.newcomers import Someone, person_ids
from badgectl.plans.starting import proposed_teams


class Wish(Struct, frozen=True, kw_only=True):
    """What a programme is to be like."""

    name: str
    teams: Teams
    people: str
    persons: tuple[Someone, ...]
    kinds: tuple[str, ...]
    theme: Theme | None
    mark: str | None
    timezone: str
    ci: Forge | None
    pages: Forge | None
    pre_commit: bool
    draw: bool

    @property
    def automation(self) -> Automation:
        """What is to work by itself."""
        return Automation(ci=self.ci, pages=self.pages, pre_commit=self.pre_commit)


def completed(
    usual: Wish,
    said: Mapping[str, Any],
    repository: Repository | None,
    me: Someone,
    colleagues: Sequence[Someone],
    *,
    silent: bool,
) -> Wish:
    """Return what was said, the rest as somebody answers at a terminal, else as usual."""
    wish = msgspec.structs.replace(usual, **said)
    if not silent and can_ask():
        tell("A few questions; Return takes what stands in brackets.\n")
        for key, question in _questions(repository, me, colleagues).items():
            if key not in said:
                wish = msgspec.structs.replace(wish, **{key: question(wish)})
        tell()
    answers.placed(wish.persons, wish.teams)
    return wish


def _questions(
    repository: Repository | None, me: Someone, colleagues: Sequence[Someone]
) -> dict[str, Callable[[Wish], Any]]:
    """Return the questions in order, each with the option that it stands for.

    What was answered before is known to each.
    """
    asked: dict[str, Callable[[Wish], Any]] = {
        "name": lambda wish: ask("What is the programme called?", answers.line, usual=wish.name),
        "teams": lambda wish: _teams(proposed_teams(me, colleagues) or [t for t, _ in wish.teams]),
    }
    if colleagues:
        asked["people"] = lambda _: _people(colleagues)
    else:
        asked["persons"] = _persons
    return asked | {
        "kinds": lambda _: _kinds(),
        "theme": lambda _: ask(
            f"How do badges look? {listed(get_args(Theme), 'or')}",
            answers.theme,
            usual=get_args(Theme)[0],
        ),
        "mark": lambda _: ask("Up to four letters on every badge", answers.mark, usual=NONE),
        "timezone": lambda _: ask(
            "Time zone, as `Europe/Paris`", answers.zone, usual=answers.own_zone()
        ),
        "ci": lambda _: ask(
            f"Which forge checks changes? {listed((*get_args(Forge), NONE), 'or')}",
            answers.forge,
            usual=_forge_of(repository) or NONE,
        ),
        "draw": lambda _: confirmed("Draw all badges now?", usual=True),
    }


def _teams(proposed: Sequence[str]) -> Teams:
    """Ask for teams, and for what those do of which it was not said: it is their people's, too."""
    question = "Teams, yours first, as `Platform=engineering, Studio=design`"
    named = ask(question, answers.teams, usual=", ".join(proposed))
    return tuple((name, function or _function(name)) for name, function in named)


def _function(team: str) -> str | None:
    question = f"Function of {one_line(team)} and its people, as `engineering`"
    return ask(question, answers.function_of, usual=NONE)


def _persons(wish: Wish) -> tuple[Someone, ...]:
    team = f"={wish.teams[-1][0]}" if len(wish.teams) > 1 else ""
    return ask(
        f"Who else takes part, as `Tom Berg <tom@acme.example>{one_line(team)}, ...`",
        lambda text: answers.persons(text, wish.teams),
        usual=NOBODY,
    )


def _people(colleagues: Sequence[Someone]) -> str:
    ids = person_ids(colleagues)
    for word, someone in list(zip(ids, colleagues, strict=True))[:SHOWN]:
        note(f"  {word:<12}  {one_line(someone.name)}")
    if len(colleagues) > SHOWN:
        note(f"  ... and {len(colleagues) - SHOWN} more")

    def read(text: str) -> str:
        answers.chosen(colleagues, text)
        return text

    question = "Who of those who committed takes part? `all`, `none`, or some of the words"
    return ask(question, read, usual=ALL)


def _kinds() -> tuple[str, ...]:
    for kind, about in KINDS.items():
        note(f"  {kind:<16}  {about}")

    def read(text: str) -> tuple[str, ...]:
        return () if text == ALL else answers.known_kinds(text.replace(",", " ").split())

    return ask("Which kinds of badges? `all`, or some", read, usual=ALL)


def _forge_of(repository: Repository | None) -> str | None:
    """Return the forge that the repository comes from, where we have checks for it."""
    home = home_of(address_of(repository)) if repository else None
    return home.forge if home and home.forge in get_args(Forge) else None
