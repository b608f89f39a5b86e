"""`badgectl hub`."""

from pathlib import Path
from typing import Annotated

import typer

from badgectl.cli.options import BaseUrl, Members
from badgectl.cli.publishing.batching import Scheduler, executor_at
from badgectl.cli.reading import open_programme, say_uncommitted
from badgectl.cli.say import note, tell
from badgectl.cli.session import Session
from badgectl.model.text import counted

_PORT = 8321


def command(
    ctx: typer.Context,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FOLDER", help="Where the site goes.")
    ] = Path("site"),
    base_url: BaseUrl = None,
    members: Members = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="Show it on this machine; build again on each commit.")
    ] = False,
    port: Annotated[
        int | None,
        typer.Option(
            metavar="NUMBER",
            min=0,
            max=65535,
            help=f"The port for `--serve`, else {_PORT}; 0: any.",
        ),
    ] = None,
    scheduler: Scheduler = None,
) -> None:
    """Build the web site: people, teams, badges, awards, experts, goals, search and a feed.

    Example: badgectl hub --base-url https://badges.guild.example
    """
    from badgectl.cli.publishing.building import build_hub

    session = Session.of(ctx)
    folder = session.place(out)

    def build() -> None:
        programme = open_programme(session)
        with executor_at(scheduler) as executor:
            built = build_hub(
                session, programme, folder, base_url=base_url, members=members, executor=executor
            )
        changes = f"{counted(built.written, 'file')} written, {built.removed} removed"
        tell(f"{counted(built.pages, 'page')} in {out}: {changes}", color="green")
        note(_who_is_shown(built.seen, built.unseen, members=members), dim=True)
        if not built.grade_known:
            note("nothing is verified yet: `badgectl verify` first, and pages say who vouches")
        if programme.committed:
            say_uncommitted(session, programme.repository)

    build()
    if serve or port is not None:
        from badgectl.cli.publishing.serving import serve_site

        serve_site(session, folder, _PORT if port is None else port, build)


def _who_is_shown(seen: int, unseen: int, *, members: bool) -> str:
    """Return who is on the pages: whoever publishes them is to know."""
    people = counted(seen, "person", "people")
    whom = "to members: put this site behind a login" if members else "to everybody"
    if unseen:
        return f"{people} shown {whom}; {unseen} not, as they want it"
    how = "; `visibility: members` in a person's file, or in program.yaml for all, changes it"
    return f"{people} shown {whom}{'' if members else how}"
