"""Draw the pictures of the README that show a terminal, the summary of a pull request, and the hub.

`python docs/pictures/screens.py`, in the environment that badgectl is installed in with its `test`
extra; chromium takes the pictures. All of it is real: commands run in a programme that is made for
it.
"""

import io
import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path

from markdown_it import MarkdownIt
from PIL import Image
from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
WIDTH = 104
_EDGE = 40
TYPED = (
    'badgectl award thanks ada -m "Stayed until the old export ran again."',
    'badgectl award mentor@silver ada -m "She is great."',
    "badgectl experts incident-response",
)
GIVEN = (
    "badgectl award mentor@bronze ada -m 'A quarter of Mondays.' --helped nina -e https://x.example/7#goals",
    "badgectl award incident-commander@bronze ada -m 'Led a bad night.' -e https://x.example/9#review",
)
REVIEWED = """\
unset ${!GIT_*}
git checkout -q -b ask-more
sed -i 's/people: 2, other_team: 1/people: 3, other_team: 1/' catalog/badges/mentor.yaml
sed -i 's/from_people: 4/from_people: 3/; s/palette: brick/palette: forest/' \
    catalog/badges/heart-of-the-house.yaml
git commit -qam 'Ask more of mentors'
badgectl award thanks kofi -m 'Found the leak before it found us.' --here
"""
SUMMARY = """\
<!doctype html><meta charset="utf-8"><style>
body {{ font: 15px/1.5 "Liberation Sans", sans-serif; margin: 24px; color: #1f2328 }}
article {{ border: 1px solid #d1d9e0; border-radius: 6px; max-width: 820px }}
header {{ background: #f6f8fa; border-bottom: 1px solid #d1d9e0; padding: 8px 16px }}
section {{ padding: 0 16px 8px }}
h2 {{ border-bottom: 1px solid #d1d9e0; padding-bottom: 6px }}
code {{ background: #eff1f3; border-radius: 4px; padding: 2px 5px; font-size: 85% }}
</style><article><header>Summary of the job <b>badgectl</b></header>
<section>{}<img src="{}" width="480"></section></article>
"""


def sh(folder: Path, line: str) -> str:
    """Run a command line and return what it prints."""
    done = subprocess.run(
        ["bash", "-c", line], cwd=folder, check=False, capture_output=True, text=True, env=ENV
    )
    return done.stdout


def at_terminal(folder: Path, line: str) -> str:
    """Run a command line as at a terminal, in colour, and return what it prints."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["bash", "-c", line],
        cwd=folder,
        env=ENV,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        said = b""
        while True:
            try:
                said += os.read(ours, 4096)
            except OSError:
                break
        process.wait()
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


def photograph(page: Path, name: str, width: int, height: int) -> None:
    """Take a picture of a page, and cut off what is empty above and below."""
    picture = HERE / f"{name}.png"
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", f"--screenshot={picture}",
         f"--window-size={width},{height}", "--force-device-scale-factor=2", page.as_uri()],
        check=True, capture_output=True,
    )  # fmt: skip
    with Image.open(picture) as opened:
        image = opened.convert("RGB")
    rows = [image.crop((0, y, image.width, y + 1)).getcolors(2) for y in range(image.height)]
    filled = [y for y, colors in enumerate(rows) if colors is None or len(colors) > 1]
    edges = max(filled[0] - _EDGE, 0), min(filled[-1] + _EDGE, image.height)
    cut = image.crop((0, edges[0], image.width, edges[1]))
    cut.quantize(colors=128).save(picture, optimize=True)


def draw_terminal(top: Path) -> None:
    """Draw a session in the example's repository."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    for line in TYPED:
        console.print(Text.assemble(("$ ", "bold green"), (line, "bold")))
        console.print(Text.from_ansi(at_terminal(top / "guild", line).rstrip("\n")))
        console.print()
    drawn = top / "terminal.svg"
    console.save_svg(str(drawn), title="guild")
    photograph(drawn, "terminal", 1290, 1500)


def draw_summary(top: Path) -> None:
    """Draw what `diff` says in a pull request to the example, and the picture that it draws."""
    sh(top, "badgectl demo larkspur")
    larkspur, drawn = top / "larkspur", top / "drawn"
    sh(larkspur, REVIEWED)
    markdown = sh(larkspur, f"badgectl diff main --format markdown --images {drawn}")
    (picture,) = drawn.iterdir()
    said = MarkdownIt("commonmark").enable("table").render(markdown)
    page = top / "summary.html"
    page.write_text(SUMMARY.format(said, picture.as_uri()))
    photograph(page, "review", 880, 1500)


def draw_hub(top: Path) -> None:
    """Draw a page of the example's hub."""
    root = HERE.parents[1]
    sh(root, f"badgectl hub -o {top / 'site'}")
    photograph(top / "site/members/ingrid.html", "hub", 1200, 1150)


tools = tempfile.mkdtemp()
shim = Path(tools) / "badgectl"
shim.write_text(f'#!/bin/sh\nexec {sys.executable} -m badgectl "$@"\n')
shim.chmod(0o755)
NOW = "2026-11-23T09:00:00Z"
ENV = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
    "PATH": f"{tools}:{os.environ['PATH']}", "BADGECTL_NOW": NOW, "GIT_AUTHOR_DATE": NOW,
    "GIT_COMMITTER_DATE": NOW, "COLUMNS": str(WIDTH), "TERM": "xterm-256color",
    "GIT_AUTHOR_NAME": "Nina Simone", "GIT_AUTHOR_EMAIL": "nina@guild.example",
    "GIT_COMMITTER_NAME": "Nina Simone", "GIT_COMMITTER_EMAIL": "nina@guild.example",
}  # fmt: skip


def main() -> None:
    """Draw all of them."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        sh(
            top,
            "badgectl init guild --team Platform=engineering"
            " --person 'Ada Lovelace <ada@guild.example>' --yes",
        )
        guild = top / "guild"
        for line in GIVEN:
            sh(guild, line)
        draw_terminal(top)
        draw_summary(top)
        draw_hub(top)


if __name__ == "__main__":
    main()
