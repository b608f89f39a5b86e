"""Rows of awards, from CSV or JSON: which column says what, whatever it is called."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from badgectl.codes.imports import ROW
from badgectl.documents.given import Given, UnreadableSourceError, json_of
from badgectl.imports.csv_table import read_table
from badgectl.imports.found import Found, FoundAward
from badgectl.model.forms import Line, fits
from badgectl.model.problems import Place, Problem
from badgectl.model.text import did_you_mean, excerpt, listed

COLUMNS: dict[str, tuple[str, ...]] = {
    "recipient": (
        "to", "to_whom", "awarded_to", "given_to", "receiver", "awardee", "nominee", "person",
        "who", "user", "username", "login", "email", "employee", "colleague", "recipient_email",
        "recipient_id", "recipient_name",
    ),
    "badge": ("badge_id", "badge_name", "award", "award_name", "achievement", "recognition"),
    "level": ("tier", "grade", "badge_level"),
    "giver": (
        "by", "from", "from_whom", "sender", "given_by", "awarded_by", "awarder", "nominator",
        "nominated_by", "giver_email", "giver_name",
    ),
    "reason": (
        "message", "note", "notes", "text", "comment", "comments", "why", "what_for", "for",
        "description", "citation", "justification", "reason_for_award",
    ),
    "evidence": ("evidence_url", "link", "links", "proof"),
    "criterion": ("criteria",),
    "awarded_on": (
        "date", "day", "when", "awarded", "awarded_at", "award_date", "date_awarded", "given_on",
        "issued", "issued_on", "issued_at", "issue_date", "created_at", "timestamp",
    ),
    "earned_on": ("earned", "earned_at"),
    "project": (),
    "role": (),
    "helped": ("helped_people",),
    "measured": (),
    "id": ("award_id", "source_id", "uuid"),
    "url": ("source_url", "permalink"),
}  # fmt: skip
"""What a column says, and the other names that it goes by."""

_MEANINGS = {name: meaning for meaning, names in COLUMNS.items() for name in (meaning, *names)}
_LISTS = {"evidence", "helped", "measured"}


def is_about_awards(columns: Iterable[str]) -> bool:
    """Tell whether columns or keys are those of awards: they say who or what, and more."""
    meanings = [_meaning(column) for column in columns]
    return len(meanings) > 1 and ("recipient" in meanings or "badge" in meanings)


def read_csv(given: Given) -> Found:
    """Return the awards of a CSV file."""
    table = read_table(given)
    meant = _meant(given, table.columns)
    awards = tuple(
        FoundAward(
            place=row.place,
            **{meant[name]: _cell(meant[name], cell)
               for name, cell in row.cells.items() if name in meant},
        )
        for row in table.rows
    )  # fmt: skip
    columns = {meaning: name for name, meaning in meant.items()}
    left_out = _left_out("column", table.columns, meant)
    return Found(tool="csv", awards=awards, columns=columns, notes=left_out)


def _cell(meaning: str, cell: str) -> Any:
    """Return what a cell says: a text, or the texts that spaces or `|` part."""
    return tuple(filter(None, re.split(r"[\s|]+", cell))) if meaning in _LISTS else cell


def read_json(given: Given) -> Found:
    """Return the awards of a JSON file: objects, a list of them, or an object with `awards`."""
    value = json_of(given)
    items = value.get("awards", [value]) if isinstance(value, dict) else value
    if not isinstance(items, list):
        raise UnreadableSourceError(
            f"{given.name} holds no list of awards",
            'write a list of objects: [{"recipient": "ada", "badge": "thanks", ...}]',
        )
    keys = dict.fromkeys(key for item in items if isinstance(item, dict) for key in item)
    meant = _meant(given, keys) if items else {}
    awards: list[FoundAward] = []
    problems: list[Problem] = []
    for n, item in enumerate(items, 1):
        found = _award_of(given.item("award", n), item, meant)
        (problems if isinstance(found, Problem) else awards).append(found)  # type: ignore[arg-type]
    return Found(
        tool=_tool(value),
        awards=tuple(awards),
        columns={meaning: name for name, meaning in meant.items()},
        problems=tuple(problems),
        notes=_left_out("key", keys, meant),
    )


def _tool(value: Any) -> str:
    """Return what an object says that its awards come from."""
    told = value.get("tool") if isinstance(value, dict) else None
    return told if isinstance(told, str) and fits(Line, told) else "json"


def _award_of(place: Place, item: Any, meant: Mapping[str, str]) -> FoundAward | Problem:
    if not isinstance(item, dict):
        return ROW.problem(place, "this is no object", 'write {"recipient": "ada", ...}')
    told: dict[str, Any] = {}
    for key, value in item.items():
        meaning = meant.get(key)
        if meaning in _LISTS and isinstance(value, list) and all(isinstance(v, str) for v in value):
            told[meaning] = tuple(value)
        elif meaning == "measured" and isinstance(value, dict):
            told[meaning] = tuple(f"{name}={number}" for name, number in value.items())
        elif meaning is not None and isinstance(value, str):
            told[meaning] = _cell(meaning, value.strip())
        elif meaning is not None:
            said = f"`{excerpt(key, 60)}` holds no text"
            return ROW.problem(place, said, "write one text, or for `evidence` a list of texts")
    return FoundAward(place=place, **{"recipient": "", "badge": "", **told})


def _meaning(column: str) -> str | None:
    return _MEANINGS.get(re.sub(r"[^a-z0-9]+", "_", column.casefold()).strip("_"))


def _meant(given: Given, columns: Iterable[str]) -> dict[str, str]:
    """Return what each column says; raise UnreadableSourceError if two say the same."""
    meant: dict[str, str] = {}
    for column in columns:
        meaning = _meaning(column)
        other = next((one for one, said in meant.items() if said == meaning), None)
        if meaning is not None and other is not None:
            raise UnreadableSourceError(
                f"{given.name}: `{other}` and `{column}` both say the {meaning}",
                "remove or rename one of them",
            )
        if meaning is not None:
            meant[column] = meaning
    for due in ("recipient", "badge"):
        if due not in meant.values():
            there = [excerpt(column, 40) for column in columns]
            raise UnreadableSourceError(
                f"{given.name} does not say the {due}",
                f"name it `{due}`; there are: {listed(there[:20]) or 'none'}",
            )
    return meant


def _left_out(noun: str, columns: Iterable[str], meant: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(_sentences(noun, [column for column in columns if column not in meant]))


def _sentences(noun: str, unread: list[str]) -> Iterator[str]:
    for column in unread:
        named = excerpt(column, 60)
        meaning = re.sub(r"[^a-z0-9]+", "_", column.casefold()).strip("_")
        hint = did_you_mean(meaning, _MEANINGS, "")
        yield f"the {noun} `{named}` is not read" + (f"; {hint}" if hint else "")
