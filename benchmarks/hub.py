"""How long the hub of a large programme takes: all of it, unchanged, and with one award more.

Run it with the interpreter of the environment that badgectl is installed in. Everything is made up
from one seed: 2,000 people, 100 teams, 24 badges, 20,000 awards with likes, comments, nominations.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from goals import HEAD, row

PEOPLE, TEAMS, AWARDS, KINDS = 2_000, 100, 20_000, ("expertise", "mentoring", "training")
GOALS = {"the whole site": 30, "unchanged": 2, "one award more": 2}
LARGEST = 200 * 1024
PROGRAM = "name: Guild\nmaintainers: [p0]\n"
LEVELS = "levels: [{id: bronze}, {id: silver}, {id: gold}]\n"
THANKS = """\
name: Thanks
kind: peer-recognition
description: Somebody made your day easier, and you say so.
criteria: [{id: deed, text: The reason says what was done.}]
goals: [grow]
awarding: {by: anyone, repeatable: true}
"""
GOAL = """\
name: Grow people
description: Everybody learns from somebody.
measure: {count: {kind: mentoring}}
target: 3000
starts: 2025-01-01
due: 2026-12-31
"""


def badge(n: int) -> str:
    kind = KINDS[n % len(KINDS)]
    counted = "requires: [{count: {badge: thanks, at_least: 5, from_people: 3}}]\n"
    return (
        f"name: Badge {n}\nkind: {kind}\ndescription: Knows a great deal about subject {n}.\n"
        f"topics: [topic-{n % 20}]\ngoals: [grow]\n{LEVELS}{counted if n % 4 == 0 else ''}"
        "criteria: [{id: shown, text: Showed it to others who can do it now.}]\n"
        "awarding: {by: anyone, nomination: {seconds: 2}}\n"
    )


def files(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the files of a made-up programme."""
    yield "catalog/program.yaml", PROGRAM
    yield "catalog/badges/thanks.yaml", THANKS
    yield "catalog/goals/grow.yaml", GOAL
    for n in range(23):
        yield f"catalog/badges/badge-{n}.yaml", badge(n)
    for n in range(TEAMS):
        yield f"catalog/teams/t{n}.yaml", f"name: Team {n}\nfunction: f{n % 8}\nleads: [p{n}]\n"
    for n in range(PEOPLE):
        seen = "visibility: hidden\n" if n % 50 == 7 else ""
        yield f"catalog/people/p{n}.yaml", f"name: Person N{n}\nhome: t{n % TEAMS}\n{seen}"
    for n in range(AWARDS):
        recipient, giver = chance.sample(range(PEOPLE), 2)
        day = date(2025, 1, 1) + timedelta(days=n * 690 // AWARDS)
        who = f"recipient: p{recipient}\nby: p{giver}\nreason: Number {n} took a whole weekend.\n"
        told = f"{who}awarded_on: {day}\n"
        name = f"thanks+{day}+p{giver}"
        if n % 3 == 0:
            which, level = chance.randrange(23), chance.choice(("bronze", "silver", "gold"))
            name = f"badge-{which}@{level}"
            told = f"badge: badge-{which}\nlevel: {level}\n{told}"
        else:
            told = f"badge: thanks\n{told}"
        path = f"awards/p{recipient}/{name}"
        if n % 100 == 50 and n % 3 == 0:
            yield f"{path}.nomination.yaml", told.replace("awarded_on", "nominated_on")
            continue
        yield f"{path}.yaml", told
        if n % 10 == 0:
            yield (
                f"{path}.like.p{(recipient + 1) % PEOPLE}.yaml",
                f"by: p{(recipient + 1) % PEOPLE}\n",
            )


def commit(folder: Path, told: dict[str, str]) -> None:
    parts = [b"commit refs/heads/main\ncommitter P <p0@guild.example> 0 +0000\ndata 1\nA\n"]
    tip = subprocess.run(
        ["git", "rev-parse", "-q", "--verify", "main"], cwd=folder, check=False, capture_output=True
    )
    if tip.returncode == 0:
        parts.append(b"from refs/heads/main^0\n")
    for path, text in told.items():
        data = text.encode()
        parts.append(b"M 100644 inline %b\ndata %d\n%b\n" % (path.encode(), len(data), data))
    git = ["git", "fast-import", "--quiet"]
    subprocess.run(git, cwd=folder, check=True, input=b"".join(parts))


def build(folder: Path) -> float:
    """Return how many seconds a build takes."""
    start = time.perf_counter()
    badgectl = [sys.executable, "-m", "badgectl", "-q", "--as-of", "2026-11-23", "hub"]
    subprocess.run(badgectl, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["git", "init", "--quiet", "-b", "main"], cwd=folder, check=True)
        commit(folder, dict(files(random.Random(7))))  # noqa: S311 - nothing is secret
        subprocess.run(["git", "reset", "--hard", "--quiet"], cwd=folder, check=True)
        index = [sys.executable, "-m", "badgectl", "report", "--format", "json"]
        subprocess.run(index, cwd=folder, check=True, capture_output=True)
        full, same = build(folder), build(folder)
        new = "badge: thanks\nrecipient: p1\nby: p2\nreason: One more.\nawarded_on: 2026-11-22\n"
        commit(folder, {"awards/p1/thanks+2026-11-22+p2.yaml": new})
        more = build(folder)
        pages = [page.stat().st_size for page in (folder / "site").rglob("*.html")]
        print(HEAD)
        limit = "the programme is loaded, and each page looked at"
        for (what, goal), seconds in zip(GOALS.items(), (full, same, more), strict=True):
            print(row(what, goal, seconds, "s", limit))
        print(f"\n{len(pages):,} pages, the largest of {max(pages) // 1024} KiB (under 200 KiB)")


if __name__ == "__main__":
    main()
