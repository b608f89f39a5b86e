"""Whose keys are whose, as the catalog says at one place of history."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from badgectl.model.catalog import Catalog
from badgectl.model.errors import BadgectlError
from badgectl.model.people import Person, SigningKey
from badgectl.signatures.checking import KeyRing
from badgectl.signatures.commits import Commit
from badgectl.signatures.keys import PublicKey, read_key
from badgectl.trust.findings import Grade, Vouched


class Holders:
    """The keys that count at a base: everybody's own, and those of the forge.

    Retired keys and those revoked are not among them; whether a key counts is told by what the
    catalog says at the base, never by days.
    """

    def __init__(self, catalog: Catalog, held: Mapping[str, str]) -> None:
        """Gather the keys of a catalog; `held` tells whose a key is that several people list."""
        self.persons: dict[str, str] = {}
        keys = []
        for _, person in sorted(catalog.people.items()):
            for written, own in read_keys(person):
                holder = held.get(own.fingerprint, person.id)
                if written.has_ended or (holder != person.id and holder in catalog.people):
                    continue
                self.persons.setdefault(own.fingerprint, person.id)
                keys.append(own)
        forge = [key for text in catalog.program.trust.forge_keys if (key := _read(text))]
        self._forge = {key.fingerprint for key in forge}
        self._ring = KeyRing([*keys, *forge])
        self._catalog = catalog
        self._seen: dict[str, tuple[str | None, str]] = {}

    def signer(self, commit: Commit) -> tuple[str | None, str]:
        """Return the fingerprint of the key that signed a commit, or None and why there is none."""
        if commit.signature is None:
            return None, "it is not signed"
        if commit.faults:
            return None, commit.faults[0]
        found = self._seen.get(commit.id)
        if found is None:
            signed = self._ring.check(commit.payload, commit.signature)
            found = self._seen[commit.id] = (signed.fingerprint, signed.fault)
        return found

    def is_forge(self, fingerprint: str | None) -> bool:
        """Tell whether a key is one of the forge."""
        return fingerprint in self._forge

    def vouching(self, commit: Commit, entered: int, *, alone: bool) -> Vouched:
        """Return who vouches for what a commit wrote.

        `alone` says that it is a commit of the main line with one parent: only there does a
        forge's signature say anything, which is that its author was logged in.
        """
        fingerprint, _ = self.signer(commit)
        who = self.persons.get(fingerprint or "")
        if who is not None:
            return Vouched("signed", commit.id, entered, who, fingerprint)
        author = self._catalog.person_with_email(commit.author_email)
        grade: Grade = "forge" if alone and self.is_forge(fingerprint) and author else "claimed"
        named = author.id if author else None
        return Vouched(grade, commit.id, entered, named, fingerprint if grade == "forge" else None)


def read_keys(person: Person) -> Iterator[tuple[SigningKey, PublicKey]]:
    """Yield the keys that somebody's file lists, as far as they can be read."""
    for key in person.signing_keys:
        found = _read(key.key)
        if found is not None:
            yield key, found


@lru_cache(maxsize=4096)
def _read(text: str) -> PublicKey | None:
    try:
        return read_key(text)
    except BadgectlError:
        return None  # `validate` says so
