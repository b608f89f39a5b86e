"""Tombstones name who is there; and whoever was forgotten is told no more of than may be."""

from collections.abc import Iterator

from badgectl.codes import catalog as codes
from badgectl.codes import reference
from badgectl.model.catalog import Catalog
from badgectl.model.people import Person
from badgectl.model.problems import Problem
from badgectl.rules.references import check_id

_TOLD = ("accounts", "emails", "signing_keys", "aliases")
_PARTS = ("leads", "members")


def check_tombstones(catalog: Catalog) -> Iterator[Problem]:
    """A tombstone names who stands instead, and who erased the id; the forgotten stay so."""
    former = catalog.former_ids
    for tombstone in catalog.tombstones.values():
        person = former.get(tombstone.person, tombstone.person)
        if not catalog.knows_recipient(person):
            yield reference.RECIPIENT.problem(
                tombstone.at(*(["now"] if tombstone.now else [])),
                f"there is no person or team `{person}`",
                "old records name them: keep the file in the catalog",
            )
        yield from check_id(catalog, "people", tombstone.by, tombstone.at("by"))
    for who in sorted(catalog.forgotten & catalog.people.keys()):
        yield from _check_forgotten(catalog, catalog.people[who])


def _check_forgotten(catalog: Catalog, person: Person) -> Iterator[Problem]:
    was = f"{person.id} was forgotten"
    for key in _TOLD:
        if getattr(person, key):
            yield codes.FORGOTTEN.problem(person.key(key), f"{was}", f"remove `{key}:`")
    for key, due in (("status", "alumni"), ("visibility", "hidden")):
        if getattr(person, key) != due:
            yield codes.FORGOTTEN.problem(person.at(key), was, f"write `{key}: {due}`")
    for team in catalog.teams.values():
        for key in _PARTS:
            if person.id in getattr(team, key):
                place = team.at(key, getattr(team, key).index(person.id))
                yield codes.FORGOTTEN.problem(place, was, "take them off the list")
    for key in ("maintainers", "recorders"):
        named = getattr(catalog.program, key)
        if person.id in named:
            place = catalog.program.at(key, named.index(person.id))
            yield codes.FORGOTTEN.problem(place, was, "take them off the list")
