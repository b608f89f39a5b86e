"""What enters the ledger with a step: whether it was allowed to, and who vouches for it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from badgectl.codes import trust as codes
from badgectl.model.catalog import Catalog
from badgectl.model.former_ids import Ids
from badgectl.model.ledger import Ledger
from badgectl.model.problems import Problem
from badgectl.model.records import Award, Nomination, Record
from badgectl.model.renamed import with_people_renamed
from badgectl.rules.record_checks import check_entry, check_records
from badgectl.rules.records import BY_RULES
from badgectl.signatures.commits import Commit
from badgectl.trust.findings import Grade, Vouched, is_enough
from badgectl.trust.holders import Holders
from badgectl.trust.origins import Origins
from badgectl.trust.steps import Step


class Base(Struct, frozen=True):
    """What stood before a step, and by what it is judged."""

    catalog: Catalog
    """With the programme that is trusted: nobody has an office that they gave themselves."""
    ledger: Ledger
    holders: Holders
    required: Grade
    """The grade that the programme asks for; nobody may ask for less without leave."""
    ids: Ids = {}
    """Former ids of those who have others now; whoever is trusted goes by the former."""

    def renamed(self, ids: Ids, ledger: Ledger) -> "Base":
        """Return what stood before under other ids; `ledger` has them already."""
        catalog = with_people_renamed(self.catalog, ids)
        return msgspec.structs.replace(self, catalog=catalog, ledger=ledger, ids=ids)

    def vouching(self, commit: Commit, entered: int, *, alone: bool) -> Vouched:
        """Return who vouches for what a commit wrote, by the id that they have now."""
        found = self.holders.vouching(commit, entered, alone=alone)
        now = self.ids.get(found.who or "")
        return msgspec.structs.replace(found, who=now) if now else found


def check_entering(
    base: Base, after: Catalog, records: Sequence[Record], today: date
) -> Iterator[Problem]:
    """Yield why records may not enter, by the catalog and the ledger of the base.

    `after` is the catalog that came in with them: people who are new in it can receive, but what
    it says of badges and policies is not yet in force.
    """
    judged = []
    for record in records:
        before = _came_with(base.catalog, after, record)
        if before is None:
            judged.append(record)
        else:
            yield codes.TOGETHER.problem(
                record.at(),
                f"this came in together with {before}",
                "let that land first, in a pull request of its own",
            )
    ledger = base.ledger.with_records(judged)
    yield from check_records(after, ledger, judged, today)
    yield from check_entry(_with_newcomers(base.catalog, after, judged), ledger, judged, today)


def _with_newcomers(before: Catalog, after: Catalog, records: Iterable[Record]) -> Catalog:
    """Return the catalog of the base with those who receive and came in at the same time."""
    receivers = {record.location.recipient for record in records}
    people = {one: after.people[one] for one in sorted(receivers & after.people.keys())}
    teams = {one: after.teams[one] for one in sorted(receivers & after.teams.keys())}
    if people.keys() <= before.people.keys() and teams.keys() <= before.teams.keys():
        return before
    return msgspec.structs.replace(
        before, people=people | {**before.people}, teams=teams | {**before.teams}
    )


def _came_with(before: Catalog, after: Catalog, record: Record) -> str | None:
    """Return what a record rests on that was not there before: its giver, badge or level."""
    for who in (record.by, record.recorded_by):
        if who is not None and who not in before.people and who in after.people:
            return who
    if not isinstance(record, Award | Nomination):
        return None
    was, now = before.badges.get(record.badge), after.badges.get(record.badge)
    if now is None:
        return None
    if was is None:
        return f"the badge {record.badge}"
    is_new = record.level and now.level(record.level) and not was.level(record.level)
    return f"the level {record.badge}@{record.level}" if is_new else None


def vouch(base: Base, step: Step, origins: Origins, record: Record, entered: int) -> Vouched:
    """Return how sure it is that a record comes from whom it names."""
    alone = step.is_alone
    found = [
        base.vouching(one.commit, entered, alone=alone and one is step.told)
        for one in origins.of(record.path)
    ]
    named = record.recorded_by or record.by
    # What was counted is counted again: it is enough that somebody known brought it in.
    own = [one for one in found if one.grade != "claimed" and named in (one.who, BY_RULES)]
    if own:
        return next((one for one in own if one.grade == "signed"), own[0])
    return Vouched("claimed", found[0].commit, entered)


def check_vouched(base: Base, step: Step, record: Record, vouched: Vouched) -> Iterator[Problem]:
    """Yield why what is known of a record's author is not enough for the programme."""
    if is_enough(vouched.grade, base.required):
        return
    commit = next(one.commit for one in step.everybody if one.commit.id == vouched.commit)
    named = record.recorded_by or record.by
    who = f"{named}, who records it," if record.recorded_by else named
    key, fault = base.holders.signer(commit)
    signer = base.vouching(commit, 0, alone=False).who if base.holders.is_own(key) else None
    if signer is not None and signer != named:
        said = f"it was signed by {signer}, not by {who}"
    elif key is not None and base.holders.is_forge(key):
        said = f"the forge signed it for {commit.author_email}, which does not vouch for {who}"
    elif commit.signature is not None:
        said = f"its signature does not count: {fault}"
    else:
        said = "it is not signed"
    yield codes.GRADE.problem(
        record.at(),
        f"{said}; the programme asks for records that are {_asked(base.required)}",
        "a maintainer can void it (`badgectl void`) or acknowledge the commit in "
        "catalog/program.yaml",
    )


def _asked(required: Grade) -> str:
    return "signed by their givers" if required == "signed" else "signed, if only by the forge"
