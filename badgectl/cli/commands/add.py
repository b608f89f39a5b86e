"""`badgectl add`: people, teams and badges come into the programme."""

from typing import Annotated

import typer

from badgectl.cli.completing import complete_goal, complete_person, complete_team, one_of
from badgectl.cli.options import DryRun, Here, NoVerify, Push
from badgectl.cli.reading import Programme
from badgectl.cli.recording.adding import carry_out_addition, write_draft
from badgectl.cli.recording.desk import actor
from badgectl.cli.recording.inviting import asked_for_badge, asked_for_person, asked_for_team
from badgectl.cli.session import Session
from badgectl.model.badges import KINDS
from badgectl.model.catalog import Catalog
from badgectl.plans.adding import Addition, plan_person, plan_team
from badgectl.plans.drafting import plan_draft

GROUP = typer.Typer(
    no_args_is_help=True,
    help="Bring people, teams and badges into the programme.\n\nExample: badgectl add person",
)

OtherId = Annotated[
    str | None, typer.Option("--id", metavar="ID", help="The id; else it is made of the name.")
]


@GROUP.command("person")
def person(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="The full name; or `Tom Berg <tom@acme.example>`."),
    ] = None,
    email: Annotated[
        list[str],
        typer.Option(
            metavar="ADDRESS", help="An address that they commit with; may be given again."
        ),
    ] = [],
    team: Annotated[
        list[str],
        typer.Option(
            metavar="TEAM",
            help="A team of theirs; the first is their home, whose function is theirs.",
            autocompletion=complete_team,
        ),
    ] = [],
    lead: Annotated[bool, typer.Option("--lead", help="They lead these teams.")] = False,
    id_: OtherId = None,
    dry_run: DryRun = False,
    here: Here = False,
    push: Push = False,
    no_verify: NoVerify = False,
) -> None:
    """Add a person: their file, and their name in the list of the team, in one commit.

    At a terminal you are asked for what you leave out. For many people: `badgectl import`.

    Example: badgectl add person "Nils Berg" --email nils@larkspur.example --team platform
    """
    asked = asked_for_person(name, email, team)

    def plan(programme: Programme) -> Addition:
        wish = asked(programme.catalog)
        return plan_person(
            programme.catalog, wish.someone, new=id_, teams=wish.teams, leads=lead,
            by=actor(programme),
        )  # fmt: skip

    carry_out_addition(
        Session.of(ctx), plan, dry_run=dry_run, here=here, push=push, no_verify=no_verify
    )


@GROUP.command("team")
def team(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="What people call the team.")
    ] = None,
    function: Annotated[
        str | None,
        typer.Option(metavar="WORD", help="What it does for the organisation, as `design`."),
    ] = None,
    parent: Annotated[
        str | None,
        typer.Option(metavar="TEAM", help="The team it is part of.", autocompletion=complete_team),
    ] = None,
    lead: Annotated[
        list[str],
        typer.Option(
            metavar="PERSON",
            help="Who leads it; may be given again.",
            autocompletion=complete_person,
        ),
    ] = [],
    member: Annotated[
        list[str],
        typer.Option(
            metavar="PERSON",
            help="Who belongs to it; may be given again.",
            autocompletion=complete_person,
        ),
    ] = [],
    id_: OtherId = None,
    dry_run: DryRun = False,
    here: Here = False,
    push: Push = False,
    no_verify: NoVerify = False,
) -> None:
    """Add a team, in one commit. Who has no home team yet is at home there.

    At a terminal you are asked for what you leave out.

    Example: badgectl add team Kites --function design --lead amara
    """
    asked = asked_for_team(name, function)

    def plan(programme: Programme) -> Addition:
        wish = asked(programme.catalog)
        return plan_team(
            programme.catalog, wish.name, new=id_, function=wish.function, parent=parent,
            leads=lead, members=member, by=actor(programme),
        )  # fmt: skip

    carry_out_addition(
        Session.of(ctx), plan, dry_run=dry_run, here=here, push=push, no_verify=no_verify
    )


@GROUP.command("badge")
def badge(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="What people call the badge.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            help="Its family; else peer-recognition.",
            autocompletion=one_of(KINDS),
        ),
    ] = None,
    levels: Annotated[
        str | None,
        typer.Option(metavar="LEVELS", help="Lowest first, as `bronze,silver,gold`; else none."),
    ] = None,
    goal: Annotated[
        list[str],
        typer.Option(
            metavar="GOAL",
            help="A goal that it serves; may be given again.",
            autocompletion=complete_goal,
        ),
    ] = [],
    description: Annotated[
        str, typer.Option("-m", "--description", metavar="TEXT", help="What it honours.")
    ] = "",
    id_: OtherId = None,
    edit: Annotated[bool, typer.Option("--edit", help="Open the file in your editor.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the file; write nothing.")
    ] = False,
) -> None:
    """Write the file of a new badge, whose comments say what can stand there.

    It is yours to go on with: nothing is committed. At a terminal you are asked for what you
    leave out.

    Example: badgectl add badge "Release captain" --levels bronze,silver,gold --kind collaboration
    """
    asked = asked_for_badge(name, kind, levels, goal)

    def plan(catalog: Catalog) -> Addition:
        wish = asked(catalog)
        return plan_draft(
            catalog, wish.name, new=id_, kind=wish.kind, levels=wish.levels, goals=wish.goals,
            description=description,
        )  # fmt: skip

    write_draft(Session.of(ctx), plan, edit=edit, dry_run=dry_run)
