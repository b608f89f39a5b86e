"""The plan of an import: files of the catalog, awards, and the commits that would add them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from badgectl.documents.writing import faults_of, format_entry
from badgectl.imports.awards import NewAwards, new_awards
from badgectl.imports.entries import NewEntry, settle
from badgectl.imports.found import Found
from badgectl.imports.meanings import Terms
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.errors import BadgectlError
from badgectl.model.ledger import Ledger
from badgectl.model.people import Person, Team
from badgectl.model.problems import Place, Problem
from badgectl.model.records import Award
from badgectl.model.text import counted, listed, visible
from badgectl.plans.messages import Message, message_for
from badgectl.rules.award_terms import check_evidence_files
from badgectl.rules.catalog_checks import new_problems
from badgectl.rules.record_checks import check_new

_KINDS: tuple[tuple[type[Entry], str, str], ...] = (
    (Person, "person", "people"),
    (Team, "team", "teams"),
    (Badge, "badge", "badges"),
    (Award, "award", "awards"),
)


class MayNotImportError(BadgectlError):
    """Whoever imports has no say in what an import writes."""


class ImportPlan(Struct, frozen=True, kw_only=True):
    """What an import would add; with problems, what it would have added."""

    name: str
    """What is imported, as messages name it."""
    catalog: tuple[NewEntry, ...]
    awards: tuple[Award, ...]
    unchanged: int
    importer: str
    tool: str
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> str:
        """What it adds, in words: `12 people, 3 badges, 140 awards`; `nothing` if that is so."""
        made = Counter([*(type(one.entry) for one in self.catalog), *map(type, self.awards)])
        told = (counted(made[kind], one, many) for kind, one, many in _KINDS if made[kind])
        return ", ".join(told) or "nothing"

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to add."""
        return not (self.catalog or self.awards)


class Commit(Struct, frozen=True, kw_only=True):
    """A commit of an import: the texts of its files by path, and its message."""

    files: Mapping[str, str]
    message: str


def plan_import(
    name: str,
    catalog: Catalog,
    ledger: Ledger,
    found: Found,
    terms: Terms,
    is_file: Callable[[str], bool],
) -> ImportPlan:
    """Return what a source adds to a programme, with every reason why it may not be added.

    `is_file` tells whether a path from the repository's top is that of a file. Raises
    MayNotImportError for people who are neither maintainer nor recorder.
    """
    settled = settle(catalog, found)
    awards = new_awards(settled, ledger, found, terms)
    _check_importer(catalog, terms.importer, settled.new)
    after = ledger.with_records(awards.awards)
    plan = ImportPlan(
        name=name,
        catalog=settled.new,
        awards=awards.awards,
        unchanged=settled.unchanged + awards.unchanged,
        importer=terms.importer,
        tool=found.tool,
        notes=(*found.notes, *settled.notes, *_own(terms, awards)),
    )
    places = {one.entry.path: one.place for one in settled.new} | awards.places
    entries = (*(one.entry for one in settled.new), *awards.awards)
    problems = [
        *found.problems,
        *awards.problems,
        *new_problems(catalog, settled.catalog),
        *(problem for entry in entries for problem in faults_of(entry)),
        *check_new(settled.catalog, after, awards.awards, terms.today),
        *check_evidence_files(awards.awards, is_file),
    ]
    return msgspec.structs.replace(plan, problems=tuple(_told_there(found, problems, places)))


def _check_importer(catalog: Catalog, importer: str, new: Sequence[NewEntry]) -> None:
    program = catalog.program
    allowed = program.maintainers if new else (*program.maintainers, *program.recorders)
    if importer not in allowed:
        what = "files of the catalog" if new else "awards"
        raise MayNotImportError(
            f"{importer} may not import {what}", f"may import: {listed(allowed, last='or')}"
        )


def _own(terms: Terms, awards: NewAwards) -> Iterable[str]:
    if awards.own:
        them = counted(awards.own, "award")
        yield (
            f"{them} of {terms.by}'s own left out: nobody awards themselves; "
            "import again `--by` somebody else"
        )


def _told_there(
    found: Found, problems: Iterable[Problem], places: Mapping[str, Place]
) -> list[Problem]:
    """Return problems of files to be at the places of the source that they come from."""

    def there_is(place: Place) -> Place:
        row = places.get(place.path)
        if row is None:
            return place
        key = str(place.pointer[0]) if place.pointer else ""
        return found.cell(row, "giver" if key == "by" else key)

    there = (msgspec.structs.replace(one, place=there_is(one.place)) for one in problems)
    unique = {(one.place, one.message): one for one in there}
    return sorted(unique.values(), key=lambda one: _by_line(one.place.path))


def _by_line(path: str) -> list[tuple[int, str]]:
    """Return what places are sorted by: line 9 before line 10."""
    parts = re.split(r"(\d+)", path)
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def commits(plan: ImportPlan, catalog: Catalog, *, each: bool) -> list[Commit]:
    """Return the commits of a plan: the catalog's files first, then the awards, each or as one."""
    made = []
    if plan.catalog:
        files = {one.entry.path: text_of_entry(one) for one in plan.catalog}
        what = msgspec.structs.replace(plan, awards=()).counts
        made.append(Commit(files=files, message=_message(plan, what)))
    if each:
        for award in plan.awards:
            files = {award.path: format_entry(award)}
            made.append(Commit(files=files, message=str(message_for(catalog, [award]))))
    elif plan.awards:
        files = {award.path: format_entry(award) for award in plan.awards}
        what = msgspec.structs.replace(plan, catalog=()).counts
        made.append(Commit(files=files, message=_message(plan, what)))
    return made


def _message(plan: ImportPlan, what: str) -> str:
    return str(
        Message(
            subject=f"Import {what}",
            body=f"From {plan.name}.",
            trailers=(("Imported-by", plan.importer), ("Source", plan.tool)),
        )
    )


def text_of_entry(one: NewEntry) -> str:
    """Return the text of a file of the catalog: what is kept of its source, then its keys."""
    # Whatever the source says, in a comment it must neither end it nor waive a warning.
    kept = (visible(line).replace("badgectl:", "badgectl;") for line in one.comment)
    return "".join(f"# {line}".rstrip() + "\n" for line in kept) + format_entry(one.entry)
