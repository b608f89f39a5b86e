"""Rows of people, from CSV: name, address and team, whatever the columns are called."""

import re
from collections.abc import Iterable, Iterator, Sequence

from badgectl.codes.imports import ROW
from badgectl.documents.given import Given, UnreadableSourceError
from badgectl.imports.csv_table import Row, read_table
from badgectl.imports.found import Found, FoundPerson, FoundTeam
from badgectl.model.problems import Problem
from badgectl.model.text import excerpt, listed, one_line

COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("full_name", "display_name", "person", "employee", "member", "colleague", "who"),
    "emails": ("email", "e_mail", "mail", "address", "email_address", "work_email"),
    "home": ("team", "home_team", "department", "group", "squad", "unit"),
}
"""What a column says, by the key of the file that it becomes, and the names that it goes by."""

_MEANINGS = {name: meaning for meaning, names in COLUMNS.items() for name in (meaning, *names)}
_CALLED = {"name": "name", "emails": "address", "home": "team"}
_OF_AWARDS = {
    "badge", "badge_id", "badge_name", "award", "award_name", "achievement", "recipient", "giver",
    "by", "from", "to", "reason", "message",
}  # fmt: skip


def is_about_people(columns: Iterable[str]) -> bool:
    """Tell whether columns are those of people: who and more, and nothing of an award."""
    words = {_word(column) for column in columns}
    meanings = {_MEANINGS.get(word) for word in words}
    return len(meanings - {None}) > 1 and not words & _OF_AWARDS


def read_people(given: Given) -> Found:
    """Return the people of a CSV file, and the teams that they are at home in."""
    table = read_table(given)
    columns = _columns(given, table.columns)
    people: dict[str, FoundPerson] = {}
    teams: dict[str, list[tuple[str, FoundPerson]]] = {}
    problems: list[Problem] = []
    for row in table.rows:
        one = _person(row, columns)
        if not one.name or one.word in people:
            said = f"{excerpt(one.word, 60)} is there twice" if one.name else "there is no name"
            problems.append(ROW.problem(row.place, said, "write one row for each person"))
            continue
        people[one.word] = one
        team = one_line(row.cells.get(columns.get("home", ""), ""))
        if team:
            teams.setdefault(team.casefold(), []).append((team, one))
    return Found(
        tool="csv",
        people=tuple(people.values()),
        teams=tuple(_team(word, named) for word, named in teams.items()),
        columns=columns,
        problems=tuple(problems),
        notes=tuple(_unread(table.columns)),
    )


def _team(word: str, named: Sequence[tuple[str, FoundPerson]]) -> FoundTeam:
    """Return the team that rows name; it is called as the first of them calls it."""
    name, first = named[0]
    members = tuple(one.word for _, one in named)
    return FoundTeam(word=word, place=first.place, name=name, members=members, is_whole=False)


def _person(row: Row, columns: dict[str, str]) -> FoundPerson:
    told = {meaning: row.cells.get(column, "") for meaning, column in columns.items()}
    emails = tuple(filter(None, re.split(r"[\s,;|]+", told.get("emails", "").lower())))
    name = one_line(told["name"])
    word = emails[0] if emails else name
    return FoundPerson(word=word, place=row.place, name=name, emails=emails, is_short=True)


def _columns(given: Given, columns: Iterable[str]) -> dict[str, str]:
    """Return which column says what; raise UnreadableSourceError if there are no names."""
    found: dict[str, str] = {}
    for column in columns:
        meaning = _MEANINGS.get(_word(column))
        if meaning in found:
            both = f"`{excerpt(found[meaning], 40)}` and `{excerpt(column, 40)}`"
            raise UnreadableSourceError(
                f"{given.name}: {both} both say the {_CALLED[meaning]}",
                "remove or rename one of them",
            )
        if meaning is not None:
            found[meaning] = column
    if "name" not in found:
        there = listed(f"`{excerpt(column, 40)}`" for column in list(columns)[:20])
        raise UnreadableSourceError(
            f"{given.name} does not say the name", f"name it `name`; there are: {there or 'none'}"
        )
    return found


def _unread(columns: Iterable[str]) -> Iterator[str]:
    for column in columns:
        if _word(column) not in _MEANINGS:
            yield f"the column `{excerpt(column, 60)}` is not read"


def _word(column: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", column.casefold()).strip("_")
