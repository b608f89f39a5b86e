"""How long `suggest` takes over 100,000 commits, beside `git log --numstat` on the same history.

The history is made by `git fast-import` from a seed: forty people, two files in each commit, every
third commit with a reviewer, every seventh with a second author.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from programme import found_guild, git

COMMITS, PEOPLE, FILES, ROUNDS = 100_000, 40, 2_000, 3
RULES = {
    "writer": "deeds: {kinds: [author, co-authored-by], touching: ['docs/**']}\non_days: 20\n",
    "reviewer": "deeds: {kinds: [reviewed-by], for_other: person}\nat_least: 50\nevery: quarter\n",
    "steady": "deeds: {kinds: [author]}\nweeks_in_a_row: 8\nwithin: 12 months\n",
}


def history(folder: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    git(folder, "init", "--quiet", "--initial-branch=main")
    parts: list[str] = []
    for n in range(COMMITS):
        author, other = chance.randrange(PEOPLE), chance.randrange(PEOPLE)
        who = f"Person {author} <person-{author}@guild.example> {1_500_000_000 + n * 2400} +0000"
        message = f"Change {n}\n"
        if n % 3 == 0:
            message += f"\nReviewed-by: Person {other} <person-{other}@guild.example>\n"
        elif n % 7 == 0:
            message += f"\nCo-authored-by: Person {other} <person-{other}@guild.example>\n"
        parts.append(f"commit refs/heads/main\nauthor {who}\ncommitter {who}\n")
        parts.append(f"data {len(message)}\n{message}")
        for _ in range(2):
            name = chance.randrange(FILES)
            folder_name = "docs" if name % 5 == 0 else f"src/{name % 37}"
            text = f"{n} {name}\n" * 8
            parts.append(f"M 644 inline {folder_name}/{name}.txt\ndata {len(text)}\n{text}\n")
    git(folder, "fast-import", "--quiet", given="".join(parts).encode())


def guild(folder: Path) -> None:
    rules = {
        f"suggestions/{name}": f"badge: thanks\nreason: 'Did {{count}}.'\n{text}"
        for name, text in RULES.items()
    }
    found_guild(folder, PEOPLE, rules)


def seconds(*command: str, folder: Path) -> float:
    begun = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        team, work = Path(name) / "team", Path(name) / "work"
        for folder, make in ((team, guild), (work, history)):
            folder.mkdir()
            make(folder)
        asked = (sys.executable, "-m", "badgectl", "suggest", "--repo", str(work))
        peer = ("git", "log", "--numstat")
        times = [(seconds(*asked, folder=team), seconds(*peer, folder=work)) for _ in range(ROUNDS)]
        ours, theirs = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"suggest over {COMMITS:,} commits   {ours:6.2f} s")
        print(f"git log --numstat               {theirs:6.2f} s   {ours / theirs:.2f}x (goal 2)")


if __name__ == "__main__":
    main()
