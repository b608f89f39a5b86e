"""What editors need to help with a programme's files: schemas, and which file has which."""

from collections.abc import Iterable

from badgectl.model.text import json_text
from badgectl.schemas.file_types import FILE_TYPES, FileType, file_type_at
from badgectl.schemas.published import published_schema, schema_name

SCHEMA_FOLDER = ".badgectl/schemas"
"""Where the schemas lie, below the programme's folder."""

_YAML_EXTENSION = "redhat.vscode-yaml"


def schema_texts(file_types: Iterable[FileType] = FILE_TYPES.values()) -> dict[str, str]:
    """Return the text of each schema, by the name of its file."""
    return {
        schema_name(file_type): json_text(published_schema(file_type)) for file_type in file_types
    }


def modeline(path: str) -> str:
    """Return the first line that tells an editor the schema of the file at a path, if any."""
    schema = schema_of(path)
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{schema}\n" if schema else ""


def schema_of(path: str) -> str | None:
    """Return where the schema of the file at a path lies, if it has one."""
    file_type = file_type_at(path)
    return _schema_path(file_type) if file_type else None


def editor_texts(prefix: str) -> dict[str, str]:
    """Return the settings of VS Code, by their paths from the top of the repository.

    `prefix` leads from there to the programme's folder: empty, or ending in a slash.
    """
    schemas = {
        f"./{prefix}{_schema_path(file_type)}": _globs(file_type, prefix)
        for file_type in FILE_TYPES.values()
    }
    return {
        ".vscode/settings.json": json_text({"yaml.schemas": schemas}),
        ".vscode/extensions.json": json_text({"recommendations": [_YAML_EXTENSION]}),
    }


def _schema_path(file_type: FileType) -> str:
    return f"{SCHEMA_FOLDER}/{schema_name(file_type)}"


def _globs(file_type: FileType, prefix: str) -> list[str]:
    """Return which files have a schema: no file may have two, or editors want both fulfilled."""
    return [
        f"{prefix}{file_type.pattern}",
        *(f"!{prefix}{pattern}" for pattern in file_type.but_not),
    ]
