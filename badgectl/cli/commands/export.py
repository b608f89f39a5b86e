"""`badgectl export`: what people earned, for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from badgectl.cli.completing import complete_holdings, one_of
from badgectl.cli.options import BaseUrl, Members
from badgectl.cli.publishing.authority import say_if_loose
from badgectl.cli.publishing.batching import Scheduler, executor_at
from badgectl.cli.publishing.embedding import renew_pages, write_shields
from badgectl.cli.publishing.exporting import Form, export_tables
from badgectl.cli.publishing.issuance import Form as BadgeForm
from badgectl.cli.publishing.issuing import Wish, issue
from badgectl.cli.reading import open_programme
from badgectl.cli.say import advise, note, tell
from badgectl.cli.session import Session
from badgectl.model.text import counted
from badgectl.tables.table import TABLES

GROUP = typer.Typer(
    no_args_is_help=True,
    help="Write what people earned for other programs.\n\n"
    "Example: badgectl export openbadges -o site",
)


@GROUP.callback()
def group() -> None:
    """Be a group of commands, whatever their number."""


@GROUP.command("openbadges")
def openbadges(
    ctx: typer.Context,
    only: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PERSON|AWARD...]",
            help="Whose; else everybody's.",
            autocompletion=complete_holdings,
        ),
    ] = None,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FOLDER", help="The folder of the hub's site.")
    ] = Path("site"),
    form: Annotated[
        BadgeForm, typer.Option("--format", help="Open Badges 3.0 (signed), 2.0 (hosted), or both.")
    ] = "3.0",
    base_url: BaseUrl = None,
    key: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The issuer's key; else as `key issuer` finds it."),
    ] = None,
    members: Members = False,
    scheduler: Scheduler = None,
) -> None:
    """Issue a signed credential for every award: as JSON, and in the badge as PNG and SVG.

    They go to `credentials` in the hub's folder, to be published with it. Only what is new or
    changed is signed again.

    Example: badgectl export openbadges -o site
    """
    session = Session.of(ctx)
    wish = Wish(
        folder=session.place(out),
        base_url=base_url,
        key=session.start / key if key else None,
        form=form,
        members=members,
        only=only or (),
    )
    programme = open_programme(session)
    with executor_at(scheduler) as executor:
        issued = issue(session, programme, wish, executor)
    changes = f"{counted(issued.written, 'file')} written, {issued.removed} removed"
    tell(f"{counted(issued.credentials, 'credential')} in {out}: {changes}", color="green")
    if issued.unseen:
        note(f"{counted(issued.unseen, 'person', 'people')} not shown, as they want it")
    if issued.undated:
        note(f"{counted(issued.undated, 'award')} without a day: `badgectl validate --fix`")
    if not issued.grade_known:
        note("nothing is verified yet: `badgectl verify` first, and credentials say who vouches")
    say_if_loose(programme.catalog.program, issued.key)
    if issued.elsewhere:
        advise(f"serve {out}/credentials/did.json at {issued.elsewhere}: it holds the issuer's key")


Tables = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TABLE...]",
        help="Which tables; else all. docs/tables.md has them.",
        autocompletion=one_of(TABLES),
    ),
]
TablesFolder = Annotated[
    Path | None,
    typer.Option("-o", "--out", metavar="FOLDER", help="A file for each table, there."),
]


@GROUP.command("csv")
def csv(
    ctx: typer.Context,
    tables: Tables = None,
    out: TablesFolder = None,
    members: Members = False,
) -> None:
    """Write records as CSV for spreadsheets: without a folder one table, else `awards`, is printed.

    Example: badgectl export csv holdings > holdings.csv
    """
    _export(ctx, tables, "csv", out, members=members)


@GROUP.command("json")
def json(
    ctx: typer.Context,
    tables: Tables = None,
    out: TablesFolder = None,
    members: Members = False,
) -> None:
    """Write records as JSON for programs: one object with a list for each table.

    Example: badgectl export json people badges
    """
    _export(ctx, tables, "json", out, members=members)


@GROUP.command("parquet")
def parquet(
    ctx: typer.Context,
    tables: Tables = None,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FOLDER", help="Where the files go.")
    ] = Path("tables"),
    members: Members = False,
) -> None:
    """Write records as Parquet for DuckDB, Spark and Polars; awards lie parted by year.

    Example: badgectl export parquet -o tables
    """
    _export(ctx, tables, "parquet", out, members=members)


def _export(
    ctx: typer.Context, tables: list[str] | None, form: Form, out: Path | None, *, members: bool
) -> None:
    session = Session.of(ctx)
    folder = session.place(out) if out else None
    export_tables(open_programme(session), tables or (), form, folder, members=members)


@GROUP.command("shields")
def shields(
    ctx: typer.Context,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FOLDER", help="The folder of the hub's site.")
    ] = Path("site"),
    members: Members = False,
) -> None:
    """Draw small signs for web pages, with the JSON that shields.io asks for.

    They go to `shields` in the hub's folder: one for the programme, each person, team and badge.

    Example: badgectl export shields -o site
    """
    session = Session.of(ctx)
    write_shields(open_programme(session), session.place(out), members=members)


@GROUP.command("readme")
def readme(
    ctx: typer.Context,
    pages: Annotated[
        list[Path] | None, typer.Argument(metavar="[PAGE...]", help="Which; else README.md.")
    ] = None,
    base_url: BaseUrl = None,
    pictures: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Show pictures that `badgectl render` drew there."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail if a page is stale. For CI.")
    ] = False,
) -> None:
    """Renew the regions of Markdown pages that show who holds what.

    A region lies between <!-- badgectl:wall:START --> and <!-- badgectl:wall:END -->. Instead of
    `wall`, which is everybody, `recipient ada` or `badge mentor`.

    Example: badgectl export readme --check
    """
    session = Session.of(ctx)
    fresh = renew_pages(
        open_programme(session),
        [session.start / page for page in pages or [Path("README.md")]],
        base_url=base_url,
        pictures=session.start / pictures if pictures else None,
        again=session.again("--check") if check else None,
    )
    if not fresh:
        raise typer.Exit(1)
