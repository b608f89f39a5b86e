"""`badgectl schema`."""

from pathlib import Path
from typing import Annotated

import typer

from badgectl.cli.say import put, tell
from badgectl.cli.screen import print_table
from badgectl.cli.session import Session
from badgectl.documents.disk import replace_file
from badgectl.model.errors import UnknownIdError
from badgectl.model.text import counted, did_you_mean, excerpt
from badgectl.schemas.editors import schema_texts
from badgectl.schemas.file_types import FILE_TYPES

NEEDS_ARGUMENTS = False


def command(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="A kind of file, as `badge`; else all are listed."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FOLDER", help="Write it, or all of them, there."),
    ] = None,
) -> None:
    """Print the JSON Schema of a kind of file: what can stand in it, with examples.

    Editors complete and check the files by these schemas; `init` writes them into a programme.
    After an update of badgectl, write them anew.

    Example: badgectl schema -o .badgectl/schemas
    """
    if name is not None and name not in FILE_TYPES:
        raise UnknownIdError(
            f"there is no kind of file `{excerpt(name, 60)}`",
            did_you_mean(name, FILE_TYPES, "`badgectl schema` lists them"),
        )
    wanted = [FILE_TYPES[name]] if name else list(FILE_TYPES.values())
    if out is not None:
        folder = Session.of(ctx).start / out
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in schema_texts(wanted).items():
            replace_file(folder / file, text.encode())
        tell(f"{counted(len(wanted), 'schema')} written to {folder}", color="green")
    elif name is not None:
        put("".join(schema_texts(wanted).values()))
    else:
        kinds = ((kind.name, kind.pattern, kind.type.__doc__ or "") for kind in wanted)
        print_table(("name", "files", "what it is"), kinds)
