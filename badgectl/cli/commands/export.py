"""`badgectl export`: what people earned, for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from badgectl.cli.completing import complete_award
from badgectl.cli.issuance import Form
from badgectl.cli.issuing import Wish, issue
from badgectl.cli.reading import open_programme
from badgectl.cli.say import advise, note, tell
from badgectl.cli.session import Session
from badgectl.model.text import counted

GROUP = typer.Typer(
    no_args_is_help=True,
    help="Write what people earned for other programs.\n\n"
    "Example: badgectl export openbadges -o site",
)


@GROUP.callback()
def group() -> None:
    """Keep the name of the only command in what is typed."""


@GROUP.command("openbadges", no_args_is_help=False)
def openbadges(
    ctx: typer.Context,
    only: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PERSON|AWARD...]",
            help="Whose; else everybody's.",
            autocompletion=complete_award,
        ),
    ] = None,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FOLDER", help="The folder of the hub's site.")
    ] = Path("site"),
    form: Annotated[
        Form, typer.Option("--format", help="Open Badges 3.0 (signed), 2.0 (hosted), or both.")
    ] = "3.0",
    base_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where the hub is; else `hub` in program.yaml."),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The issuer's key; else as `key issuer` finds it."),
    ] = None,
    members: Annotated[
        bool,
        typer.Option("--members", help="Also for those who are visible to members only."),
    ] = False,
) -> None:
    """Issue a signed credential for every award: as JSON, and in the badge as PNG and SVG.

    They go to `credentials` in the hub's folder, to be published with it. Only what is new or
    changed is signed again.

    Example: badgectl export openbadges -o site
    """
    session = Session.of(ctx)
    wish = Wish(
        folder=session.start / out,
        base_url=base_url,
        key=session.start / key if key else None,
        form=form,
        members=members,
        only=only or (),
    )
    issued = issue(session, open_programme(session), wish)
    changes = f"{counted(issued.written, 'file')} written, {issued.removed} removed"
    tell(f"{counted(issued.credentials, 'credential')} in {out}: {changes}", color="green")
    if issued.unseen:
        note(f"{counted(issued.unseen, 'person', 'people')} not shown, as they want it")
    if issued.undated:
        note(f"{counted(issued.undated, 'award')} without a day: `badgectl validate --fix`")
    if not issued.grade_known:
        note("nothing is verified yet: `badgectl verify` first, and credentials say who vouches")
    if issued.elsewhere:
        advise(f"serve {out}/credentials/did.json at {issued.elsewhere}: it holds the issuer's key")
