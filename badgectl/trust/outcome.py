"""The outcome of a verification: what is excused, which keys were revoked, what counts."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping

import msgspec
from msgspec import Struct

from badgectl.codes import trust as codes
from badgectl.codes.history import FROZEN
from badgectl.model.catalog import Catalog
from badgectl.model.former_ids import Ids, path_with
from badgectl.model.ledger import Ledger, ended_by
from badgectl.model.paths import parse_record_path
from badgectl.model.problems import Place
from badgectl.model.records import Void
from badgectl.trust.doubts import acknowledgement
from badgectl.trust.findings import GRADES, Finding, Grade, Vouched, is_enough
from badgectl.trust.state import Verified, counts_no_more

_BY_COMMIT = "acknowledge the commit in catalog/program.yaml"


class Outcome(Struct, frozen=True, kw_only=True):
    """What a verification says."""

    verified: Verified
    findings: tuple[Finding, ...]
    vouched: dict[str, Vouched]
    """Every record by its path, with the grade that counts in the end."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What makes it fail."""
        return tuple(filter(_is_error, self.findings))

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
    vouched = vouched_now(verified)
    findings = [*verified.findings]
    if not is_enough("claimed", catalog.program.trust.required):
        findings += _lost_records(verified, vouched)
        findings += _lost_changes(verified)
    findings = [_acknowledged(one, verified) for one in findings]
    # A void that is wrong itself, because nobody vouches for it, takes nothing back.
    wrong = {one.problem.place.path for one in findings if _is_error(one)}
    ids = catalog.former_ids
    return Outcome(
        verified=verified,
        vouched=vouched,
        findings=tuple(_voided(one, ledger, ids, wrong) for one in findings),
    )


def _downgraded(one: Vouched, revoked: Mapping[str, int]) -> Vouched:
    if one.key is None or not counts_no_more(one.key, one.entered, revoked):
        return one
    return msgspec.structs.replace(one, grade="claimed")


def _lost_records(verified: Verified, now: Mapping[str, Vouched]) -> Iterator[Finding]:
    """Yield which records are mere claims, since the keys that signed them were revoked."""
    for path, one in verified.vouched.items():
        if now[path] is not one:
            location = parse_record_path(path)
            ends = location is not None and location.ends is not None
            yield _lost(
                path,
                f"it was signed by {one.who} with a key that was revoked since before",
                "a maintainer can void it and somebody award it anew" if not ends else _BY_COMMIT,
                one.commit,
                one.entered,
            )


def _lost_changes(verified: Verified) -> Iterator[Finding]:
    """Yield which changes of the catalog are mere claims for that reason."""
    for one in verified.owned:
        if one.is_lost(verified.revoked):
            yield _lost(
                one.path,
                "this change was signed with a key that was revoked since before",
                f"if it is wrong, let a maintainer take it back; {_BY_COMMIT} in either case",
                one.commit,
                one.entered,
            )


def _lost(path: str, said: str, hint: str, commit: str, entered: int) -> Finding:
    problem = codes.REVOKED.problem(Place(path), said, hint)
    return Finding(problem=problem, commit=commit, entered=entered)


def _is_error(one: Finding) -> bool:
    return one.problem.severity == "error" and not one.excused


def _acknowledged(one: Finding, verified: Verified) -> Finding:
    said = acknowledgement(verified.acknowledged, one.commit, one.entered)
    if said is None or one.problem.code == codes.ROOT.name:
        return one  # whoever founded it once more could acknowledge that
    return msgspec.structs.replace(one, excused=f"acknowledged: {said.reason}")


def _voided(one: Finding, ledger: Ledger, ids: Ids, wrong: Container[str]) -> Finding:
    location = parse_record_path(one.problem.place.path)
    if one.excused or location is None or one.problem.code == FROZEN.name:
        return one
    now = path_with(location, ids)
    dossier = ledger.find(now.grant) if now.grant else None
    records = dossier.records if dossier else ledger.scoring
    void = ended_by(records).get(str(now))
    if not isinstance(void, Void) or void.path in wrong:
        return one
    return msgspec.structs.replace(one, excused=f"voided by {void.by}: {void.reason}")
