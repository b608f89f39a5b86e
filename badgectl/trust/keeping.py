"""Whether a step keeps what had entered: every record that a parent had, with the same bytes."""

from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any, Protocol

from badgectl.codes import history as codes
from badgectl.model.catalog import Catalog
from badgectl.model.paths import parse_record_path
from badgectl.model.problems import Place, Problem
from badgectl.rules.frozen import (
    Instead,
    check_rewritten,
    find_rewritten,
    standing_instead,
    touched_record,
)
from badgectl.trust.origins import Trees
from badgectl.trust.steps import Step, Touched


class Documents(Trees, Protocol):
    """What lies where in commits, and what it says."""

    def catalog_at(self, commit: str) -> Catalog:
        """Return the catalog of a commit, as far as it can be read."""
        ...

    def document(self, path: str, blob: str) -> Any:
        """Return what a file says, as lists and mappings."""
        ...


class _Paths(Container[str]):
    """The paths that a commit has."""

    def __init__(self, blob_at: Callable[[str], str | None]) -> None:
        self._blob_at = blob_at

    def __contains__(self, path: object) -> bool:
        return self._blob_at(str(path)) is not None


def check_kept(
    step: Step, before: Catalog, after: Catalog, trees: Documents
) -> tuple[list[Problem], dict[str, str]]:
    """Return what is wrong about records that were there, and where erasures moved others to.

    `before` and `after` are the catalogs of the main line: the tombstones of `after` explain what
    was rewritten.
    """
    problems: dict[Problem, None] = {}
    moved: dict[str, str] = {}
    for n, (parent, changes) in enumerate(
        zip(step.told.commit.parents, step.told.against, strict=False)
    ):
        touched = [t for t in changes if t.was_blob and parse_record_path(t.path) is not None]
        if not touched:
            continue
        may_stand: Instead = _nobody
        if after.tombstones:
            may_stand = standing_instead(trees.catalog_at(parent) if n else before, after)
        found = _rewritten(step, parent, touched, after, trees, may_stand)
        moved |= found
        for problem in _check_touched(step, touched, found, trees, may_stand):
            problems[problem] = None
    return list(problems), moved


def _nobody(_one: str, _other: str) -> bool:
    return False


def _rewritten(
    step: Step, parent: str, touched: Iterable[Touched], catalog: Catalog, trees: Documents,
    may_stand: Instead,
) -> dict[str, str]:  # fmt: skip
    commit = step.told.commit.id
    return find_rewritten(
        {t.path: t.was_blob for t in touched},
        _Paths(lambda path: trees.blob_at(parent, path)),
        lambda path: trees.blob_at(commit, path),
        catalog.tombstones.values(),
        may_stand,
    )


def _check_touched(
    step: Step, touched: Iterable[Touched], moved: dict[str, str], trees: Documents,
    may_stand: Instead,
) -> Iterator[Problem]:  # fmt: skip
    for one in touched:
        now = moved.get(one.path)
        if now is not None:
            blob = trees.blob_at(step.told.commit.id, now) or ""
            was, is_ = trees.document(one.path, one.was_blob), trees.document(now, blob)
            yield from check_rewritten(now, was, is_, may_stand)
        elif one.blob and not one.is_plain:
            yield codes.FROZEN.problem(
                Place(one.path),
                "this record has entered, and is no plain file any more",
                "put it back as it was; records are never moved or replaced",
            )
        elif one.was_blob == one.blob:
            yield codes.FROZEN.problem(
                Place(one.path),
                f"this record has entered, and its mode is changed: {one.was_mode} to {one.mode}",
                "put it back as it was",
            )
        else:
            yield touched_record(one.path, is_there=bool(one.blob))
