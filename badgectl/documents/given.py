"""What is given from outside: files as bytes, and as text, JSON or YAML."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple, NoReturn

from badgectl.documents.strict_yaml import read_document
from badgectl.model.errors import BadgectlError, RefusedError
from badgectl.model.problems import Place
from badgectl.model.text import excerpt

MAX_BYTES = 50 * 1024 * 1024
"""The most that one file may have."""
_MAX_YAML = 4 * 1024 * 1024  # strict YAML is read by Python, event by event


class UnreadableSourceError(BadgectlError):
    """A file from outside is not what it should be."""


class Given(NamedTuple):
    """A file from outside."""

    name: str
    data: bytes

    def at(self, line: int) -> Place:
        """Return the place of a line."""
        return Place(f"{self.name}:{line}")

    def item(self, *steps: str | int) -> Place:
        """Return the place of a value, by the keys and positions (from 1) that lead to it."""
        return Place(f"{self.name}: {' '.join(str(step) for step in steps)}")


def text_at(value: Mapping[str, Any], key: str) -> str:
    """Return the text under a key of an object; empty if there is none."""
    found = value.get(key)
    return found.strip() if isinstance(found, str) else ""


def text_of(given: Given) -> str:
    """Return the text of a file; raise UnreadableSourceError if it is none."""
    if len(given.data) > MAX_BYTES:
        said = f"{given.name} has more than {MAX_BYTES // 1024 // 1024} MiB"
        raise UnreadableSourceError(said, "split it")
    try:
        text = given.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = given.data.count(b"\n", 0, error.start) + 1
        raise UnreadableSourceError(
            f"{given.name}:{line}: byte {given.data[error.start]:#04x} is not UTF-8",
            "save the file as UTF-8 (spreadsheets call it `CSV UTF-8`)",
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableSourceError(
            f"{given.name}:{line}: there is a NUL byte", "save the file as UTF-8 text"
        )
    return text


def json_of(given: Given) -> Any:
    """Return what a JSON file holds, numbers and truth values as texts, nulls left out.

    Objects on lines of their own (NDJSON) are a list.
    """
    text = text_of(given)
    try:
        return _parse(given, text)
    except _ManyValuesError:
        lines = enumerate(text.split("\n"), 1)
        return [_parse(given, line, n) for n, line in lines if line.strip()]


def _parse(given: Given, text: str, line: int | None = None) -> Any:
    """Return the value that a text is; `line` is where it stands, if it is a line of the file."""
    where = given.name if line is None else f"{given.name}:{line}"
    try:
        return json.loads(
            text,
            object_pairs_hook=_mapping,
            parse_int=str,
            parse_float=str,
            parse_constant=_refuse_constant,
        )
    except json.JSONDecodeError as error:
        if line is None and error.msg == "Extra data" and error.lineno > 1:
            raise _ManyValuesError from None
        said = f"{given.name}:{line or error.lineno}:{error.colno}: not JSON: {error.msg}"
        raise UnreadableSourceError(said, "mend it, or export it again") from None
    except RecursionError:
        raise UnreadableSourceError(f"{where}: too many levels of nesting", "flatten it") from None
    except _JsonFaultError as fault:
        raise UnreadableSourceError(f"{where}: {fault}", "mend it, or export it again") from None


class _ManyValuesError(Exception):
    """There are further values after the first."""


class _JsonFaultError(Exception):
    """What the JSON reader lets pass and we do not."""


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _JsonFaultError(f"`{excerpt(key, 60)}` stands twice in one object")
        if isinstance(value, bool):
            found[key] = "true" if value else "false"
        else:
            found[key] = value
    return {key: value for key, value in found.items() if value is not None}


def _refuse_constant(name: str) -> NoReturn:
    raise _JsonFaultError(f"{name} is no number")


def yaml_of(given: Given) -> Any:
    """Return what a YAML file holds: texts, lists and mappings; raise RefusedError if it faults."""
    document = read_document(given.name, given.data, limit=_MAX_YAML)
    if document.problems:
        raise RefusedError(f"{given.name} cannot be read", document.problems)
    return document.value


def is_json(given: Given) -> bool:
    """Tell whether a file holds JSON, by its first character."""
    return given.data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def value_of(given: Given) -> Any:
    """Return what a JSON or YAML file holds."""
    return json_of(given) if is_json(given) else yaml_of(given)
