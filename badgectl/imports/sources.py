"""The sources that can be imported: how each is recognised, and which options it has."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct

from badgectl.documents.given import (
    Given,
    UnreadableSourceError,
    json_of,
    text_of,
    value_of,
    yaml_of,
)
from badgectl.imports.all_contributors import read_all_contributors
from badgectl.imports.award_rows import is_about_awards, read_csv, read_json
from badgectl.imports.csv_table import first_cells
from badgectl.imports.fedora import is_rule, read_fedora
from badgectl.imports.found import Found
from badgectl.imports.missing import with_missing
from badgectl.imports.open_badges import is_open_badge, read_open_badge
from badgectl.imports.people_rows import is_about_people, read_people
from badgectl.imports.roster import is_roster, read_roster
from badgectl.model.catalog import Catalog
from badgectl.model.errors import UsageError
from badgectl.model.text import listed
from badgectl.plans.plan import resolve_goal

Format = Literal["csv", "people", "json", "all-contributors", "fedora", "roster", "open-badges"]


class Options(Struct, frozen=True, kw_only=True):
    """What may be said about a source."""

    format: Format | None = None
    series: Given | None = None
    kind: str | None = None
    goal: str | None = None
    service: str | None = None
    recipient: str | None = None
    create: bool = False


_OPTIONS: dict[Format, set[str]] = {
    "csv": {"kind", "goal", "create"},
    "people": set(),
    "json": {"kind", "goal", "create"},
    "all-contributors": {"kind", "goal"},
    "fedora": {"kind", "goal", "series"},
    "roster": {"service"},
    "open-badges": {"kind", "goal", "recipient"},
}


def read_source(files: Sequence[Given], catalog: Catalog, options: Options) -> Found:
    """Return what files say; raise if they are none of the sources, or an option does not fit."""
    form = options.format or recognise(files)
    for name in ("series", "kind", "goal", "service", "recipient", "create"):
        if getattr(options, name) and name not in _OPTIONS[form]:
            fitting = listed(one for one, names in _OPTIONS.items() if name in names)
            raise UsageError(f"`--{name}` says nothing about {form}", f"it is for {fitting}")
    if len(files) > 1 and form != "fedora":
        raise UsageError("one file at a time is imported", "only Fedora's rules are many files")
    if options.kind is not None and options.kind not in catalog.kinds:
        raise UsageError(f"there is no kind `{options.kind}`", f"known: {listed(catalog.kinds)}")
    goals = (resolve_goal(catalog, options.goal),) if options.goal else ()
    return _serving(_read(form, files, catalog, options), goals)


def _serving(found: Found, goals: tuple[str, ...]) -> Found:
    """Return what a source says, its badges serving some goals."""
    badges = (
        msgspec.structs.replace(one, badge=msgspec.structs.replace(one.badge, goals=goals))
        for one in found.badges
    )
    return msgspec.structs.replace(found, badges=tuple(badges)) if goals else found


def _read(form: Format, files: Sequence[Given], catalog: Catalog, options: Options) -> Found:
    match form:
        case "people":
            return read_people(files[0])
        case "fedora":
            return read_fedora(files, _series(options.series), options.kind)
        case "roster":
            return read_roster(files[0], options.service or "github")
        case "open-badges":
            return read_open_badge(files[0], catalog, options.kind, options.recipient)
        case "all-contributors":
            return read_all_contributors(files[0], options.kind)
        case _:
            found = read_csv(files[0]) if form == "csv" else read_json(files[0])
            for name in ("kind", "goal"):
                if getattr(options, name) and not options.create:
                    raise UsageError(f"`--{name}` is for new badges", "say `--create`, too")
            kind = options.kind or "peer-recognition"
            if options.create:
                return with_missing(catalog, found, kind)
            return msgspec.structs.replace(found, may_create=True)


def recognise(files: Sequence[Given]) -> Format:
    """Return the format of files, by the first; raise UnreadableSourceError if it is of none.

    Of several files it is then to be told of each that it is no rule of Fedora's.
    """
    given = files[0]
    name = given.name.rpartition("/")[2].lower()
    if name.endswith((".csv", ".tsv")):
        return "people" if is_about_people(first_cells(text_of(given))) else "csv"
    text = text_of(given)
    if not text.strip():
        raise UnreadableSourceError(f"{given.name} is empty", "name the file that was meant")
    if text.lstrip()[:1] in ("{", "["):
        form = _of_json(json_of(given))
    elif is_about_people(first_cells(text)):
        form = "people"
    elif is_about_awards(first_cells(text)):
        form = "csv"
    else:
        form = _of_document(yaml_of(given))
    if form is None and len(files) > 1:
        return "fedora"
    if form is None:
        raise UnreadableSourceError(
            f"{given.name} is nothing that can be imported",
            f"say what it is with `--from`: {listed(get_args(Format), last='or')}",
        )
    return form


def _of_json(value: Any) -> Format | None:
    if is_open_badge(value):
        return "open-badges"
    if isinstance(value, list) or (isinstance(value, dict) and "awards" in value):
        return "json"
    if isinstance(value, dict) and "contributors" in value:
        return "all-contributors"
    form = _of_document(value)
    return "json" if form is None and isinstance(value, dict) and is_about_awards(value) else form


def _of_document(value: Any) -> Format | None:
    if is_rule(value):
        return "fedora"
    return "roster" if is_roster(value) else None


def _series(given: Given | None) -> Mapping[str, Sequence[str]]:
    """Return which files belong together: a mapping of names to lists of files."""
    if given is None:
        return {}
    value = value_of(given)
    if not isinstance(value, dict) or not all(_is_list(one) for one in value.values()):
        raise UnreadableSourceError(
            f"{given.name} is no mapping of series to files",
            "write it as `wiki-editor: [junior-editor, senior-editor]`",
        )
    endings = (".yml", ".yaml")
    return {
        name: [stem.removesuffix(endings[0]).removesuffix(endings[1]) for stem in stems]
        for name, stems in value.items()
    }


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) for one in value)
