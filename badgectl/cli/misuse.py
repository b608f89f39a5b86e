"""What is wrong with a command line, said as everything else is said.

The library that takes it apart has its own words for it, which differ from version to version; its
errors are known by their names.
"""

import re
from collections.abc import Sequence
from typing import Any

from badgectl.cli.table import COMMANDS
from badgectl.model.text import did_you_mean, excerpt, listed

_QUOTED = re.compile(r"'([^']*)'")
_NO_CHOICE = re.compile(r"'(.*)' is not one of ", re.DOTALL)
_NO_NUMBER = re.compile(r"'?(.*?)'? is not (?:in the range|a valid (?:int|float))", re.DOTALL)
_EXTRA = re.compile(r"unexpected extra argument\S* \((.*)\)", re.DOTALL)
_NO_COMMAND = re.compile(r"No such command '(.*?)'", re.DOTALL)
_NO_VALUE = re.compile(r"requires (an argument|\d+ arguments)")


def misuse(error: Any, words: Sequence[str]) -> tuple[str, str]:
    """Return what is wrong with a command line, which said these words, and a hint."""
    context = error.ctx
    way = context.command_path if context else _way(words)
    usage = f"`{way} --help` shows how it is used"
    said = str(error.message)
    match type(error).__name__:
        case "NoSuchOption":
            return _no_option(error.option_name, context, usage)
        case "MissingParameter":
            return f"{_named(error)} is missing", _as_in(error, usage)
        case "BadOptionUsage" if _NO_VALUE.search(said):
            return f"`{error.option_name}` needs a value", usage
        case "BadParameter":
            return _bad_value(error, said, usage)
    if found := _EXTRA.search(said):
        return f"one word too many: `{excerpt(found[1], 60)}`", usage
    if found := _NO_COMMAND.search(said):
        commands = context.command.list_commands(context)
        return (
            f"there is no command `{way.partition(' ')[2]} {excerpt(found[1], 60)}`",
            did_you_mean(found[1], commands, f"there are {listed(commands)}"),
        )
    return _plain(said), usage


def _way(words: Sequence[str]) -> str:
    """Return the command that was called, as far as its name goes."""
    names = [entry.name for entry in COMMANDS if entry.name in words]
    return " ".join(["badgectl", *names[:1]])


def _no_option(option: str, context: Any, usage: str) -> tuple[str, str]:
    said = f"there is no option `{excerpt(option, 60)}`"
    if context is None:
        return said, usage
    if option in _options(context.find_root()):
        return said, f"it stands before the command: `badgectl {option} ... {context.info_name}`"
    return said, did_you_mean(option, _options(context), usage)


def _options(context: Any) -> list[str]:
    return [name for one in context.command.params for name in (*one.opts, *one.secondary_opts)]


def _named(error: Any) -> str:
    """Return the argument or option that an error is about."""
    parameter = error.param
    if parameter is None:
        return "something"
    is_option = parameter.param_type_name == "option"
    name = max(parameter.opts, key=len) if is_option else parameter.make_metavar(error.ctx)
    return f"`{name.removesuffix('...').strip('[]')}`"


def _as_in(error: Any, usage: str) -> str:
    """Return what a missing argument can be: one of its choices, or as in the help's example."""
    choices = getattr(error.param and error.param.type, "choices", None)
    if choices:
        return f"there are {listed(map(str, choices))}"
    example = ((error.ctx and error.ctx.command.help) or "").partition("Example: ")[2]
    return f"as in `{' '.join(example.split())}`" if example else usage


def _bad_value(error: Any, said: str, usage: str) -> tuple[str, str]:
    named = _named(error) if error.param else ""
    choices = getattr(error.param and error.param.type, "choices", None)
    found = _NO_CHOICE.match(said)
    if choices and found:
        there = f"there are {listed(map(str, choices))}"
        return (
            f"{named} knows no `{excerpt(found[1], 60)}`",
            did_you_mean(found[1], map(str, choices), there),
        )
    number = _NO_NUMBER.match(said)
    if number:
        return f"{named} is {_range(error.param.type)}, not `{excerpt(number[1], 60)}`", usage
    return (f"{named}: {_plain(said)}" if named else _plain(said)), usage


def _range(kind: Any) -> str:
    """Return which numbers an option takes."""
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    if least is not None and most is not None:
        return f"a number from {least} to {most}"
    return "a number" if least is None else f"a number of at least {least}"


def _plain(said: str) -> str:
    """Return a sentence of the library's in the house's typography."""
    text = _QUOTED.sub(r"`\1`", said.rstrip("."))
    return text[:1].lower() + text[1:]
