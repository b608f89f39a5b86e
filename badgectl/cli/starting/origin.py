"""Where this badgectl comes from, as others can get it: for pip, and for pre-commit."""

import json
import re
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import badgectl
from badgectl import __version__
from badgectl.git.origin import published
from badgectl.plans.automation import AS_PINNED, PINS, Origin
from badgectl.reports.health import Diagnosis

_SECRET = re.compile(r"^(https?://)[^/@]*@")
_WEB = ("https://", "http://", "ssh://")


def origin() -> Origin:
    """Return where this badgectl comes from; what others cannot reach is unknown to it."""
    # What a build leaves in a clone looks like an installation, too, and tells nothing.
    told = next(filter(None, map(_direct_url, distributions(name="badgectl"))), None)
    if told is None:
        around = Path(badgectl.__file__).parents[1]
        is_clone = (around / ".git").exists()
        return _of_folder(around) if is_clone else Origin(requirement=f"badgectl=={__version__}")
    url, vcs = _SECRET.sub(r"\1", str(told.get("url", ""))), told.get("vcs_info")
    if isinstance(vcs, dict) and vcs.get("vcs") == "git":
        return _of_commit(url, str(vcs.get("commit_id", "")))
    if url.startswith("file:"):
        return _of_folder(Path(unquote(urlsplit(url).path)))
    return Origin(requirement=f"badgectl @ {url}") if url.startswith(_WEB) else Origin()


def _direct_url(found: Distribution) -> dict[str, Any] | None:
    """Return what the installer wrote about an installation that comes from no index (PEP 610)."""
    try:
        told = json.loads(found.read_text("direct_url.json") or "null")
    except ValueError:
        return None
    return told if isinstance(told, dict) else None


def _of_folder(folder: Path) -> Origin:
    """Return where the clone comes from that badgectl was installed from."""
    found = published(folder) if folder.is_dir() else None
    return _of_commit(*found) if found else Origin()


def _of_commit(url: str, commit: str) -> Origin:
    if not url.startswith(_WEB) or not commit:
        return Origin()
    return Origin(requirement=f"badgectl @ git+{url}@{commit}", repository=url, commit=commit)


def pin_finding(root: Path) -> Diagnosis | None:
    """Tell whether a forge can get the badgectl that a programme names; None if it names none."""
    path = root / PINS
    if not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    said = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    ours = origin().requirement
    reachable = f"name a place that it can reach, as `{AS_PINNED}`"
    hint = f"write `{ours}` into it" if ours else reachable
    if not said:
        message = f"{PINS} does not say where a forge gets badgectl from"
        return Diagnosis("ci", "problem", message, hint)
    if _only_a_version(said) and not _only_a_version([ours]):
        message = f"{PINS} names no place, and this badgectl is not from the public index"
        return Diagnosis("ci", "problem", message, hint)
    return Diagnosis("ci", "fine", f"a forge gets badgectl as {PINS} says")


def _only_a_version(said: list[str]) -> bool:
    """Tell whether lines that pip reads name a version of badgectl and no place."""
    return len(said) == 1 and said[0].startswith("badgectl==")
