"""Who owns the catalog: whether those who changed a file of it may."""

from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from badgectl.codes import trust as codes
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.paths import PEOPLE_FOLDER
from badgectl.model.people import Person
from badgectl.model.problems import Place, Problem
from badgectl.model.text import listed, one_line
from badgectl.rules.signing_keys import keys_of
from badgectl.trust.findings import Grade, Vouched, is_enough
from badgectl.trust.holders import Holders
from badgectl.trust.steps import Step, Told

_OWN = ("name", "accounts", "signing_keys", "visibility")
"""What people may change in their own file."""


class Change(msgspec.Struct, frozen=True):
    """What a file of the catalog said, and what it says now."""

    path: str
    was: Entry | None
    now: Entry | None


class Ruling(msgspec.Struct, frozen=True):
    """What becomes of a change."""

    problems: tuple[Problem, ...] = ()
    keys: tuple[tuple[str, ...], ...] = ()
    """By which keys it is vouched for: one row of them is enough; none where no key is needed."""

    @property
    def is_owned(self) -> bool:
        """Whether it counts."""
        return not any(problem.severity == "error" for problem in self.problems)


class Owners:
    """Who may change the catalog in a step, by what was vouched for before."""

    def __init__(self, catalog: Catalog, holders: Holders, step: Step, at: int) -> None:
        """Judge by a catalog and its keys; the step comes to the place `at`."""
        self._catalog, self._holders = catalog, holders
        self._step, self._at = step, at

    def may(self, change: Change, one: Vouched) -> bool:
        """Tell whether somebody may make a change, and vouches for it as the programme asks."""
        known = one.who is not None and is_enough(one.grade, self._required)
        return known and _may(self._catalog, change, str(one.who))

    def wrote(self, authors: Sequence[Told]) -> tuple[Vouched, ...]:
        """Return how those vouch who gave a file its state beside the main line."""
        return tuple(
            self._holders.vouching(one.commit, self._at, alone=False)
            for one in authors
            if one is not self._step.told
        )

    def check(self, change: Change, authors: Sequence[Told] = ()) -> Ruling:
        """Return why a change is not vouched for, or by which keys it is.

        It is if who brought it in may make it, or if all may who wrote it: anybody can bring in
        once more what somebody proposed long ago.
        """
        wrote = self.wrote(authors)
        rows = [row for row in ((self._brought,), wrote) if row and self._may_all(change, row)]
        if rows:
            return Ruling(keys=_losable(change, rows))
        tried = (one for one in (self._brought, *wrote) if not self.may(change, one))
        return Ruling((self._problem(change, list(tried), authors),))

    def _may_all(self, change: Change, row: Iterable[Vouched]) -> bool:
        return all(self.may(change, one) for one in row)

    @cached_property
    def _brought(self) -> Vouched:
        told = self._step.told
        return self._holders.vouching(told.commit, self._at, alone=self._step.is_alone)

    @property
    def _required(self) -> Grade:
        return self._catalog.program.trust.required

    def _problem(
        self, change: Change, tried: Sequence[Vouched], authors: Sequence[Told]
    ) -> Problem:
        maintainers = listed(self._catalog.program.maintainers, last="or") or "nobody"
        problem = codes.OWNER.problem(
            Place(change.path),
            f"{self._said(change, tried)}; the programme asks for a maintainer ({maintainers})",
            f"{self._if_yours(tried, authors)}if it is wrong, let a maintainer take it back; in "
            "either case one lists the commit under `acknowledged:` in catalog/program.yaml",
        )
        # Without signatures nobody can be held to a name: then it is no more than a remark.
        claims = self._required == "claimed" and not any(one.grade == "signed" for one in tried)
        return msgspec.structs.replace(problem, severity="warning") if claims else problem

    def _if_yours(self, tried: Sequence[Vouched], authors: Sequence[Told]) -> str:
        """Return what helps whoever commits by an address that the catalog does not know.

        What a forge's button merges bears one that the forge made up.
        """
        strangers = {one.commit for one in tried if one.who is None}
        commits = (one.commit for one in (self._step.told, *authors))
        unknown = (one.author_email for one in commits if one.id in strangers)
        address = one_line(next(unknown, ""))
        if not address or self._required == "signed":
            return ""
        return f"if it is yours, add {address} to `emails:` in your file for what is to come; "

    def _said(self, change: Change, tried: Sequence[Vouched]) -> str:
        """Return who is known to have made a change, and what stands against it."""
        named = next((one for one in tried if one.grade != "claimed"), tried[0])
        who = named.who
        if who is None:
            return "nobody whom the catalog knows vouches for this change"
        said = {
            "signed": f"this change is signed by {who}",
            "forge": f"this change is sent through the forge by {who}",
            "claimed": f"no key that counts vouches for this change, and its commit names {who}",
        }[named.grade]
        if _may(self._catalog, change, who):
            if _lists_keys(change) and who not in self._holders.persons.values():
                return (
                    f"no key of {who} counted before, and a first one comes in by a commit or "
                    "merge that a maintainer has signed"
                )
            return f"{said}; it must be {self._required}"
        if change.path == f"{PEOPLE_FOLDER}{who}.yaml":
            return f"{said}; it touches more than people may change in their own file"
        return f"{said}, who is no maintainer"


def _may(catalog: Catalog, change: Change, who: str) -> bool:
    was, now = change.was, change.now
    if who in catalog.program.maintainers:
        return True
    if change.path != f"{PEOPLE_FOLDER}{who}.yaml" or not isinstance(was, Person):
        return False
    if not isinstance(now, Person) or not _keeps_ended(was, now):
        return False
    own = {name: getattr(now, name) for name in _OWN}
    return bool(msgspec.structs.replace(was, **own, blob=now.blob) == now)


def _lists_keys(change: Change) -> bool:
    """Tell whether a person's file lists other keys than before."""
    was, now = change.was, change.now
    if not isinstance(was, Person) or not isinstance(now, Person):
        return False
    return was.signing_keys != now.signing_keys


def _keeps_ended(was: Person, now: Person) -> bool:
    """Tell whether keys that were retired or revoked still are.

    Since when one is revoked may be said anew; the earliest that was ever said goes on to count.
    """
    still = [(one.public.fingerprint, one.written) for one in keys_of(now)]
    return all(
        any(
            one.public.fingerprint == fingerprint
            and one.written.retired in (None, found.retired)
            and (one.written.revoked_since is None or found.revoked_since is not None)
            for fingerprint, found in still
        )
        for one in keys_of(was)
        if one.written.has_ended
    )


def _losable(change: Change, rows: Iterable[Sequence[Vouched]]) -> tuple[tuple[str, ...], ...]:
    """Return the keys on which a change rests for good: if they are revoked, it is a claim.

    That a key is used no longer may be the last thing that it signs.
    """
    keys = tuple(tuple(one.key or "" for one in row) for row in rows)
    needless = {"", *(_ended_keys(change.now) - _ended_keys(change.was))}
    return keys if all(needless.isdisjoint(row) for row in keys) else ()


def _ended_keys(entry: Entry | None) -> set[str]:
    keys = keys_of(entry) if isinstance(entry, Person) else ()
    return {one.public.fingerprint for one in keys if one.written.has_ended}
