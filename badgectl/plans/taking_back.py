"""Planning withdrawals and voids: which record is meant, and whether it may be taken back."""

import re
from collections.abc import Iterator
from datetime import date

from badgectl.model.catalog import Catalog
from badgectl.model.errors import AlreadyDoneError, BadgectlError, UnknownIdError
from badgectl.model.ledger import Ledger
from badgectl.model.paths import AWARDS, WITHDRAWABLE, RecordPath, Verb, parse_grant
from badgectl.model.records import Record, Void, Withdrawal
from badgectl.model.text import did_you_mean, excerpt, listed
from badgectl.plans.pairs import Said, recipient_first
from badgectl.plans.plan import Plan, plan_records, resolve_recipient

_SHOWN = 5
_FILE = re.compile(rf"(?:.*/)?(?P<file>{AWARDS}/(?P<name>[^/]+/[^/]+)\.yaml)")
_INSTEAD: dict[Verb, str] = {
    "award": "`badgectl revoke` takes it back",
    "revocation": "award it again: a new round opens",
    "decline": "nominate again: a new round opens",
    "correction": "correct the award once more",
    "score": "a maintainer voids it",
    "withdrawal": "say it again",
    "void": "award it again: a new round opens",
}
"""What to do about a record that cannot be withdrawn."""


class NotTakenBackError(BadgectlError):
    """Records of this kind are not taken back in this way."""


def find_record(catalog: Catalog, ledger: Ledger, said: Said, mine: str | None = None) -> Record:
    """Return the record that a path names, or a word as `ada/thanks.like` or `ada/mentor@gold`.

    Level, day, giver, round, who and stamp may be left out where what stands on record leaves
    one choice; of several comments or corrections the latest is meant. With `mine`, a reaction
    that names nobody is that person's.
    """
    word = recipient_first(catalog, said)
    path = _FILE.fullmatch(word)
    recipient, slash, rest = (path["name"] if path else word).partition("/")
    if not slash or not rest:
        raise UnknownIdError(
            f"`{excerpt(word, 80)}` names no record",
            "write `ada/mentor@gold`, `ada/mentor@gold.like`, or the path of the file",
        )
    recipient = resolve_recipient(catalog, recipient)
    there = list(_records_of(ledger, recipient))
    offered = there if mine is None else [one for one in there if _may_withdraw(one, mine)]
    for record in there:
        if _name(record) == f"{recipient}/{rest}" or (path and record.path.endswith(path["file"])):
            return record
    meant = [] if path else [r for r in there if _fits(r.location, recipient, rest, mine)]
    fitting = [record for record in meant if ledger.ending(record) is None] or meant
    if len({_without_stamp(record) for record in fitting}) == 1:
        return max(fitting, key=_name)
    if fitting:
        some = listed((f"`{_name(record)}`" for record in fitting[-_SHOWN:]), last="or")
        raise UnknownIdError(f"`{word}` could be {len(fitting)} records", f"say which: {some}")
    own = f" of {mine}'s" if mine and not path else ""
    raise UnknownIdError(
        f"there is no record `{excerpt(word, 80)}`{own}",
        did_you_mean(
            f"{recipient}/{rest}", map(_name, offered), f"`ls {AWARDS}/{recipient}` shows them"
        ),
    )


def plan_withdrawal(
    catalog: Catalog, ledger: Ledger, record: Record, *, by: str, reason: str | None, today: date
) -> Plan:
    """Return the withdrawal of a record, with every reason why it may not be made."""
    verb = record.location.verb
    if verb not in WITHDRAWABLE:
        raise NotTakenBackError(f"{_some(verb)} cannot be withdrawn", _INSTEAD[verb])
    path = str(_end(record, "withdrawal"))
    withdrawal = Withdrawal(path=path, by=by, reason=reason, withdrawn_on=today)
    return _plan(catalog, ledger, record, withdrawal, today)


def plan_void(
    catalog: Catalog, ledger: Ledger, record: Record, *, by: str, rule: str, reason: str,
    today: date,
) -> Plan:  # fmt: skip
    """Return what voids a record, with every reason why it may not be made."""
    if isinstance(record, Withdrawal | Void):
        verb = record.location.verb
        raise NotTakenBackError(f"{_some(verb)} cannot be voided", _INSTEAD[verb])
    path = str(_end(record, "void"))
    void = Void(path=path, by=by, rule=rule, reason=reason, voided_on=today)
    return _plan(catalog, ledger, record, void, today)


def _plan(
    catalog: Catalog, ledger: Ledger, record: Record, new: Withdrawal | Void, today: date
) -> Plan:
    already = ledger.ending(record)
    if already is not None:
        done = "voided" if isinstance(already, Void) else "withdrawn"
        raise AlreadyDoneError(
            f"{_name(record)} was {done} by {already.by}"
            + (f" on {already.day}" if already.day else ""),
            "nothing to do",
        )
    return plan_records(catalog, ledger, [new], today)


def _may_withdraw(record: Record, who: str) -> bool:
    return record.location.verb in WITHDRAWABLE and record.by == who


def _end(record: Record, verb: Verb) -> RecordPath:
    here = record.location
    return RecordPath(
        recipient=here.recipient, grant=here.grant, goal=here.goal, verb=verb, ends=here
    )


def _some(verb: Verb) -> str:
    return f"{'an' if verb == 'award' else 'a'} {verb}"


def _name(record: Record) -> str:
    """Return how people name a record: its path of today without folder and ending."""
    return record.path_now.removeprefix(f"{AWARDS}/").removesuffix(".yaml")


def _without_stamp(record: Record) -> str:
    here = record.location
    stamped = here.verb in ("comment", "correction")
    return _name(record).removesuffix(f".{here.stamp}") if stamped else _name(record)


def _records_of(ledger: Ledger, recipient: str) -> Iterator[Record]:
    for dossier in ledger.of(recipient):
        yield from dossier.records
    yield from (record for record in ledger.scoring if record.location.recipient == recipient)


def _fits(location: RecordPath, recipient: str, rest: str, mine: str | None) -> bool:
    """Tell whether a record is one that `GRANT.VERB...` may mean, with parts of it left out."""
    subject, *said = rest.split(".")
    verb, named = (said[0], said[1:]) if said else ("award", [])
    if location.verb != verb or not set(named) <= {location.who, location.stamp}:
        return False
    if mine is not None and location.who not in (None, mine, *named):
        return False
    if location.grant is None:
        return subject == location.goal
    wanted = parse_grant(f"{recipient}/{subject}")
    return wanted is not None and wanted.covers(location.grant)
