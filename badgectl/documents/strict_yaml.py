"""The strict YAML reader: text, lists and mappings, nothing else.

Every scalar is text; the schema of the file says what it means. What YAML offers beyond that is
refused, with its place: aliases, tags, merge keys, duplicate keys, several documents.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from badgectl.codes import yaml as codes
from badgectl.documents.decoding import (
    MAX_BYTES,
    decode,
    fault,
    forbidden_character,
    hidden_character,
)
from badgectl.documents.syntax import syntax_problem
from badgectl.model.problems import Code, Place, Pointer, Position, Problem
from badgectl.model.slips import slip_in
from badgectl.model.text import shortened, visible

MAX_DEPTH = 40
MAX_PROBLEMS = 50

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = {"", "~", "null"}

Value = str | list[Any] | dict[str, Any]


class Marks(NamedTuple):
    """Where a value of a document stands, and the key that leads to it."""

    value: Position
    key: Position | None = None


class Document(NamedTuple):
    """A document as read: its value, or the problems that make it unreadable."""

    value: Value
    problems: tuple[Problem, ...]
    marks: dict[Pointer, Marks]
    """Filled only when asked for."""


def read_document(
    path: str, data: bytes, *, with_marks: bool = False, limit: int = MAX_BYTES
) -> Document:
    """Read one YAML document; faults come back as problems, never as exceptions."""
    text = decode(path, data, limit)
    if isinstance(text, Problem):
        return Document("", (text,), {})
    return read_strictly(path, text, with_marks=with_marks)


def read_strictly(path: str, text: str, *, with_marks: bool = False) -> Document:
    """Read one YAML document from a text in which no character hides."""
    builder = _Builder(path, text, with_marks=with_marks)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
            if len(builder.problems) > MAX_PROBLEMS or builder.too_deep:
                break
    except yaml.MarkedYAMLError as error:
        builder.problems.append(syntax_problem(path, text, error))
    except yaml.YAMLError as error:
        builder.problems.append(fault(codes.SYNTAX, path, Position(1, 1, 2), str(error), ""))
    if not builder.problems and builder.documents != 1:
        builder.problems.append(
            fault(
                codes.DOCUMENTS,
                path,
                Position(1, 1, 2),
                "the file is empty" if not builder.documents else "more than one document",
                "one thing, one file: write it here" if not builder.documents else "split the file",
            )
        )
    return Document(builder.root, tuple(builder.problems), builder.marks)


class _Builder:
    """Builds values from parser events; keeps going after a fault where it can."""

    def __init__(self, path: str, text: str, *, with_marks: bool) -> None:
        self.path = path
        self._text = text
        self.problems: list[Problem] = []
        self.marks: dict[Pointer, Marks] = {}
        self.root: Value = ""
        self.documents = 0
        self.too_deep = False
        self._with_marks = with_marks
        self._stack: list[list[Any] | dict[str, Any]] = []
        self._keys: list[tuple[str, yaml.Event] | None] = []  # the key that waits for its value
        self._pointer: list[str | int] = []

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        match event:
            case yaml.ScalarEvent():
                self._refuse_properties(event)
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_properties(event)
                self._open(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close()
            case yaml.AliasEvent():
                self._report(
                    codes.REFERENCE,
                    event,
                    f"`*{visible(str(event.anchor))}` is an alias",
                    "write the value here",
                )
                self._put("", event)
            case yaml.DocumentStartEvent():
                self.documents += 1

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._report(
                codes.REFERENCE,
                event,
                f"`&{visible(str(event.anchor))}` is an anchor",
                "remove it; write values where they belong",
            )
        # libyaml reports the tag `!` for nothing but an explicit non-specific tag.
        if event.tag is not None:
            self._report(
                codes.TAG,
                event,
                f"`{visible(shortened(event.tag, 60))}` is a tag",
                "remove it; the kind of file says what a value means",
            )

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        text = event.value
        hidden = forbidden_character(text)
        if hidden is not None:
            self.problems.append(hidden_character(self.path, _position(event), hidden))
        if self._stack and isinstance(self._stack[-1], dict) and self._keys[-1] is None:
            self._key(event)
            return
        if not event.style and text in _NOTHING:
            self._report_empty(event)
        self._put(text, event)

    def _key(self, event: yaml.ScalarEvent) -> None:
        key = event.value
        if key == "<<":
            self._report(codes.REFERENCE, event, "`<<` is a merge key", "write the keys here")
        if key in self._stack[-1]:
            self._report(
                codes.DUPLICATE_KEY,
                event,
                f"`{_named(key)}` stands here twice",
                "remove one of them",
            )
        self._keys[-1] = (key, event)

    def _report_empty(self, event: yaml.ScalarEvent) -> None:
        waiting = self._keys[-1] if self._stack and isinstance(self._stack[-1], dict) else None
        named, where = (f"`{_named(waiting[0])}`", waiting[1]) if waiting else ("an item", event)
        at = _position(where).line - 1
        # Where a comment ends the file without a line break, the parser is a line behind it.
        slip = "".join(map(slip_in, self._text.split("\n")[at : at + 1]))
        self._report(
            codes.EMPTY, where, f"{named} has no value", slip or "write one, or remove the line"
        )

    def _open(
        self, event: yaml.CollectionStartEvent, container: list[Any] | dict[str, Any]
    ) -> None:
        if self._stack and isinstance(self._stack[-1], dict) and self._keys[-1] is None:
            self._report(
                codes.KEY,
                event,
                "a list or mapping stands where a key is due",
                "check the punctuation; put a text that holds `[`, `{` or `: ` in quotes",
            )
            self._keys[-1] = ("", event)
            self.too_deep = True  # what follows would be reported at wrong places
            return
        if len(self._stack) >= MAX_DEPTH:
            self._report(
                codes.DEPTH, event, f"more than {MAX_DEPTH} levels of nesting", "flatten it"
            )
            self.too_deep = True
            return
        self._put(container, event)
        self._stack.append(container)
        self._keys.append(None)

    def _close(self) -> None:
        self._stack.pop()
        self._keys.pop()
        if self._pointer:
            self._pointer.pop()

    def _put(self, value: Value, event: yaml.Event) -> None:
        """Put a value where it belongs; a container's step stays on the pointer till it closes."""
        step: str | int | None = None
        key_event: yaml.Event | None = None
        if not self._stack:
            self.root = value
        elif isinstance(parent := self._stack[-1], list):
            step = len(parent)
            parent.append(value)
        else:
            waiting = self._keys[-1]
            if waiting is None:
                self._report(
                    codes.KEY, event, "an alias stands where a key is due", "write the key"
                )
                return
            step, key_event = waiting
            parent[step] = value
            self._keys[-1] = None
        if self._with_marks:
            self._mark(value, event, step, key_event)
        if step is not None and not isinstance(value, str):
            self._pointer.append(step)

    def _mark(
        self, value: Value, event: yaml.Event, step: str | int | None, key_event: yaml.Event | None
    ) -> None:
        here = tuple(self._pointer if step is None else [*self._pointer, step])
        key = _position(key_event) if key_event else None
        # A list or mapping is shown where its key stands: it may begin lines further down.
        shown = key if key and not isinstance(value, str) else _position(event)
        self.marks.setdefault(here, Marks(shown, key))

    def _report(self, code: Code, event: yaml.Event, message: str, hint: str) -> None:
        self.problems.append(fault(code, self.path, _position(event), message, hint))


def _named(key: str) -> str:
    return visible(shortened(key, 60))


def _position(event: yaml.Event) -> Position:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return Position(1, 1, 2)
    column = start.column + 1
    last = end.column + 1 if end.line == start.line else column + 1
    return Position(start.line + 1, column, max(last, column + 1))


def locate(path: str, data: bytes, places: list[Place]) -> Iterator[Position | None]:
    """Return where each of the places stands in the file: the key or the value it names.

    What is not there (a missing key, say) is shown at the mapping that lacks it.
    """
    marks = read_document(path, data, with_marks=True).marks
    for place in places:
        pointer = place.pointer
        while pointer and pointer not in marks:
            pointer = pointer[:-1]
        found = marks.get(pointer)
        if found is None:
            yield None
        elif (place.on_key or pointer != place.pointer) and found.key is not None:
            yield found.key
        else:
            yield found.value
