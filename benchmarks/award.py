"""How long an award takes beside `git add && git commit`, in a small and in a large repository.

Run it with the interpreter of the environment that badgectl is installed in. Both are timed in
turn, each in its own copy of the same history; medians are compared. Git syncs nothing to the disk
by default and an award does, so git is timed both ways.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from goals import HEAD, row
from programme import make_programme

SIZES = (1_000, 100_000)
ROUNDS = 15


def award_text(recipient: int, giver: int, day: str) -> str:
    """Return an award as short as can be."""
    who = f"badge: thanks\nrecipient: p{recipient}\nby: p{giver}\n"
    return f"{who}reason: Took my shift at an hour's notice.\nawarded_on: {day}\n"


def by_git(folder: Path, n: int, *settings: str) -> None:
    path = f"awards/p5/thanks+2026-01-01+p{n}.yaml"
    (folder / path).write_text(award_text(5, n, "2026-01-01"), encoding="utf-8")
    commit = f"git {' '.join(settings)} commit --quiet -m Award"
    subprocess.run(["sh", "-c", f"git add '{path}' && {commit}"], cwd=folder, check=True)


def by_badgectl(folder: Path, n: int) -> None:
    badgectl = str(Path(sys.executable).with_name("badgectl"))
    award = [badgectl, "-q", "award", "thanks", "p5", "-m", f"Number {n}."]
    subprocess.run(award, cwd=folder, check=True, capture_output=True)


WAYS: dict[str, Callable[[Path, int], None]] = {
    "git add && git commit": by_git,
    "the same, synced": lambda folder, n: by_git(folder, n, "-c core.fsync=all"),
    "badgectl award": by_badgectl,
}


def measure(folder: Path, awards: int) -> dict[str, float]:
    """Return the median time of each way in milliseconds."""
    places = {way: folder / f"{awards}-{n}" for n, way in enumerate(WAYS)}
    times: dict[str, list[float]] = {way: [] for way in WAYS}
    for place in places.values():
        make_programme(place, awards)
    for n in range(ROUNDS + 1):  # the first is for warming up
        for way, act in WAYS.items():
            start = time.perf_counter()
            act(places[way], n)
            times[way].append((time.perf_counter() - start) * 1000)
    return {way: statistics.median(found[1:]) for way, found in times.items()}


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        found = {awards: measure(Path(name), awards) for awards in SIZES}
    small, large = (found[awards] for awards in SIZES)
    base = large["git add && git commit"]
    print(f"| ms | {SIZES[0]:,} awards | {SIZES[1]:,} awards | growth | ratio to git, large |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for way in WAYS:
        growth, ratio = large[way] / small[way], large[way] / base
        print(f"| {way} | {small[way]:.0f} | {large[way]:.0f} | {growth:.2f} | {ratio:.2f} |")
    took = large["badgectl award"]
    growth = took / small["badgectl award"]
    print(f"\n{HEAD}")
    print(row("growth of an award from 1,000 to 100,000", 2, growth, "x", "the index of git"))
    limit = "Python and its imports take about 0.1 s of it, whatever the size"
    print(row("award at 100,000 awards, of `git add && git commit`", 0.8, took / base, "x", limit))


if __name__ == "__main__":
    main()
