"""The catalog along the main line: what it says, and how much of that somebody vouches for."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from badgectl.codes import trust as codes
from badgectl.model.catalog import Catalog
from badgectl.model.problems import Place, Problem
from badgectl.model.program import PROGRAM_FILE
from badgectl.trust.catalog_at import CatalogFiles, Contents, Files, changed
from badgectl.trust.catalog_changes import CatalogChanges, Ruled
from badgectl.trust.doubts import Doubts
from badgectl.trust.holders import Holders
from badgectl.trust.id_line import IdLine
from badgectl.trust.key_line import KeyLine, PositionOf
from badgectl.trust.origins import Origins
from badgectl.trust.ownership import Owners
from badgectl.trust.state import Owned, Verified
from badgectl.trust.steps import Step


class CatalogStep(Struct, frozen=True):
    """What a step makes of the catalog."""

    after: Catalog
    """As it stands then, vouched for or not."""
    contents: Contents = {}
    ruled: tuple[Ruled, ...] = ()
    problems: tuple[Problem, ...] = ()


class CatalogLine:
    """The catalog as it stands, what of it is trusted, and whose keys are whose by that.

    Rules and policies are taken as they stand: a red commit is named where it happened, not again
    at each award after it. Who owns the catalog, and whose a key is, is told by what is trusted.
    """

    def __init__(
        self, verified: Verified, catalog: Catalog, files: Files, position_of: PositionOf
    ) -> None:
        """Go on from what was verified, with the catalog as it stands there."""
        self._files = CatalogFiles(files)
        self.keys, self.ids = KeyLine(verified, position_of), IdLine(verified)
        self.doubts, self.owned = Doubts(verified), list(verified.owned)
        self.catalog = catalog
        self.trusted = self._without(self.doubts)
        self.holders = self._holders(self.trusted)
        self.former_ids = catalog.former_ids

    def judge(self, step: Step, origins: Origins, at: int) -> CatalogStep:
        """Judge what a step that comes to a place makes of the catalog."""
        contents, broken = self._files.contents(step.told.against[0])
        if not contents and not step.beside:
            return CatalogStep(self.catalog)
        after = changed(self.catalog, contents, broken) if contents else self.catalog
        owners = Owners(self.trusted, self.holders, step, at)
        changes = CatalogChanges(step.told, origins, owners, self._files)
        ruled = tuple(changes.rule(contents))
        problems = [*_unreadable(contents)]
        for one in ruled:
            problems += one.ruling.problems
            if one.ruling.is_owned:
                problems += self.keys.check(one.change.was, one.change.now, self.trusted, after)
        problems += changes.check_dropped()
        problems += changes.check_taken_back()
        problems += self.ids.check(self.catalog, after)
        return CatalogStep(after, contents, ruled, tuple(problems))

    def go_on(self, step: Step, origins: Origins, made: CatalogStep, at: int) -> None:
        """Let stand what a step that comes to a place made of the catalog."""
        if not made.contents:
            return
        before, trusted, program = self.catalog, self.trusted, self.catalog.program
        self._note(step.told.commit.id, made.ruled, at)
        owned = any(r.touched.path == PROGRAM_FILE and r.ruling.is_owned for r in made.ruled)
        self.ids.go_on(before, made.after)
        self.catalog, self.former_ids = made.after, made.after.former_ids
        while True:
            self.doubts.settle(program, made.after.program, at, owned=owned)
            known, revoked = self.trusted, dict(self.keys.revoked)
            self.trusted = self._without(self.doubts)
            self.keys.take(known, self.trusted)
            if self.keys.revoked == revoked:
                break
            self._lose(origins, revoked)
        pairs = ((before, self.catalog), (trusted, self.trusted))
        if any(one.people is not now.people or one.program != now.program for one, now in pairs):
            self.holders = self._holders(self.trusted)

    def _note(self, commit: str, ruled: Iterable[Ruled], at: int) -> None:
        """Keep in mind what is in doubt since a commit, and by which keys the rest is owned."""
        for one in ruled:
            path = one.touched.path
            # A programme that cannot be read says what it said before.
            was = self.catalog.program.blob if path == PROGRAM_FILE else one.touched.plain_was
            if one.ruling.is_owned:
                self.doubts.lift(path, one.touched.blob)
                if one.ruling.keys:
                    self.owned.append(Owned(path, was, commit, at, one.ruling.keys))
                    self.keys.use(key for row in one.ruling.keys for key in row)
            elif one.change.was is not None or one.change.now is not None:
                self.doubts.add(path, commit, at, was)

    def _lose(self, origins: Origins, revoked: Mapping[str, int]) -> None:
        """Doubt what rests on keys that are revoked now, and were not before.

        Where nobody would be left who may say anything of the catalog, it goes on to count.
        """
        if self.trusted.program.trust.required == "claimed":
            return
        doubts = self.doubts.copy()
        lost = [one for one in self.owned if one.is_lost(self.keys.revoked)]
        for path in dict.fromkeys(one.path for one in lost if not one.is_lost(revoked)):
            made = [one for one in lost if one.path == path]
            if self._blob(origins, path) != made[0].was:
                for one in made:
                    doubts.add(path, one.commit, one.entered, one.was)
        trusted = self._without(doubts)
        if self._holders(trusted).may_speak(trusted.program):
            self.doubts = doubts

    def _holders(self, trusted: Catalog) -> Holders:
        return Holders(trusted, self.catalog, self.keys.held, self.keys.revoked)

    def _blob(self, origins: Origins, path: str) -> str:
        return self.catalog.program.blob if path == PROGRAM_FILE else origins.blob_of(path)

    def _without(self, doubts: Doubts) -> Catalog:
        """Return the catalog without what nobody vouches for."""
        if not doubts.files:
            return self.catalog
        before = {path: self._files.entry(path, one.blob) for path, one in doubts.files.items()}
        return changed(self.catalog, before, frozenset())


def _unreadable(contents: Contents) -> Iterator[Problem]:
    if PROGRAM_FILE in contents and contents[PROGRAM_FILE] is None:
        yield codes.OWNER.problem(
            Place(PROGRAM_FILE),
            "the programme cannot be read any more; what it said before goes on to count",
            "put a sound one in its place, and acknowledge the commit",
        )
