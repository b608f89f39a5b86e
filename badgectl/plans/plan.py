"""A plan: the records that a command would add, and the commit that would add them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NoReturn, TypeVar

from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.directory import Words
from badgectl.model.errors import UnknownIdError
from badgectl.model.ledger import Ledger
from badgectl.model.people import Person, Team
from badgectl.model.problems import Problem
from badgectl.model.records import Record
from badgectl.model.text import did_you_mean, excerpt, listed, one_line
from badgectl.plans.messages import Message, message_for
from badgectl.rules.eligibility import check_free
from badgectl.rules.record_checks import check_new

E = TypeVar("E", Person, Team)


class Plan(Struct, frozen=True, kw_only=True):
    """What would be recorded; with problems, what would have been."""

    records: tuple[Record, ...]
    message: Message
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    """What the user should know besides, in sentences."""
    again: str = ""
    """The command line that asks for the same, if answers at a terminal are part of it."""


def plan_records(
    catalog: Catalog, ledger: Ledger, records: Sequence[Record], today: date, *,
    notes: Iterable[str] = (),
) -> Plan:  # fmt: skip
    """Return records of one kind by one person as a plan, with why they may not be recorded.

    `notes` are what there is to know of them besides.
    """
    new = [record for record in records if ledger.at(record.location) is None]
    after = ledger.with_records(new)
    return Plan(
        records=tuple(records),
        message=message_for(catalog, records),
        problems=(
            *(problem for one in records for problem in check_free(catalog, ledger, one, today)),
            *check_new(catalog, after, new, today),
        ),
        notes=tuple(notes),
    )


def resolve_recipient(catalog: Catalog, word: str) -> str:
    """Return the id of a person or team, by id, former id or full name; raise if there is none."""
    found = known_recipient(catalog, word)
    if found is not None:
        return found
    names = [*catalog.people, *catalog.teams]
    raise UnknownIdError(
        f"there is no person or team `{excerpt(word, 60)}`",
        did_you_mean(word, names, "`badgectl list people` and `badgectl list teams` show them"),
    )


def known_recipient(catalog: Catalog, word: str) -> str | None:
    """Return the id of the person or team that a word names, if there is one."""
    return _known_as(catalog.people, word) or _known_as(catalog.teams, word)


def resolve_person(catalog: Catalog, word: str) -> str:
    """Return the id of a person, by id, former id or full name; raise if there is none."""
    return _known_as(catalog.people, word) or _unknown("person", "people", catalog.people, word)


def resolve_team(catalog: Catalog, word: str) -> str:
    """Return the id of a team, also by a former id; raise if there is none."""
    return _known_as(catalog.teams, word) or _unknown("team", "teams", catalog.teams, word)


def resolve_goal(catalog: Catalog, word: str) -> str:
    """Return the id of a goal; raise if there is none."""
    return word if word in catalog.goals else _unknown("goal", "goals", catalog.goals, word)


def _known_as(entries: Mapping[str, E], word: str) -> str | None:
    if word in entries:
        return word
    former = next((entry.id for entry in entries.values() if word in entry.aliases), None)
    return former or _called(entries, word)


def _called(entries: Mapping[str, E], word: str) -> str | None:
    """Return the only one who has a name; raise if several have it."""
    found = Words(entries).called(one_line(word))
    if len(found) > 1:
        which = listed((f"`{one}`" for one in found), last="or")
        raise UnknownIdError(f"{len(found)} are called {excerpt(word, 60)}", f"say {which}")
    return found[0] if found else None


def _unknown(what: str, listed_as: str, known: Iterable[str], word: str) -> NoReturn:
    raise UnknownIdError(
        f"there is no {what} `{excerpt(word, 60)}`",
        did_you_mean(word, known, f"`badgectl list {listed_as}` shows them"),
    )


def resolve_badge(catalog: Catalog, word: str) -> tuple[str, str | None]:
    """Return badge and level that `badge` or `badge@level` names; raise if there is none."""
    badge_id, at, level = word.partition("@")
    badge = catalog.badges.get(badge_id)
    if badge is None:
        raise UnknownIdError(
            f"there is no badge `{excerpt(badge_id, 60)}`",
            did_you_mean(badge_id, catalog.badges, "`badgectl list badges` shows them"),
        )
    levels = [step.id for step in badge.levels]
    choices = listed((f"`{badge_id}@{step}`" for step in levels), last="or")
    if at and badge.level(level) is None:
        named = f"no level `{excerpt(level, 60)}`" if level else "no level without a name"
        raise UnknownIdError(
            f"{badge.name} has {named}",
            did_you_mean(level, levels, f"say {choices}" if levels else f"say `{badge_id}`"),
        )
    if levels and not level:
        raise UnknownIdError(f"{badge.name} has levels", f"say {choices}")
    return badge_id, level or None


def resolve_badge_or_level(catalog: Catalog, word: str) -> tuple[Badge, str | None]:
    """Return the badge that a word names, and the level if it names one."""
    badge = catalog.badges.get(word)
    if badge is not None:
        return badge, None
    badge_id, level = resolve_badge(catalog, word)
    return catalog.badges[badge_id], level
