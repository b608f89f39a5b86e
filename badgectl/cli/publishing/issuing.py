"""Issuing credentials: what is new or changed is drawn, signed, baked and written."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from badgectl.batches.executor import Executor
from badgectl.cli.publishing.authority import issuing_key
from badgectl.cli.publishing.choosing import is_file_of, meant, nothing_for
from badgectl.cli.publishing.issuance import Form, Issuance
from badgectl.cli.publishing.material import material_of
from badgectl.cli.publishing.upkeep import (
    Manifest,
    Upkeep,
    is_inside,
    owned_files,
    read_manifest,
)
from badgectl.cli.reading import Programme, committed_in
from badgectl.cli.session import Session, zone
from badgectl.credentials.engine import check_engine
from badgectl.credentials.keys import IssuerKey
from badgectl.credentials.status import indices_of, mark_of
from badgectl.credentials.terms import FOLDER, check_emails, terms_of
from badgectl.git.entries import entered
from badgectl.git.lock import STATE
from badgectl.hub.parts import Part
from badgectl.index.site_memory import SiteMemory
from badgectl.model.errors import UsageError
from badgectl.model.text import one_line
from badgectl.shown.material import Material
from badgectl.shown.told import Told

MANIFEST = f"{FOLDER}/manifest.json"
_MANY = 40  # credentials from which another process pays
_AT_ONCE = 400  # credentials whose pictures are kept in memory


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
    key: IssuerKey
    """What it was signed with."""


def issue(
    session: Session, programme: Programme, wish: Wish, executor: Executor | None = None
) -> Issued:
    """Bring the credentials of a site up to date; only files that were issued are replaced.

    An executor draws the pictures. What is signed is signed here: keys do not travel.
    """
    check_engine()
    repository, _ = committed_in(programme)  # it says in which order awards were made
    program = programme.catalog.program
    material = material_of(programme, wish.base_url, members=wish.members)
    key = issuing_key(programme, wish.key, wish.base_url)
    around = material.around
    came = entered(repository)
    terms = terms_of(program, key, around.base_url, zone(program.timezone), came.recipients)
    check_emails(terms, material)
    found = _found(wish.folder)
    owned = {file for file in found.files if is_inside(file)}
    marks = {path: mark_of(key, path) for path in came.awards}
    places = indices_of(came.awards, marks, found.indices)
    maker = Issuance(terms, programme, material, places, wish.form)
    frame, elsewhere = maker.frame()
    order = _ordered(programme, material, frame, list(maker.awards()), owned, wish.only)
    manifest = Manifest(
        made_by="badgectl export openbadges",
        files=tuple(sorted({*owned, *order.files} - order.gone)),
        indices={marks[path]: place for path, place in places.items()},
    )
    memory = SiteMemory(repository.common_dir / STATE, (wish.folder / FOLDER).resolve())
    with owned_files(wish.folder, MANIFEST, manifest, order.gone):
        written = _make(session, wish.folder, order.parts, maker, memory, executor)
    return Issued(
        credentials=order.credentials,
        written=written,
        removed=len(order.gone),
        undated=maker.undated,
        unseen=len(material.audience.unseen),
        elsewhere=elsewhere,
        grade_known=around.grade_of is not None,
        key=key,
    )


class _Order(Struct, frozen=True, kw_only=True):
    """What is to be made, and what has no reason to be there any more."""

    credentials: int
    parts: list[Part]
    gone: frozenset[str]

    @property
    def files(self) -> list[str]:
        return [file for part in self.parts for file in part.files]


def _ordered(
    programme: Programme, material: Material, frame: list[Part],
    awards: Sequence[tuple[Told, list[Part]]], owned: Collection[str], only: Sequence[str],
) -> _Order:  # fmt: skip
    """Return what is asked for, always with the frame: credentials name what stands there."""
    known = {file for part in frame for file in part.files}
    known |= {file for _, parts in awards for part in parts for file in part.files}
    gone = frozenset(file for file in owned if file not in known)
    asked = [(told, parts) for told, parts in awards if parts]
    if only:
        names = meant(programme, only, gone)
        whose = set(names.values())
        gone = frozenset(file for file in gone if is_file_of(file, whose.union(only)))
        asked = [one for one in asked if whose & {one[0].grant.recipient, str(one[0].grant)}]
        if not asked and not gone:
            raise nothing_for(programme, material, names)
    return _Order(
        credentials=sum(told.state != "revoked" for told, _ in asked),
        parts=[*frame, *(part for _, parts in asked for part in parts)],
        gone=gone,
    )


def _make(
    session: Session, folder: Path, parts: Sequence[Part], maker: Issuance, memory: SiteMemory,
    executor: Executor | None,
) -> int:  # fmt: skip
    """Make what is due and return how many files differed."""
    known = memory.recall()
    written = 0
    for some in _portions(parts):
        upkeep = Upkeep(folder, some, known)
        maker.draw(upkeep.due, executor)
        written += len(upkeep.make(session, "issuing", many=_MANY))
        known |= upkeep.known()
        memory.keep(known)
    return written


def _found(folder: Path) -> Manifest:
    """Return what was issued to a folder; raise if what lies there is somebody else's."""
    top = folder / FOLDER
    found = read_manifest(folder / MANIFEST)
    if found is None and top.is_dir() and any(top.iterdir()):
        raise UsageError(
            f"{one_line(str(top))} is not empty, and no credentials were issued there",
            "name another folder: `-o site`",
        )
    return found or Manifest(made_by="", files=())


def _portions(parts: Sequence[Part]) -> Iterator[list[Part]]:
    for start in range(0, len(parts), _AT_ONCE):
        yield list(parts[start : start + _AT_ONCE])
