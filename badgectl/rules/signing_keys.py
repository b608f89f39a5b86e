"""Signing keys: each can be used, and leads to one person."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from badgectl.codes import key as codes
from badgectl.model.catalog import Catalog
from badgectl.model.people import Person, SigningKey
from badgectl.model.problems import Place, Problem
from badgectl.signatures.faults import PrivateKeyError, UnusableKeyError
from badgectl.signatures.keys import PublicKey, read_key


class HeldKey(Struct, frozen=True):
    """A usable key of a person."""

    person: Person
    position: int
    """Among the person's keys, from 0."""
    written: SigningKey
    public: PublicKey


def held_keys(catalog: Catalog) -> Iterator[HeldKey]:
    """Yield the keys of all people that can be used, ended ones among them."""
    for person in catalog.people.values():
        yield from keys_of(person)


def keys_of(person: Person) -> Iterator[HeldKey]:
    """Yield the keys of a person that can be used, ended ones among them."""
    for n, written in enumerate(person.signing_keys):
        public = usable_key(written.key)
        if public is not None:
            yield HeldKey(person, n, written, public)


def keys_in_use(person: Person) -> list[HeldKey]:
    """Return the keys of a person that can be used and have not ended."""
    return [held for held in keys_of(person) if not held.written.has_ended]


def needs_merge(catalog: Catalog, person: Person) -> bool:
    """Tell whether a key that a person adds counts only by a maintainer's signature.

    Where signatures are asked for, it does if it is the first: it cannot vouch for itself.
    """
    program = catalog.program
    asked = program.trust.required != "claimed" and person.id not in program.maintainers
    return asked and not keys_in_use(person)


@lru_cache(maxsize=2**15)  # the same keys are asked for at every place of history
def usable_key(text: str) -> PublicKey | None:
    """Return the key that a text holds; None if it cannot be used, of which `validate` tells."""
    try:
        return read_key(text)
    except UnusableKeyError:
        return None


def check_signing_keys(catalog: Catalog) -> Iterator[Problem]:
    """A signature can be checked, and tells who made it."""
    owners: dict[str, str] = {}
    for owner, place, text in _keys(catalog):
        try:
            key = read_key(text)
        except PrivateKeyError as error:
            yield codes.PRIVATE.problem(
                place, "this is a PRIVATE key, which must never be in the repository", error.hint
            )
        except UnusableKeyError as error:
            yield codes.UNUSABLE.problem(
                place, f"this key cannot be used: {error.message}", error.hint
            )
        else:
            taken = next((owners[signer] for signer in key.signers if signer in owners), None)
            if taken is not None:
                yield codes.TAKEN.problem(
                    place, f"{taken} has the key {key.fingerprint}, too", "leave it with one"
                )
            for signer in key.signers:
                owners.setdefault(signer, owner)


def _keys(catalog: Catalog) -> Iterator[tuple[str, Place, str]]:
    """Yield all keys that are written in the catalog: whose, where, and the text."""
    program = catalog.program
    for n, text in enumerate(program.trust.forge_keys):
        yield "the forge", program.at("trust", "forge_keys", n), text
    for person in catalog.people.values():
        for n, key in enumerate(person.signing_keys):
            yield f"{person.name} ({person.path})", person.at("signing_keys", n, "key"), key.key
