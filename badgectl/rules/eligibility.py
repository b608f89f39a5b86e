"""What an award and a nomination have in common: a badge that can be given, to whom, when."""

from collections.abc import Iterator
from datetime import date

import msgspec

from badgectl.codes import policy as codes
from badgectl.codes.reference import CRITERION
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.paths import Grant
from badgectl.model.problems import Problem
from badgectl.model.records import Award, Nomination, Record
from badgectl.model.standing import award_in_force
from badgectl.model.text import did_you_mean, listed
from badgectl.rules.filing import disagreeing, filed_as
from badgectl.rules.givers import is_active
from badgectl.rules.waiting import is_waiting


def check_recipient(
    catalog: Catalog, badge: Badge, record: Award | Nomination
) -> Iterator[Problem]:
    """The badge is for this kind of recipient."""
    is_team = record.recipient in catalog.teams
    if not catalog.knows_recipient(record.recipient):
        return  # that nobody is called so is reported as a reference
    if badge.recipients != "any" and is_team != (badge.recipients == "team"):
        yield codes.RECIPIENT.problem(
            record.at("recipient"),
            f"{badge.name} is for {badge.recipients}s; {record.recipient} is a "
            f"{'team' if is_team else 'person'}",
            f"award it to a {badge.recipients}",
        )


def check_present(catalog: Catalog, badge: Badge, record: Award | Nomination) -> Iterator[Problem]:
    """The recipient has not left; of one whom the badge is not for, nothing more is said."""
    is_for_them = badge.recipients != "team" and record.recipient in catalog.people
    if is_for_them and not is_active(catalog, record.recipient):
        yield codes.RECIPIENT.problem(
            record.at("recipient"),
            f"{record.recipient} has left (status: alumni)",
            "awards stand, new ones are not made",
        )


def check_retired(badge: Badge, record: Award | Nomination) -> Iterator[Problem]:
    """A retired badge is not awarded."""
    if badge.status == "retired":
        yield codes.RETIRED.problem(
            record.at("badge"),
            f"{badge.name} is retired",
            "`badgectl list badges` shows the others",
        )


def check_repeat(
    badge: Badge, ledger: Ledger, record: Award | Nomination, grant: Grant, day: date
) -> Iterator[Problem]:
    """The path is that of a repeatable badge if the badge is one."""
    repeatable, in_path = badge.awarding.repeatable, grant.day is not None
    if repeatable == in_path or disagreeing(record):
        return  # where it belongs by its content is told with that
    right = filed_as(badge, record, day, lambda path: ledger.at(path) is not None)
    yield codes.REPEAT.problem(
        record.at(),
        f"{badge.name} is {'repeatable' if repeatable else 'awarded once'}",
        f"name the file {right}; `badgectl validate --fix` does",
    )


def check_round_before(
    badge: Badge, ledger: Ledger, record: Award | Nomination, grant: Grant, day: date
) -> Iterator[Problem]:
    """A round follows another, whose nomination waits no more."""
    if grant.round == 1:
        return
    before = msgspec.structs.replace(grant, round=grant.round - 1)
    dossier = ledger.find(before)
    if dossier is None:
        yield codes.ROUND.problem(
            record.at(), f"there is no round {before.round}", "count rounds from 1 without gaps"
        )
    elif is_waiting(badge, dossier, day):
        yield codes.ROUND.problem(
            record.at(),
            f"the nomination of round {before.round} still waits",
            f"decide on that one: {before}",
        )


def check_free(catalog: Catalog, ledger: Ledger, record: Record, day: date) -> Iterator[Problem]:
    """No award or nomination lies where one is to be put: what is held is not given again."""
    if not isinstance(record, Award | Nomination) or ledger.at(record.location) is None:
        return
    dossier, badge = ledger.about(record), catalog.badges.get(record.badge)
    if dossier is None or badge is None:
        return
    grant = dossier.grant
    if award_in_force(catalog, dossier, day):
        yield already_holds(record, badge.title(record.level), f"{grant}")
    else:
        again = msgspec.structs.replace(grant, round=grant.round + 1)
        yield codes.ROUND.problem(
            record.at(),
            f"{grant} is on record already",
            f"a new try is round {again.round}: {again}",
        )


def already_holds(record: Award | Nomination, title: str, where: str) -> Problem:
    """Return that somebody has what is to be given; `where` is what `show` tells it of."""
    return codes.HELD.problem(
        record.at(),
        f"{record.recipient} already holds {title}",
        f"`badgectl show {where}` says since when",
    )


def check_evidence_criteria(badge: Badge, record: Award | Nomination) -> Iterator[Problem]:
    """Evidence supports criteria that the badge has."""
    known = [criterion.id for criterion in badge.all_criteria]
    for n, evidence in enumerate(record.evidence):
        if evidence.criterion and evidence.criterion not in known:
            otherwise = f"its criteria: {listed(known)}" if known else "leave it out"
            yield CRITERION.problem(
                record.at("evidence", n, "criterion"),
                f"{badge.name} has no criterion `{evidence.criterion}`",
                did_you_mean(evidence.criterion, known, otherwise),
            )
