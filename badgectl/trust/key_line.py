"""Keys along the main line: whose each is, and from where on it was revoked."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from badgectl.codes import trust as codes
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.people import Person
from badgectl.model.problems import Problem
from badgectl.rules.signing_keys import keys_of, usable_key
from badgectl.trust.state import Verified

PositionOf = Callable[[str], int | None]
"""Returns the place of a commit on the main line, from the root: 0."""


def places_on(line: Sequence[str], root: str) -> PositionOf:
    """Return what tells the places of commits on a main line, counted from a root that is on it."""

    def position_of(commit: str) -> int | None:
        found = next((n for n, one in enumerate(line) if one.startswith(commit)), None)
        return None if found is None else found - line.index(root)

    return position_of


class KeyLine:
    """Who was the first to list a key keeps it; what was revoked once stays so."""

    def __init__(self, verified: Verified, position_of: PositionOf) -> None:
        """Go on from what was verified."""
        self.held, self.revoked = dict(verified.held), dict(verified.revoked)
        self._used = {key for one in verified.owned for row in one.keys for key in row}
        self.use(one.key for one in verified.vouched.values())
        self._position_of = position_of

    def use(self, keys: Iterable[str | None]) -> None:
        """Keep in mind that something was signed with keys: they stay with who has them."""
        self._used.update(key for key in keys if key)

    def check(
        self, was: Entry | None, now: Entry | None, before: Catalog, after: Catalog
    ) -> Iterator[Problem]:
        """Yield which keys are new in somebody's file and another's, or a forge's."""
        if not isinstance(now, Person):
            return
        had = _prints(was)
        forges = _forge_prints(after)
        for one in keys_of(now):
            key = one.public.fingerprint
            holder = self._holder(key, before, after)
            if key not in had and (key in forges or holder not in (None, now.id)):
                whose = "a forge's" if key in forges else f"{holder}'s, who listed it first"
                yield codes.OWNER.problem(
                    now.at("signing_keys", one.position, "key"),
                    f"this key is {whose}: here it does not count",
                    "take it out of this file, and acknowledge the commit",
                )

    def take(self, before: Catalog, after: Catalog) -> None:
        """Keep in mind what files say that were vouched for, if it is new."""
        if before.people is after.people:
            return
        changed = [one for one in after.people.values() if before.people.get(one.id) != one]
        # Who came goes first: somebody whose id is erased has come under another one.
        for person in sorted(changed, key=lambda one: (one.id in before.people, one.id)):
            for one in keys_of(person):
                key = one.public.fingerprint
                if self._holder(key, before, after) in (None, person.id):
                    self.held[key] = person.id
                if one.written.revoked_since and self.held[key] == person.id:
                    # A commit that is nowhere on the main line says nothing: then nothing counts.
                    place = self._position_of(one.written.revoked_since) or 0
                    self.revoked[key] = min(place, self.revoked.get(key, place))
        self._free(before, after)

    def _holder(self, key: str, before: Catalog, after: Catalog) -> str | None:
        """Return whose a key is after a step, under the id that they have then; None if nobody's.

        Of who is gone, a key with which nothing was signed is nobody's.
        """
        who = self.held.get(key)
        if who is None or who in after.people:
            return who
        came = sorted(after.people.keys() - before.people.keys())
        heirs = (after.id_now(who), *(one for one in came if key in _prints(after.people[one])))
        gone = who if key in self._used else None
        return next((one for one in heirs if one in after.people), gone)

    def _free(self, before: Catalog, after: Catalog) -> None:
        """Let keys go with which nothing was signed, and that those who have them list no more."""
        for who, was in before.people.items():
            now = after.people.get(who)
            if now == was:
                continue
            for key in _prints(was) - _prints(now) - self._used:
                if self.held.get(key) == who:
                    del self.held[key]
                    heirs = (one.id for one in after.people.values() if key in _prints(one))
                    for heir in heirs:
                        self.held.setdefault(key, heir)


def _prints(entry: Entry | None) -> set[str]:
    if not isinstance(entry, Person):
        return set()
    return {one.public.fingerprint for one in keys_of(entry)}


def _forge_prints(catalog: Catalog) -> set[str]:
    """Return the fingerprints of the keys that a forge signs with."""
    found = map(usable_key, catalog.program.trust.forge_keys)
    return {key.fingerprint for key in found if key is not None}
