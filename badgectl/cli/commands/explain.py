"""`badgectl explain`."""

from typing import Annotated, Literal

import typer

from badgectl.cli.completing import complete_code
from badgectl.cli.say import put, tell
from badgectl.codes.page import format_code, format_page, shown_files
from badgectl.codes.registry import CODES, GROUPS
from badgectl.model.errors import UsageError
from badgectl.model.problems import Code
from badgectl.model.text import did_you_mean, excerpt, json_text


def command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help="The code in brackets; else all codes.",
            autocompletion=complete_code,
        ),
    ] = None,
    format_: Annotated[
        Literal["text", "markdown", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """Explain what a problem's code means, with a wrong and a right example.

    Example: badgectl explain policy-giver
    """
    found = None if code is None else _find(code)
    match format_:
        case "json":
            put(json_text(found or [*CODES.values()]))
        case "markdown":
            put(f"# {found.name}\n\n{format_code(found)}" if found else format_page(GROUPS))
        case _ if found:
            _tell_one(found)
        case _:
            _tell_all()


def _find(name: str) -> Code:
    found = CODES.get(name)
    if found is None:
        raise UsageError(
            f"there is no code `{excerpt(name, 60)}`",
            did_you_mean(name, CODES, "`badgectl explain` lists them"),
        )
    return found


def _tell_all() -> None:
    for title, codes in GROUPS.items():
        tell(title, bold=True)
        for one in codes:
            tell(f"  {one.name:<26} {one.title}")


def _tell_one(code: Code) -> None:
    tell(f"{code.name}: {code.title}", bold=True)
    tell(f"\n{code.why}\n\nSeverity: {code.severity}")
    for title, color, files in (("Wrong", "red", code.wrong), ("Right", "green", code.right)):
        tell(f"\n{title}", color=color, bold=True)
        for text in shown_files(files):
            tell("\n".join(f"  {line}" for line in text.splitlines()))
