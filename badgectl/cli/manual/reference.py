"""The commands as the command line itself knows them: for a page, and for `man`."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple

import typer

from badgectl import __version__
from badgectl.cli.app import app
from badgectl.cli.table import COMMANDS

_HEAD = """\
# Commands

`badgectl help COMMAND` prints one of them; `badgectl help --format markdown` prints this page.
"""


class Choice(NamedTuple):
    """An argument or an option: how it is written, and what it does."""

    written: str
    about: str


class CommandHelp(NamedTuple):
    """A command: its name, panel, usage, what it does, an example, and its choices."""

    name: str
    panel: str
    usage: str
    about: str
    example: str
    arguments: tuple[Choice, ...]
    options: tuple[Choice, ...]


def all_commands() -> Iterator[CommandHelp]:
    """Yield every command, and those of groups, in the order of the help."""
    root = typer.main.get_command(app)
    context: Any = root.context_class(root, info_name="badgectl")
    for entry in COMMANDS:
        command: Any = root.get_command(context, entry.name)  # type: ignore[attr-defined]
        yield from _told(command, context, entry.name, entry.panel)


def global_options() -> tuple[Choice, ...]:
    """Return the options that stand before a command."""
    return tuple(_choice(one) for one in typer.main.get_command(app).params if _is_option(one))


def _told(command: Any, parent: Any, name: str, panel: str) -> Iterator[CommandHelp]:
    inner = getattr(command, "commands", None)
    if inner:
        for sub_name, sub in inner.items():
            yield from _told(sub, parent, f"{name} {sub_name}", panel)
        return
    about, _, example = (command.help or "").partition("Example: ")
    arguments = [one for one in command.params if not _is_option(one)]
    pieces = [_metavar(one) for one in arguments]
    yield CommandHelp(
        name=name,
        panel=panel,
        usage=" ".join(["badgectl", name, "[OPTIONS]", *pieces]),
        about=_plain(about),
        example=example.strip(),
        arguments=tuple(Choice(_metavar(one), _plain(one.help or "")) for one in arguments),
        options=tuple(_choice(one) for one in command.params if _is_option(one)),
    )


def _is_option(parameter: Any) -> bool:
    return parameter.param_type_name == "option" and not parameter.hidden


def _metavar(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def _choice(option: Any) -> Choice:
    names = ", ".join(sorted((*option.opts, *option.secondary_opts), key=len))
    value = "" if option.is_flag else f" {_value(option)}"
    return Choice(f"{names}{value}", _plain(option.help or ""))


def _value(option: Any) -> str:
    choices = getattr(option.type, "choices", None)
    if option.metavar:
        return str(option.metavar)
    return "|".join(map(str, choices)) if choices else str(option.type.name).upper()


def _plain(text: str) -> str:
    """Return a help text as paragraphs of one line each."""
    paragraphs = re.split(r"\n\s*\n", text.replace("\b", "").strip())
    return "\n\n".join(" ".join(one.split()) for one in paragraphs)


def format_page() -> str:
    """Return all commands as a Markdown page."""
    lines = [
        _HEAD,
        "Before a command:", "", "| option | |", "| --- | --- |",
        *(_row(one) for one in global_options()), "",
    ]  # fmt: skip
    panel = ""
    for one in all_commands():
        if one.panel != panel:
            panel = one.panel
            lines += [f"## {panel}", ""]
        lines += [f"### {one.name}", "", one.about, "", "```sh", one.example, "```", "",
                  f"`{one.usage}`", ""]  # fmt: skip
        if one.arguments or one.options:
            lines += ["| | |", "| --- | --- |"]
            lines += [_row(choice) for choice in (*one.arguments, *one.options)]
            lines.append("")
    return "\n".join(lines)


def _row(choice: Choice) -> str:
    """Return a row of a table; a bar would end a cell, even in code."""
    written = f"`{choice.written}`"
    if "|" in choice.written:
        written = f"<code>{escape(choice.written).replace('|', '&#124;')}</code>"
    return f"| {written} | {choice.about.replace('|', '&#124;')} |"


def format_man() -> str:
    """Return the manual page, as `man` reads it."""
    lines = [
        f'.TH BADGECTL 1 "" "badgectl {__version__}" "User Commands"',
        ".SH NAME", r"badgectl \- recognition kept as code: badges, levels and awards in git",
        ".SH SYNOPSIS", ".B badgectl", "[OPTIONS] COMMAND [ARGUMENTS]",
        ".SH OPTIONS", *_items(global_options()),
    ]  # fmt: skip
    panel = ""
    for one in all_commands():
        if one.panel != panel:
            panel = one.panel
            lines.append(f".SH {_roff(panel).upper()}")
        lines += [f".SS {_roff(one.usage)}", *_paragraphs(one.about)]
        lines += [".PP", "Example:", f".B {_roff(one.example)}"]
        lines += _items((*one.arguments, *one.options))
    lines += [
        ".SH EXIT STATUS", "0 done; 1 problems found, or refused; 2 wrong usage.",
        ".SH SEE ALSO", ".BR git (1)",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _paragraphs(text: str) -> Iterator[str]:
    for one in text.split("\n\n"):
        yield ".PP"
        yield _roff(one)


def _items(choices: tuple[Choice, ...]) -> Iterator[str]:
    for one in choices:
        yield ".TP"
        yield f".B {_roff(one.written)}"
        yield _roff(one.about) or r"\&"


def _roff(text: str) -> str:
    """Return a text in which nothing is a command of roff."""
    safe = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{safe}" if safe.startswith((".", "'")) else safe
