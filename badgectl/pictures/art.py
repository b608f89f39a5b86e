"""Own art: the files of `catalog/art/`, checked and made fit for both painters."""

from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from badgectl.codes import art as codes
from badgectl.model.art import ART, MOST_ART_BYTES
from badgectl.model.badges import Badge
from badgectl.model.designs import Design
from badgectl.model.problems import Place, Position, Problem
from badgectl.model.text import did_you_mean
from badgectl.pictures.artwork import Artwork, Artworks, Flaw

_MOST_TEXT = 256 * 1024
_STARTS = {"PNG": b"\x89PNG", "JPEG": b"\xff\xd8\xff", "GIF": b"GIF8", "WebP": b"RIFF"}


def read_art(name: str, data: bytes) -> Artwork | Flaw:
    """Return the art of a file, or why it cannot be used. Its name must say what it is."""
    is_svg = name.endswith(".svg")
    most = _MOST_TEXT if is_svg else MOST_ART_BYTES
    if len(data) > most:
        return Flaw(f"the file has more than {most // 1024} KiB", "simplify it or make it smaller")
    kind = next((k for k, start in _STARTS.items() if data.startswith(start)), None)
    if is_svg and kind is None:
        from badgectl.pictures.art_svg import read_svg  # noqa: PLC0415 - few have own art

        return read_svg(data)
    if not is_svg and kind == "PNG":
        from badgectl.pictures.art_png import read_png  # noqa: PLC0415 - few have own art

        return read_png(data)
    said = f"is {kind}" if kind else "is none"
    due = "SVG" if is_svg else "PNG"
    return Flaw(f"the name says {due}, the file {said}", f"export the art as {due}")


def artworks(files: Mapping[str, bytes]) -> tuple[Artworks, tuple[Problem, ...]]:
    """Return the art of files, given by their names, and what is wrong with the others."""
    sound: dict[str, Artwork] = {}
    problems = []
    for name, data in files.items():
        found = read_art(name, data)
        if isinstance(found, Flaw):
            problems.append(_problem(name, found))
        else:
            sound[name] = found
    return sound, tuple(problems)


def check_own_art(badges: Iterable[Badge], there: Collection[str]) -> Iterator[Problem]:
    """Every file of art that a badge or level names is there; `there` are their names."""
    for badge in badges:
        yield from _check_named(badge.design, badge.at("design", "art"), there)
        for n, level in enumerate(badge.levels):
            if level.design is not None:
                yield from _check_named(level.design, badge.at("levels", n, "design", "art"), there)


def _check_named(design: Design, place: Place, there: Collection[str]) -> Iterator[Problem]:
    if design.art is not None and design.art not in there:
        hint = did_you_mean(design.art, there, "put a sound picture there")
        yield codes.MISSING.problem(
            place, f"there is no art to be had from {ART}/{design.art}", hint
        )


def _problem(name: str, flaw: Flaw) -> Problem:
    found = codes.FILE.problem(Place(f"{ART}/{name}"), flaw.reason, flaw.hint)
    if flaw.line is None:
        return found
    position = Position(flaw.line, flaw.column, flaw.column + 1)
    return msgspec.structs.replace(found, position=position)
