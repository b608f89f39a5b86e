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
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from goals import HEAD, row

SIZES = (1_000, 100_000)
PER_PERSON = 100
ROUNDS = 15
PROGRAM = "name: Guild\nmaintainers: [p0]\n"
THANKS = """\
name: Thanks
kind: peer-recognition
description: Somebody made your day easier, and you say so.
criteria:
  - {id: deed, text: The reason says what was done.}
awarding:
  by: anyone
  repeatable: true
  limit: {per_giver: 1000, every: month}
"""


def award_text(recipient: int, giver: int, day: str) -> str:
    who = f"badge: thanks\nrecipient: p{recipient}\nby: p{giver}\n"
    return f"{who}reason: Took my shift at an hour's notice.\nawarded_on: {day}\n"


def files(awards: int) -> Iterator[tuple[str, str]]:
    """Yield the files of a programme in which everybody has thanked many others."""
    people = max(awards // PER_PERSON, 10)
    yield "catalog/program.yaml", PROGRAM
    yield "catalog/badges/thanks.yaml", THANKS
    yield "catalog/teams/team.yaml", "name: Team\nfunction: engineering\nmembers: [p0]\n"
    for n in range(people):
        yield (
            f"catalog/people/p{n}.yaml",
            f"name: Person {n}\nhome: team\nemails: [p{n}@guild.example]\n",
        )
    for n in range(awards):
        recipient, turn = n % people, n // people
        giver = (recipient + 1 + turn % (people - 1)) % people
        day = (date(2024, 1, 1) + timedelta(days=turn)).isoformat()
        yield f"awards/p{recipient}/thanks+{day}+p{giver}.yaml", award_text(recipient, giver, day)


def git(folder: Path, *arguments: str, given: bytes = b"") -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, input=given, capture_output=True)


def make_repository(folder: Path, awards: int) -> None:
    folder.mkdir()
    git(folder, "init", "--initial-branch=main")
    git(folder, "config", "user.name", "Person 0")
    git(folder, "config", "user.email", "p0@guild.example")
    git(folder, "config", "gc.auto", "0")
    parts = [b"commit refs/heads/main\ncommitter P <p0@guild.example> 0 +0000\ndata 5\nFound\n"]
    for path, text in files(awards):
        data = text.encode()
        parts.append(b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data))
    git(folder, "fast-import", "--quiet", given=b"".join(parts))
    git(folder, "reset", "--hard", "--quiet")


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
        make_repository(place, awards)
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
