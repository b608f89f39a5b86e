"""The conversation with which a programme begins: a question for every option that is not said."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args
from zoneinfo import available_timezones

import msgspec
import typer
from msgspec import Struct

from badgectl.cli.recording.asking import can_ask
from badgectl.cli.say import complain, note, tell
from badgectl.cli.session import Session
from badgectl.git.forges import home_of
from badgectl.git.repository import Repository
from badgectl.git.upstream import address_of
from badgectl.model.badges import KINDS
from badgectl.model.designs import Theme
from badgectl.model.errors import UsageError
from badgectl.model.forms import Id, Line, fits
from badgectl.model.text import did_you_mean, listed, one_line, slug
from badgectl.plans.automation import Forge
from badgectl.plans.starting import Someone, person_ids, proposed_teams

T = TypeVar("T")

_ALL, _NONE = "all", "none"
_SHOWN = 30
_LONGEST_MARK = 4


class Wish(Struct, frozen=True, kw_only=True):
    """What a programme is to be like."""

    name: str
    teams: tuple[str, ...]
    people: str
    kinds: tuple[str, ...]
    theme: Theme | None
    mark: str | None
    timezone: str
    ci: Forge | None
    draw: bool


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
    known = {key: value for key, value in said.items() if value}
    if "mark" in known:
        known["mark"] = _mark(known["mark"])
    _check(known)
    wish = msgspec.structs.replace(usual, **known)
    if silent or not can_ask():
        return wish
    tell("A few questions; Return takes what stands in brackets.\n")
    answers: dict[str, Any] = {}
    for key, question in _questions(wish, repository, me, colleagues).items():
        if key not in known:
            answers[key] = question()
    tell()
    return msgspec.structs.replace(wish, **answers)


def _check(known: Mapping[str, Any]) -> None:
    """Raise UsageError if something was said that cannot be."""
    teams_of(known.get("teams", ()))
    known_kinds(known.get("kinds", ()))
    _zone(known.get("timezone", "UTC"))


def _questions(
    wish: Wish, repository: Repository | None, me: Someone, colleagues: Sequence[Someone]
) -> dict[str, Callable[[], Any]]:
    """Return the questions in order, each with the option that it stands for."""
    asked: dict[str, Callable[[], Any]] = {
        "name": lambda: _ask("What is the programme called?", wish.name, _line),
        "teams": lambda: _ask(
            "Teams, yours first, as `Platform=engineering, Studio=design`",
            ", ".join(proposed_teams(me, colleagues) or wish.teams),
            _teams,
        ),
    }
    if colleagues:
        asked["people"] = lambda: _people(colleagues)
    return asked | {
        "kinds": _kinds,
        "theme": lambda: _ask(
            f"How do badges look? {listed(get_args(Theme), 'or')}", get_args(Theme)[0], _theme
        ),
        "mark": lambda: _ask("Up to four letters on every badge", _NONE, _mark),
        "timezone": lambda: _ask("Where do its days begin?", _own_zone(), _zone),
        "ci": lambda: _ask(
            f"Which forge checks changes? {listed((*get_args(Forge), _NONE), 'or')}",
            _forge_of(repository) or _NONE,
            _forge,
        ),
        "draw": lambda: typer.confirm("Draw all badges now?", default=True),
    }


def _ask(question: str, usual: str, read: Callable[[str], T]) -> T:
    """Ask until an answer can be read."""
    while True:
        answer = str(typer.prompt(question, default=usual)).strip()
        try:
            return read(answer)
        except UsageError as error:
            complain(error.message, error.hint)


def _line(text: str) -> str:
    if not fits(Line, text):
        raise UsageError("this is no name", "write one line of at most 120 letters")
    return text


def _teams(text: str) -> tuple[str, ...]:
    words = tuple(word.strip() for word in text.split(",") if word.strip())
    teams_of(words)
    return words


def teams_of(words: Sequence[str]) -> tuple[tuple[str, str | None], ...]:
    """Return names and functions of teams; raise UsageError for what cannot be one."""
    found = []
    for word in words:
        name, _, function = (part.strip() for part in word.partition("="))
        if not fits(Line, name):
            raise UsageError(f"`{one_line(word)}` is no team", "write `Platform=engineering`")
        if function and not fits(Id, function):
            raise UsageError(
                f"`{one_line(function)}` is no function",
                f"write it in small letters: `{name}={slug(function) or 'engineering'}`",
            )
        found.append((name, function or None))
    return tuple(found)


def _people(colleagues: Sequence[Someone]) -> str:
    ids = person_ids(colleagues)
    for word, someone in list(zip(ids, colleagues, strict=True))[:_SHOWN]:
        note(f"  {word:<12}  {one_line(someone.name)}")
    if len(colleagues) > _SHOWN:
        note(f"  ... and {len(colleagues) - _SHOWN} more")

    def read(text: str) -> str:
        chosen(colleagues, text)
        return text

    question = "Who of those who committed takes part? `all`, `none`, or some of the words"
    return _ask(question, _ALL, read)


def chosen(colleagues: Sequence[Someone], words: str) -> tuple[Someone, ...]:
    """Return who of some people is meant; raise UsageError for a word that names nobody."""
    if words == _ALL:
        return tuple(colleagues)
    if words == _NONE:
        return ()
    by_id = dict(zip(person_ids(colleagues), colleagues, strict=True))
    named = words.replace(",", " ").split()
    for word in named:
        if word not in by_id:
            hint = did_you_mean(word, by_id, f"there are {listed(list(by_id)[:_SHOWN]) or 'none'}")
            raise UsageError(f"nobody who committed is called `{one_line(word)}`", hint)
    return tuple(by_id[word] for word in dict.fromkeys(named))


def _kinds() -> tuple[str, ...]:
    for kind, about in KINDS.items():
        note(f"  {kind:<16}  {about}")

    def read(text: str) -> tuple[str, ...]:
        return () if text == _ALL else known_kinds(text.replace(",", " ").split())

    return _ask("Which kinds of badges? `all`, or some", _ALL, read)


def known_kinds(words: Sequence[str]) -> tuple[str, ...]:
    """Return kinds of badges; raise UsageError for one that there is not."""
    for word in words:
        if word not in KINDS:
            raise UsageError(
                f"there is no kind `{one_line(word)}`", did_you_mean(word, KINDS, listed(KINDS))
            )
    return tuple(words)


def _theme(text: str) -> Theme:
    for theme in get_args(Theme):
        if text == theme:
            return theme  # type: ignore[no-any-return]
    raise UsageError(
        f"there is no theme `{one_line(text)}`", did_you_mean(text, get_args(Theme), "")
    )


def _mark(text: str) -> str | None:
    if text == _NONE:
        return None
    if len(text) > _LONGEST_MARK or not fits(Line, text):
        raise UsageError("this does not fit on a badge", "write one to four letters")
    return text


def _zone(text: str) -> str:
    if text != "UTC" and text not in available_timezones():
        raise UsageError(
            f"there is no time zone `{one_line(text)}`",
            did_you_mean(text, available_timezones(), "write it as `Europe/Paris`"),
        )
    return text


def _own_zone() -> str:
    """Return the time zone of this machine, where it tells."""
    told = os.environ.get("TZ", "")
    if not told and Path("/etc/localtime").is_symlink():
        told = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
    return told if told in available_timezones() and not told.startswith("Etc/") else "UTC"


def _forge(text: str) -> Forge | None:
    for forge in get_args(Forge):
        if text == forge:
            return forge  # type: ignore[no-any-return]
    if text == _NONE:
        return None
    raise UsageError(
        f"there are no checks for `{one_line(text)}`",
        f"write {listed((*get_args(Forge), _NONE), 'or')}",
    )


def _forge_of(repository: Repository | None) -> str | None:
    """Return the forge that the repository comes from, where we have checks for it."""
    home = home_of(address_of(repository)) if repository else None
    return home.forge if home and home.forge in get_args(Forge) else None


def draw_badges(session: Session, root: Path) -> None:
    """Draw all badges of a new programme."""
    from badgectl.cli.drawing.keeping import artworks_of, bring_up_to_date, kept, kinds_of
    from badgectl.cli.reading import read_folder
    from badgectl.documents.files import FolderFiles
    from badgectl.pictures.drawing import USUAL_SIZE

    here = msgspec.structs.replace(session, start=root)
    catalog = read_folder(here)
    wanted = [(catalog.badges[badge], None) for badge in sorted(catalog.badges)]
    art = artworks_of(FolderFiles(root), catalog, wanted)
    keeping = kept(
        catalog, wanted, root / "pictures", kinds_of(None, (USUAL_SIZE,)), art, sheet=None
    )
    bring_up_to_date(here, keeping)
