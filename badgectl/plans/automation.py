"""Planning what a forge does for a programme: it checks every change, and publishes the hub."""

import re
import shlex

import msgspec
from msgspec import Struct

from badgectl.model.errors import BadgectlError
from badgectl.model.text import slug
from badgectl.plans.forge_files import CHECKING, PUBLISHING, Forge, filled
from badgectl.plans.new_file import NewFile, at_top

PINS = ".badgectl/requirements.txt"
"""Which badgectl checks the programme: below its folder, in the form of pip."""

_SOUND_FOLDER = re.compile(r"[\w./ -]*")

_PINS_ABOUT = """\
# The badgectl that checks this programme, as pip reads it: a version and a place that you trust.
"""
AS_PINNED = "badgectl @ git+https://forge.example/tools/badgectl@COMMIT"
"""How a place is named from which pip gets badgectl."""


class Origin(Struct, frozen=True, kw_only=True):
    """Where a badgectl comes from; what is empty is not known, or nobody else can reach it."""

    requirement: str = ""
    """As pip reads it."""
    repository: str = ""
    """The address of the git repository, and the commit of it."""
    commit: str = ""


class UnusableFolderError(BadgectlError):
    """The programme's folder has a name that a forge would not take literally."""


class UnknownOriginError(BadgectlError):
    """Nobody else could get badgectl from where this one comes from."""


def plan_automation(
    ci: Forge | None, pages: Forge | None, *, prefix: str, branch: str, origin: Origin
) -> tuple[NewFile, ...]:
    """Return the files that make a forge check the programme, and publish its hub.

    `prefix` leads from the repository's top to the programme's folder: empty, or ending in a slash.
    """
    if ci is None and pages is None:
        return ()
    _check_folder(prefix)
    # Several programmes can share a repository; each has a check of its own.
    name = "-".join(filter(None, ("badges", slug(prefix))))
    pinned = origin.requirement or f"# {AS_PINNED}"
    pins = NewFile(PINS, f"{_PINS_ABOUT}{pinned}\n")
    words = {
        "PINS": PINS,
        "BRANCH": msgspec.json.encode(branch).decode(),
        "FOLDER": msgspec.json.encode(prefix.rstrip("/") or ".").decode(),
        "NAME": name,
    }
    files, included = [pins], []
    for forge, what, texts in ((ci, "", CHECKING), (pages, "-pages", PUBLISHING)):
        if forge is None:
            continue
        folder = ".github/workflows" if forge == "github" else ".gitlab"
        path = f"{folder}/{name}{what}.yml"
        files.append(NewFile(at_top(prefix, path), filled(texts[forge], words)))
        included += [f"  - local: {path}\n"] if forge == "gitlab" else []
    if included:
        include = "include:\n" + "".join(included)
        advice = f"add to it:\n{include}"
        files.append(NewFile(at_top(prefix, ".gitlab-ci.yml"), include, advice=advice))
    return tuple(files)


def plan_hook(origin: Origin, prefix: str) -> tuple[NewFile, ...]:
    """Return the settings with which pre-commit checks the programme before each commit.

    Raises UnknownOriginError if nobody else could get badgectl from where it comes from.
    """
    if not origin.repository:
        raise UnknownOriginError(
            "it is not known in which repository others find this badgectl",
            "write `.pre-commit-config.yaml` by hand, with a `repo:` and `rev:` that you trust",
        )
    _check_folder(prefix)
    folder = shlex.quote(prefix.rstrip("/"))
    entry = [f"        entry: badgectl -C {folder} validate"] if prefix else []
    lines = (
        "repos:",
        f"  - repo: {origin.repository}",
        f"    rev: {origin.commit}",
        "    hooks:",
        "      - id: badgectl-validate",
        *entry,
    )
    text = "".join(f"{line}\n" for line in lines)
    path = at_top(prefix, ".pre-commit-config.yaml")
    return (NewFile(path, text, advice=f"add to it:\n{text}"),)


def _check_folder(prefix: str) -> None:
    if not _SOUND_FOLDER.fullmatch(prefix):
        raise UnusableFolderError(
            "the name of the programme's folder cannot stand in a forge's file",
            "use letters, digits, spaces, `.`, `_` and `-`",
        )
