"""Keys along the main line: whose each is, and from where on it was revoked."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from badgectl.codes import trust as codes
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.people import Person
from badgectl.model.problems import Problem
from badgectl.trust.holders import read_keys
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
        self._position_of = position_of

    def check(self, was: Entry | None, now: Entry | None, after: Catalog) -> Iterator[Problem]:
        """Yield which keys are new in somebody's file and another's."""
        if not isinstance(now, Person):
            return
        before = {key.fingerprint for _, key in read_keys(was)} if isinstance(was, Person) else ()
        for n, (_, key) in enumerate(read_keys(now)):
            holder = self.held.get(key.fingerprint, now.id)
            if key.fingerprint not in before and holder != now.id and holder in after.people:
                yield codes.OWNER.problem(
                    now.at("signing_keys", n, "key"),
                    f"this key is {holder}'s, who listed it first: here it does not count",
                    "take it out of this file, and acknowledge the commit",
                )

    def take(self, people: Iterable[Person], after: Catalog) -> None:
        """Keep in mind what files say that were vouched for."""
        for person in sorted(people, key=lambda one: one.id):
            for written, key in read_keys(person):
                if self.held.get(key.fingerprint) not in after.people:
                    self.held[key.fingerprint] = person.id
                if written.revoked_since and self.held[key.fingerprint] == person.id:
                    # A commit that is nowhere on the main line says nothing: then nothing counts.
                    place = self._position_of(written.revoked_since) or 0
                    earlier = self.revoked.get(key.fingerprint, place)
                    self.revoked[key.fingerprint] = min(earlier, place)
