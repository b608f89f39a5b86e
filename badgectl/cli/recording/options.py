"""What all commands that record have in common: the options that say how, and carrying it out."""

import inspect
from collections.abc import Callable
from typing import Any

import typer

from badgectl.cli.options import DryRun, Here, NoVerify, Push
from badgectl.cli.reading import Programme
from badgectl.cli.recording.desk import carry_out
from badgectl.cli.session import Session
from badgectl.plans.plan import Plan

Planner = Callable[[Programme], Plan]


def recording(prepare: Callable[..., Planner]) -> Callable[..., None]:
    """Make a command of a function that takes what is asked for and returns how to plan it.

    The command has the options of recording besides, after those of the function.
    """

    def command(
        ctx: typer.Context,
        dry_run: DryRun = False,
        here: Here = False,
        push: Push = False,
        no_verify: NoVerify = False,
        **asked: Any,
    ) -> None:
        plan = prepare(**asked)
        carry_out(Session.of(ctx), plan, dry_run=dry_run, here=here, push=push, no_verify=no_verify)

    # Typer reads options from signature, annotations and docstring.
    context, *how, _ = inspect.signature(command).parameters.values()
    own = inspect.signature(prepare).parameters.values()
    options = [context, *own, *how]
    command.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in options}
    command.__doc__ = prepare.__doc__
    return command
