"""The terms of a new award: evidence, limits, roster, days."""

from collections.abc import Callable, Iterable, Iterator

from badgectl.codes import policy as codes
from badgectl.model.badges import Badge, Criterion
from badgectl.model.days import later, shifted, window_start
from badgectl.model.evidence import Evidence
from badgectl.model.problems import Problem
from badgectl.model.records import Award, Correction, Nomination, Record, Score
from badgectl.model.text import counted, listed, ordinal
from badgectl.rules.award_case import EnteringAward
from badgectl.rules.dated import DAYS_BACK
from badgectl.rules.recorders import is_imported
from badgectl.rules.records import BY_RULES


def unproven(
    badge: Badge, level: str | None, held_rank: int, evidence: Iterable[Evidence]
) -> list[Criterion]:
    """Return the criteria of an award that demand evidence and have none yet."""
    proven = {one.criterion for one in evidence}
    return [
        criterion
        for criterion in badge.criteria_for(level, held_rank)
        if criterion.evidence == "required" and criterion.id not in proven
    ]


def check_evidence(case: EnteringAward) -> Iterator[Problem]:
    """There is as much evidence as the badge asks for, and for each criterion that demands it."""
    award, least = case.award, case.badge.awarding.min_evidence
    demanded = [
        criterion.id
        for criterion in unproven(case.badge, award.level, case.held_rank, award.evidence)
    ]
    if demanded:
        yield codes.EVIDENCE.problem(
            award.at(*(["evidence"] if award.evidence else [])),
            f"evidence is missing for {listed(f'`{one}`' for one in demanded)}",
            f"add a link for it: `-e URL#{demanded[0]}`, or in the file `evidence: [{{url: ..., "
            f"criterion: {demanded[0]}}}]`",
        )
    elif (given := len({evidence.url or evidence.path for evidence in award.evidence})) < least:
        yield codes.EVIDENCE.problem(
            award.at(*(["evidence"] if award.evidence else [])),
            f"{counted(least, 'piece', 'pieces')} of evidence due, {given} given",
            "add links with `-e URL`",
        )


def check_evidence_files(
    records: Iterable[Record], is_file: Callable[[str], bool]
) -> Iterator[Problem]:
    """What a new award, nomination, correction or score names as evidence here is there.

    `is_file` tells whether a path from the repository's top is that of a file.
    """
    for record in records:
        if not isinstance(record, Award | Nomination | Correction | Score):
            continue
        for n, evidence in enumerate(record.evidence or ()):
            if evidence.path is not None and not is_file(evidence.path):
                yield codes.EVIDENCE_FILE.problem(
                    record.at("evidence", n, "path"),
                    f"the repository has no file {evidence.path}",
                    "commit it first, or give a link that starts with https://",
                )


def check_limit(case: EnteringAward) -> Iterator[Problem]:
    """The giver has not used up what the policy allows in a window of the calendar."""
    limit, award = case.badge.awarding.limit, case.award
    if limit is None or award.by == BY_RULES:
        return
    made = case.made[award.badge, award.by, window_start(case.day, limit.every)]
    if made >= limit.per_giver:
        yield codes.LIMIT.problem(
            award.at("by"),
            f"this would be {award.by}'s {ordinal(made + 1)} {case.badge.name} this {limit.every}; "
            f"{limit.per_giver} allowed",
            f"wait for the next {limit.every}, or ask a colleague",
        )


def check_roster(case: EnteringAward) -> Iterator[Problem]:
    """The roster of a team award names members of the team, each once."""
    award = case.award
    members = {*case.catalog.members_of(award.recipient)} if award.roster else set()
    seen: set[str] = set()
    for n, person in enumerate(award.roster):
        if person not in members or person in seen:
            said = "is there twice" if person in seen else f"is not in {award.recipient}"
            yield codes.ROSTER.problem(
                award.at("roster", n),
                f"{person} {said}",
                "leave the roster out: the tool fills it in",
            )
        seen.add(person)


def check_entry_day(case: EnteringAward) -> Iterator[Problem]:
    """The award is dated about today, unless a maintainer or recorder imported it."""
    award = case.award
    if award.day is None or is_imported(case.catalog, award):
        return
    if award.day < shifted(case.today, -DAYS_BACK):
        yield codes.ENTRY_DAY.problem(
            award.at(*(["awarded_on"] if award.awarded_on else [])),
            f"awarded on {award.day}, and today is {case.today}",
            "`earned_on` says when it was earned; `awarded_on` is the day of the award",
        )


def check_expiry(case: EnteringAward) -> Iterator[Problem]:
    """The award ends no later than the policy says."""
    award, length = case.award, case.badge.awarding.expires_after
    if award.expires_on and length and award.expires_on > later(case.day, length):
        yield codes.EXPIRY.problem(
            award.at("expires_on"),
            f"the policy lets it count until {later(case.day, length)} ({length})",
            "leave the key out: the tool fills it in",
        )


def check_definition(case: EnteringAward) -> Iterator[Problem]:
    """The award names the badge as it stands."""
    named, actual = case.award.definition, case.badge.blob
    if named and actual and named != actual:
        yield codes.DEFINITION.problem(
            case.award.at("definition"),
            f"the badge's file is {actual[:10]} now",
            "leave the key out, or run `badgectl validate --fix`",
        )
