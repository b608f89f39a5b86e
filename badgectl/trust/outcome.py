"""The outcome of a verification: what is excused, which keys were revoked, what counts."""

from collections import Counter
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from badgectl.codes import trust as codes
from badgectl.codes.history import FROZEN
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger, ended_by
from badgectl.model.paths import parse_record_path
from badgectl.model.problems import Place
from badgectl.model.program import PROGRAM_FILE
from badgectl.model.records import Void
from badgectl.trust.findings import GRADES, Finding, Grade, Vouched, is_enough
from badgectl.trust.state import Verified


class Outcome(Struct, frozen=True, kw_only=True):
    """What a verification says."""

    verified: Verified
    findings: tuple[Finding, ...]
    vouched: dict[str, Vouched]
    """Every record by its path, with the grade that counts in the end."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What makes it fail."""
        return tuple(
            one for one in self.findings if one.problem.severity == "error" and not one.excused
        )

    @property
    def counts(self) -> dict[Grade, int]:
        """How many records have which grade; those that were there with the root not among them."""
        found = Counter(one.grade for one in self.vouched.values() if not one.trusted_unseen)
        return {grade: found[grade] for grade in reversed(GRADES)}


def vouched_now(verified: Verified) -> dict[str, Vouched]:
    """Return every record by its path, with the grade that it has after keys were revoked."""
    return {path: _downgraded(one, verified.revoked) for path, one in verified.vouched.items()}


def conclude(verified: Verified, catalog: Catalog, ledger: Ledger) -> Outcome:
    """Return what a verification comes to, by the catalog and the ledger of its tip."""
    required: Grade = catalog.program.trust.required
    vouched = vouched_now(verified)
    lost = [
        Finding(
            problem=codes.REVOKED.problem(
                Place(path),
                f"it was signed by {one.who} with a key that was revoked since before",
                "a maintainer can void it and somebody award it anew",
            ),
            commit=one.commit,
            entered=one.entered,
        )
        for path, one in verified.vouched.items()
        if vouched[path] is not one and not is_enough("claimed", required)
    ]
    known = PROGRAM_FILE not in verified.doubts
    acknowledged = {a.commit: a.reason for a in catalog.program.acknowledged} if known else {}
    wrong = {one.problem.place.path for one in verified.findings}
    return Outcome(
        verified=verified,
        vouched=vouched,
        findings=tuple(
            msgspec.structs.replace(one, excused=_excuse(one, ledger, acknowledged, wrong))
            for one in (*verified.findings, *lost)
        ),
    )


def _downgraded(one: Vouched, since: dict[str, int]) -> Vouched:
    if one.key is None or one.key not in since or one.entered < since[one.key]:
        return one
    return msgspec.structs.replace(one, grade="claimed")


def _excuse(
    one: Finding, ledger: Ledger, acknowledged: dict[str, str], wrong: Iterable[str]
) -> str:
    if one.problem.code == codes.ROOT.name:
        return ""  # whoever founded it could acknowledge that
    for commit, reason in acknowledged.items():
        if one.commit.startswith(commit):
            return f"acknowledged: {reason}"
    location = parse_record_path(one.problem.place.path)
    dossier = ledger.find(location.grant) if location and location.grant else None
    records = dossier.records if dossier else ledger.scoring
    void = ended_by(records).get(one.problem.place.path)
    # A void that is wrong itself, because nobody vouches for it, takes nothing back.
    if isinstance(void, Void) and void.path not in wrong and one.problem.code != FROZEN.name:
        return f"voided by {void.by}: {void.reason}"
    return ""
