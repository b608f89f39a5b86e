"""`badgectl key`: whose signature is whose."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from badgectl.cli.completing import complete_fingerprint, complete_person
from badgectl.cli.options import Commit, DryRun, Here, NoVerify, Push, day_option
from badgectl.cli.reading import explaining_what_is_missing, open_programme
from badgectl.cli.recording.keying import Desk, Wish, change_keys, read_key_file
from badgectl.cli.say import note, put, tell
from badgectl.cli.screen import print_rows
from badgectl.cli.session import Session
from badgectl.git.main_line import first_parents, on_main_line, tip_of
from badgectl.git.own_key import own_public_key, signing_setup
from badgectl.model.errors import UsageError
from badgectl.model.text import json_text
from badgectl.plans.keys import KeyChange, plan_adding, plan_retiring, plan_revoking
from badgectl.plans.plan import resolve_person
from badgectl.reports.key_list import KeyRow, list_keys
from badgectl.signatures.keys import read_key

GROUP = typer.Typer(
    no_args_is_help=True,
    help="Keep the signing keys of people: who signs with which, and which count no longer.\n\n"
    "Example: badgectl key add",
)

Fingerprint = Annotated[
    str,
    typer.Argument(
        metavar="FINGERPRINT",
        help="The key, as `key list` shows it.",
        autocompletion=complete_fingerprint,
    ),
]


@GROUP.command("add")
def add(
    ctx: typer.Context,
    person: Annotated[
        str | None,
        typer.Argument(
            metavar="[PERSON]", help="Whose it is; else you.", autocompletion=complete_person
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]", help="A `.pub` file or `-`; else the key that git signs with."
        ),
    ] = None,
    line: Annotated[
        str | None, typer.Option("--key", metavar="LINE", help="The public key itself.")
    ] = None,
    commit: Commit = False,
    push: Push = False,
    dry_run: DryRun = False,
    here: Here = False,
    no_verify: NoVerify = False,
) -> None:
    """Add a public key to somebody's file, so that signatures made with it are theirs.

    A key of yours that was renewed is joined with what is known of it.

    Example: badgectl key add
    """
    session = Session.of(ctx)
    if person and file is None and (person == "-" or "/" in person or "." in person):
        person, file = None, person  # ids look otherwise
    if file and line:
        raise UsageError("there are two keys: FILE and `--key`", "give one of them")
    given = line or (read_key_file(session, file) if file else None)

    def plan(desk: Desk) -> KeyChange:
        text = given or own_public_key(desk.repository.git, signing_setup(desk.repository.git))
        key = read_key(text)
        return plan_adding(desk.catalog, person or desk.by, key, by=desk.by, today=desk.today)

    change_keys(session, plan, Wish(dry_run, commit, push, here, no_verify))


@GROUP.command("retire")
def retire(
    ctx: typer.Context,
    fingerprint: Fingerprint,
    on: Annotated[
        date | None,
        typer.Option(parser=day_option, metavar="DATE", help="From which day; else today."),
    ] = None,
    commit: Commit = False,
    push: Push = False,
    dry_run: DryRun = False,
    here: Here = False,
    no_verify: NoVerify = False,
) -> None:
    """Say that a key is used no longer. What it signed stands.

    Example: badgectl key retire SHA256:1+TpqTtU
    """

    def plan(desk: Desk) -> KeyChange:
        return plan_retiring(desk.catalog, fingerprint, on=on or desk.today, by=desk.by)

    change_keys(Session.of(ctx), plan, Wish(dry_run, commit, push, here, no_verify))


@GROUP.command("revoke")
def revoke(
    ctx: typer.Context,
    fingerprint: Fingerprint,
    since: Annotated[
        str,
        typer.Option(metavar="COMMIT", help="The first commit at which somebody else may have it."),
    ],
    commit: Commit = False,
    push: Push = False,
    dry_run: DryRun = False,
    here: Here = False,
    no_verify: NoVerify = False,
) -> None:
    """Say that a key was in other hands. What it signed from a commit on is a mere claim.

    Example: badgectl key revoke SHA256:1+TpqTtU --since HEAD~5
    """

    def plan(desk: Desk) -> KeyChange:
        branch = desk.catalog.program.branch
        full = on_main_line(desk.repository, since, branch)
        line = first_parents(desk.repository, tip_of(desk.repository, branch))
        return plan_revoking(desk.catalog, fingerprint, since=full, line=line, by=desk.by)

    change_keys(Session.of(ctx), plan, Wish(dry_run, commit, push, here, no_verify))


@GROUP.command("list")
def list_(
    ctx: typer.Context,
    person: Annotated[
        str | None,
        typer.Argument(metavar="[PERSON]", help="Of one only.", autocompletion=complete_person),
    ] = None,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """List signing keys with their fingerprints, ended ones among them.

    Example: badgectl key list ingrid
    """
    programme = open_programme(Session.of(ctx), by_parts=True)
    with explaining_what_is_missing(programme):
        whose = resolve_person(programme.catalog, person) if person else None
    found = list_keys(programme.catalog, whose)
    if format_ == "json":
        put(json_text(found))
        return
    print_rows(KeyRow, found)
    if not found:
        note("no keys in what is committed")


@GROUP.command("issuer")
def issuer(
    ctx: typer.Context,
    create: Annotated[
        bool, typer.Option("--create", help="Make a new key, outside the repository.")
    ] = False,
    key: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where it lies; an OpenSSH key will do, too."),
    ] = None,
) -> None:
    """Show or make the key that signs credentials (`export openbadges`).

    A new one is named in `catalog/program.yaml`; once that is committed, no other signs. CI takes
    it from the variable BADGECTL_ISSUER_KEY.

    Example: badgectl key issuer --create
    """
    from badgectl.cli.publishing.authority import create_and_pin
    from badgectl.cli.publishing.issuer_key import find_issuer_key

    session = Session.of(ctx)
    file = session.start / key if key else None
    if create:
        file = create_and_pin(session, file)
    found, where = find_issuer_key(file)
    tell(f"{found.did}")
    note(f"from {where}")
