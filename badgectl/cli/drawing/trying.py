"""Designs that are tried before they are written."""

import msgspec

from badgectl.cli.drawing.keeping import NOT_DRAWN, art_for
from badgectl.documents.files import Files, SourceFile
from badgectl.documents.loading import located
from badgectl.documents.reading import read_entry
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.errors import RefusedError
from badgectl.pictures.looks import Look, look_of, merged

_AROUND = "name: X\nkind: training\ndescription: X.\ndesign: {{{}}}\n"


def look_tried(
    files: Files, catalog: Catalog, badge: Badge, level: str | None, design: str | None
) -> Look:
    """Return how a badge looks, perhaps with another design; raise if it cannot be drawn."""
    shown = badge if design is None else _tried(badge, design)
    art, problems = art_for(files, catalog, [shown])
    if problems:
        # What is tried stands in no file, so it has no line.
        raise RefusedError(NOT_DRAWN, located(problems, files) if design is None else problems)
    return look_of(catalog, shown, level, art)


def _tried(badge: Badge, design: str) -> Badge:
    """Return a badge with another design over its own, at every level; raise what is wrong in it.

    It is read as a badge's file is, so what is refused there is refused here, with the same words.
    """
    text = _AROUND.format(" ".join(design.split()))
    found = read_entry(SourceFile(badge.path, text.encode(), ""))
    if isinstance(found, list):
        problems = [msgspec.structs.replace(problem, position=None) for problem in found]
        raise RefusedError("this is no design", problems)
    if not isinstance(found, Badge):
        return badge
    levels = tuple(msgspec.structs.replace(level, design=None) for level in badge.levels)
    own = merged(badge.design, found.design)
    return msgspec.structs.replace(badge, design=own, levels=levels)
