"""Where the files of a step got the state that they have: in which of the commits that came in."""

from functools import cached_property
from typing import Protocol

from badgectl.trust.steps import Step, Told, Touched


class Trees(Protocol):
    """What lies where in commits, and where two of them parted."""

    def blob_at(self, commit: str, path: str) -> str | None:
        """Return the object id of a file of the programme; None if there is none."""
        ...

    def bases(self, one: str, other: str) -> tuple[str, ...]:
        """Return the best common ancestors of two commits."""
        ...


class Origins:
    """Who gave which file its state within a step; that a file is not there is a state, too."""

    def __init__(self, step: Step, trees: Trees) -> None:
        """Look at a step; trees are read only where merges had to choose."""
        self._step, self._trees = step, trees

    def of(self, path: str) -> tuple[Told, ...]:
        """Return who gave a file the state that the step has: found by walking back.

        That is a commit none of whose parents has it so, or a merge that chose otherwise than git
        does by itself. If all that came in has it from before, the step's own commit chose it.
        """
        told = self._step.told
        if not self._step.beside:
            return (told,)
        found, waiting, seen = [], [told], set[str]()
        while waiting:
            one = waiting.pop()
            touched = self._touched(one, path)
            parents = one.commit.parents
            same = [parent for n, parent in enumerate(parents) if n not in touched]
            if touched and (not same or not self.is_clean(one, path)):
                found.append(one)
                continue
            new = [parent for parent in same if parent in self._commits and parent not in seen]
            seen.update(new)
            waiting += [self._commits[parent] for parent in new]
        return tuple(found) or (told,)

    def is_clean(self, one: Told, path: str) -> bool:
        """Tell whether a merge has of a file what git takes by itself: the side that changed it."""
        touched, parents = self._touched(one, path), one.commit.parents
        if not touched or len(parents) < 2:
            return True
        now = next(iter(touched.values())).blob
        sides = [touched[n].was_blob if n in touched else now for n in range(len(parents))]
        if now and not any(touched[n].was_blob for n in touched) and path not in self.replaced:
            return True  # one side has added it: that is what nearly all merges are about
        taken: set[str] = {sides[0]}
        for parent, side in zip(parents[1:], sides[1:], strict=True):
            bases = self._trees.bases(parents[0], parent)
            states = {self._trees.blob_at(base, path) or "" for base in bases} or {""}
            chosen = {_merged(base, other, side) for base in states for other in taken}
            taken = {state for state in chosen if state is not None}
        return now in taken

    @cached_property
    def replaced(self) -> frozenset[str]:
        """The files that a commit which came in beside has otherwise than a parent, or lacks."""
        return frozenset(
            touched.path
            for one in self._step.beside
            for against in one.against
            for touched in against
            if touched.was_blob
        )

    def states_of(self, path: str) -> dict[str, list[Told]]:
        """Return the contents that commits beside gave a file, by their ids, and which did.

        The empty id stands for commits that took it away.
        """
        found: dict[str, list[Told]] = {}
        for one in self._step.beside:
            touched = self._touched(one, path)
            if touched and len(touched) == max(len(one.commit.parents), 1):
                found.setdefault(next(iter(touched.values())).blob, []).append(one)
        return found

    def replacing(self, path: str, blob: str) -> tuple[Told, ...]:
        """Return which commits beside put something else in place of a file's content."""
        return tuple(
            one
            for one in self._step.beside
            if any(touched.was_blob == blob for touched in self._touched(one, path).values())
            and (len(one.commit.parents) == 1 or not self.is_clean(one, path))
        )

    def blob_of(self, path: str) -> str:
        """Return the object id of a file of the step; empty if there is none."""
        return self._trees.blob_at(self._step.told.commit.id, path) or ""

    def came_beside(self, path: str) -> bool:
        """Tell whether a commit that came in beside changed a file."""
        ids = self._by_path.get(path, {})
        return any(one != self._step.told.commit.id for one in ids)

    def _touched(self, one: Told, path: str) -> dict[int, Touched]:
        return self._by_path.get(path, {}).get(one.commit.id, {})

    @cached_property
    def _commits(self) -> dict[str, Told]:
        return {one.commit.id: one for one in self._step.everybody}

    @cached_property
    def _by_path(self) -> dict[str, dict[str, dict[int, Touched]]]:
        """What commits changed against their parents: by path, commit and number of the parent."""
        found: dict[str, dict[str, dict[int, Touched]]] = {}
        for one in self._step.everybody:
            for n, against in enumerate(one.against):
                for touched in against:
                    by_commit = found.setdefault(touched.path, {})
                    by_commit.setdefault(one.commit.id, {})[n] = touched
        return found


def _merged(base: str, one: str, other: str) -> str | None:
    """Return what merging two states gives; None if both sides changed it."""
    if other in (base, one):
        return one
    return other if one == base else None
