"""Guides that are run: the commands that a page shows, and what it says that they print.

In a block of `console`, lines that begin with `$ ` are commands; what follows is their output, `...`
standing for any lines. Comments `<!-- run: ... -->` are commands that readers need not see. All of a
page runs in one folder, in order. `python tests/pages/guides.py` writes what is printed now into the pages.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.append(str(Path(__file__).parents[1]))  # as a program, too, it stands on the same ground
from ground import ROOT, environment, replay, shim

PAGES = ("docs/guides/colleagues.md", "docs/guides/reviewers.md", "docs/guides/owners.md",
         "docs/guides/recipes.md", "README.md")  # fmt: skip
_BLOCK = re.compile(r"<!-- run: (?P<hidden>.*?)\s*-->|^```console\n(?P<shown>.*?)^```$",
                    re.DOTALL | re.MULTILINE)  # fmt: skip
# Ids of commits follow from all files, those of schemas among them.
_ID = re.compile(r"\b[0-9a-f]{10,40}\b")


class Step(NamedTuple):
    """A command of a page, with what the page says that it prints; None where it says nothing."""

    line: str
    said: str | None
    start: int
    end: int
    """Where what it prints stands in the page."""


def steps_of(page: str) -> Iterator[Step]:
    """Yield the commands of a page in order."""
    for block in _BLOCK.finditer(page):
        if block["hidden"] is not None:
            yield Step(block["hidden"], None, 0, 0)
            continue
        at = block.start("shown")
        parts = re.split(r"^(?=\$ )", block["shown"], flags=re.MULTILINE)
        for part in parts:
            if part.startswith("$ "):
                typed = re.match(r"\$ (?:.*\\\n)*.*\n", part)
                assert typed is not None
                line = typed[0][2:].rstrip("\n")
                yield Step(line, part[typed.end() :], at + typed.end(), at + len(part))
            at += len(part)


class Reader:
    """Somebody who types what a page shows, in a folder of their own."""

    def __init__(self, folder: Path, larkspur: Path | None = None) -> None:
        self.folder, self.here = folder / "work", folder / "work"
        self.here.mkdir()
        self.env = environment(folder)
        self.env["PATH"] = f"{shim(folder / 'bin').parent}:{self.env['PATH']}"
        self.env |= {"ROOT": str(ROOT), "LARKSPUR": str(larkspur or "")}
        del self.env["GIT_CONFIG_GLOBAL"]
        (folder / ".gitconfig").write_text(
            "[user]\n name = Nina Simone\n email = nina@guild.example\n[init]\n defaultBranch = main\n"
        )

    def tries(self, line: str) -> tuple[int, str]:
        """Run a command line, stay where it leads, and return how it ended and what it prints."""
        where = self.folder.parent / "where"
        done = subprocess.run(
            ["bash", "-c", f"{line}\nstatus=$?; pwd > {where}; exit $status"],
            cwd=self.here, env=self.env, check=False, text=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.here = Path(where.read_text().strip())
        return done.returncode, done.stdout.replace(str(self.folder), "/home/nina")


def plain(text: str) -> str:
    """Return an output without what differs from run to run."""
    lines = _ID.sub("<id>", text).rstrip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)


def agrees(said: str, printed: str) -> bool:
    """Tell whether a page says what was printed, `...` standing for any lines."""
    parts = re.split(r"(?m)^\.\.\.$", plain(said))
    pattern = ".*".join(re.escape(part.strip("\n")) for part in parts)
    return re.fullmatch(pattern, plain(printed), re.DOTALL) is not None


def renewed(page: str, folder: Path, larkspur: Path) -> str:
    """Return a page with what its commands print now; shortened outputs stay as they are."""
    reader = Reader(folder, larkspur)
    parts, done = [], 0
    for step in steps_of(page):
        printed = reader.tries(step.line)[1]
        if step.said is None or agrees(step.said, printed):
            continue
        lines = plain(printed).replace("<id>", "96f37bb6ac")
        parts += [page[done : step.start], f"{lines}\n" if lines else ""]
        done = step.end
    return "".join(parts) + page[done:]


def main(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as top:
        larkspur = replay(Path(top))
        for number, name in enumerate(names):
            path, home = ROOT / name, Path(top) / str(number)
            home.mkdir()
            path.write_text(
                renewed(path.read_text(encoding="utf-8"), home, larkspur), encoding="utf-8"
            )


if __name__ == "__main__":
    main(sys.argv[1:] or list(PAGES))
