"""`badgectl schema`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from badgectl.cli.completing import one_of
from badgectl.cli.say import put, tell
from badgectl.cli.screen import print_rows
from badgectl.cli.session import Session
from badgectl.documents.disk import replace_file
from badgectl.model.errors import UsageError
from badgectl.model.text import counted, did_you_mean, excerpt, json_text
from badgectl.schemas.editors import schema_texts
from badgectl.schemas.file_types import FILE_TYPES, FileKind


def command(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="A kind of file, as `badge`; else all are listed.",
            autocompletion=one_of(FILE_TYPES),
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FOLDER", help="Write it, or all of them, there."),
    ] = None,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How the list is printed.")
    ] = "text",
) -> None:
    """Print the JSON Schema of a kind of file: what can stand in it, with examples.

    Editors complete and check the files by these schemas; `init` writes them into a programme.
    After an update of badgectl, write them anew.

    Example: badgectl schema -o .badgectl/schemas
    """
    if name is not None and name not in FILE_TYPES:
        raise UsageError(
            f"there is no kind of file `{excerpt(name, 60)}`",
            did_you_mean(name, FILE_TYPES, "`badgectl schema` lists them"),
        )
    if format_ == "json" and (name or out):
        raise UsageError("`--format` is of the list", "schemas are JSON anyway: leave it out")
    wanted = [FILE_TYPES[name]] if name else list(FILE_TYPES.values())
    if out is not None:
        folder = Session.of(ctx).place(out)
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in schema_texts(wanted).items():
            replace_file(folder / file, text.encode())
        tell(f"{counted(len(wanted), 'schema')} written to {folder}", color="green")
    elif name is not None:
        put("".join(schema_texts(wanted).values()))
    else:
        rows = [
            FileKind(name=kind.name, files=kind.pattern, what=kind.type.__doc__ or "")
            for kind in wanted
        ]
        if format_ == "json":
            put(json_text(rows))
        else:
            print_rows(FileKind, rows)
