"""The JSON Schema of every kind of file, made from the types themselves."""

from functools import cache
from typing import Any, TypeVar

import msgspec

from badgectl.model.entry import NOT_IN_FILES, Choice, Filled
from badgectl.schemas.file_types import FileType

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]
S = TypeVar("S", bound=msgspec.Struct)


@cache
def json_schema(file_type: FileType) -> Schema:
    """Return the JSON Schema (draft 2020-12) of a kind of file, with its definitions inside."""
    (_,), components = msgspec.json.schema_components(
        [file_type.type], ref_template="#/$defs/{name}"
    )
    for choice in _subclasses(Choice):
        if choice.__name__ in components:
            components[choice.__name__].update(_one_key(choice))
    for filled in _subclasses(Filled):
        if filled.__name__ in components:
            components[filled.__name__]["minProperties"] = 1
    root = components.pop(file_type.type.__name__)
    for name in NOT_IN_FILES:
        root["properties"].pop(name, None)
    definitions = {name: _tidy(schema) for name, schema in components.items()}
    return {"$schema": DIALECT, **_tidy(root)} | ({"$defs": definitions} if definitions else {})


def resolve(schema: Schema, root: Schema) -> Schema:
    """Return what a schema that is a reference points to; any other schema itself."""
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    return schema


def _one_key(choice: type[Choice]) -> Schema:
    if choice.choices:
        return {"oneOf": [{"required": [name]} for name in choice.choices]}
    return {"minProperties": 1, "maxProperties": 1}


def _tidy(schema: Any) -> Any:
    """Drop what files cannot say: `null`, and defaults that mean "not written"."""
    if isinstance(schema, list):
        return [_tidy(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {
        key: _tidy(value)
        for key, value in schema.items()
        if not (key == "default" and (value in (None, (), []) or isinstance(value, dict)))
        and not (key == "required" and value == [])
    }
    branches = schema.get("anyOf")
    if isinstance(branches, list):
        branches = [branch for branch in branches if branch != {"type": "null"}]
        if len(branches) == 1:
            del schema["anyOf"]
            schema = branches[0] | schema
        else:
            schema["anyOf"] = branches
    return schema


def _subclasses(cls: type[S]) -> list[type[S]]:
    return [found for sub in cls.__subclasses__() for found in (sub, *_subclasses(sub))]
