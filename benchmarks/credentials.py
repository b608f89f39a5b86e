"""How long 1,000 credentials take: all of them, none, and one more.

Run it with the interpreter of the environment that badgectl is installed in, with its extra
`openbadges`. Everything is made up from one seed: 100 people, 12 badges of three levels.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEOPLE, BADGES, AWARDS = 100, 12, 1_000
PROGRAM = "name: Guild\nmaintainers: [p0]\nhub: https://badges.guild.example\n"
BADGE = """\
name: Badge {n}
kind: expertise
description: Knows a great deal about subject {n}.
criteria: [{{id: shown, text: Showed it to others who can do it now.}}]
levels: [{{id: bronze}}, {{id: silver}}, {{id: gold}}]
awarding: {{by: anyone}}
"""


def run(folder: Path, *command: str) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - started


def put(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def make(folder: Path, chance: random.Random) -> None:
    """Write a programme and commit it."""
    put(folder, "catalog/program.yaml", PROGRAM)
    for n in range(BADGES):
        put(folder, f"catalog/badges/badge-{n}.yaml", BADGE.format(n=n))
    for n in range(PEOPLE):
        put(folder, f"catalog/people/p{n}.yaml", f"name: Person {n}\n")
    levels = ("bronze", "silver", "gold")
    every = [(p, b, level) for p in range(PEOPLE) for b in range(BADGES) for level in levels]
    for n, (who, badge, level) in enumerate(chance.sample(every, AWARDS)):
        name = f"awards/p{who}/badge-{badge}@{level}"
        day = f"2026-{1 + n % 11:02}-{1 + n % 28:02}"
        put(
            folder,
            f"{name}.yaml",
            f"badge: badge-{badge}\nlevel: {level}\nrecipient: p{who}\n"
            f"by: p{(who + 1) % PEOPLE}\nreason: Taught number {n}.\nawarded_on: {day}\n",
        )
        if n % 3 == 0:
            put(folder, f"{name}.like.p{(who + 2) % PEOPLE}.yaml", f"by: p{(who + 2) % PEOPLE}\n")
    commit(folder)


def commit(folder: Path) -> None:
    run(folder, "git", "add", ".")
    author = ("-c", "user.name=P", "-c", "user.email=p@guild.example")
    run(folder, "git", *author, "commit", "--quiet", "--no-gpg-sign", "-m", "More")


def main() -> None:
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top)
        run(folder, "git", "init", "--quiet", "--initial-branch=main", ".")
        make(folder, random.Random(8))  # noqa: S311 - it must be the same each time
        badgectl = (sys.executable, "-m", "badgectl")
        key = ("--key", str(folder / ".git/issuer.key"))
        run(folder, *badgectl, "key", "issuer", "--create", *key)
        export = (*badgectl, "export", "openbadges", *key)
        print("| what | seconds |\n| --- | ---: |")
        print(f"| 1,000 credentials, under 60 s | {run(folder, *export):.1f} |")
        print(f"| unchanged | {run(folder, *export):.1f} |")
        put(folder, "awards/p0/badge-0@gold.like.p9.yaml", "by: p9\n")
        put(
            folder,
            "awards/p0/badge-0@gold.yaml",
            "badge: badge-0\nlevel: gold\nrecipient: p0\n"
            "by: p1\nreason: One more.\nawarded_on: 2026-11-20\n",
        )
        commit(folder)
        print(f"| one award more | {run(folder, *export):.1f} |")


if __name__ == "__main__":
    main()
