"""`badgectl init`."""

from pathlib import Path
from typing import Annotated

import typer

from badgectl.cli.completing import one_of
from badgectl.cli.session import Session
from badgectl.cli.starting import answers
from badgectl.cli.starting.beginning import Automation, own_key, people_of, repository_around
from badgectl.cli.starting.conversing import Wish, completed
from badgectl.cli.starting.founding import add_automation, begin
from badgectl.model.badges import KINDS
from badgectl.model.designs import Theme
from badgectl.model.errors import UsageError
from badgectl.model.program import PROGRAM_FILE, Look
from badgectl.plans.forge_files import Forge
from badgectl.plans.newcomers import read_newcomer
from badgectl.plans.starting import Start

_LATER = {"ci", "pages", "pre_commit"}
"""Options that also add to a programme that is there."""


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
    person: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PERSON",
            help="Who takes part besides, as `Tom Berg <tom@acme.example>=Platform`; may be given "
            "again.",
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
        str | None, typer.Option(metavar="ZONE", help="Its time zone; else UTC.")
    ] = None,
    ci: Annotated[
        Forge | None,
        typer.Option(help="Write what makes this forge check every change; later, too."),
    ] = None,
    pages: Annotated[
        Forge | None,
        typer.Option(help="Write what makes this forge publish the hub; later, too."),
    ] = None,
    pre_commit: Annotated[
        bool,
        typer.Option(
            "--pre-commit", help="Have pre-commit check the files before each commit; later, too."
        ),
    ] = False,
    draw: Annotated[
        bool, typer.Option("--draw", help="Draw all badges into `pictures` at once.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing, even at a terminal.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show which files would be written; write nothing.")
    ] = False,
) -> None:
    """Write a working programme: badges of every kind, goals, you and your colleagues.

    At a terminal it asks for what is not said. People come from the git history, if there is one,
    and from `--person`; who works mostly in a folder called like a team begins in that team.

    Files that are there stay as they are. In a programme that is there, `--ci`, `--pages` and
    `--pre-commit` alone add their files. A new repository is made, and committed to, only where
    there is none.

    Example: badgectl init ../guild --name "Our guild" --team Platform=engineering --ci github
    """
    session = Session.of(ctx)
    session.check_today()
    root = (session.start / path).absolute()
    repository = repository_around(root)
    said = {
        "name": name, "teams": answers.teams_of(team or ()), "people": people,
        "persons": tuple(map(read_newcomer, person or ())),
        "kinds": answers.known_kinds(kind or ()), "theme": theme,
        "mark": answers.mark(mark) if mark else None,
        "timezone": answers.zone(timezone) if timezone else None, "ci": ci,
        "pages": pages, "pre_commit": pre_commit, "draw": draw,
    }  # fmt: skip
    said = {option: value for option, value in said.items() if value}
    if (root / PROGRAM_FILE).exists():
        if said.keys() - _LATER:
            hint = "`--ci`, `--pages` and `--pre-commit` alone add to it"
            raise UsageError(f"there is a programme in {root}", hint)
        wanted = Automation(ci=ci, pages=pages, pre_commit=pre_commit)
        add_automation(root, repository, wanted, dry_run=dry_run)
        return
    me, colleagues = people_of(repository)
    usual = Wish(
        name=root.name.replace("-", " ").replace("_", " ").capitalize() or "Our guild",
        teams=(("Our team", None),), people=answers.ALL, persons=(), kinds=(), theme=None,
        mark=None, timezone="UTC", ci=ci, pages=pages, pre_commit=pre_commit, draw=draw,
    )  # fmt: skip
    wish = completed(usual, said, repository, me, colleagues, silent=yes or dry_run)
    start = Start(
        name=wish.name,
        teams=wish.teams,
        me=me,
        colleagues=answers.joined(me, answers.chosen(colleagues, wish.people), wish.persons),
        key=own_key(repository),
        branch=(repository.branch if repository else None) or "main",
        timezone=wish.timezone,
        today=session.today(wish.timezone),
        look=Look(theme=wish.theme or Look().theme, mark=wish.mark),
    )
    begin(session, root, repository, start, wish, dry_run=dry_run)
