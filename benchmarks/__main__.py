"""Run all benchmarks one after the other, and write what they say to RESULTS.md.

`python benchmarks` with the interpreter of an environment with the `test` extra; `--large` measures
a programme of 1,000,000 awards and a history of 100,000 commits, too. Names choose some, whose part
of the page is replaced: `python benchmarks startup scale`.
"""

import os
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
SCRIPTS = {
    "startup": "Start-up",
    "scale": "Growth with the number of awards",
    "validate": "Validating badges",
    "award": "One award",
    "import": "Importing",
    "verify": "Verifying",
    "suggest": "Suggesting",
    "render": "Drawing",
    "credentials": "Credentials",
    "hub": "The hub",
}
"""What is measured, in the order of the page."""


LARGE = {"scale": ("--large",), "verify": ("1000", "10000", "100000")}

_ABOUT = """\
Written by `python benchmarks`. The figures of one table were measured in turn in one run: compare
ratios, not seconds of different days. What each table measures stands at the head of its script.
"""


def machine() -> str:
    """Return what the figures were measured on."""
    model = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = info.read_text(encoding="utf-8").splitlines()
        model = next((line.partition(": ")[2] for line in lines if "model name" in line), model)
    git = subprocess.run(["git", "--version"], check=True, capture_output=True, text=True)
    system = f"{platform.system()} {platform.release().partition('-')[0]}"
    python = f"Python {platform.python_version()}"
    return f"{os.cpu_count()} cores ({model}), {system}, {python}, {git.stdout.strip()}"


def told(script: str, *options: str) -> str:
    """Return what a benchmark prints, and how long it took."""
    start = time.perf_counter()
    command = [sys.executable, str(HERE / f"{script}.py"), *options]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    print(f"{script}: {time.perf_counter() - start:.0f} s", flush=True)
    if done.returncode:
        return f"failed with {done.returncode}:\n\n```\n{done.stderr[-2000:]}\n```\n"
    return done.stdout.strip() + "\n"


def known() -> dict[str, str]:
    """Return what the page says of each benchmark, by its title."""
    page = HERE / "RESULTS.md"
    parts = page.read_text(encoding="utf-8").split("\n## ")[1:] if page.exists() else []
    return {title: text.strip() for title, _, text in (part.partition("\n") for part in parts)}


def main() -> None:
    """Run what is asked for, and put it in the place of what the page said of it."""
    chosen = [word for word in sys.argv[1:] if word in SCRIPTS] or list(SCRIPTS)
    large = LARGE if "--large" in sys.argv else {}
    said = known()
    for script in chosen:
        figures = told(script, *large.get(script, ()))
        day = f"{datetime.now(UTC):%Y-%m-%d}"
        said[SCRIPTS[script]] = f"`benchmarks/{script}.py`, {day}\n\n{figures}".strip()
    parts = [f"# Results\n\n{machine()}.\n\n{_ABOUT}"]
    parts += [f"## {title}\n\n{said[title]}\n" for title in SCRIPTS.values() if title in said]
    (HERE / "RESULTS.md").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
