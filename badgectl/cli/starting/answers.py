"""Reading the answers with which a programme begins; each raises UsageError for what cannot be."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import get_args
from zoneinfo import available_timezones

import msgspec

from badgectl.model.badges import KINDS
from badgectl.model.designs import Theme
from badgectl.model.errors import UsageError
from badgectl.model.forms import Id, Line, fits
from badgectl.model.text import did_you_mean, listed, one_line, slug
from badgectl.plans.forge_files import Forge
from badgectl.plans.newcomers import Someone, person_ids, read_newcomers

ALL, NONE, NOBODY = "all", "none", "nobody yet"
SHOWN = 30
_NO = (NONE, "no", "n")
_LONGEST_MARK = 4

Teams = tuple[tuple[str, str | None], ...]
"""Names of teams, each with its function."""


def line(text: str) -> str:
    """Return a text that can be a name."""
    if not fits(Line, text):
        raise UsageError("this is no name", "write one line of at most 120 letters")
    return text


def teams(text: str) -> Teams:
    """Return the teams that a text lists, with commas between."""
    return teams_of([word.strip() for word in text.split(",") if word.strip()])


def teams_of(words: Sequence[str]) -> Teams:
    """Return names and functions of teams, each written as `Platform=engineering`."""
    return tuple(map(_team, words))


def _team(word: str) -> tuple[str, str | None]:
    name, equals, function = (part.strip() for part in word.partition("="))
    if not fits(Line, name) or not any(map(str.isalnum, name)):
        raise UsageError(f"`{one_line(word)}` is no team", "write `Platform=engineering`")
    if equals and not function:
        raise UsageError(
            f"`{one_line(word)}` says no function", f"write `{name}=engineering`, or `{name}` alone"
        )
    return name, function_of(function, f"{name}=") if function else None


def function_of(text: str, before: str = "") -> str | None:
    """Return a function; None where there is none. `before` is what stands before it."""
    if text in _NO:
        return None
    if not fits(Id, text):
        hint = f"write it in small letters: `{before}{slug(text) or 'engineering'}`"
        raise UsageError(f"`{one_line(text)}` is no function", hint)
    return text


def persons(text: str, known: Teams) -> tuple[Someone, ...]:
    """Return the people that a text lists, each in a team that is known or in none."""
    return () if text == NOBODY else placed(read_newcomers(text), known)


def placed(people: Sequence[Someone], known: Teams) -> tuple[Someone, ...]:
    """Return people as they are, if the team of each is known."""
    names = {slug(name): name for name, _ in known}
    for one in people:
        if one.folder and slug(one.folder) not in names:
            hint = did_you_mean(one.folder, names.values(), f"there are {listed(names.values())}")
            raise UsageError(f"there is no team `{one_line(one.folder)}`", hint)
    return tuple(people)


def joined(
    me: Someone, colleagues: Sequence[Someone], said: Sequence[Someone]
) -> tuple[Someone, ...]:
    """Return who takes part besides me; who is said and known by an address only changes team."""
    by_email = {email: one for one in said for email in one.emails}
    moved = [
        msgspec.structs.replace(one, folder=again.folder or one.folder)
        for one in colleagues
        for again in [next((by_email[email] for email in one.emails if email in by_email), one)]
    ]
    known = {email for one in (me, *colleagues) for email in one.emails}
    return (*moved, *(one for one in said if not known.intersection(one.emails)))


def chosen(colleagues: Sequence[Someone], words: str) -> tuple[Someone, ...]:
    """Return who of some people is meant."""
    if words == ALL:
        return tuple(colleagues)
    if words == NONE:
        return ()
    by_id = dict(zip(person_ids(colleagues), colleagues, strict=True))
    named = words.replace(",", " ").split()
    for word in named:
        if word not in by_id:
            hint = did_you_mean(word, by_id, f"there are {listed(list(by_id)[:SHOWN]) or 'none'}")
            raise UsageError(f"nobody who committed is called `{one_line(word)}`", hint)
    return tuple(by_id[word] for word in dict.fromkeys(named))


def known_kinds(words: Sequence[str]) -> tuple[str, ...]:
    """Return kinds of badges."""
    for word in words:
        if word not in KINDS:
            raise UsageError(
                f"there is no kind `{one_line(word)}`", did_you_mean(word, KINDS, listed(KINDS))
            )
    return tuple(words)


def theme(text: str) -> Theme:
    """Return a theme."""
    for known in get_args(Theme):
        if text == known:
            return known  # type: ignore[no-any-return]
    raise UsageError(
        f"there is no theme `{one_line(text)}`", did_you_mean(text, get_args(Theme), "")
    )


def mark(text: str) -> str | None:
    """Return the letters that badges carry; None if there are to be none."""
    if text == NONE:
        return None
    if len(text) > _LONGEST_MARK or not fits(Line, text):
        raise UsageError("this does not fit on a badge", "write one to four letters")
    return text


def zone(text: str) -> str:
    """Return a time zone."""
    known = available_timezones()
    if text != "UTC" and text not in known:
        city = text.replace(" ", "_").casefold()
        there = sorted(one for one in known if one.casefold().endswith(f"/{city}"))
        otherwise = did_you_mean(text, known, "write it as `Europe/Paris`")
        raise UsageError(
            f"there is no time zone `{one_line(text)}`",
            f"did you mean `{there[0]}`?" if there else otherwise,
        )
    return text


def own_zone() -> str:
    """Return the time zone of this machine, where it tells."""
    told = os.environ.get("TZ", "")
    if not told and Path("/etc/localtime").is_symlink():
        told = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
    return told if told in available_timezones() and not told.startswith("Etc/") else "UTC"


def forge(text: str) -> Forge | None:
    """Return a forge that we have checks for; None if there is to be none."""
    for known in get_args(Forge):
        if text == known:
            return known  # type: ignore[no-any-return]
    if text in _NO:
        return None
    raise UsageError(
        f"there are no checks for `{one_line(text)}`",
        f"write {listed((*get_args(Forge), NONE), 'or')}",
    )
