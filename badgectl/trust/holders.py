"""Whose keys are whose, as the catalog says at one place of history."""

from collections.abc import Mapping
from functools import cached_property

from badgectl.model.catalog import Addresses, Catalog
from badgectl.model.program import Program
from badgectl.rules.signing_keys import held_keys, usable_key
from badgectl.signatures.checking import KeyRing
from badgectl.signatures.commits import Commit
from badgectl.trust.findings import Grade, Vouched

_PUT_IN = "signed with a key that somebody listed without leave"
_ENDED = "signed with a key that is used no longer"


class Holders:
    """The keys that count at a base: everybody's own, and those of the forge.

    Retired keys and those revoked are not among them, however often they are listed; whether a key
    counts is told by what the catalog says at the base, never by days.
    """

    def __init__(
        self, catalog: Catalog, stood: Catalog, held: Mapping[str, str], revoked: Mapping[str, int]
    ) -> None:
        """Gather the keys of a catalog that is trusted; `stood` is what the files say.

        `held` tells whose each key is.
        """
        forge = [key for text in catalog.program.trust.forge_keys if (key := usable_key(text))]
        self._forge = {key.fingerprint for key in forge}
        own = [
            one
            for one in held_keys(catalog)
            if held.get(one.public.fingerprint, one.person.id) == one.person.id
        ]
        ended = {one.public.fingerprint for one in own if one.written.has_ended} | revoked.keys()
        count = [one for one in own if one.public.fingerprint not in ended | self._forge]
        self.persons = {one.public.fingerprint: one.person.id for one in count}
        listed = () if stood is catalog else held_keys(stood)
        self._why = dict.fromkeys((one.public.fingerprint for one in listed), _PUT_IN)
        self._why |= dict.fromkeys(ended, _ENDED)
        self._ring = KeyRing([*(one.public for one in count), *forge])
        self._people = catalog.people
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
            fault = signed.fault
            if signed.fingerprint is None:
                fault = self._why.get(signed.claimed_fingerprint or "", fault)
            found = self._seen[commit.id] = (signed.fingerprint, fault)
        return found

    def may_speak(self, program: Program) -> bool:
        """Tell whether there is a maintainer who can sign, or a forge that may in their name."""
        by_forge = bool(self._forge) and program.trust.required == "forge"
        return by_forge or not set(program.maintainers).isdisjoint(self.persons.values())

    def is_own(self, fingerprint: str | None) -> bool:
        """Tell whether a key is somebody's own."""
        return fingerprint in self.persons

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
        author = self._addresses.whose(commit.author_email)
        grade: Grade = "forge" if alone and self.is_forge(fingerprint) and author else "claimed"
        named = author.id if author else None
        return Vouched(grade, commit.id, entered, named, fingerprint if grade == "forge" else None)

    @cached_property
    def _addresses(self) -> Addresses:
        return Addresses(self._people.values())
