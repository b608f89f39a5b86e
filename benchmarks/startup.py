"""How long commands take to start, as ratios to the least that such a program can take.

Run it with the interpreter of the environment that badgectl is installed in. Commands are timed in
turn, so that a drift of the machine's speed hits all of them; medians are compared.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from goals import HEAD, row

ROUNDS = 25
BARE_APP = """\
import typer
app = typer.Typer(add_completion=False)
@app.command()
def hello(name: str, loud: bool = False) -> None:
    "Say hello."
    print(name)
app()
"""


def run(command: list[str], folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    python = sys.executable
    badgectl = str(Path(python).with_name("badgectl"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = str(folder / "bare.py")
        Path(bare).write_text(BARE_APP, encoding="utf-8")
        begin = [badgectl, "init", "guild", "--person", "Ada <ada@guild.example>"]
        subprocess.run(begin, cwd=folder, check=True, capture_output=True)
        dry_run = ["award", "thanks", "ada", "-m", "For the start.", "--dry-run"]
        commands = {
            "python -c pass": [python, "-c", "pass"],
            "badgectl --version": [badgectl, "--version"],
            "bare typer app": [python, bare, "ada"],
            "badgectl award --dry-run": [badgectl, "-C", "guild", *dry_run],
            "bare typer app --help": [python, bare, "--help"],
            "badgectl award --help": [badgectl, "award", "--help"],
        }
        times: dict[str, list[float]] = {what: [] for what in commands}
        for _ in range(ROUNDS):
            for what, command in commands.items():
                times[what].append(run(command, folder))
    medians = {what: statistics.median(found) for what, found in times.items()}
    pairs = list(medians.items())
    print("| command | ms |\n| --- | ---: |")
    print("\n".join(f"| {what} | {took:.0f} |" for what, took in pairs))
    limits = ("", "git is asked four times, and SQLite for what is known", "")
    print(f"\n{HEAD}")
    for (base, least), (what, took), goal, limit in zip(
        pairs[::2], pairs[1::2], (1.3, 1.5, 1.5), limits, strict=True
    ):
        print(row(f"{what}, of {base}", goal, took / least, "x", limit))


if __name__ == "__main__":
    main()
