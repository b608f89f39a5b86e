"""Ids along the main line: nobody gets one that was another's, nor what is recorded under it."""

from collections.abc import Iterator

from badgectl.codes import trust as codes
from badgectl.model.catalog import Catalog
from badgectl.model.former_ids import Ids
from badgectl.model.problems import Place, Problem
from badgectl.trust.state import Verified


class IdLine:
    """Ids that people and teams had once, and who has them for former ones."""

    def __init__(self, verified: Verified) -> None:
        """Go on from what was verified."""
        self.gone = dict(verified.gone)

    def check(self, before: Catalog, after: Catalog) -> Iterator[Problem]:
        """Yield which ids others get than those who had them, as their own or as former ones."""
        if not _differ(before, after):
            return
        had, has = _receivers(before), _receivers(after)
        was, now = before.former_ids, after.former_ids
        for one in sorted(has - had):
            # Who was renamed may go back to an own former id.
            is_back = one in was and now.get(was[one]) == one
            if (one in self.gone or one in now) and not is_back:
                yield codes.REUSED.problem(
                    _file(after, one),
                    f"`{one}` was somebody's before",
                    "take another id: what was recorded under this one stays theirs",
                )
        renamed: set[str] = set()
        for alias, holder in now.items():
            if was.get(alias) == holder or alias in has - had:
                continue
            if alias in had - has and holder not in had | renamed:
                renamed.add(holder)
            elif not (self._is_nobodys(alias, had | was.keys()) or self._follows(alias, was, now)):
                yield codes.REUSED.problem(
                    _file(after, holder),
                    f"`{alias}` {'is' if alias in has else 'was'} somebody else's: as a former id "
                    f"of {holder} it makes their records {holder}'s",
                    "take it out of `aliases:`, and acknowledge the commit",
                )

    def _is_nobodys(self, alias: str, known: set[str]) -> bool:
        return alias not in known and alias not in self.gone

    def _follows(self, alias: str, was: Ids, now: Ids) -> bool:
        """Tell whether an id comes to who had it last, perhaps under another one meanwhile."""
        last, seen = was.get(alias) or self.gone.get(alias, ""), {""}
        while last not in {*seen, now[alias]}:
            seen.add(last)
            last = now.get(last) or self.gone.get(last, "")
        return last == now[alias]

    def go_on(self, before: Catalog, after: Catalog) -> None:
        """Keep in mind which ids went, and who has them for former ones."""
        if not _differ(before, after):
            return
        had, has = _receivers(before), _receivers(after)
        was, now = before.former_ids, after.former_ids
        lost = {alias: holder for alias, holder in was.items() if alias not in now}
        self.gone |= lost | {one: now.get(one, "") for one in had - has}
        self.gone |= {alias: holder for alias, holder in now.items() if alias in self.gone}
        for one in has:
            self.gone.pop(one, None)


def _differ(before: Catalog, after: Catalog) -> bool:
    return before.people is not after.people or before.teams is not after.teams


def _receivers(catalog: Catalog) -> set[str]:
    return {*catalog.ids("people"), *catalog.ids("teams")}


def _file(catalog: Catalog, one: str) -> Place:
    return Place(f"catalog/{'people' if catalog.knows('people', one) else 'teams'}/{one}.yaml")
