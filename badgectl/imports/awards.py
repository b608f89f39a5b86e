"""Awards of a source as records: whose, which, when, and whether they are on record already."""

import hashlib
import math
from datetime import date
from typing import NamedTuple

import msgspec
from msgspec import Struct

from badgectl.codes import reference
from badgectl.codes.imports import ROW
from badgectl.imports.entries import Settled
from badgectl.imports.found import Found, FoundAward
from badgectl.imports.names import Directory
from badgectl.imports.unclear import UnclearError, day_of, unknown
from badgectl.model.badges import Badge
from badgectl.model.days import later
from badgectl.model.errors import UnknownIdError
from badgectl.model.evidence import Evidence, Source
from badgectl.model.forms import is_id
from badgectl.model.ledger import Ledger
from badgectl.model.paths import Grant, RecordPath
from badgectl.model.problems import Code, Place, Problem
from badgectl.model.records import Award
from badgectl.model.text import did_you_mean, excerpt, listed
from badgectl.plans.evidence import parse_evidence
from badgectl.rules.records import BY_RULES

_LONGEST_ID = 120


class Terms(Struct, frozen=True, kw_only=True):
    """What holds for every award that does not say otherwise."""

    importer: str
    by: str
    reason: str
    today: date


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
    drafter = _Drafter(settled, ledger, found.tool, terms)
    drafted = [_told(drafter, found, one) for one in found.awards]
    problems = [one for one in drafted if isinstance(one, Problem)]
    told = sorted((one for one in drafted if isinstance(one, _Told)), key=lambda one: one.day)
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


class _Told(NamedTuple):
    """An award whose words are understood."""

    found: FoundAward
    recipient: str
    badge: Badge
    level: str | None
    giver: str
    day: date
    earned_on: date | None
    project: str | None
    evidence: tuple[Evidence, ...]
    helped: tuple[str, ...]
    measured: dict[str, float]
    source_id: str


def _told(drafter: "_Drafter", found: Found, one: FoundAward) -> _Told | Problem:
    try:
        return drafter.told(one)
    except UnclearError as unclear:
        place = found.cell(one.place, unclear.says)
        return unclear.code.problem(place, unclear.message, unclear.hint)
    except UnknownIdError as error:
        place = found.cell(one.place, "evidence")
        return reference.CRITERION.problem(place, error.message, error.hint)


