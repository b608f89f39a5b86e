"""Whether everything is in order for somebody who awards: findings, as values and as text."""

from collections.abc import Iterable
from typing import Literal, get_args

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.people import Person
from badgectl.model.text import counted, listed, one_line
from badgectl.rules.signing_keys import HeldKey, held_keys
from badgectl.signatures.keys import PublicKey

Check = Literal[
    "git", "identity", "programme", "person", "signing", "trust", "branch", "clone", "hooks",
    "ci", "leftovers", "index", "pictures",
]  # fmt: skip
State = Literal["fine", "note", "problem"]

CHECKS: tuple[Check, ...] = get_args(Check)
_NAMED = 5
_FIX = "`badgectl doctor --fix signing`"


class Diagnosis(Struct, frozen=True):
    """What looking at one thing came to."""

    check: Check
    state: State
    """`note`: works, but the user should know."""
    message: str
    hint: str = ""
    """What mends it."""


class MemoryRow(Struct, frozen=True, kw_only=True):
    """A file in the git directory in which something is remembered."""

    file: str
    bytes: int
    what: str
    """What is remembered there."""


def key_finding(
    person: Person, key: PublicKey, now: Catalog, soon: Catalog, committing: str
) -> Diagnosis:
    """Tell whether a key is its user's by the catalog; `soon` is what is not committed yet.

    `committing` are the commands that do that.
    """
    held, waiting = _holder(now, key), _holder(soon, key)
    if held is None and waiting is not None and waiting.person.id == person.id:
        said = f"your key is in {person.path}, but that is not committed"
        return Diagnosis("signing", "problem", said, f"`{committing}`")
    if held is None:
        said = f"your key is not in {person.path}"
        return Diagnosis("signing", "problem", said, "`badgectl key add`")
    if held.person.id != person.id:
        said = f"git signs with the key of {held.person.name}"
        return Diagnosis("signing", "problem", said, f"{_FIX} finds or makes one of your own")
    if held.written.has_ended:
        ended = "revoked" if held.written.revoked_since else f"retired from {held.written.retired}"
        said = f"your key is {ended}"
        return Diagnosis("signing", "problem", said, f"{_FIX} finds or makes another")
    return Diagnosis("signing", "fine", f"your key is in {person.path}")


def _holder(catalog: Catalog, key: PublicKey) -> HeldKey | None:
    return next((one for one in held_keys(catalog) if one.public.shares(key)), None)


def trust_findings(catalog: Catalog) -> Iterable[Diagnosis]:
    """Yield what the programme demands, and who cannot meet it yet."""
    required = catalog.program.trust.required
    meaning = {
        "signed": "an award needs its giver's signature",
        "forge": "an award needs its giver's signature, or a forge's in the giver's name",
        "claimed": "who may commit may award in any name",
    }[required]
    yield Diagnosis("trust", "fine", f"{required}: {meaning}")
    able = {one.person.id for one in held_keys(catalog) if not one.written.has_ended}
    people = sorted(p.id for p in catalog.people.values() if p.status == "active")
    unable = [one for one in people if one not in able]
    if unable and (required == "signed" or (able and required == "claimed")):
        named = listed(unable[:_NAMED]) + (" ..." if len(unable) > _NAMED else "")
        said = f"{counted(len(unable), 'person', 'people')} cannot sign yet: {named}"
        last = "and a maintainer merges it, signed"
        if required == "claimed":
            last = "and when all have, `trust: {required: signed}` in program.yaml demands it"
        yield Diagnosis("trust", "note", said, f"each runs {_FIX} and `badgectl key add`, {last}")


def finding_lines(finding: Diagnosis) -> tuple[str, str]:
    """Return what a finding says and its hint, each on one line."""
    return f"{finding.check:<10} {one_line(finding.message)}", one_line(finding.hint)
