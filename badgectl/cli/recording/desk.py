"""What every writing command does: who asks, plan, check, show or record, say what happened."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import structs

from badgectl.cli.reading import (
    Programme,
    explaining_what_is_missing,
    open_programme,
    read_programme,
    remember_recorded,
)
from badgectl.cli.recording.delivering import check_deliverable, deliver, fate_of, tell_outcome
from badgectl.cli.say import advise, note, tell
from badgectl.cli.session import Session
from badgectl.documents.writing import faults_of, format_entry
from badgectl.git.commit_files import has_file
from badgectl.git.committing import Change
from badgectl.git.habits import Habits, habits_of
from badgectl.git.recording import identity_of
from badgectl.git.repository import Repository, check_ready, needed
from badgectl.model.catalog import Catalog
from badgectl.model.errors import RefusedError, UnknownIdError, UsageError
from badgectl.model.text import counted
from badgectl.plans.again import check_not_done
from badgectl.plans.plan import Plan, resolve_person
from badgectl.rules.award_terms import check_evidence_files
from badgectl.rules.records import BY_RULES


def actor(programme: Programme) -> str:
    """Return the person of the catalog whom git knows to be working here."""
    return person_at_work(repository_of(programme), programme.catalog)


def person_at_work(repository: Repository, catalog: Catalog) -> str:
    """Return the person of a catalog whom git knows to be working in a repository."""
    identity = identity_of(repository.git)
    person = catalog.person_with_email(identity.email)
    if person is None:
        raise UnknownIdError(
            f"nobody in the catalog has your e-mail address {identity.email}",
            f"add `emails: [{identity.email}]` to your file in catalog/people/",
        )
    return person.id


def giver_and_recorder(programme: Programme, by: str | None) -> tuple[str, str | None]:
    """Return who gives, and who records it if that is somebody else."""
    me = actor(programme)
    giver = by if by in (None, BY_RULES) else resolve_person(programme.catalog, by)
    return (me, None) if giver in (None, me) else (giver, me)


def prepared(session: Session, *, here: bool) -> tuple[Programme, Repository]:
    """Return the programme and its repository, both ready for records to be made now."""
    if session.as_of is not None:
        raise UsageError("`--as-of` answers for another day; records are made today")
    programme = open_programme(session, by_parts=True)
    repository = repository_of(programme)
    check_ready(repository, programme.catalog.program.branch, here=here)
    return programme, repository


def habits_here(programme: Programme, repository: Repository, *, no_verify: bool) -> Habits:
    """Return how commits are made: as the user's git does, and signed where the programme asks."""
    habits = habits_of(repository)
    if programme.catalog.program.trust.required == "signed":
        habits = structs.replace(habits, sign=True)
    return habits.without_verifying() if no_verify else habits


def carry_out(
    session: Session, plan_for: Callable[[Programme], Plan], *, dry_run: bool, here: bool,
    push: bool = False, no_verify: bool = False,
) -> None:  # fmt: skip
    """Plan on the programme as it is, refuse what its rules forbid, and record the rest.

    The plan is made again when somebody else's commit comes between.
    """
    programme, repository = prepared(session, here=here)
    with explaining_what_is_missing(programme):
        plan = checked(plan_for(programme), repository)
    program = programme.catalog.program
    if dry_run:
        check_deliverable(repository, _change(plan), program, push=push)
        _show(plan, fate_of(program, push=push))
        return
    plans = [plan]

    def change_at(now: Repository) -> Change:
        if now.head != repository.head:
            again = read_programme(session, programme.root, now, by_parts=True)
            check_not_done(plan, again.ledger)
            plans[:] = [checked(plan_for(again), now)]
        return _change(plans[0])

    habits = habits_here(programme, repository, no_verify=no_verify)
    outcome = deliver(repository, change_at, habits, program, push=push)
    remember_recorded(repository, outcome.built, plans[0].records)
    tell_outcome(
        f"{plans[0].message.subject}: {outcome.verb}",
        outcome,
        details=[*(entry.path for entry in plans[0].records), f"commit {outcome.where}"],
        remarks=plans[0].notes,
    )
    if not programme.committed:
        advise("the catalog itself is not committed yet: `git add catalog && git commit`")


def _change(plan: Plan) -> Change:
    files = {entry.path: format_entry(entry).encode() for entry in plan.records}
    return Change(files=files, message=str(plan.message))


def checked(plan: Plan, repository: Repository) -> Plan:
    """Return a plan that the rules allow and whose files would read back as planned."""
    problems = [
        *plan.problems,
        *check_evidence_files(plan.records, partial(has_file, repository, commit=repository.head)),
        *(p for entry in plan.records for p in faults_of(entry)),
    ]
    if problems:
        raise RefusedError(f"{plan.message.subject}: refused", problems)
    return plan


def show_commit(files: Mapping[str, str], message: str) -> None:
    """Print a commit that is not made: its files with their texts, then its message."""
    for path, text in files.items():
        tell(path, bold=True)
        tell(_indented(text))
    tell("commit message", bold=True)
    tell(_indented(message))


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def _show(plan: Plan, fate: str) -> None:
    show_commit({one.path: format_entry(one) for one in plan.records}, str(plan.message))
    for remark in plan.notes:
        note(remark)
    files = counted(len(plan.records), "file")
    tell(f"Would record {files} in one commit{fate}. Nothing was written.")


def repository_of(programme: Programme) -> Repository:
    """Return the repository of a programme; raise if it lies in none."""
    return needed(programme.repository, programme.root)
