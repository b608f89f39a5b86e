"""`badgectl experts`."""

from typing import Annotated, Literal

import typer

from badgectl.cli.completing import complete_topic
from badgectl.cli.reading import open_programme, say_uncommitted
from badgectl.cli.say import note, put
from badgectl.cli.screen import print_rows
from badgectl.cli.session import Session
from badgectl.model.errors import UnknownIdError
from badgectl.model.text import excerpt, json_text, listed
from badgectl.reports.cards import format_card
from badgectl.reports.expert_cards import experts_card
from badgectl.reports.experts import find_experts
from badgectl.reports.topic_list import TopicRow, list_topics


def command(
    ctx: typer.Context,
    topic: Annotated[
        str | None,
        typer.Argument(
            metavar="[TOPIC]",
            help="A topic, a badge, a kind, or a word; else all topics are listed.",
            autocompletion=complete_topic,
        ),
    ] = None,
    most: Annotated[
        int, typer.Option("--most", metavar="NUMBER", min=1, help="Show so many.")
    ] = 10,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """Tell who can help with a topic, and why: levels, how long ago, who vouched for them.

    Example: badgectl experts python
    """
    session = Session.of(ctx)
    programme = open_programme(session)
    if programme.committed:
        say_uncommitted(session, programme.repository)
    catalog, today = programme.catalog, programme.today
    if topic is None:
        _list(list_topics(catalog, programme.ledger, today), as_json=format_ == "json")
        return
    found = find_experts(catalog, programme.ledger, topic, today)
    if not (found.experts or found.teams):
        about = excerpt(topic, 60)
        known = f"topics: {listed(catalog.topics)}" if catalog.topics else "no badge has `topics:`"
        said = "nobody to ask yet about" if found.badges else "no badge speaks of"
        raise UnknownIdError(f"{said} `{about}`", known)
    put(
        json_text(found)
        if format_ == "json"
        else format_card(experts_card(catalog, found, today, most))
    )


def _list(topics: list[TopicRow], *, as_json: bool) -> None:
    """Print all topics."""
    if as_json:
        put(json_text(topics))
        return
    print_rows(TopicRow, topics)
    if topics:
        note(f"`badgectl experts {topics[0].topic}` says whom to ask, and why")
    else:
        note("no badge has `topics:`")
