"""From a file to an entry of the programme, or to everything that is wrong with it."""

import re
from typing import Any

import msgspec

from badgectl.codes import place as codes
from badgectl.documents.decoding import decode
from badgectl.documents.files import SourceFile
from badgectl.documents.plain_yaml import read_plainly
from badgectl.model.art import ART
from badgectl.model.badges import Badge
from badgectl.model.entry import NOT_IN_FILES, Entry
from badgectl.model.forms import NO_FILE_NAMES
from badgectl.model.paths import AWARDS
from badgectl.model.problems import Place, Problem
from badgectl.model.text import did_you_mean, slug
from badgectl.schemas.file_types import CATALOG_TYPES, FileType, file_type_at

# The fast way of reading is deceived by two: whatever bounds a number has, `nan` lies within them,
# and `1` is true.
_NOT_A_NUMBER = re.compile(rb"\bnan\b", re.IGNORECASE)
_NO_TRUTH = re.compile(
    rb"\b(in_order|repeatable|self_award)['\"]?\s*:\s*+['\"]?+"
    rb"(?!(true|True|TRUE|false|False|FALSE)\b)"
)
_GRAMMAR = (
    "by hand, name an award awards/RECIPIENT/BADGE.yaml: `badgectl validate --fix` puts level, day "
    "and giver into the name; `badgectl explain place-record` has all names"
)


def read_entry(file: SourceFile) -> Entry | list[Problem]:
    """Read a file by what its path says it is."""
    file_type = file_type_at(file.path)
    if file_type is None:
        return [_misplaced(file.path)]
    text = decode(file.path, file.data)
    if isinstance(text, Problem):
        return [text]
    is_plain = _NOT_A_NUMBER.search(file.data) is None and (
        file_type.type is not Badge or _NO_TRUTH.search(file.data) is None
    )
    plain = read_plainly(text)
    if plain is not None and is_plain:
        entry = _convert(file_type, file, plain)
        if entry is not None:
            return entry
    # What most people write, or the index knows, needs no parser; it is not even imported then.
    from badgectl.documents.strict_yaml import read_strictly  # noqa: PLC0415

    document = read_strictly(file.path, text)
    if document.problems:
        return list(document.problems)
    entry = _convert(file_type, file, document.value)
    if entry is not None and is_plain:
        return entry
    # Only a file with faults pays for jsonschema, which finds them all.
    from badgectl.schemas.conformity import check_shape  # noqa: PLC0415

    problems = check_shape(file_type, file.path, document.value)
    return problems if problems or entry is None else entry


def _convert(file_type: FileType, file: SourceFile, value: Any) -> Entry | None:
    """Build the type in one go; None if anything does not fit."""
    if not isinstance(value, dict) or any(name in value for name in NOT_IN_FILES):
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
    parts = path.split("/")
    folders = [*CATALOG_TYPES, "art", "program.yaml"]
    if path.startswith(f"{ART}/"):
        return codes.UNKNOWN_FILE.problem(
            place, "only pictures lie here, PNG or SVG", f"name them as ids: {_art_name(path)}"
        )
    if len(parts) > 1 and parts[1] not in folders:
        known = ", ".join(f"catalog/{folder}" for folder in folders)
        hint = did_you_mean(parts[1], folders, f"read are: {known}")
        return codes.UNKNOWN_FILE.problem(place, f"nothing is read from catalog/{parts[1]}", hint)
    if len(parts) != 3:
        said = "nothing is read from here" if len(parts) > 3 else "this is a file; a folder is due"
        return codes.UNKNOWN_FILE.problem(place, said, f"one thing, one file: {parts[1]}/ID.yaml")
    stem, _, ending = parts[2].rpartition(".")
    if ending.lower() not in ("yaml", "yml"):
        return codes.UNKNOWN_FILE.problem(
            place, "only files that end in `.yaml` are read here", "keep other files elsewhere"
        )
    name = slug(stem) or "some-name"
    if name in NO_FILE_NAMES:
        return codes.UNKNOWN_FILE.problem(
            place, f"Windows can have no file named {name}", "choose another id"
        )
    said = "the file's name is no id" if ending == "yaml" else "files end in `.yaml`"
    return codes.UNKNOWN_FILE.problem(place, said, f"rename it to catalog/{parts[1]}/{name}.yaml")


def _art_name(path: str) -> str:
    stem, _, ending = path.rpartition("/")[2].rpartition(".")
    known = ending.lower() if ending.lower() in ("png", "svg") else "svg"
    return f"{ART}/{slug(stem) or 'some-name'}.{known}"
