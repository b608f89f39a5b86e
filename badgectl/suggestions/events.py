"""Events of other tools: JSON lines, one deed each, in a documented shape."""

from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from badgectl.documents.given import Given, UnreadableSourceError, text_of
from badgectl.model.forms import Amount, Id, Line, Link
from badgectl.model.text import excerpt, listed
from badgectl.suggestions.deeds import Collection, Deed


class Event(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that happened in another tool."""

    kind: Annotated[Id, Meta(description="What was done, as rules name it.")]
    who: Annotated[
        Line, Meta(description="Who did it: an id, an e-mail address, `github:login` or a login.")
    ]
    on: Annotated[Line, Meta(description="When: a day, or a moment with its time zone.")]
    whom: Annotated[Line | None, Meta(description="For whom it was done, named like `who`.")] = (
        msgspec.field(name="for", default=None)
    )
    value: Annotated[Amount, Meta(description="A number that rules can add up.")] = 1
    url: Annotated[Link | None, Meta(description="Where it can be seen.")] = None
    id: Annotated[
        Line | None, Meta(description="What it is called there: the same one counts once.")
    ] = None
    paths: Annotated[
        tuple[Line, ...], Meta(description="The files that it touched.", max_length=10_000)
    ] = ()


def add_events(collection: Collection, given: Given, zone: tzinfo, since: date) -> int:
    """Give events to the rules that count them; return how many no rule counts.

    Raises UnreadableSourceError for a line that is no event.
    """
    seen: set[tuple[str, str]] = set()
    idle = 0
    for event, day in _events(given, zone):
        if event.id is not None and (event.kind, event.id) in seen:
            continue
        seen.add((event.kind, event.id or ""))
        idle += event.kind not in collection.kinds
        if day < since:
            continue
        link = event.url or event.id or ""
        deed = Deed(day, event.who, event.whom or "", link, event.value)
        collection.add(event.kind, deed, event.paths)
    return idle


def _events(given: Given, zone: tzinfo) -> Iterator[tuple[Event, date]]:
    """Yield the events of a file, each with its day where the programme is at home."""
    decoder = msgspec.json.Decoder(Event)
    for n, line in enumerate(text_of(given).split("\n"), 1):
        if not line.strip():
            continue
        try:
            event = decoder.decode(line)
        except msgspec.ValidationError as error:
            said, _, way = str(error).partition(" - at `$.")
            raise UnreadableSourceError(
                f"{given.name}:{n}: {f'`{way}: ' if way else ''}{said}",
                f"an event has {listed(Event.__struct_encode_fields__)}",
            ) from None
        except (msgspec.DecodeError, RecursionError):
            raise UnreadableSourceError(
                f"{given.name}:{n}: this line is not JSON",
                'write one event on each line: {"kind": "review", "who": "ada", '
                '"on": "2026-11-23"}',
            ) from None
        try:
            moment = datetime.fromisoformat(event.on)
            yield event, (moment.astimezone(zone) if moment.tzinfo else moment).date()
        except (ValueError, OverflowError):
            raise UnreadableSourceError(
                f"{given.name}:{n}: `on` is no day: {excerpt(event.on, 40)}",
                "write it as 2026-11-23, or as 2026-11-23T09:00:00Z",
            ) from None
