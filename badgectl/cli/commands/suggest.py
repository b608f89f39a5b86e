"""`badgectl suggest`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from badgectl.cli.completing import complete_suggestion
from badgectl.cli.options import Since
from badgectl.cli.recording.suggesting import Sources, suggest
from badgectl.cli.session import Session


def command(
    ctx: typer.Context,
    only: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SUGGESTION...]",
            help="By which rules; else by all.",
            autocompletion=complete_suggestion,
        ),
    ] = None,
    repo: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FOLDER",
            help="The history to look at; several, each with `--repo`, count together.",
        ),
    ] = None,
    events: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Events of other tools, as JSON lines; `-` for input."),
    ] = None,
    since: Since = None,
    people: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="YAML: which address or login is whose id."),
    ] = None,
    link: Annotated[
        str | None,
        typer.Option(metavar="URL", help="The page of a commit, with {commit} for its id."),
    ] = None,
    format_: Annotated[
        Literal["text", "json"],
        typer.Option("--format", help="A table, or the plan that `import -` takes."),
    ] = "text",
) -> None:
    """Propose awards by the rules in catalog/suggestions, from what people did. Records nothing.

    Example: badgectl suggest --repo ../website --since 2026-01-01
    """
    sources = Sources(
        repositories=tuple(repo or ()),
        events=tuple(events or ()),
        people=people,
        link=link,
        since=since,
    )
    suggest(Session.of(ctx), only or (), sources, as_json=format_ == "json")
