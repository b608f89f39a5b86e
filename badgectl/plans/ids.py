"""Ids of people and teams: which ones are free, and who gives them."""

from collections.abc import Callable

from badgectl.model.catalog import Catalog
from badgectl.model.errors import BadgectlError, UsageError
from badgectl.model.forms import NO_FILE_NAMES, is_id
from badgectl.model.text import excerpt, listed, slug
from badgectl.rules.definitions import RESERVED


class MaintainersOnlyError(BadgectlError):
    """Somebody who is no maintainer wants what is the maintainers' affair."""


class TakenIdError(BadgectlError):
    """An id means somebody or something else."""


def check_maintainer(catalog: Catalog, by: str, affair: str) -> None:
    """Raise if somebody is no maintainer of the programme."""
    maintainers = catalog.program.maintainers
    if by not in maintainers:
        ask = listed(maintainers, last="or")
        raise MaintainersOnlyError(
            f"{by} is no maintainer; {affair}",
            f"ask {ask}" if ask else "name some under `maintainers:` in catalog/program.yaml",
        )


def check_free(catalog: Catalog, new: str, owner: str | None = None) -> None:
    """Raise if an id cannot be given to a person or team: it is none, taken, or was another's.

    `owner` may take a former id of theirs again.
    """
    shown = excerpt(new, 60)
    if not is_id(new):
        raise UsageError(
            f"`{shown}` is no id", "an id has lower-case letters and digits, words joined by `-`"
        )
    if not is_plain(new):
        raise TakenIdError(f"`{new}` has a meaning of its own", "choose another id")
    taken = next((f for f in ("people", "teams") if catalog.knows(f, new)), None)
    if taken is not None:
        raise TakenIdError(f"`{new}` is taken: catalog/{taken}/{new}.yaml", "choose another id")
    was = catalog.former_ids.get(new)
    if was is not None and was != owner:
        raise TakenIdError(
            f"`{new}` is a former id of {was}", "old records mean them: choose another id"
        )
    gone = [one.path for one in catalog.tombstones.values() if new in (one.id, one.person)]
    if gone:
        raise TakenIdError(f"`{new}` is the name of {gone[0]}", "choose another id")


def is_plain(word: str) -> bool:
    """Tell whether an id means nothing of its own, in policies or to Windows."""
    return word not in RESERVED and word not in NO_FILE_NAMES


def team_id(name: str, is_free: Callable[[str], bool]) -> str:
    """Return an id for a team that is free."""
    found = slug(name) or "team"
    while not (is_plain(found) and is_free(found)):
        found = f"{found}-team"
    return found