class _Drafter:
    """Makes records of rows, one after the other."""

    def __init__(self, settled: Settled, ledger: Ledger, tool: str, terms: Terms) -> None:
        self._settled, self._catalog, self._terms = settled, settled.catalog, terms
        self._ledger, self._tool = ledger, tool
        self._directory = Directory(settled.catalog)
        self._recorded = {
            given.source.id
            for dossier in ledger
            if (given := dossier.given) and given.source and given.source.tool == tool
        }
        self._seen: dict[str, Place] = {}
        self._drafts: dict[Grant, tuple[Award, Place]] = {}
        self._badges: dict[str, str | None] = {}

    def told(self, found: FoundAward) -> _Told:
        """Return what a row means; raise UnclearError if a word of it leads nowhere."""
        badge, level = self._badge(found)
        by = found.giver or self._terms.by
        if by == BY_RULES:
            raise UnclearError(
                ROW, "`rules` is no giver", "what is earned by count is counted here anew", "giver"
            )
        if not (found.reason or self._terms.reason):
            hint = "write one, or say it with `-m`"
            raise UnclearError(ROW, "the reason is missing", hint, "reason")
        project = self._directory.project(found.project) if found.project else None
        if found.project and project is None:
            names = self._catalog.ids("projects")
            raise unknown(reference.PROJECT, "project", found.project, names, "project", "")
        earned = found.earned_on
        return _Told(
            found=found,
            recipient=self._person(found.recipient, "recipient", reference.RECIPIENT),
            badge=badge,
            level=level,
            giver=self._person(by, "giver", reference.PERSON),
            day=day_of(found.awarded_on, "awarded_on") if found.awarded_on else self._terms.today,
            earned_on=day_of(earned, "earned_on") if earned else None,
            project=project,
            evidence=_evidence(badge, found),
            helped=tuple(self._person(one, "helped", reference.PERSON) for one in found.helped),
            measured=dict(map(_measure, found.measured)),
            source_id=self._source_id(found),
        )

    def _person(self, word: str, what: str, code: Code) -> str:
        if not word:
            raise UnclearError(ROW, f"the {what} is missing", "write the id of one", what)
        settled = self._settled.words.get(word)
        known = settled or (
            self._directory.recipient(word) if what == "recipient" else self._directory.person(word)
        )
        if known is None:
            names = [*self._catalog.people, *self._catalog.teams]
            noun = "person or team" if what == "recipient" else "person"
            raise unknown(code, noun, word, names, what)
        return known

    def _badge(self, found: FoundAward) -> tuple[Badge, str | None]:
        word, _, level = found.badge.partition("@")
        level = found.level or level
        if not word:
            raise UnclearError(ROW, "the badge is missing", "write the id of one", "badge")
        if word not in self._badges:
            self._badges[word] = self._settled.badges.get(word) or self._directory.badge(word)
        badge = self._catalog.badges.get(self._badges[word] or "")
        if badge is None:
            raise unknown(reference.BADGE, "badge", word, self._catalog.badges, "badge")
        levels = [step.id for step in badge.levels]
        if not level:
            return badge, None
        wanted = level.casefold()
        named = [step.id for step in badge.levels if wanted in (step.id, _name(step.name))]
        if not named:
            otherwise = f"its levels: {listed(levels)}" if levels else "it has no levels"
            raise UnclearError(
                reference.LEVEL,
                f"{badge.id} has no level `{excerpt(level, 60)}`",
                did_you_mean(level, levels, otherwise),
                "level" if found.level else "badge",
            )
        return badge, named[0]

    def _source_id(self, found: FoundAward) -> str:
        """Return what the source calls an award; else what it says, so that it is known again."""
        told = (found.recipient, found.badge, found.level, found.giver, found.awarded_on)
        text = found.id or "\n".join((*told, found.reason))
        first = self._seen.setdefault(text, found.place)
        if first is not found.place:
            raise UnclearError(
                ROW,
                f"this is the award of {_short(first)} again",
                "remove one; or give each an `id`",
                "id" if found.id else "",
            )
        if found.id and len(found.id) <= _LONGEST_ID:
            return found.id
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def is_recorded(self, one: _Told) -> bool:
        """Tell whether an award was imported before, or is held anyway."""
        if one.source_id in self._recorded:
            return True
        if one.badge.awarding.repeatable:
            return False
        grant = Grant(recipient=one.recipient, badge=one.badge.id, level=one.level)
        dossier = self._ledger.find(grant)
        return dossier is not None and dossier.given is not None

    def record(self, one: _Told) -> Award | Problem:
        """Return the record of an award, at a path that nothing else has."""
        repeatable = one.badge.awarding.repeatable
        grant = Grant(
            recipient=one.recipient,
            badge=one.badge.id,
            level=one.level,
            day=one.day.isoformat() if repeatable else None,
            giver=one.giver if repeatable else None,
        )
        while grant in self._drafts or (repeatable and self._ledger.find(grant) is not None):
            if not repeatable:
                other, place = self._drafts[grant]
                if other.expires_on is None or other.expires_on >= one.day:
                    return ROW.problem(
                        one.found.place,
                        f"{one.recipient} has {one.badge.title(one.level)} by {_short(place)}",
                        "remove one of the two, or give the badge `repeatable: true`",
                    )
            grant = msgspec.structs.replace(grant, round=grant.round + 1)
        award = self._award(one, grant)
        self._drafts[grant] = (award, one.found.place)
        return award

    def _award(self, one: _Told, grant: Grant) -> Award:
        terms, length = self._terms, one.badge.awarding.expires_after
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
            expires_on=later(one.day, length) if length else None,
            source=Source(tool=self._tool, id=one.source_id, url=one.found.url or None),
        )


def _short(place: Place) -> str:
    """Return the place of a row in the same file: `line 12`, or `award 3`."""
    where = place.path.rpartition(":")[2].strip()
    return f"line {where}" if where.isdigit() else where


def _name(name: str | None) -> str:
    return (name or "").casefold()


def _measure(text: str) -> tuple[str, float]:
    """Return the name and the number that `builds=57` says."""
    name, _, said = text.partition("=")
    try:
        number = float(said)
    except ValueError:
        number = math.nan
    if not is_id(name) or not math.isfinite(number):
        told = excerpt(text, 60)
        raise UnclearError(ROW, f"`{told}` is no measure", "write `builds=57`", "measured")
    return name, number


def _evidence(badge: Badge, found: FoundAward) -> tuple[Evidence, ...]:
    read = (parse_evidence(badge, text) for text in found.evidence)
    return tuple(
        msgspec.structs.replace(one, criterion=one.criterion or found.criterion or None)
        for one in read
    )
