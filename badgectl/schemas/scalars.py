"""Typing of scalars: the schema says what a text means."""

import math
from typing import Any

import msgspec

from badgectl.schemas.json_schema import Schema, resolve

_NUMBERS: dict[str, type[int | float]] = {"integer": int, "number": float}
TRUTHS = {
    spelled: word == "true"
    for word in ("true", "false")
    for spelled in (word, word.capitalize(), word.upper())
}
"""How truth values are written, by us and by every YAML reader."""


def typed(value: Any, schema: Schema, root: Schema) -> Any:
    """Return a document's value with its texts read as the schema wants them.

    A text that cannot be read so stays a text: the check then says what was due. Numbers are
    read by the same converter that builds our types, so both agree.
    """
    schema = resolve(schema, root)
    if isinstance(value, str):
        return _scalar(value, schema, root)
    for branch in _branches(schema, root):
        if isinstance(value, list) and branch.get("type") == "array":
            return [typed(item, branch.get("items", {}), root) for item in value]
        if isinstance(value, dict) and branch.get("type") == "object":
            properties = branch.get("properties", {})
            others = branch.get("additionalProperties") or {}
            return {
                key: typed(item, properties.get(key, others), root) for key, item in value.items()
            }
    return value


def _branches(schema: Schema, root: Schema) -> list[Schema]:
    return [resolve(branch, root) for branch in schema.get("anyOf", [schema])]


def _is_finite(number: float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:  # a whole number of hundreds of digits
        return False


def _scalar(text: str, schema: Schema, root: Schema) -> Any:
    for branch in _branches(schema, root):
        wanted = _NUMBERS.get(branch.get("type", ""))
        if branch.get("type") == "boolean" and text in TRUTHS:
            return TRUTHS[text]
        if wanted is None:
            continue
        try:
            number = msgspec.convert(text, wanted, strict=False)
        except msgspec.ValidationError:
            continue
        if _is_finite(number):
            return number
    return text
