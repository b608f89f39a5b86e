"""Issuing credentials: what is new or changed is drawn, signed, baked and written."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from badgectl.batches.executor import Executor
from badgectl.cli.publishing.issuance import Form, Issuance
from badgectl.cli.publishing.issuer_key import find_issuer_key
from badgectl.cli.publishing.material import material_of
from badgectl.cli.publishing.upkeep import (
    Manifest,
    Upkeep,
    check_folders,
    is_inside,
    read_manifest,
    write_manifest,
)
from badgectl.cli.reading import Programme
from badgectl.cli.session import Session, zone
from badgectl.credentials.engine import check_engine
from badgectl.credentials.status import indices_of, mark_of
from badgectl.credentials.terms import FOLDER, check_emails, terms_of
from badgectl.documents.disk import remove_file
from badgectl.git.entries import entered
from badgectl.git.lock import STATE
from badgectl.git.repository import Repository
from badgectl.hub.parts import Part
from badgectl.index.site_memory import SiteMemory
from badgectl.model.errors import BadgectlError, UsageError
from badgectl.model.text import one_line

MANIFEST = f"{FOLDER}/manifest.json"
_MANY = 40  # credentials from which another process pays
_AT_ONCE = 400  # credentials whose pictures are kept in memory


class NotCommittedError(BadgectlError):
    """There is no history that could say in which order awards were made."""


class Wish(Struct, frozen=True, kw_only=True):
    """What is to be issued, and where to."""

    folder: Path
    base_url: str | None
    key: Path | None
    form: Form
    members: bool
    only: Sequence[str]


class Issued(Struct, frozen=True, kw_only=True):
    """What became of it."""

    credentials: int
    written: int
    removed: int
    undated: int
    unseen: int
    elsewhere: str | None
    """Where the issuer's document must be put by hand: it is not below the hub."""
    grade_known: bool


def issue(
    session: Session, programme: Programme, wish: Wish, executor: Executor | None = None
) -> Issued:
    """Bring the credentials of a site up to date; only files that were issued are replaced.

    An executor draws the pictures. What is signed is signed here: keys do not travel.
    """
    check_engine()
    repository = _repository(programme)
    key, _ = find_issuer_key(wish.key)
    program = programme.catalog.program
    material = material_of(programme, wish.base_url, members=wish.members)
    around = material.around
    came = entered(repository)
    terms = terms_of(program, key, around.base_url, zone(program.timezone), came.recipients)
    check_emails(terms, material)
    owned = _owned(wish.folder)
    marks = {path: mark_of(key, path) for path in came.awards}
    places = indices_of(came.awards, marks, owned.indices)
    maker = Issuance(terms, programme, material, places, wish.form)
    parts, elsewhere = maker.parts()
    files = [file for part in parts for file in part.files]
    gone = sorted(file for file in set(owned.files) - set(files) if is_inside(file))
    if wish.only:
        parts, gone = [one for one in parts if _is_asked(one, wish.only)], []
        if not parts:
            raise UsageError(f"nothing to issue for {' '.join(wish.only)}", "name who holds awards")
    check_folders(wish.folder, (*gone, *files))
    manifest = Manifest(
        made_by="badgectl export openbadges",
        files=tuple(sorted({*files, *gone})),
        indices={marks[path]: place for path, place in places.items()},
    )
    write_manifest(wish.folder / MANIFEST, manifest)
    memory = SiteMemory(repository.common_dir / STATE, (wish.folder / FOLDER).resolve())
    known = memory.recall()
    written = 0
    for some in _portions(parts):
        upkeep = Upkeep(wish.folder, some, known)
        maker.draw(upkeep.due, executor)
        written += len(upkeep.make(session, "issuing", many=_MANY))
        known |= upkeep.known()
        memory.keep(known)
    for file in gone:
        remove_file(wish.folder / file, wish.folder)
    if gone:
        write_manifest(
            wish.folder / MANIFEST, msgspec.structs.replace(manifest, files=tuple(sorted(files)))
        )
    return Issued(
        credentials=maker.issued,
        written=written,
        removed=len(gone),
        undated=maker.undated,
        unseen=len(material.audience.unseen),
        elsewhere=elsewhere,
        grade_known=around.grade_of is not None,
    )


def _repository(programme: Programme) -> Repository:
    if programme.repository is None or not programme.committed:
        raise NotCommittedError(
            "credentials are made of what is committed, and nothing is", "`git commit` first"
        )
    return programme.repository


def _owned(folder: Path) -> Manifest:
    """Return what was issued to a folder; raise if what lies there is somebody else's."""
    top = folder / FOLDER
    found = read_manifest(folder / MANIFEST)
    if found is None and top.is_dir() and any(top.iterdir()):
        raise UsageError(
            f"{one_line(str(top))} is not empty, and no credentials were issued there",
            "name another folder: `-o site`",
        )
    return found or Manifest(made_by="", files=())


def _is_asked(part: Part, only: Sequence[str]) -> bool:
    """Tell whether a part is a credential of somebody, or the award itself."""
    names = {file.partition("/")[2].removeprefix("v2/").rpartition(".")[0] for file in part.files}
    return any(word in names or word in {name.partition("/")[0] for name in names} for word in only)


def _portions(parts: Sequence[Part]) -> Iterator[list[Part]]:
    for start in range(0, len(parts), _AT_ONCE):
        yield list(parts[start : start + _AT_ONCE])
