"""What every writing command does: who asks, plan, check, show or record, say what happened."""

from collections.abc import Callable, Mapping
from functools import partial

from badgectl.cli.reading import COMMIT_IT, Programme, remember_recorded
from badgectl.cli.recording.delivering import tell_outcome
from badgectl.cli.recording.planning import Planned, repository_of
from badgectl.cli.say import advise, note, tell
from badgectl.cli.session import Session
from badgectl.documents.writing import faults_of, format_entry
from badgectl.git.commit_files import has_file
from badgectl.git.committing import Change
from badgectl.git.recording import identity_of
from badgectl.git.repository import Repository
from badgectl.model.catalog import Catalog
from badgectl.model.errors import BadgectlError, RefusedError, UnknownIdError
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


def carry_out(
    session: Session, plan_for: Callable[[Programme], Plan], *, dry_run: bool, here: bool,
    push: bool = False, no_verify: bool = False,
) -> None:  # fmt: skip
    """Plan on the programme as it is, refuse what its rules forbid, and record the rest.

    The plan is made again when somebody else's commit comes between.
    """
    planned = Planned(
        session,
        lambda programme: checked(plan_for(programme), repository_of(programme)),
        _change,
        here=here,
        push=push,
        check_before=lambda before, programme: check_not_done(before, programme.ledger),
    )
    if dry_run:
        planned.check_deliverable()
        _show(planned.plan, planned.fate)
        return
    try:
        outcome = planned.deliver(no_verify=no_verify)
    except BadgectlError as error:
        error.again = planned.plan.again
        raise
    plan = planned.plan
    remember_recorded(planned.repository, outcome.built, plan.records)
    tell_outcome(
        f"{plan.message.subject}: {outcome.verb}",
        outcome,
        details=[*(entry.path for entry in plan.records), f"commit {outcome.where}"],
        remarks=plan.notes,
    )
    if not planned.programme.committed:
        advise(f"the catalog itself is not committed yet: {COMMIT_IT}")


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
        refused = RefusedError(f"{plan.message.subject}: refused", problems)
        refused.again = plan.again
        raise refused
    return plan


def show_commit(files: Mapping[str, str], message: str) -> None:
    """Print a commit that is not made: its files with their texts, then its message."""
    show_files(files)
    show_message(message)


def show_files(files: Mapping[str, str]) -> None:
    """Print files that are not written, with their texts."""
    for path, text in files.items():
        tell(path, bold=True)
        tell(_indented(text))


def show_message(message: str) -> None:
    """Print the message of a commit that is not made."""
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
