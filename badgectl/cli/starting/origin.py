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
from badgectl.plans.automation import Origin

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
