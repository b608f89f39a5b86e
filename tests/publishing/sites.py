"""Sites as tests read them: pages, their links, their words."""

import re
from html.parser import HTMLParser
from pathlib import Path

from ground import git, write

from badgectl.credentials.baking import unbake
from badgectl.credentials.engine import UnsoundError

VOID = {"meta", "link", "img", "input", "br"}


class Page(HTMLParser):
    """What a page says and points to; its elements must be closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        self.links += [v for k, v in attrs if k in ("href", "src", "action") and v]
        if tag not in VOID and tag not in ("rect", "text", "title"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("rect", "text", "title"):
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def main(self) -> str:
        return " ".join(" ".join(self.texts).split())


def read(site: Path, page: str) -> str:
    return (site / page).read_text(encoding="utf-8")


def told(site: Path, page: str) -> str:
    """Return the text of a page's main part, white space folded."""
    main = re.sub(r"(?s).*<main[^>]*>|</main>.*", "", read(site, page))
    return Page(main).main


def everything(site: Path) -> dict[str, bytes]:
    return {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def written(data: bytes) -> str:
    """Return what can be read in a file: of a picture, the credential in it."""
    try:
        return unbake(data)[0] if data.startswith(b"\x89PNG") else data.decode()
    except UnsoundError:
        return ""


def commit(folder: Path, files: dict[str, str]) -> None:
    write(folder, files)
    git(folder, "add", "catalog", "awards")
    git(folder, "commit", "--quiet", "-m", "More")


def hide(folder: Path, person: str) -> None:
    """Have somebody not be seen, and commit that."""
    path = folder / f"catalog/people/{person}.yaml"
    path.write_text(path.read_text() + "visibility: members\n")
    git(folder, "commit", "--quiet", "-am", f"Hide {person}")
