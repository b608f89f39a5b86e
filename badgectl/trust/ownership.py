"""Who owns the catalog: whether whoever changed a file of it may."""

from collections.abc import Iterable, Iterator

import msgspec

from badgectl.codes import trust as codes
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.people import Person
from badgectl.model.problems import Place, Problem
from badgectl.model.text import listed
from badgectl.trust.findings import Grade, Vouched, is_enough

_OWN = ("name", "accounts", "signing_keys", "visibility")
"""What people may change in their own file."""
_PEOPLE = "catalog/people/"


def check_owner(
    catalog: Catalog, path: str, was: Entry | None, now: Entry | None, vouched: Iterable[Vouched]
) -> Iterator[Problem]:
    """Yield why a changed file of the catalog is not vouched for by anybody who may change it.

    `catalog` is what was vouched for before; `vouched` tells who wrote the file, and who brought it
    in.
    """
    required: Grade = catalog.program.trust.required
    tried = list(vouched)
    for one in tried:
        if one.who and _may(catalog, path, was, now, one.who) and is_enough(one.grade, required):
            return
    maintainers = listed(catalog.program.maintainers, last="or") or "nobody"
    said = _said(catalog, path, tried, required)
    problem = codes.OWNER.problem(
        Place(path),
        f"{said}; the programme asks for a maintainer ({maintainers})",
        "have a maintainer take it back, or acknowledge the commit in catalog/program.yaml",
    )
    # Without signatures nobody can be held to a name: then it is no more than a remark.
    claims = required == "claimed" and not any(one.grade == "signed" for one in tried)
    yield msgspec.structs.replace(problem, severity="warning") if claims else problem


def _may(catalog: Catalog, path: str, was: Entry | None, now: Entry | None, who: str) -> bool:
    if who in catalog.program.maintainers:
        return True
    if path != f"{_PEOPLE}{who}.yaml" or not isinstance(was, Person):
        return False
    if not isinstance(now, Person):
        return False
    if not _keeps_ended(was, now):
        return False
    own = {name: getattr(now, name) for name in _OWN}
    return bool(msgspec.structs.replace(was, **own, blob=now.blob) == now)


def _keeps_ended(was: Person, now: Person) -> bool:
    """Tell whether keys that were retired or revoked still are.

    Since when one is revoked may be said anew; the earliest that was ever said goes on to count.
    """
    still = {key.key: key for key in now.signing_keys}
    return all(
        (found := still.get(key.key)) is not None
        and (key.retired is None or key.retired == found.retired)
        and (key.revoked_since is None or found.revoked_since is not None)
        for key in was.signing_keys
        if key.has_ended
    )


def _said(catalog: Catalog, path: str, tried: list[Vouched], required: Grade) -> str:
    named = next((one for one in tried if one.grade != "claimed"), tried[0] if tried else None)
    if named is None or named.who is None:
        return "nobody whom the catalog knows vouches for this change"
    how = {"signed": "signed", "forge": "sent through the forge", "claimed": "claimed"}[named.grade]
    who = f"{how} by {named.who}"
    if named.who in catalog.program.maintainers and not is_enough(named.grade, required):
        return f"this change is {who}, and must be {required}"
    if path == f"{_PEOPLE}{named.who}.yaml":
        return f"this change, {who}, touches more than people may change in their own file"
    return f"this change is {who}, who is no maintainer"
