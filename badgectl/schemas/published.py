"""The JSON Schemas as they are handed out: to editors, and to whoever checks without us.

For our own reader every scalar is a text until the schema says what it means. Other readers
decide by themselves that `2026` is a number and `"24"` is none; what we accept, they must accept.

yaml-language-server, which most editors use, offers `examples` as values to insert, and inserts
`[object Object]` for a mapping. Examples that hold one are therefore told in words.
"""

import re
from typing import Any

from badgectl.model.flow import example_text
from badgectl.schemas.file_types import FileType
from badgectl.schemas.json_schema import DIALECT, Schema, json_schema
from badgectl.schemas.scalars import TRUTHS

# A year, a decimal, an abbreviated and a whole git id: texts that others take for numbers.
_NUMERALS = ("2026", "1.5", "12e4", "1" * 40)
_NUMBER = r"^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$"
_QUOTED = {
    "integer": (_NUMBER, "write a whole number"),
    "number": (_NUMBER, "write a number"),
    "boolean": (f"^({'|'.join(TRUTHS)})$", "write `true` or `false`"),
}


def published_schema(file_type: FileType) -> Schema:
    """Return the JSON Schema of a kind of file as other programs need it."""
    made = _lenient(json_schema(file_type))
    return {"$schema": DIALECT, "$id": schema_name(file_type)} | made


def schema_name(file_type: FileType) -> str:
    """Return the name of the file that holds a schema."""
    return f"{file_type.name}.json"


def _lenient(schema: Schema) -> Schema:
    """Return a schema that does not mind quotes where they should not matter."""
    found = _told(schema)
    for keyword in ("properties", "$defs"):
        if keyword in found:
            found[keyword] = {name: _lenient(one) for name, one in found[keyword].items()}
    for keyword in ("items", "additionalProperties"):
        if isinstance(found.get(keyword), dict):
            found[keyword] = _lenient(found[keyword])
    if "anyOf" in found:
        found["anyOf"] = [_lenient(one) for one in found["anyOf"]]
    kind = found.get("type")
    if kind in _QUOTED:
        pattern, due = _QUOTED[kind]
        found |= {"type": [kind, "string"], "pattern": pattern, "patternErrorMessage": due}
    elif kind == "string" and any(_fits(text, found) for text in _NUMERALS):
        found["type"] = ["string", "number"]
    return found


def _fits(text: str, schema: Schema) -> bool:
    return (
        "format" not in schema
        and len(text) >= schema.get("minLength", 0)
        and re.search(schema.get("pattern", ""), text) is not None
    )


def _told(schema: Schema) -> Schema:
    """Return a schema whose examples of mappings stand in its description for editors."""
    examples = schema.get("examples", [])
    plain = [example for example in examples if not _has_mapping(example)]
    if len(plain) == len(examples):
        return dict(schema)
    shown = "\n".join(example_text(example) for example in examples)
    told = f"{schema['description']}\n\n```yaml\n{shown}\n```"
    found = {key: value for key, value in schema.items() if key != "examples"}
    return found | {"markdownDescription": told} | ({"examples": plain} if plain else {})


def _has_mapping(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(_has_mapping(item) for item in value)
    )
