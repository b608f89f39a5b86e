"""From a file to an entry of the programme, or to everything that is wrong with it."""

from typing import Any

import msgspec

from badgectl.codes import place as codes
from badgectl.documents.files import SourceFile
from badgectl.model.entry import Entry
from badgectl.model.paths import AWARDS
from badgectl.model.problems import Place, Problem
from badgectl.model.text import did_you_mean
from badgectl.schemas.file_types import CATALOG_TYPES, FileType, file_type_at

_GRAMMAR = "see `badgectl explain place-record`; easiest is `badgectl award`"


def read_entry(file: SourceFile) -> Entry | list[Problem]:
    """Read a file by what its path says it is."""
    file_type = file_type_at(file.path)
    if file_type is None:
        return [_misplaced(file.path)]
    # What the index knows is not parsed; then the parser is not even imported.
    from badgectl.documents.strict_yaml import read_document  # noqa: PLC0415

    document = read_document(file.path, file.data)
    if document.problems:
        return list(document.problems)
    entry = _convert(file_type, file, document.value)
    if entry is not None:
        return entry
    # Only a file with faults pays for jsonschema, which finds them all.
    from badgectl.schemas.conformity import check_shape  # noqa: PLC0415

    return check_shape(file_type, file.path, document.value)


def _convert(file_type: FileType, file: SourceFile, value: Any) -> Entry | None:
    """Build the type in one go; None if anything does not fit."""
    if not isinstance(value, dict) or "path" in value or "blob" in value:
        return None
    try:
        return msgspec.convert(
            {**value, "path": file.path, "blob": file.blob}, file_type.type, strict=False
        )
    except msgspec.ValidationError:
        return None


def _misplaced(path: str) -> Problem:
    place = Place(path)
    if path.startswith(f"{AWARDS}/"):
        return codes.RECORD_PATH.problem(place, "no record can lie here", _GRAMMAR)
    if path.endswith(".yml"):
        return codes.UNKNOWN_FILE.problem(
            place, "files end in `.yaml`", f"rename it to {path.removesuffix('.yml')}.yaml"
        )
    parts = path.split("/")
    folders = [*CATALOG_TYPES, "program.yaml"]
    if len(parts) > 1 and parts[1] not in folders:
        known = ", ".join(f"catalog/{folder}" for folder in folders)
        hint = did_you_mean(parts[1], folders, f"read are: {known}")
        return codes.UNKNOWN_FILE.problem(place, f"nothing is read from catalog/{parts[1]}", hint)
    return codes.UNKNOWN_FILE.problem(
        place,
        "the file's name is no id",
        "name it with lower-case letters and digits, words joined by `-`, and `.yaml`",
    )
