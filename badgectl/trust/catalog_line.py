"""The catalog along the main line: what it says, and whether those who change it may."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from badgectl.codes import trust as codes
from badgectl.model.art import is_art_path
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.errors import BadgectlError
from badgectl.model.people import Person
from badgectl.model.problems import Place, Problem
from badgectl.model.program import PROGRAM_FILE
from badgectl.trust.catalog_at import Contents, changed
from badgectl.trust.holders import Holders
from badgectl.trust.key_line import KeyLine, PositionOf
from badgectl.trust.origins import Origins
from badgectl.trust.ownership import Change, Owners
from badgectl.trust.state import Doubt, Verified
from badgectl.trust.steps import Step, Told, Touched

CATALOG = "catalog/"


class UnseenError(BadgectlError):
    """The catalog of some time cannot be seen, so that nothing after it can be judged."""


class Files(Protocol):
    """Where files are read."""

    def read(self, path: str, blob: str) -> Entry | list[Problem]:
        """Return what a file says, or everything that is wrong with it."""
        ...


class CatalogLine:
    """The catalog as it stands, whose keys are whose in it, and what of it nobody vouches for."""

    def __init__(
        self, verified: Verified, catalog: Catalog, files: Files, position_of: PositionOf
    ) -> None:
        """Go on from what was verified, with the catalog as it stands there."""
        self._files = files
        self.keys = KeyLine(verified, position_of)
        self.catalog, self.holders = catalog, Holders(catalog, self.keys.held)
        self.doubts, self.gone = dict(verified.doubts), set(verified.gone)

    def contents(self, changes: Iterable[Touched]) -> tuple[Contents, frozenset[str]]:
        """Return what changed files of the catalog say, and which of them cannot be read."""
        contents: dict[str, Entry | None] = {}
        broken = set()
        for one in changes:
            if not _is_ours(one.path):
                continue
            entry = self._entry(one.path, one.blob) if one.is_plain else None
            contents[one.path] = entry
            if entry is None and one.blob and not is_art_path(one.path):
                broken.add(one.path)
        return contents, frozenset(broken)

    def _entry(self, path: str, blob: str) -> Entry | None:
        """Return what a file says, if it can be read; `validate` tells why not."""
        if not blob or is_art_path(path):
            return None
        found = self._files.read(path, blob)
        if isinstance(found, Entry):
            return found
        if any(problem.code == codes.UNSEEN.name for problem in found):
            raise UnseenError(f"{path}, as it was once, is not in this clone", found[0].hint)
        return None

    def check(
        self, step: Step, origins: Origins, after: Catalog, contents: Contents, at: int
    ) -> Iterator[Problem]:
        """Judge changes of the catalog by who owned it, and keep in mind what is doubtful."""
        if PROGRAM_FILE in contents and contents[PROGRAM_FILE] is None:
            yield codes.OWNER.problem(
                Place(PROGRAM_FILE),
                "the programme cannot be read any more; what it said before goes on to count",
                "put a sound one in its place, and acknowledge the commit",
            )
        trusted, told = self.trusted(), step.told
        known = trusted is self.catalog
        holders = self.holders if known else Holders(trusted, self.keys.held)
        owners = Owners(trusted, holders, step, at)
        for one in told.against[0]:
            if one.path not in contents:
                continue
            found = self._check_changed(owners, origins, told, one, contents[one.path])
            yield from found
            if any(problem.severity == "error" for problem in found):
                self.doubts.setdefault(one.path, Doubt(step.told.commit.id, one.was_blob))
            else:
                self.doubts.pop(one.path, None)
                was = self._entry(one.path, one.was_blob)
                yield from self.keys.check(was, contents[one.path], after)
        yield from self._check_dropped(owners, origins, told)
        yield from self._check_taken_back(owners, origins, told)
        if contents:
            self._settle(after)
            yield from self._check_reused(after)

    def _check_changed(
        self, owners: Owners, origins: Origins, told: Told, one: Touched, now: Entry | None
    ) -> list[Problem]:
        """Judge a file that the step has otherwise than the main line before."""
        if origins.is_clean(told, one.path):
            change = Change(one.path, self._entry(one.path, one.was_blob), now)
            return owners.check(change, origins.of(one.path))
        # Whoever merges otherwise than git does by itself has changed what every side had.
        before = {t.was_blob: t for against in told.against for t in against if t.path == one.path}
        found = (owners.check(Change(one.path, self._entry(one.path, was), now)) for was in before)
        return next(filter(None, found), [])

    def _check_dropped(self, owners: Owners, origins: Origins, told: Told) -> Iterator[Problem]:
        """Judge a merge that left out what another side had changed."""
        here = {one.path for one in told.against[0]}
        for against in told.against[1:]:
            for one in against:
                left_out = _is_ours(one.path) and one.path not in here
                if left_out and origins.came_beside(one.path):
                    if origins.is_clean(told, one.path):
                        continue
                    was, now = self._entry(one.path, one.was_blob), self._entry(one.path, one.blob)
                    yield from owners.check(Change(one.path, was, now))

    def _check_taken_back(self, owners: Owners, origins: Origins, told: Told) -> Iterator[Problem]:
        """Judge what was taken back beside the main line after somebody who may had changed it."""
        here = {one.path for against in told.against for one in against}
        for path in sorted(origins.replaced - here):
            if not _is_ours(path):
                continue
            kept = origins.blob_of(path)
            now = self._entry(path, kept)
            for blob, authors in origins.states_of(path).items():
                was = self._entry(path, blob)
                made = Change(path, now, was)
                # What nobody vouched for, anybody may take back.
                if blob == kept or not any(owners.may(made, one) for one in owners.wrote(authors)):
                    continue
                for one in origins.replacing(path, blob):
                    yield from owners.check(Change(path, was, now), (one,))

    def trusted(self) -> Catalog:
        """Return the catalog as it stands without what nobody vouched for."""
        if not self.doubts:
            return self.catalog
        contents = {path: self._entry(path, doubt.blob) for path, doubt in self.doubts.items()}
        return changed(self.catalog, contents, frozenset())

    def _settle(self, after: Catalog) -> None:
        """Drop doubts about commits that those who own the catalog acknowledge."""
        if PROGRAM_FILE in self.doubts:
            return
        acknowledged = tuple(one.commit for one in after.program.acknowledged)
        settled = [p for p, doubt in self.doubts.items() if doubt.commit.startswith(acknowledged)]
        for path in settled:
            del self.doubts[path]
        people = (one for one in after.people.values() if one.path in settled)
        self.keys.take(people, after)

    def _check_reused(self, after: Catalog) -> Iterator[Problem]:
        before = self.catalog
        for one in sorted((_receivers(after) - _receivers(before)) & self.gone):
            # Who was renamed may go back to an own former id.
            holder = before.former_ids.get(one)
            if holder is not None and after.former_ids.get(holder) == one:
                continue
            folder = "people" if one in after.people else "teams"
            yield codes.REUSED.problem(
                Place(f"catalog/{folder}/{one}.yaml"),
                f"`{one}` was somebody's before",
                "take another id: what was recorded under this one stays theirs",
            )

    def go_on(self, after: Catalog, contents: Contents) -> None:
        """Let the catalog of a step stand, with its files that changed."""
        if not contents:
            return
        before, self.catalog = self.catalog, after
        sure = [one for one in contents.values() if one and one.path not in self.doubts]
        self.keys.take([one for one in sure if isinstance(one, Person)], after)
        if after.people != before.people or after.program != before.program:
            self.holders = Holders(after, self.keys.held)
        self.gone |= _receivers(before) - _receivers(after)
        self.gone -= _receivers(after)


def _is_ours(path: str) -> bool:
    return path.startswith(CATALOG) and (path.endswith(".yaml") or is_art_path(path))


def _receivers(catalog: Catalog) -> set[str]:
    return {*catalog.people, *catalog.teams}
