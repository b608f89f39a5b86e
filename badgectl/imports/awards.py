"""Awards of a source as records: under which grant, and whether they are on record already."""

from datetime import date

import msgspec
from msgspec import Struct

from badgectl.codes.imports import ROW
from badgectl.imports.entries import Settled
from badgectl.imports.found import Found
from badgectl.imports.meanings import Interpreter, Terms, Told, short
from badgectl.model.badges import Badge
from badgectl.model.days import later
from badgectl.model.evidence import Source
from badgectl.model.ledger import Dossier, Ledger, build_dossier
from badgectl.model.paths import Grant, RecordPath
from badgectl.model.problems import Place, Problem
from badgectl.model.records import Award
from badgectl.model.standing import award_in_force
from badgectl.model.text import excerpt
from badgectl.plans.grants import next_grant


class NewAwards(Struct, frozen=True, kw_only=True):
    """The awards of a source: those that are new, and what there is to say of the others."""

    awards: tuple[Award, ...] = ()
    places: dict[str, Place] = {}
    """Where the source tells of each, by the path of the record."""
    unchanged: int = 0
    own: int = 0
    """How many would be their giver's own: no source says who gave them."""
    problems: tuple[Problem, ...] = ()


def new_awards(settled: Settled, ledger: Ledger, found: Found, terms: Terms) -> NewAwards:
    """Return the records that a source's awards become, oldest first."""
    interpreter = Interpreter(settled, found, terms)
    understood = [interpreter.told(one) for one in found.awards]
    problems = [one for one in understood if isinstance(one, Problem)]
    told = sorted((one for one in understood if isinstance(one, Told)), key=lambda one: one.day)
    drafter = _Drafter(settled, ledger, found, terms)
    unchanged = own = 0
    awards: dict[str, Award] = {}
    places: dict[str, Place] = {}
    for one in told:
        if drafter.is_recorded(one):
            unchanged += 1
        elif found.tells_no_givers and one.giver == one.recipient:
            own += 1
        else:
            record = drafter.record(one)
            if isinstance(record, Problem):
                problems.append(record)
            else:
                awards[record.path], places[record.path] = record, one.found.place
    return NewAwards(
        awards=tuple(awards.values()), places=places, unchanged=unchanged, own=own,
        problems=tuple(problems),
    )  # fmt: skip


class _Drafter:
    """Makes records of rows, one after the other."""

    def __init__(self, settled: Settled, ledger: Ledger, found: Found, terms: Terms) -> None:
        self._catalog, self._found, self._terms = settled.catalog, found, terms
        self._there = {who: {**grants} for who, grants in ledger.by_recipient.items()}
        self._ledger = Ledger(by_recipient=self._there)
        self._places: dict[Grant, Place] = {}
        self._imported: dict[str, list[Grant]] = {}
        for dossier in ledger:
            source = dossier.given.source if dossier.given else None
            if source is not None and source.id and source.tool == found.tool:
                self._imported.setdefault(source.id, []).append(dossier.grant)

    def is_recorded(self, one: Told) -> bool:
        """Tell whether an award was imported before, or is held anyway."""
        imported = self._imported.get(one.source_id)
        if imported:
            return any(_is_of(one, grant) for grant in imported)
        held = self._held(one)
        return held is not None and held.grant not in self._places

    def _held(self, one: Told) -> Dossier | None:
        """Return under what somebody holds a badge that is awarded once when a row gives it."""
        if one.badge.awarding.repeatable:
            return None
        grant = Grant(recipient=one.recipient, badge=one.badge.id, level=one.level)
        while (dossier := self._ledger.find(grant)) is not None:
            if self._is_meant(one, dossier):
                return dossier
            grant = msgspec.structs.replace(grant, round=grant.round + 1)
        return None

    def _is_meant(self, one: Told, dossier: Dossier) -> bool:
        """Tell whether a row can mean an award: it is of that day, or the two would overlap.

        A row that does not say when means any award.
        """
        given, award = dossier.given, dossier.award
        if given is None:
            return False
        if not one.found.awarded_on or given.day in (None, one.day):
            return True
        if award is not None and award.day is not None and award.day > one.day:
            end = _last_day(one.badge, one.day)
            return end is None or award.day <= end
        return award_in_force(self._catalog, dossier, one.day) is not None

    def record(self, one: Told) -> Award | Problem:
        """Return the record of an award, under a grant that nothing else has."""
        for other in self._imported.get(one.source_id, ()):
            what = f"`{excerpt(one.found.id, 60)}`" if one.found.id else "this"
            return ROW.problem(
                self._found.cell(one.found.place, "id" if one.found.id else ""),
                f"{what} is on record as {other}",
                "remove it; or, if it is another award, give it an `id` of its own",
            )
        held = self._held(one)
        if held is not None:
            return ROW.problem(
                one.found.place,
                f"{one.recipient} has {one.badge.title(one.level)} by "
                f"{short(self._places[held.grant])}",
                "remove one of the two, or give the badge `repeatable: true`",
            )
        grant = next_grant(
            self._catalog, self._ledger, one.badge, one.level, one.recipient, one.giver, one.day
        )
        award = self._award(one, grant)
        self._places[grant] = one.found.place
        dossier = build_dossier(grant, [*self._ledger.around(award.location), award])
        self._there.setdefault(one.recipient, {})[grant] = dossier
        return award

    def _award(self, one: Told, grant: Grant) -> Award:
        terms = self._terms
        return Award(
            path=str(RecordPath(recipient=one.recipient, grant=grant)),
            badge=one.badge.id,
            level=one.level,
            recipient=one.recipient,
            by=one.giver,
            recorded_by=terms.importer if terms.importer != one.giver else None,
            reason=(one.found.reason or terms.reason).replace("\r\n", "\n"),
            evidence=one.evidence,
            project=one.project,
            role=one.found.role or None,
            helped=one.helped,
            measured=one.measured,
            earned_on=one.earned_on,
            awarded_on=one.day,
            expires_on=_last_day(one.badge, one.day),
            source=Source(tool=self._found.tool, id=one.source_id, url=one.found.url or None),
        )


def _is_of(one: Told, grant: Grant) -> bool:
    """Tell whether a row gives what a grant is about."""
    return (one.recipient, one.badge.id, one.level) == (grant.recipient, grant.badge, grant.level)


def _last_day(badge: Badge, day: date) -> date | None:
    length = badge.awarding.expires_after
    return later(day, length) if length else None
