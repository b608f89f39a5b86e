"""The tables of a programme, as far as an audience may see it."""

from collections.abc import Iterator
from typing import NamedTuple

from badgectl.model.badges import Badge
from badgectl.model.people import Person
from badgectl.model.records import Award, Comment, Like, Score, Second
from badgectl.model.standing import Standing, held_until, last_day
from badgectl.shown.material import Material
from badgectl.shown.told import Told
from badgectl.tables.table import Column, Table


class _Given(NamedTuple):
    """An award that is told, with its record."""

    told: Told
    award: Award


def tables_of(material: Material) -> tuple[Table, ...]:
    """Return every table of a programme."""
    return (
        _awards(material), _reactions(material), _holdings(material), _people(material),
        _badges(material), _scores(material),
    )  # fmt: skip


def _awards(material: Material) -> Table:
    columns = (*_parties(material), *_terms(material), *_surroundings(material))
    about = "one row for each award, whether it counts or not"
    return Table("awards", about, columns, lambda: _given(material))


def _parties(material: Material) -> tuple[Column[_Given], ...]:
    """Return the columns of an award that say who gave what to whom."""
    catalog, audience = material.catalog, material.audience

    def giver(one: _Given) -> str | None:
        return one.award.by if audience.sees(one.award.by) else None

    return (
        Column("award", "text", "what the award is called in `badgectl show` and on the hub",
               lambda one: one.told.name),
        Column("recipient", "text", "id of the person or team", lambda one: one.award.recipient),
        Column("recipient_kind", "text", "`person` or `team`",
               lambda one: "team" if one.award.recipient in catalog.teams else "person"),
        Column("recipient_name", "text", "what they are called",
               lambda one: audience.name(one.award.recipient)),
        Column("team", "text", "home team of the recipient, as it is now",
               lambda one: catalog.home_team(one.award.recipient)),
        Column("function", "text", "function of that team",
               lambda one: catalog.function_of(one.award.recipient)),
        Column("badge", "text", "id of the badge", lambda one: one.award.badge),
        Column("badge_name", "text", "what it is called",
               lambda one: audience.text(one.told.badge.title(one.award.level))),
        Column("kind", "text", "kind of the badge", lambda one: one.told.badge.kind),
        Column("level", "text", "level, where the badge has levels", lambda one: one.award.level),
        Column("rank", "whole", "how high the level is: 1 is the lowest, 0 without levels",
               lambda one: one.told.badge.rank(one.award.level)),
        Column("giver", "text", "id of who gave it, `rules` where it was earned by count; empty "
               "where nobody may be named",
               lambda one: "rules" if one.award.by == "rules" else giver(one)),
        Column("giver_team", "text", "home team of the giver, as it is now",
               lambda one: catalog.home_team(giver(one) or "")),
        Column("giver_function", "text", "function of that team",
               lambda one: catalog.function_of(giver(one) or "")),
    )  # fmt: skip


def _terms(material: Material) -> tuple[Column[_Given], ...]:
    """Return the columns of an award that say why, when, and whether it counts."""
    audience = material.audience

    def revoked(one: _Given) -> str | None:
        revocation = one.told.dossier.revocation
        return str(revocation.because) if revocation else None

    return (
        Column("reason", "text", "the reason", lambda one: audience.text(one.award.reason)),
        Column("awarded_on", "day", "day of the award", lambda one: one.award.day),
        Column("earned_on", "day", "day on which it was earned, if that was told",
               lambda one: one.award.earned_on),
        Column("expires_on", "day", "last day on which it counts, if there is one",
               lambda one: last_day(one.told.badge, one.award)),
        Column("state", "text", "`in force`, `expired` or `revoked` on the day of the export",
               lambda one: one.told.state),
        Column("revoked_because", "text", "why it was taken back", revoked),
        Column("project", "text", "id of the project", lambda one: one.award.project),
        Column("role", "text", "what the recipient was in it",
               lambda one: audience.text(one.award.role) if one.award.role else None),
        Column("joint", "text", "the same for all who did one piece of work together",
               lambda one: one.award.joint),
    )  # fmt: skip


def _surroundings(material: Material) -> tuple[Column[_Given], ...]:
    """Return the columns of an award that say what belongs to it."""
    known = material.audience.sees

    def grade(one: _Given) -> str | None:
        found = material.around.grade_of and material.around.grade_of(one.award.path)
        return found.grade if found else None

    return (
        Column("helped", "texts", "ids of people who were helped",
               lambda one: tuple(filter(known, one.award.helped))),
        Column("roster", "texts", "ids of the members of a team on that day",
               lambda one: tuple(filter(known, one.award.roster))),
        Column("topics", "texts", "topics of the badge", lambda one: one.told.badge.topics),
        Column("goals", "texts", "ids of the goals that the badge serves",
               lambda one: one.told.badge.goals),
        Column("evidence", "texts", "links and paths that support it",
               lambda one: tuple(
                   str(e.url or e.path) for e in one.award.evidence
                   if material.audience.may_show(str(e.url or e.path))
               )),
        Column("likes", "whole", "how many liked it", lambda one: len(one.told.dossier.likes)),
        Column("comments", "whole", "how many comments there are",
               lambda one: len(one.told.dossier.comments)),
        Column("grade", "text", "`signed`, `forge` or `claimed`, as `badgectl verify` found last; "
               "empty before it ran", grade),
        Column("source", "text", "the tool that it was imported from",
               lambda one: one.award.source.tool if one.award.source else None),
    )  # fmt: skip


