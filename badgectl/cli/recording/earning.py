"""What was earned by count: listed, or recorded."""

from collections.abc import Collection, Iterable

from badgectl.cli.reading import Programme, explaining_what_is_missing
from badgectl.cli.recording.desk import actor, carry_out
from badgectl.cli.say import note, put
from badgectl.cli.screen import print_rows
from badgectl.cli.session import Session
from badgectl.model.errors import AlreadyDoneError
from badgectl.model.text import json_text
from badgectl.plans.earned import newly_earned, plan_earned
from badgectl.plans.plan import Plan, resolve_recipient
from badgectl.reports.earned_list import EarnedRow, list_earned


def tell_earned(programme: Programme, people: Iterable[str], *, as_json: bool) -> None:
    """Print who has newly reached what; all people and teams, if none are named."""
    catalog, ledger, today = programme.catalog, programme.ledger, programme.today
    rows = list_earned(newly_earned(catalog, ledger, today, only=_only(programme, people)))
    if as_json:
        put(json_text(rows))
        return
    print_rows(EarnedRow, rows)
    note("`badgectl earned --record` records them" if rows else "nothing newly earned")


def record_earned(
    session: Session, people: Iterable[str], *, dry_run: bool, here: bool, push: bool,
    no_verify: bool,
) -> None:  # fmt: skip
    """Record what was newly earned; nothing is no failure."""

    def plan(programme: Programme) -> Plan:
        return plan_earned(
            programme.catalog,
            programme.ledger,
            by=actor(programme),
            only=_only(programme, people),
            today=programme.today,
        )

    try:
        carry_out(session, plan, dry_run=dry_run, here=here, push=push, no_verify=no_verify)
    except AlreadyDoneError as done:
        note(done.message)


def _only(programme: Programme, people: Iterable[str]) -> Collection[str]:
    with explaining_what_is_missing(programme):
        return {resolve_recipient(programme.catalog, word) for word in people}
