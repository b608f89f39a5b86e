"""The command line as a whole: lazy commands, global options, and the one place for errors."""

import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from badgectl import __version__
from badgectl.cli.options import AsOf
from badgectl.cli.say import Colors, complain, complain_of, note, print_version, set_voice
from badgectl.cli.session import Session, now
from badgectl.cli.table import COMMANDS, meant_by
from badgectl.model.errors import BadgectlError, UsageError
from badgectl.model.text import shortened

_COMPLETING = "_BADGECTL_COMPLETE"
"""The variable by which a shell asks for what could be typed next."""

# Typer brings these along under names that differ from version to version.
_MISUSED: Any = typer.BadParameter.__mro__[1]
_NO_ARGUMENTS = "NoArgsIsHelpError"

_HELP = {"help_option_names": ["-h", "--help"]}


class LazyGroup(TyperGroup):
    """A group that imports a command when it is called: starting stays cheap."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the first word names; suggest one if there is none."""
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            hint = meant_by(args[0], names, "`badgectl --help` lists them")
            raise UsageError(f"there is no command `{shortened(args[0], 60)}`", hint)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer calls it so
        """Return the names of all commands, in the order of the help."""
        return [entry.name for entry in COMMANDS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - typer calls it so
        """Return a command, importing its module; None if there is none."""
        entry = next((entry for entry in COMMANDS if entry.name == cmd_name), None)
        if entry is None:
            return None
        module = import_module(f"badgectl.cli.commands.{entry.module}")
        app = typer.Typer(add_completion=False, context_settings=_HELP)
        group = getattr(module, "GROUP", None)
        if group is not None:
            app.add_typer(group, name=entry.name, rich_help_panel=entry.panel)
            return typer.main.get_group(app).commands[entry.name]
        app.command(entry.name, rich_help_panel=entry.panel)(module.command)
        return typer.main.get_command(app)


app = typer.Typer(
    cls=LazyGroup, name="badgectl", add_completion=True, invoke_without_command=True,
    context_settings=_HELP,
)  # fmt: skip


@app.callback()
def badgectl(
    ctx: typer.Context,
    path: Annotated[
        Path, typer.Option("-C", metavar="PATH", help="Work as if started in this folder.")
    ] = Path(),
    as_of: AsOf = None,
    color: Annotated[Colors, typer.Option(help="When to colour what is printed.")] = "auto",
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print results only.")] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Print which git commands are run.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - the callback answers
        bool,
        typer.Option("--version", callback=print_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Recognition kept as code: badges, levels and awards as files in git."""
    ctx.obj = Session(
        start=path,
        as_of=as_of,
        quiet=quiet,
        words=ctx.obj or (),
    )
    set_voice(color, quiet=quiet)
    if verbose:
        from badgectl.git.process import Git

        Git.trace = lambda line: note(line, dim=True)
    if ctx.invoked_subcommand is None:
        from badgectl.cli.welcome import welcome

        welcome(ctx.obj)


def run(arguments: list[str] | None = None) -> int:
    """Run the command that the arguments (else those of the process) name; return its status."""
    if os.environ.get(_COMPLETING) == "complete_bash":
        from badgectl.cli.completing import answer_bash

        return answer_bash(lambda: typer.main.get_command(app)(prog_name="badgectl"))
    words = tuple(sys.argv[1:] if arguments is None else arguments)
    try:
        command: Any = typer.main.get_command(app)
        ended = command(args=arguments, prog_name="badgectl", obj=words, standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as exited:
        if isinstance(exited.__context__, BrokenPipeError):  # typer and rich end with 1 then
            return _reader_left()
        raise
    except Exception as error:  # noqa: BLE001 - the one place in which errors end
        return _told(error, words)
    return ended if isinstance(ended, int) else 0


def _told(error: Exception, words: tuple[str, ...]) -> int:
    """Say why a command did not come to its end; return the status."""
    match error:
        case BadgectlError():
            complain_of(error)
            return error.status
        case _ if isinstance(error, _MISUSED):
            return _misused(error, words)
        case typer.Abort():
            typer.echo(err=True)  # what was asked last stands on the line
            complain("interrupted")
        case BrokenPipeError():
            return _reader_left()
        case FileExistsError() | NotADirectoryError():
            complain(f"{error.filename} is a file where a folder is due", "name another folder")
        case OSError():
            complain(f"{error.strerror}: {error.filename}" if error.filename else str(error))
        case _:  # the user gets a sentence, the maintainers a log
            complain("this is a bug in badgectl", f"please report it with the log {_write_log()}")
    return 1


def _reader_left() -> int:
    """Say nothing to whoever has left (`badgectl list people | head`); return git's status for it.

    It is not 0: a check whose answer nobody has read to the end has not passed.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return 128 + signal.SIGPIPE


def _misused(error: Any, words: tuple[str, ...]) -> int:
    """Say what is wrong with a command line; return the status."""
    if type(error).__name__ != _NO_ARGUMENTS:  # which prints the help by being made
        from badgectl.cli.misuse import misuse

        complain(*misuse(error, words))
    return 2


def _write_log() -> str:
    """Write what is known of a bug to a file; return its path."""
    import tempfile
    import traceback

    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    text = f"badgectl {__version__}, Python {sys.version}\n{sys.argv}\n{traceback.format_exc()}"
    for folder in (state / "badgectl", Path(tempfile.gettempdir())):
        path = folder / f"badgectl-{now():%Y%m%d-%H%M%S}-{os.getpid()}.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return str(path)
    return "that could not be written"
