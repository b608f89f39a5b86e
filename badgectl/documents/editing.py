"""Editing a file where it says something: comments, order and quotes around it stay."""

import re
from collections.abc import Callable
from typing import Any

import yaml

from badgectl.documents.strict_yaml import read_document
from badgectl.documents.writing import item_lines, with_fields
from badgectl.model.edits import Edits
from badgectl.model.errors import BadgectlError
from badgectl.model.flow import flow_text, scalar_text
from badgectl.model.problems import Pointer

Wording = Callable[[str], str]
"""Words as they are to be from now on; also applied to comments."""

_Scalar = tuple[int, int, Pointer, str]
"""Where a scalar begins and ends, the way to it (none to a key), and its style."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class NotEditedError(BadgectlError):
    """A file is laid out in a way that cannot be edited without rewriting it."""


def edited(path: str, text: str, edits: Edits, wording: Wording | None = None) -> str:
    """Return the text of a sound file with edits in it.

    With a wording, comments and texts of several lines are worded anew where they stand.
    """
    wanted = edits.applied(_value(path, text))
    for in_place in (wording, None):
        found = _put(text, edits, in_place, wording)
        for pointer, value in edits.fill.items():
            found = _with_key(found, pointer, value)
        for pointer in edits.cuts(_value(path, found)):
            found = _without(found, pointer)
        for key, item in edits.add.items():
            found = _with_item(found, key, item)
        if _value(path, found) == wanted:
            return found
    raise NotEditedError(
        f"{path} cannot be edited as it is laid out", "write one key a line, and try again"
    )


def _value(path: str, text: str) -> Any:
    document = read_document(path, text.encode())
    return None if document.problems else document.value


def _put(text: str, edits: Edits, in_place: Wording | None, wording: Wording | None) -> str:
    """Put texts; between the scalars of a file there is only layout, and comments."""
    parts, end = [], 0
    layout = wording or str
    for start, stop, pointer, style in sorted(_scalars(_root(text), ())):
        written = text[start:stop]
        parts.append(layout(text[end:start]))
        if pointer not in edits.put:
            parts.append(written)
        elif in_place is not None and "\n" in written:
            parts.append(in_place(written))
        else:
            parts.append(_rewritten(written, style, edits.put[pointer]))
        end = stop
    return "".join((*parts, layout(text[end:])))


def _rewritten(written: str, style: str, text: str) -> str:
    """Return another text as a scalar; of several lines as a block where there was one."""
    indent = re.search(r"\n( +)\S", written)
    if style == "|" and "\n" in text and indent:
        return "|-\n" + "".join(f"{indent[1]}{line}".rstrip() + "\n" for line in text.split("\n"))
    return scalar_text(text) + ("\n" if style in ("|", ">") else "")


def _scalars(node: Any, here: Pointer) -> list[_Scalar]:
    """Return the scalars of a document, keys among them."""
    match node:
        case yaml.MappingNode():
            found: list[_Scalar] = []
            for key, value in node.value:
                found += [(*_span(key), (), "")]
                found += _scalars(value, (*here, key.value))
            return found
        case yaml.SequenceNode():
            return [one for n, item in enumerate(node.value) for one in _scalars(item, (*here, n))]
        case _:
            return [(*_span(node), here, node.style or "")]


def _without(text: str, pointer: Pointer) -> str:
    """Return a text without an item of a list, or without a key and its value."""
    holder = _find(_root(text), pointer[:-1])
    parts = [_part(entry) for entry in holder.value]
    steps = [
        entry[0].value if isinstance(entry, tuple) else n for n, entry in enumerate(holder.value)
    ]
    n = steps.index(pointer[-1])
    start, stop = parts[n]
    if holder.flow_style:
        if n + 1 < len(parts):
            return text[:start] + text[parts[n + 1][0] :]
        return text[: parts[n - 1][1] if n else start] + text[stop:]
    begin = text.rfind("\n", 0, start) + 1
    return text[:begin] + text[_line_end(text, stop) :]


def _with_item(text: str, key: str, item: Any) -> str:
    """Return a text whose list under a key has one more item; the list too, if there is none."""
    root = _root(text)
    found = next((value for name, value in root.value if name.value == key), None)
    if found is None:
        return with_fields(text, {key: (item,)})
    _, last = _part(found.value[-1]) if found.value else (0, found.start_mark.index + 1)
    if found.flow_style:
        return f"{text[:last]}{', ' if found.value else ''}{flow_text(item)}{text[last:]}"
    dash = text.rfind("-", 0, found.value[0].start_mark.index)
    indent = text[text.rfind("\n", 0, dash) + 1 : dash]
    first, *others = item_lines(item)
    return _with_lines(text, last, [f"{indent}- {first}", *(f"{indent}  {li}" for li in others)])


def _with_key(text: str, pointer: Pointer, value: Any) -> str:
    """Return a text with a further key in a mapping that has some."""
    holder, line = _find(_root(text), pointer[:-1]), f"{pointer[-1]}: {flow_text(value)}"
    _, last = _part(holder.value[-1])
    if holder.flow_style:
        return f"{text[:last]}, {line}{text[last:]}"
    indent = " " * holder.value[0][0].start_mark.column
    return _with_lines(text, last, [f"{indent}{line}"])


def _with_lines(text: str, after: int, lines: list[str]) -> str:
    """Return a text with lines put in after the line of a place."""
    end = _line_end(text, after)
    before = text[:end] if text[:end].endswith("\n") else f"{text[:end]}\n"
    return before + "".join(f"{line.rstrip()}\n" for line in lines) + text[end:]


def _part(entry: Any) -> tuple[int, int]:
    """Return where an entry of a list or mapping begins, and where what it says ends."""
    if isinstance(entry, tuple):
        return entry[0].start_mark.index, _end(entry[1])
    return entry.start_mark.index, _end(entry)


def _end(node: Any) -> int:
    """Return where a value ends; for the parser, a block ends where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        return _part(node.value[-1])[1]
    return int(node.end_mark.index)


def _line_end(text: str, at: int) -> int:
    if at and text[at - 1] == "\n":
        return at
    return text.find("\n", at) + 1 or len(text)


def _root(text: str) -> Any:
    return yaml.compose(text, Loader=_LOADER)


def _find(node: Any, pointer: Pointer) -> Any:
    for step in pointer:
        if isinstance(node, yaml.MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        else:
            node = node.value[step]
    return node


def _span(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index