def _given(material: Material) -> Iterator[_Given]:
    for told in reversed(material.awards):
        if told.award is not None:
            yield _Given(told, told.award)


class _Reaction(NamedTuple):
    """What somebody said about an award."""

    told: Told
    record: Second | Like | Comment


def _reactions(material: Material) -> Table:
    audience = material.audience

    def items() -> Iterator[_Reaction]:
        for one in _given(material):
            dossier = one.told.dossier
            said: tuple[Second | Like | Comment, ...] = (
                *dossier.seconds, *dossier.likes, *dossier.comments,
            )  # fmt: skip
            for record in said:
                yield _Reaction(one.told, record)

    columns: tuple[Column[_Reaction], ...] = (
        Column("award", "text", "the award, as in `awards`",
               lambda one: one.told.name),
        Column("verb", "text", "`second`, `like` or `comment`",
               lambda one: one.record.location.verb),
        Column("who", "text", "id of who did it; empty where they may not be named",
               lambda one: one.record.by if audience.sees(one.record.by) else None),
        Column("on", "day", "the day", lambda one: one.record.day),
        Column("text", "text", "what they wrote",
               lambda one: audience.text(one.record.text) if one.record.text else None),
    )  # fmt: skip
    return Table("reactions", "one row for each second, like and comment", columns, items)


def _holdings(material: Material) -> Table:
    catalog = material.catalog

    def items() -> Iterator[Standing]:
        for recipient in sorted(material.holdings):
            yield from sorted(material.holdings[recipient], key=lambda held: held.badge)

    columns: tuple[Column[Standing], ...] = (
        Column("recipient", "text", "id of the person or team", lambda one: one.recipient),
        Column("badge", "text", "id of the badge", lambda one: one.badge),
        Column("level", "text", "the highest level that counts", lambda one: one.level),
        Column("rank", "whole", "how high it is, as in `awards`", lambda one: one.rank),
        Column("awards", "whole", "how many awards it rests on", lambda one: len(one.awards)),
        Column("since", "day", "day of the oldest of these",
               lambda one: min((a.day for a in one.awards if a.day), default=None)),
        Column("until", "day", "last day on which the highest counts, if there is one",
               lambda one: held_until(catalog.badges.get(one.badge), one)),
    )  # fmt: skip
    return Table("holdings", "one row for each badge that somebody holds today", columns, items)


def _people(material: Material) -> Table:
    catalog, audience = material.catalog, material.audience

    def items() -> Iterator[Person]:
        for person in sorted(catalog.people.values(), key=lambda one: one.id):
            if audience.sees(person.id):
                yield person

    columns: tuple[Column[Person], ...] = (
        Column("person", "text", "id", lambda one: one.id),
        Column("name", "text", "what they are called", lambda one: audience.name(one.id)),
        Column("team", "text", "id of the home team", lambda one: catalog.home_team(one.id)),
        Column("function", "text", "function of that team",
               lambda one: catalog.function_of(one.id)),
        Column("status", "text", "`active` or `alumni`", lambda one: one.status),
        Column("received", "whole", "awards received, those in force",
               lambda one: _in_force(material.by_recipient.get(one.id, []))),
        Column("given", "whole", "awards given, those in force",
               lambda one: _in_force(material.by_giver.get(one.id, []))),
    )  # fmt: skip
    return Table("people", "one row for each person", columns, items)


def _badges(material: Material) -> Table:
    audience = material.audience

    def items() -> Iterator[Badge]:
        yield from sorted(material.catalog.badges.values(), key=lambda one: one.id)

    columns: tuple[Column[Badge], ...] = (
        Column("badge", "text", "id", lambda one: one.id),
        Column("name", "text", "what it is called", lambda one: audience.text(one.name)),
        Column("kind", "text", "kind", lambda one: one.kind),
        Column("status", "text", "`active` or `retired`", lambda one: one.status),
        Column("recipients", "text", "`person`, `team` or `any`", lambda one: one.recipients),
        Column("description", "text", "what it is for",
               lambda one: audience.text(one.description)),
        Column("levels", "texts", "ids of its levels, lowest first",
               lambda one: tuple(level.id for level in one.levels)),
        Column("topics", "texts", "topics", lambda one: one.topics),
        Column("goals", "texts", "ids of the goals that it serves", lambda one: one.goals),
        Column("awards", "whole", "awards in force",
               lambda one: _in_force(material.by_badge.get(one.id, []))),
        Column("holders", "whole", "people and teams that hold it",
               lambda one: len(material.standings.get(one.id, []))),
    )  # fmt: skip
    return Table("badges", "one row for each badge", columns, items)


def _scores(material: Material) -> Table:
    audience = material.audience
    columns: tuple[Column[Score], ...] = (
        Column("goal", "text", "id of the goal", lambda one: one.goal),
        Column("team", "text", "id of the team", lambda one: one.team),
        Column("period", "text", "the period: `2026`, `2026-q4` or `2026-11`",
               lambda one: one.period),
        Column("value", "number", "the score", lambda one: one.value),
        Column("scored_on", "day", "the day", lambda one: one.day),
        Column("giver", "text", "id of who scored; empty where they may not be named",
               lambda one: one.by if audience.sees(one.by) else None),
        Column("feedback", "text", "what stands behind the number",
               lambda one: audience.text(one.feedback) if one.feedback else None),
    )  # fmt: skip
    return Table("scores", "one row for each score of a goal", columns,
                 lambda: sorted(material.ledger.scores, key=lambda one: one.path))  # fmt: skip


def _in_force(awards: list[Told]) -> int:
    return sum(one.state == "in force" for one in awards)
