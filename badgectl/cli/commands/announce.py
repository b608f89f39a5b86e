"""`badgectl announce`."""

from typing import Annotated

import typer

from badgectl.cli.options import BaseUrl, Members
from badgectl.cli.publishing.announcing import announce
from badgectl.cli.session import Session
from badgectl.digests.chats import Chat


def command(
    ctx: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(metavar="COMMIT", help="What is new since then; else since the last time."),
    ] = None,
    chat: Annotated[
        Chat | None, typer.Option("--format", help="For which chat; else plain text.")
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Post it to the webhook in BADGECTL_WEBHOOK.")
    ] = False,
    base_url: BaseUrl = None,
    members: Members = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell it here only; remember and post nothing.")
    ] = False,
) -> None:
    """Tell what is new since the last announcement, in one message. What was told is remembered.

    Example: badgectl announce --since HEAD~5 --format slack
    """
    announce(
        Session.of(ctx), since=since, chat=chat, send=send, base_url=base_url, members=members,
        dry_run=dry_run,
    )  # fmt: skip
