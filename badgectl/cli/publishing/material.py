"""What an audience sees of the programme that a command works on."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from badgectl.cli.grades import verified_grades
from badgectl.cli.reading import Programme
from badgectl.cli.session import zone
from badgectl.credentials.terms import FOLDER
from badgectl.git.repository import Repository
from badgectl.model.errors import UsageError
from badgectl.model.forms import Link, fits
from badgectl.model.text import excerpt
from badgectl.shown.audience import Audience
from badgectl.shown.material import Material
from badgectl.shown.told import Change, Surroundings


def material_of(
    programme: Programme, base_url: str | None, *, members: bool, site: Path | None = None
) -> Material:
    """Return what everybody, or only members, see of a programme; raise if an address is none.

    `site` is the folder in which its pages lie, where they do.
    """
    catalog = programme.catalog
    audience = Audience(catalog, inside=members)
    address = base_url or catalog.program.hub
    around = _surroundings(programme, _checked(address) if address else None, site)
    return Material(catalog, programme.ledger, programme.today, audience, around)


def _checked(url: str) -> str:
    """Return the address of a site with a slash at its end; raise if it is none."""
    if not fits(Link, url) or "?" in url or "#" in url:
        named = excerpt(url, 60)
        raise UsageError(f"`{named}` is no address of a site", "write https://badges.guild.example")
    return url.rstrip("/") + "/"


def _surroundings(programme: Programme, base_url: str | None, site: Path | None) -> Surroundings:
    repository = programme.repository
    if repository is None or not programme.committed:
        return Surroundings(base_url=base_url)

    issued = set(_files_below(site, FOLDER)) if site is not None else set()
    from badgectl.git.forges import file_link, new_file_link
    from badgectl.git.upstream import address_of

    source = address_of(repository)
    branch, prefix = programme.catalog.program.branch, repository.prefix
    return Surroundings(
        grade_of=verified_grades(programme),
        changes=partial(_changes, repository, programme.catalog.program.timezone),
        new_file=lambda path, text: new_file_link(source, branch, prefix + path, text),
        file_page=lambda path: file_link(source, branch, path),
        has_file=issued.__contains__,
        base_url=base_url,
    )


def _files_below(top: Path, folder: str) -> Iterator[str]:
    """Yield the files of a folder of a site, from its top."""
    for path, _, files in os.walk(top / folder):
        below = Path(path).relative_to(top).as_posix()
        yield from (f"{below}/{file}" for file in files)


def _changes(repository: Repository, timezone: str) -> dict[str, tuple[Change, ...]]:
    from badgectl.git.history import histories

    found = histories(repository, "catalog/badges", zone(timezone))
    return {
        path: tuple(
            Change(commit=one.commit, on=one.day, email=one.email, subject=one.subject)
            for one in changes
        )
        for path, changes in found.items()
    }
