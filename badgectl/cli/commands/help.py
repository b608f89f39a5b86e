"""`badgectl help`."""

from typing import Annotated, Any, Literal

import typer

from badgectl.cli.completing import one_of
from badgectl.cli.manual.topics import PAGES, TOPICS
from badgectl.cli.say import put
from badgectl.cli.table import COMMANDS, meant_by
from badgectl.model.errors import UsageError
from badgectl.model.text import excerpt, listed


def command(
    ctx: typer.Context,
    about: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[COMMAND|TOPIC]",
            help=f"A command, or {listed(TOPICS, 'or')}.",
            autocompletion=one_of((*(entry.name for entry in COMMANDS), *TOPICS)),
        ),
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
    topics = PAGES if format_ == "markdown" else TOPICS
    if format_ != "man" and len(words) == 1 and words[0] in topics:
        put(topics[words[0]]())
    elif format_ == "text":
        put(_help_of(ctx, words))
    elif words:
        raise UsageError(
            f"there is no such page on `{excerpt(' '.join(words), 60)}`",
            f"`--format markdown` is for all commands, {listed(PAGES, 'or')}; "
            "`--format man` for all commands",
        )
    else:
        from badgectl.cli.manual.reference import format_man, format_page

        put(format_man() if format_ == "man" else format_page())


def _help_of(ctx: typer.Context, words: list[str]) -> str:
    """Return the help of a command; raise UsageError if there is none."""
    start: Any = ctx
    context: Any = start.find_root()
    found: Any = context.command
    for word in words:
        names = found.list_commands(context) if hasattr(found, "list_commands") else []
        if word not in names:
            known = [*names, *(TOPICS if found is context.command else ())]
            otherwise = f"there are {listed(known)}" if known else "`badgectl help` lists all"
            raise UsageError(
                f"there is no help on `{excerpt(' '.join(words), 60)}`",
                meant_by(word, known, otherwise),
            )
        found = found.get_command(context, word)
        context = found.context_class(found, info_name=word, parent=context)
    return str(found.get_help(context))
