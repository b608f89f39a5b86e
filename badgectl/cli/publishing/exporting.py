"""Exporting tables: printed, or kept in a folder of their own."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from badgectl.cli.publishing.material import material_of
from badgectl.cli.publishing.upkeep import (
    Manifest,
    is_inside,
    owned_files,
    read_manifest,
)
from badgectl.cli.reading import Programme
from badgectl.cli.say import note, put, put_document, tell
from badgectl.documents.disk import refresh_file
from badgectl.model.errors import UsageError
from badgectl.model.text import counted, did_you_mean, listed, one_line
from badgectl.tables.formats import as_csv, as_json, as_parquet
from badgectl.tables.table import Table
from badgectl.tables.tables import tables_of

Form = Literal["csv", "json", "parquet"]

_MANIFEST = "badgectl-{}.json"


def export_tables(
    programme: Programme, names: Sequence[str], form: Form, folder: Path | None, *, members: bool
) -> None:
    """Print tables, or bring the files of a folder up to date with them."""
    material = material_of(programme, None, members=members)
    tables = _chosen(tables_of(material), names)
    if folder is None:
        _print(tables, form, names)
    else:
        written, removed = keep_files(folder, dict(_files(tables, form)), f"badgectl export {form}")
        changes = f"{counted(written, 'file')} written, {removed} removed"
        tell(
            f"{counted(len(tables), 'table')} in {one_line(str(folder))}: {changes}", color="green"
        )
    unseen = len(material.audience.unseen)
    if unseen:
        note(f"{counted(unseen, 'person', 'people')} not named, as they want it")


def _chosen(tables: Sequence[Table], names: Sequence[str]) -> list[Table]:
    known = {table.name: table for table in tables}
    for name in names:
        if name not in known:
            raise UsageError(
                f"there is no table `{one_line(name)[:40]}`",
                did_you_mean(name, known, f"there are {listed(known)}"),
            )
    return [known[name] for name in dict.fromkeys(names)] or list(tables)


def _print(tables: Sequence[Table], form: Form, names: Sequence[str]) -> None:
    if form == "json":
        put(as_json(tables).decode())
        return
    if form == "csv" and len(names) <= 1:
        # Without a name it is the table that most people want.
        put_document(as_csv(tables[0]))
        return
    raise UsageError(f"several tables as {form} need a folder", "say `-o tables`")


def _files(tables: Iterable[Table], form: Form) -> Iterator[tuple[str, bytes]]:
    for table in tables:
        if form == "csv":
            yield f"{table.name}.csv", as_csv(table).encode()
        elif form == "json":
            yield f"{table.name}.json", as_json([table])
        else:
            yield from as_parquet(table)


def keep_files(folder: Path, files: dict[str, bytes], made_by: str) -> tuple[int, int]:
    """Bring the files of one kind in a folder up to date: how many were written, and removed.

    Files of others are never replaced.
    """
    name = _MANIFEST.format(made_by.rpartition(" ")[2])
    found = read_manifest(folder / name)
    old = {file for file in found.files if is_inside(file)} if found else set()
    for file in sorted(files.keys() - old):
        if (folder / file).exists() and (folder / file).read_bytes() != files[file]:
            raise UsageError(
                f"{one_line(str(folder / file))} is there, and `{made_by}` did not write it",
                "name another folder with `-o`, or remove the file",
            )
    gone = old - files.keys()
    manifest = Manifest(made_by=made_by, files=tuple(sorted(files)))
    with owned_files(folder, name, manifest, gone):
        written = sum(refresh_file(folder / file, data) for file, data in files.items())
    return written, len(gone)
