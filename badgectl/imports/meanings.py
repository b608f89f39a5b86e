"""What the rows of a source mean: whose award, of which badge, given by whom and when."""

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
from badgectl.imports.unclear import UnclearError, day_of, one_of, unknown
from badgectl.model.badges import Badge
from badgectl.model.directory import Directory
from badgectl.model.errors import UnknownIdError
from badgectl.model.evidence import Evidence
from badgectl.model.forms import is_id
from badgectl.model.problems import Code, Place, Problem
from badgectl.model.text import did_you_mean, excerpt, listed
from badgectl.plans.evidence import parse_evidence
from badgectl.rules.records import BY_RULES

_LONGEST_ID = 120


class Terms(Struct, frozen=True, kw_only=True):
    """What holds for every award that does not say otherwise."""

    importer: str
    by: str
    """The id of whoever gives."""
    reason: str
    today: date


class Told(NamedTuple):
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


class Interpreter:
    """Understands rows, one after the other."""

    def __init__(self, settled: Settled, found: Found, terms: Terms) -> None:
        """Begin with what the words of a source stand for."""
        self._settled, self._catalog, self._terms = settled, settled.catalog, terms
        self._found = found
        self._directory = Directory(settled.catalog)
        self._seen: dict[str, Place] = {}

    def told(self, one: FoundAward) -> Told | Problem:
        """Return what a row means, or which word of it leads nowhere."""
        try:
            return self._told(one)
        except UnclearError as unclear:
            place = self._found.cell(one.place, unclear.says)
            return unclear.code.problem(place, unclear.message, unclear.hint)
        except UnknownIdError as error:
            place = self._found.cell(one.place, "evidence")
            return reference.CRITERION.problem(place, error.message, error.hint)

    def _told(self, found: FoundAward) -> Told:
        badge, level = self._badge(found)
        if found.giver == BY_RULES:
            raise UnclearError(
                ROW, "`rules` is no giver", "what is earned by count is counted here anew", "giver"
            )
        if not (found.reason or self._terms.reason):
            hint = "write one, or say it with `-m`"
            raise UnclearError(ROW, "the reason is missing", hint, "reason")
        project = self._directory.project(found.project) if found.project else None
        if found.project and project is None:
            names = self._catalog.ids("projects")
            raise unknown(reference.PROJECT, "project", found.project, names, "project")
        earned = found.earned_on
        return Told(
            found=found,
            recipient=self._person(found.recipient, "recipient", reference.RECIPIENT),
            badge=badge,
            level=level,
            giver=self._person(found.giver, "giver", reference.PERSON)
            if found.giver
            else self._terms.by,
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
        directory, is_recipient = self._directory, what == "recipient"
        meant = directory.recipients_meant if is_recipient else directory.people_meant
        found = (settled,) if settled else meant(word)
        if not found:
            names = [*self._catalog.people, *(self._catalog.teams if is_recipient else ())]
            noun = "person or team" if is_recipient else "person"
            if directory.recipients_meant(word):
                said = f"`{excerpt(word, 60)}` is a team"
                raise UnclearError(code, said, "name a person", what)
            raise unknown(code, noun, word, names, what, may_create=self._found.may_create)
        return one_of(code, word, found, what)

    def _badge(self, found: FoundAward) -> tuple[Badge, str | None]:
        word, _, level = found.badge.partition("@")
        level = found.level or level
        if not word:
            raise UnclearError(ROW, "the badge is missing", "write the id of one", "badge")
        settled = self._settled.badges.get(word)
        meant = (settled,) if settled else self._directory.badges_meant(word)
        if not meant:
            may_create = self._found.may_create and "@" not in found.badge
            raise unknown(
                reference.BADGE, "badge", word, self._catalog.badges, "badge", may_create=may_create
            )
        badge = self._catalog.badges[one_of(reference.BADGE, word, meant, "badge")]
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
                f"this is the award of {short(first)} again",
                "remove one; or give each an `id`",
                "id" if found.id else "",
            )
        if found.id and len(found.id) <= _LONGEST_ID:
            return found.id
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def short(place: Place) -> str:
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
