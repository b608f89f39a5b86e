"""From an entry to the text of its file.

The text is ours to the byte rather than a YAML library's, whose quoting changes between
versions: the same award made in two clones must be the same file.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from badgectl.documents.decoding import forbidden_character, hidden_character
from badgectl.documents.files import SourceFile
from badgectl.documents.reading import read_entry
from badgectl.model.entry import NOT_IN_FILES, Entry
from badgectl.model.flow import flow_text, says
from badgectl.model.problems import Position, Problem

_FIRST = ("name", "goal", "team", "period", "value", "badge", "level", "recipient", "by", "reason")


def format_entry(entry: Entry) -> str:
    """Return the text of an entry's file: what a person would type first, the rest after it."""
    fields = msgspec.to_builtins(entry, builtin_types=(date,))
    names = [name for name, value in fields.items() if name not in NOT_IN_FILES and says(value)]
    names.sort(key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
    return "".join(f"{line}\n" for name in names for line in _lines(name, fields[name]))


def with_fields(text: str, fields: Mapping[str, Any]) -> str:
    """Return the text of a file with further fields at its end."""
    end = "\r\n" if "\r\n" in text else "\n"
    ended = text if text.endswith("\n") or not fields else text + end
    plain = msgspec.to_builtins(fields, builtin_types=(date,))
    return ended + "".join(f"{line}{end}" for name in plain for line in _lines(name, plain[name]))


def faults_of(entry: Entry) -> list[Problem]:
    """Return what a reader would find wrong with the file that an entry becomes."""
    fields = msgspec.to_builtins(entry, builtin_types=(date,))
    hidden = forbidden_character(" ".join(_texts(fields)))
    if hidden is not None:
        problem = hidden_character(entry.path, Position(1, 1, 2), hidden)
        return [msgspec.structs.replace(problem, position=None)]  # the file is not written yet
    try:
        msgspec.convert(fields, type(entry))
    except msgspec.ValidationError:
        pass
    else:
        return []
    found = read_entry(SourceFile(entry.path, format_entry(entry).encode(), ""))
    return found if isinstance(found, list) else []


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for item in value.values() for text in _texts(item))
        case list() | tuple():
            yield from (text for item in value for text in _texts(item))


def _lines(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, str) and _is_block(value):
        yield f"{name}: |-"
        yield from (f"  {line}".rstrip() for line in value.split("\n"))
    elif isinstance(value, list | tuple) and isinstance(value[0], dict):
        yield f"{name}:"
        for item in value:
            first, *others = item_lines(item)
            yield f"  - {first}"
            yield from (f"    {line}".rstrip() for line in others)
    else:
        yield f"{name}: {flow_text(value)}"


def _is_block(text: str) -> bool:
    lines = text.split("\n")
    return len(lines) > 1 and bool(lines[-1]) and not any(li != li.rstrip() for li in lines)


def item_lines(item: Any) -> list[str]:
    """Return an item of a list: on one line, unless a text in it has several."""
    if isinstance(item, dict) and any(isinstance(v, str) and _is_block(v) for v in item.values()):
        return [line for key in item if says(item[key]) for line in _lines(key, item[key])]
    return [flow_text(item)]
