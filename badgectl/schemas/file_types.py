"""Which kind of file lies where."""

from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.entry import Entry
from badgectl.model.forms import NO_FILE_NAMES, is_id
from badgectl.model.goals import Goal, Project
from badgectl.model.paths import AWARDS, Verb, parse_record_path
from badgectl.model.people import Person, Team
from badgectl.model.program import PROGRAM_FILE, Program
from badgectl.model.records import RECORD_TYPES
from badgectl.model.suggestions import Suggestion
from badgectl.model.tombstones import Tombstone


class FileKind(Struct, frozen=True, kw_only=True):
    """A kind of file, as the list of schemas shows it."""

    name: str
    files: str
    """Where they lie."""
    what: str


class FileType(Struct, frozen=True):
    """A kind of file: its name, the type that it is read into, and where it lies."""

    name: str
    type: type[Entry]
    pattern: str
    """A glob that matches its files."""
    but_not: tuple[str, ...] = ()
    """Globs of files that the pattern matches, too, and that are of another kind."""


def _record_type(verb: Verb, record_type: type[Entry]) -> FileType:
    match verb:
        case "award":
            return FileType(
                verb, record_type, f"{AWARDS}/*/*.yaml", but_not=(f"{AWARDS}/*/*.*.yaml",)
            )
        case "second" | "like" | "comment" | "correction" | "score":
            taken_back = tuple(f"{AWARDS}/*/*.{end}.yaml" for end in ("withdrawal", "void"))
            return FileType(verb, record_type, f"{AWARDS}/*/*.{verb}.*.yaml", but_not=taken_back)
        case _:
            return FileType(verb, record_type, f"{AWARDS}/*/*.{verb}.yaml")


CATALOG_TYPES: dict[str, FileType] = {
    "badges": FileType("badge", Badge, "catalog/badges/*.yaml"),
    "people": FileType("person", Person, "catalog/people/*.yaml"),
    "teams": FileType("team", Team, "catalog/teams/*.yaml"),
    "goals": FileType("goal", Goal, "catalog/goals/*.yaml"),
    "projects": FileType("project", Project, "catalog/projects/*.yaml"),
    "suggestions": FileType("suggestion", Suggestion, "catalog/suggestions/*.yaml"),
    "tombstones": FileType("tombstone", Tombstone, "catalog/tombstones/*.yaml"),
}
"""The folders of the catalog and what lies in them."""

PROGRAM_TYPE = FileType("program", Program, PROGRAM_FILE)
RECORD_FILE_TYPES: dict[Verb, FileType] = {
    verb: _record_type(verb, record_type) for verb, record_type in RECORD_TYPES.items()
}
FILE_TYPES: dict[str, FileType] = {
    file_type.name: file_type
    for file_type in (PROGRAM_TYPE, *CATALOG_TYPES.values(), *RECORD_FILE_TYPES.values())
}
"""Every kind of file by its name."""


def file_type_at(path: str) -> FileType | None:
    """Return the kind of file that lies at a path, or None if none does."""
    if path == PROGRAM_FILE:
        return PROGRAM_TYPE
    if path.startswith(f"{AWARDS}/"):
        location = parse_record_path(path)
        return RECORD_FILE_TYPES[location.verb] if location else None
    parts = path.split("/")
    if len(parts) != 3 or parts[0] != "catalog" or not path.endswith(".yaml"):
        return None
    name = parts[2].removesuffix(".yaml")
    if name in NO_FILE_NAMES or not is_id(name):
        return None
    return CATALOG_TYPES.get(parts[1])
