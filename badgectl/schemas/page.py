"""Every kind of file, key by key, as a Markdown page."""

from collections.abc import Iterator
from typing import Any

from badgectl.model.flow import example_text
from badgectl.schemas.file_types import FILE_TYPES
from badgectl.schemas.json_schema import Schema, json_schema

_HEAD = """\
# Files

One thing, one file; its name without `.yaml` is its id. This page is made from the types that
badgectl reads files by (`badgectl help files --format markdown`); `badgectl schema NAME` prints the
same as a JSON Schema, and [language.md](language.md) says what the keys do together. Keys in
**bold** are due.
"""


def format_files_page() -> str:
    """Return the page: the files first, then what stands inside of them."""
    parts: dict[str, Schema] = {}
    lines = [_HEAD]
    for file_type in FILE_TYPES.values():
        schema = json_schema(file_type)
        parts |= schema.get("$defs", {})
        lines += [f"## {file_type.name}", "", f"`{file_type.pattern}`. {schema['description']}", ""]
        lines += [*_table(schema), ""]
    lines += ["## Inside of files", ""]
    for name in sorted(parts):
        lines += [
            f"### {name}",
            "",
            parts[name].get("description", ""),
            "",
            *_table(parts[name]),
            "",
        ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(schema: Schema) -> Iterator[str]:
    yield "| key | holds | meaning | example |"
    yield "| --- | --- | --- | --- |"
    due = schema.get("required", ())
    for key, value in schema.get("properties", {}).items():
        name = f"**`{key}`**" if key in due else f"`{key}`"
        examples = value.get("examples", ())
        example = f"`{example_text(examples[0])}`" if examples else ""
        cells = (name, holds(value), value.get("description", ""), example)
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def holds(schema: Schema) -> str:
    """Return what a value is, with links to what stands inside of it."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(holds(one) for one in schema["anyOf"]))
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in schema["enum"])
    return _of_type(schema)


def _of_type(schema: Schema) -> str:
    kind: Any = schema.get("type")
    if kind == "array":
        if "prefixItems" in schema:
            return f"list: {', '.join(map(holds, schema['prefixItems']))}"
        return f"list of {holds(schema.get('items', {}))}"
    if kind == "object":
        inner = schema.get("additionalProperties")
        return f"words, each with {holds(inner)}" if isinstance(inner, dict) else "keys"
    if schema.get("format") == "date":
        return "day"
    names = {
        "string": "text",
        "integer": "whole number",
        "number": "number",
        "boolean": "yes or no",
        "null": "null",
    }
    return names.get(kind, "value")
