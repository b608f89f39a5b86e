"""What all pages are made of: the records that may be shown, each found once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from badgectl.model.catalog import Catalog
from badgectl.model.days import month_of
from badgectl.model.entry import Entry
from badgectl.model.goals import Goal
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.policy import Group
from badgectl.model.standing import Standing, standings, state_of
from badgectl.model.text import slug
from badgectl.reports.goal_details import GoalDetail, goal_detail
from badgectl.reports.waiting import open_nominations
from badgectl.shown.audience import Audience
from badgectl.shown.places import award_page
from badgectl.shown.refs import Look, Ref
from badgectl.shown.told import Change, Surroundings, Told, key_of

NO_MONTH = "undated"


class Material:
    """A programme as one audience sees it on one day."""

    def __init__(
        self, catalog: Catalog, ledger: Ledger, day: date, audience: Audience,
        around: Surroundings,
    ) -> None:  # fmt: skip
        """Look at a programme; what takes time is found out when it is asked for."""
        self.catalog, self.ledger, self.day = catalog, ledger, day
        self.audience, self.around = audience, around
        self.refs: dict[str, Ref] = {}
        """People and teams as pages name them, as far as they were asked for."""
        self.looks: dict[tuple[str, str | None], Look] = {}
        """Badges at their levels, likewise."""

    @cached_property
    def catalog_key(self) -> bytes:
        """What tells one state of the catalog from another."""
        catalog = self.catalog
        folders: tuple[Mapping[str, Entry], ...] = (
            catalog.people, catalog.teams, catalog.badges, catalog.goals, catalog.projects,
            catalog.tombstones,
        )  # fmt: skip
        entries = [catalog.program, *(entry for folder in folders for entry in folder.values())]
        return key_of(*sorted(f"{entry.path} {entry.blob}" for entry in entries))

    @cached_property
    def awards(self) -> tuple[Told, ...]:
        """Every award that has a page, newest first."""
        hidden: dict[tuple[str, ...], int] = {}
        found = [told for dossier in self.ledger if (told := self._told(dossier, hidden))]
        return tuple(sorted(found, key=_newest_last, reverse=True))

    def _told(self, dossier: Dossier, hidden: dict[tuple[str, ...], int]) -> Told | None:
        grant, award = dossier.grant, dossier.award
        badge = self.catalog.badges.get(grant.badge)
        if award is None or badge is None or not self.audience.sees(grant.recipient):
            return None
        state = state_of(self.catalog, dossier, award, self.day)
        if state == "not yet":
            return None
        number = 0
        if grant.giver and not self.audience.sees(grant.giver):
            alike = (grant.recipient, grant.badge_ref, str(grant.day))
            number = hidden[alike] = hidden.get(alike, 0) + 1
        return Told(
            dossier=dossier,
            award=award,
            badge=badge,
            page=award_page(grant, number),
            is_named=not number,
            state=state,
            key=self._key(dossier, state),
        )

    @cached_property
    def nominations(self) -> tuple[Told, ...]:
        """Every nomination that waits and has a page, longest first."""
        found = [
            Told(
                dossier=one.dossier,
                award=None,
                badge=one.badge,
                page=award_page(one.dossier.grant),
                is_named=True,
                state="nominated",
                key=self._key(one.dossier, "nominated"),
            )
            for one in open_nominations(self.catalog, self.ledger, self.day)
            if self.audience.sees(one.dossier.grant.recipient)
        ]
        return tuple(sorted(found, key=_newest_last))

    def _key(self, dossier: Dossier, state: str) -> bytes:
        grade_of = self.around.grade_of
        first = dossier.given or dossier.nomination
        vouched = grade_of(first.path) if grade_of and first else None
        blobs = (record.blob for record in dossier.records)
        return key_of(str(dossier.grant), state, *blobs, str(vouched) if vouched else "")

    @cached_property
    def badge_keys(self) -> dict[str, bytes]:
        """What tells one state of all records of a badge from another, by badge."""
        blobs: dict[str, list[str]] = {}
        for dossier in self.ledger:
            found = blobs.setdefault(dossier.grant.badge, [])
            found.extend(record.path + record.blob for record in dossier.records)
        return {badge: key_of(*found) for badge, found in blobs.items()}

    @cached_property
    def ledger_key(self) -> bytes:
        """What tells one state of all records from another."""
        scores = (record.blob for record in self.ledger.scoring)
        return key_of(*(key for _, key in sorted(self.badge_keys.items())), *scores)

    @cached_property
    def page_of(self) -> dict[str, Told]:
        """Awards and nominations that have a page, by their grants as text."""
        return {str(one.grant): one for one in (*self.awards, *self.nominations)}

    @cached_property
    def by_recipient(self) -> dict[str, list[Told]]:
        """The awards that people and teams received, newest first."""
        return _grouped(self.awards, lambda one: one.grant.recipient)

    @cached_property
    def by_giver(self) -> dict[str, list[Told]]:
        """The awards that people gave, newest first."""
        return _grouped(self.awards, lambda one: one.award.by if one.award else "")

    @cached_property
    def by_badge(self) -> dict[str, list[Told]]:
        """The awards of badges, newest first."""
        return _grouped(self.awards, lambda one: one.badge.id)

    @cached_property
    def by_month(self) -> dict[str, list[Told]]:
        """The awards of months, newest first."""
        return _grouped(self.awards, lambda one: month_of(one.day) if one.day else NO_MONTH)

    @cached_property
    def by_joint(self) -> dict[str, list[Told]]:
        """The awards of pieces of work that were done together."""
        return _grouped(
            (one for one in self.awards if one.award and one.award.joint),
            lambda one: str(one.award.joint if one.award else ""),
        )

    @cached_property
    def standings(self) -> dict[str, list[Standing]]:
        """Who holds a badge and is seen, by badge: the highest level first, then by name."""
        found: dict[str, list[Standing]] = {}
        for one in standings(self.catalog, self.ledger, self.day).values():
            if self.audience.sees(one.recipient):
                found.setdefault(one.badge, []).append(one)
        for held in found.values():
            held.sort(key=lambda one: (-one.rank, self.by_name(one.recipient)))
        return found

    @cached_property
    def holdings(self) -> dict[str, list[Standing]]:
        """What people and teams that are seen hold, by recipient."""
        found: dict[str, list[Standing]] = {}
        for held in self.standings.values():
            for one in held:
                found.setdefault(one.recipient, []).append(one)
        return found

    def by_name(self, recipient: str) -> tuple[str, str, str]:
        """Return what puts people and teams in the order of their names, accents apart."""
        name = self.catalog.recipient_name(recipient)
        return (slug(name), name.casefold(), recipient)

    @cached_property
    def by_roster(self) -> dict[str, list[Dossier]]:
        """What teams received, by those who were in them."""
        found: dict[str, list[Dossier]] = {}
        for team in self.catalog.teams:
            for dossier in self.ledger.of(team):
                for who in dossier.given.roster if dossier.given else ():
                    found.setdefault(who, []).append(dossier)
        return found

    def roster_keys(self, person: str) -> Iterator[bytes]:
        """Yield what tells one state of the team awards that somebody shares from another."""
        for dossier in self.by_roster.get(person, ()):
            yield from (record.blob.encode() for record in dossier.records)

    def decision_keys(self, nominated: Told) -> Iterator[bytes]:
        """Yield what tells one state of those who decide on a nomination from another."""
        yield str(self.day).encode()
        for rule in nominated.badge.awarding.deciders:
            if isinstance(rule, Group) and rule.holders:
                yield self.badge_keys.get(rule.holders.partition("@")[0], b"")

    @cached_property
    def by_nominee(self) -> dict[str, list[Told]]:
        """The nominations that wait, by who is nominated."""
        return _grouped(self.nominations, lambda one: one.grant.recipient)

    @cached_property
    def goal_details(self) -> dict[str, GoalDetail]:
        """All goals in detail, the next due first."""
        goals = sorted(self.catalog.goals.values(), key=lambda goal: (goal.due, goal.id))
        return {
            goal.id: goal_detail(
                self.catalog, self.ledger_of(_counting(self.catalog, goal)), goal, self.day
            )
            for goal in goals
        }

    @cached_property
    def changes(self) -> Mapping[str, tuple[Change, ...]]:
        """The history of the badges' files, by path, newest first."""
        return self.around.changes()

    def ledger_of(self, badges: Iterable[str]) -> Ledger:
        """Return the part of the ledger that is about some badges, and all scores."""
        wanted = set(badges)
        parts = {
            recipient: {grant: d for grant, d in dossiers.items() if grant.badge in wanted}
            for recipient, dossiers in self.ledger.by_recipient.items()
        }
        return Ledger(
            by_recipient={recipient: part for recipient, part in parts.items() if part},
            scoring=self.ledger.scoring,
        )


def _counting(catalog: Catalog, goal: Goal) -> list[str]:
    """Return the badges of which a goal may count awards."""
    count = goal.measure.count
    return [
        badge.id
        for badge in catalog.badges.values()
        if count is not None
        and (count.badge is None or count.badge.partition("@")[0] == badge.id)
        and count.kind in (None, badge.kind)
        and (count.topic is None or count.topic in badge.topics)
    ]


def _newest_last(told: Told) -> tuple[str, str]:
    return (str(told.day or ""), told.page)


def _grouped(awards: Iterable[Told], name: Callable[[Told], str]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for one in awards:
        found.setdefault(name(one), []).append(one)
    return found
