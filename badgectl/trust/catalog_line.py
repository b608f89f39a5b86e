"""The catalog along the main line: what it says, and whether those who change it may."""

from collections.abc import Iterable, Iterator
from functools import cached_property
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
from badgectl.trust.findings import Vouched
from badgectl.trust.holders import Holders
from badgectl.trust.key_line import KeyLine, PositionOf
from badgectl.trust.origins import Origins
from badgectl.trust.ownership import check_owner
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
        owners = _Owners(self, step, at)
        for one in step.told.against[0]:
            if one.path not in contents:
                continue
            found = list(self._check_changed(owners, origins, one, contents[one.path]))
            yield from found
            if any(problem.severity == "error" for problem in found):
                self.doubts.setdefault(one.path, Doubt(step.told.commit.id, one.was_blob))
            else:
                self.doubts.pop(one.path, None)
                was = self._entry(one.path, one.was_blob)
                yield from self.keys.check(was, contents[one.path], after)
        yield from self._check_dropped(owners, origins)
        yield from self._check_taken_back(owners, origins)
        if contents:
            self._settle(after)
            yield from self._check_reused(after)

    def _check_changed(
        self, owners: "_Owners", origins: Origins, one: Touched, now: Entry | None
    ) -> Iterator[Problem]:
        """Judge a file that the step has otherwise than the main line before."""
        told = owners.step.told
        if origins.is_clean(told, one.path):
            was = self._entry(one.path, one.was_blob)
            yield from owners.check(one.path, was, now, origins.of(one.path))
            return
        # Whoever merges otherwise than git does by itself has changed what every side had.
        before = {t.was_blob: t for against in told.against for t in against if t.path == one.path}
        for blob in before:
            found = list(owners.check(one.path, self._entry(one.path, blob), now, ()))
            yield from found
            if found:
                return

    def _check_dropped(self, owners: "_Owners", origins: Origins) -> Iterator[Problem]:
        """Judge a merge that left out what another side had changed."""
        told = owners.step.told
        here = {one.path for one in told.against[0]}
        for against in told.against[1:]:
            for one in against:
                left_out = _is_ours(one.path) and one.path not in here
                if left_out and origins.came_beside(one.path):
                    if origins.is_clean(told, one.path):
                        continue
                    was, now = self._entry(one.path, one.was_blob), self._entry(one.path, one.blob)
                    yield from owners.check(one.path, was, now, ())

    def _check_taken_back(self, owners: "_Owners", origins: Origins) -> Iterator[Problem]:
        """Judge what was taken back beside the main line after somebody who may had changed it."""
        told = owners.step.told
        here = {one.path for against in told.against for one in against}
        for path in sorted(origins.replaced - here):
            if not _is_ours(path):
                continue
            kept = origins.blob_of(path)
            now = self._entry(path, kept)
            for blob, authors in origins.states_of(path).items():
                was = self._entry(path, blob)
                # What nobody vouched for, anybody may take back.
                if blob == kept or any(owners.check(path, now, was, authors, brought=False)):
                    continue
                for one in origins.replacing(path, blob):
                    yield from owners.check(path, was, now, (one,))

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


class _Owners:
    """Who may change the catalog in a step, and who vouches for what it changed."""

    def __init__(self, line: CatalogLine, step: Step, at: int) -> None:
        self.step = step
        self._line, self._at = line, at

    @cached_property
    def _trusted(self) -> Catalog:
        return self._line.trusted()

    @cached_property
    def _holders(self) -> Holders:
        line = self._line
        return (
            line.holders
            if self._trusted is line.catalog
            else Holders(self._trusted, line.keys.held)
        )

    def check(
        self, path: str, was: Entry | None, now: Entry | None, authors: Iterable[Told], *,
        brought: bool = True,
    ) -> Iterator[Problem]:  # fmt: skip
        """Yield why neither authors nor (unless not `brought`) who brought it in may change it."""
        told = self.step.told
        vouched: list[Vouched] = []
        if brought:
            vouched.append(self._holders.vouching(told.commit, self._at, alone=self.step.is_alone))
        vouched += [
            self._holders.vouching(one.commit, self._at, alone=False)
            for one in authors if one is not told
        ]  # fmt: skip
        return check_owner(self._trusted, path, was, now, vouched)


def _is_ours(path: str) -> bool:
    return path.startswith(CATALOG) and (path.endswith(".yaml") or is_art_path(path))


def _receivers(catalog: Catalog) -> set[str]:
    return {*catalog.people, *catalog.teams}
