"""`badgectl help`."""

from typing import Annotated, Any, Literal

import typer

from badgectl.cli.manual.topics import PAGES, TOPICS
from badgectl.cli.say import put
from badgectl.cli.table import COMMANDS
from badgectl.model.errors import UsageError
from badgectl.model.text import did_you_mean, listed

NEEDS_ARGUMENTS = False


def command(
    ctx: typer.Context,
    about: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COMMAND|TOPIC]", help=f"A command, or {listed(TOPICS, 'or')}."),
    ] = None,
    format_: Annotated[
        Literal["text", "markdown", "man"],
        typer.Option(
            "--format", help="All commands, `files` or `json` as a page; or the manual page."
        ),
    ] = "text",
) -> None:
    """Explain a command, or the exit codes, files, variables and JSON that there are.

    Example: badgectl help files
    """
    words = about or []
    if format_ == "markdown" and words and words[0] in PAGES:
        put(PAGES[words[0]]())
        return
    if format_ != "text":
        from badgectl.cli.manual.reference import format_man, format_page

        put(format_man() if format_ == "man" else format_page())
        return
    if words and words[0] in TOPICS:
        put(TOPICS[words[0]]())
        return
    put(_help_of(ctx, words))


def _help_of(ctx: typer.Context, words: list[str]) -> str:
    """Return the help of a command; raise UsageError if there is none."""
    start: Any = ctx
    context: Any = start.find_root()
    found: Any = context.command
    for word in words:
        names = found.list_commands(context) if hasattr(found, "list_commands") else []
        if word not in names:
            known = [*names, *(TOPICS if found is context.command else ())]
            otherwise = f"there are {listed((*(e.name for e in COMMANDS), *TOPICS))}"
            raise UsageError(f"there is no help on `{word}`", did_you_mean(word, known, otherwise))
        found = found.get_command(context, word)
        context = found.context_class(found, info_name=word, parent=context)
    return str(found.get_help(context))
