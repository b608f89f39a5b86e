"""Changes of the catalog in a step: whether those who made them may."""

from collections.abc import Iterator

from msgspec import Struct

from badgectl.model.problems import Problem
from badgectl.trust.catalog_at import CatalogFiles, Contents, is_of_catalog
from badgectl.trust.origins import Origins
from badgectl.trust.ownership import Change, Owners, Ruling
from badgectl.trust.steps import Told, Touched


class Ruled(Struct, frozen=True):
    """A file of the catalog that a step changed, and what becomes of that."""

    touched: Touched
    change: Change
    ruling: Ruling


class CatalogChanges:
    """What a step, and those commits that came in beside, did to the catalog."""

    def __init__(self, told: Told, origins: Origins, owners: Owners, files: CatalogFiles) -> None:
        """Judge the commit of a step by those who owned the catalog before it."""
        self._told, self._origins = told, origins
        self._owners, self._files = owners, files

    def rule(self, contents: Contents) -> Iterator[Ruled]:
        """Judge each file that the step has otherwise than the main line before."""
        for one in self._told.against[0]:
            if one.path in contents:
                was = self._files.entry(one.path, one.plain_was)
                change = Change(one.path, was, contents[one.path])
                yield Ruled(one, change, self._ruling(one.path, change))

    def _ruling(self, path: str, change: Change) -> Ruling:
        if self._origins.is_clean(self._told, path):
            return self._owners.check(change, self._origins.of(path))
        # Whoever merges otherwise than git does by itself has changed what every side had.
        sides = [t for against in self._told.against for t in against if t.path == path]
        before = dict.fromkeys(one.plain_was for one in sides)
        made = (Change(path, self._files.entry(path, was), change.now) for was in before)
        rulings = [self._owners.check(one) for one in made]
        return next((one for one in rulings if one.problems), rulings[0])

    def check_dropped(self) -> Iterator[Problem]:
        """Judge a merge that left out what another side had changed."""
        here = {one.path for one in self._told.against[0]}
        for against in self._told.against[1:]:
            for one in against:
                left_out = is_of_catalog(one.path) and one.path not in here
                if left_out and self._origins.came_beside(one.path):
                    if self._origins.is_clean(self._told, one.path):
                        continue
                    was = self._files.entry(one.path, one.was_blob)
                    now = self._files.entry(one.path, one.blob)
                    yield from self._owners.check(Change(one.path, was, now)).problems

    def check_taken_back(self) -> Iterator[Problem]:
        """Judge what was taken back beside the main line after somebody who may had changed it."""
        here = {one.path for against in self._told.against for one in against}
        for path in sorted(self._origins.replaced - here):
            if not is_of_catalog(path):
                continue
            kept = self._origins.blob_of(path)
            now = self._files.entry(path, kept)
            for blob, authors in self._origins.states_of(path).items():
                was = self._files.entry(path, blob)
                made = Change(path, now, was)
                wrote = self._owners.wrote(authors)
                # What nobody vouched for, anybody may take back.
                if blob == kept or not any(self._owners.may(made, one) for one in wrote):
                    continue
                for one in self._origins.replacing(path, blob):
                    yield from self._owners.check(Change(path, was, now), (one,)).problems
