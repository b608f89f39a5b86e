"""Whether a step keeps what had entered: every record that a parent had, with the same bytes."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Protocol

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.paths import parse_record_path
from badgectl.rules.frozen import Kept, check_kept, what_became
from badgectl.trust.origins import Trees
from badgectl.trust.steps import Step, Touched


class Documents(Trees, Protocol):
    """What lies where in commits, and what it says."""

    def catalog_at(self, commit: str) -> Catalog:
        """Return the catalog of a commit, as far as it can be read."""
        ...

    def plain_at(self, commit: str, path: str) -> str | None:
        """Return the object id of a plain file of the programme; None if there is none."""
        ...

    def document(self, path: str, blob: str) -> Any:
        """Return what a file says, as lists and mappings, or that it is not in this clone."""
        ...


class _State(Struct, frozen=True):
    """The files of a commit, as keeping asks for them."""

    trees: Documents
    commit: str

    def blob(self, path: str) -> str | None:
        return self.trees.plain_at(self.commit, path)

    def documents(self, paths: Iterable[str]) -> Iterator[Any]:
        return (self.trees.document(path, self.blob(path) or "") for path in paths)


def check_step(step: Step, before: Catalog, after: Catalog, trees: Documents) -> Kept:
    """Return what is wrong about records that parents had, and where the first one's lie now.

    `before` and `after` are the catalogs of the main line. What only another parent had is new
    on the main line, however it was rewritten.
    """
    now = _State(trees, step.told.commit.id)
    found: list[Kept] = []
    for parent, changes in zip(step.told.commit.parents, step.told.against, strict=False):
        was = partial(trees.catalog_at, parent) if found else lambda: before
        found.append(check_kept(_State(trees, parent), now, _touched(changes), was, after))
    problems = dict.fromkeys(problem for kept in found for problem in kept.problems)
    return Kept(tuple(problems), found[0].moved)


def _touched(changes: Iterable[Touched]) -> dict[str, str]:
    return {
        one.path: what_became(
            f"{one.was_mode} {one.was_blob}", f"{one.mode} {one.blob}" if one.blob else ""
        )
        for one in changes
        if one.was_blob and parse_record_path(one.path) is not None
    }
