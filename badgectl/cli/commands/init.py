"""`badgectl init`."""

from pathlib import Path
from typing import Annotated

import typer

from badgectl.cli.completing import one_of
from badgectl.cli.session import Session
from badgectl.cli.starting.beginning import own_key, people_of, repository_around
from badgectl.cli.starting.conversing import Wish, chosen, completed, teams_of
from badgectl.cli.starting.founding import add_checks, begin
from badgectl.model.badges import KINDS
from badgectl.model.designs import Theme
from badgectl.model.errors import UsageError
from badgectl.model.program import PROGRAM_FILE, Look
from badgectl.plans.automation import Forge
from badgectl.plans.starting import Start


def command(
    ctx: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="[PATH]", help="The programme's folder; made if need be.")
    ] = Path(),
    name: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What the programme is called; else as the folder."),
    ] = None,
    team: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME[=FUNCTION]",
            help="A team, and what it does for the organisation; each with `--team`, yours first. "
            "Else `Our team`.",
        ),
    ] = None,
    people: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help="Who of the history takes part: `all`, `none`, or first names."
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help="Only badges of this kind, and what they need; may be given again.",
            autocompletion=one_of(KINDS),
        ),
    ] = None,
    theme: Annotated[Theme | None, typer.Option(help="How badges look.")] = None,
    mark: Annotated[
        str | None, typer.Option(metavar="LETTERS", help="Letters that every badge carries.")
    ] = None,
    timezone: Annotated[
        str | None, typer.Option(metavar="ZONE", help="Where its days begin; else UTC.")
    ] = None,
    ci: Annotated[
        Forge | None,
        typer.Option(help="Write what makes this forge check every change; later, too."),
    ] = None,
    draw: Annotated[
        bool, typer.Option("--draw", help="Draw all badges into `pictures` at once.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing, even at a terminal.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show which files would be written; write nothing.")
    ] = False,
) -> None:
    """Write a working programme: badges of every kind, goals, you and your colleagues.

    At a terminal it asks for what is not said. People come from the git history, if there is one;
    who works mostly in a folder that is called like a team begins in that team.

    Files that are there stay as they are. In a programme that is there, `--ci` alone adds its
    files. A new repository is made, and committed to, only where there is none.

    Example: badgectl init ../guild --name "Our guild" --team Platform=engineering --ci github
    """
    session = Session.of(ctx)
    session.check_today()
    root = (session.start / path).absolute()
    repository = repository_around(root)
    said = {
        "name": name, "teams": tuple(team or ()), "people": people, "kinds": tuple(kind or ()),
        "theme": theme, "mark": mark, "timezone": timezone, "ci": ci, "draw": draw,
    }  # fmt: skip
    if (root / PROGRAM_FILE).exists():
        if any(value for option, value in said.items() if option != "ci"):
            raise UsageError(f"there is a programme in {root}", "`--ci` alone adds to it")
        add_checks(root, repository, ci, dry_run=dry_run)
        return
    me, colleagues = people_of(repository)
    usual = Wish(
        name=root.name.replace("-", " ").replace("_", " ").capitalize() or "Our guild",
        teams=("Our team",), people="all", kinds=(), theme=None, mark=None, timezone="UTC", ci=ci,
        draw=draw,
    )  # fmt: skip
    wish = completed(usual, said, repository, me, colleagues, silent=yes or dry_run)
    start = Start(
        name=wish.name,
        teams=teams_of(wish.teams),
        me=me,
        colleagues=chosen(colleagues, wish.people),
        key=own_key(repository),
        branch=(repository.branch if repository else None) or "main",
        timezone=wish.timezone,
        today=session.today(wish.timezone),
        look=Look(theme=wish.theme or Look().theme, mark=wish.mark),
    )
    begin(session, root, repository, start, wish, dry_run=dry_run)
