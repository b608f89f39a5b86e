"""`badgectl hub`."""

from pathlib import Path
from typing import Annotated

import typer

from badgectl.cli.reading import open_programme
from badgectl.cli.say import note, tell
from badgectl.cli.session import Session
from badgectl.model.errors import UsageError
from badgectl.model.forms import Link, fits
from badgectl.model.text import counted, one_line, shortened

NEEDS_ARGUMENTS = False
_PORT = 8321


def command(
    ctx: typer.Context,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FOLDER", help="Where the site goes.")
    ] = Path("site"),
    base_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where it will be: for the feed and links to share."),
    ] = None,
    members: Annotated[
        bool,
        typer.Option("--members", help="Also show those who are visible to members only."),
    ] = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="Show it on this machine; build again on each commit.")
    ] = False,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help=f"The port for `--serve`, else {_PORT}; 0: any."),
    ] = None,
) -> None:
    """Build the web site: people, teams, badges, awards, experts, goals, search and a feed.

    Example: badgectl hub --base-url https://badges.guild.example
    """
    from badgectl.cli.building import build_hub

    session = Session.of(ctx)
    folder, base = session.start / out, _base(base_url)

    def build() -> None:
        built = build_hub(session, open_programme(session), folder, base_url=base, inside=members)
        changes = f"{counted(built.written, 'file')} written, {built.removed} removed"
        tell(f"{counted(built.pages, 'page')} in {out}: {changes}", color="green")
        if built.unseen:
            note(f"{counted(built.unseen, 'person', 'people')} not shown, as they want it")

    build()
    if serve or port is not None:
        from badgectl.cli.serving import serve_site

        serve_site(session, folder, _PORT if port is None else port, build)


def _base(url: str | None) -> str | None:
    """Return the address of the site with a slash at its end."""
    if url is None:
        return None
    if not fits(Link, url) or "?" in url or "#" in url:
        named = shortened(one_line(url), 60)
        raise UsageError(f"`{named}` is no address of a site", "write https://badges.guild.example")
    return url.rstrip("/") + "/"
