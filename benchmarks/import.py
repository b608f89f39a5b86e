"""How long it takes to import 10,000 awards into one commit, beside bare `git fast-import`.

`git fast-import` gets the very same files and commits them; what it does not do is read CSV, judge
the awards, and bring index and working tree along. The second column has git check the files out,
so that both end in the same state. All are timed in turn; medians are compared.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from programme import found_guild

AWARDS, PEOPLE, ROUNDS = 10_000, 1_000, 3


def rows() -> str:
    lines = ["recipient,badge,giver,reason,date,id"]
    for n in range(AWARDS):
        to, by = n % PEOPLE, (n * 7 + 1 + n // PEOPLE) % PEOPLE
        by += to == by
        day = f"20{10 + n % 15}-{1 + n % 12:02d}-{1 + n % 28:02d}"
        lines.append(f"person-{to},thanks,person-{by % PEOPLE},Helped with task {n}.,{day},{n}")
    return "\n".join(lines) + "\n"


def stream(folder: Path) -> bytes:
    """Return the awards of the last commit as a stream that adds them to the commit before it."""
    parts = [b"commit refs/heads/main\ncommitter A <a@b> 0 +0000\ndata 0\nfrom refs/heads/main^0\n"]
    for path in sorted((folder / "awards").rglob("*.yaml")):
        data = path.read_bytes()
        where = str(path.relative_to(folder)).encode()
        parts.append(b"M 100644 inline %b\ndata %d\n%b\n" % (where, len(data), data))
    return b"".join(parts)


def timed(*steps: tuple[Path, list[str], bytes]) -> float:
    start = time.perf_counter()
    for folder, command, given in steps:
        subprocess.run(command, cwd=folder, check=True, input=given, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    ours = [sys.executable, "-m", "badgectl", "import", "rows.csv"]
    theirs = ["git", "-c", "core.fsync=all", "fast-import", "--quiet"]
    checkout = ["git", "-c", "core.fsync=all", "reset", "--quiet", "--hard"]
    columns: list[tuple[float, ...]] = []
    with tempfile.TemporaryDirectory() as name:
        guild = Path(name) / "guild"
        found_guild(guild, PEOPLE, {})
        (guild / "rows.csv").write_text(rows(), encoding="utf-8")
        for n in range(ROUNDS):
            a, b, c = (Path(name) / f"{who}-{n}" for who in "abc")
            for copy in (a, b, c):
                subprocess.run(["cp", "-r", str(guild), str(copy)], check=True)
            mine = timed((a, ours, b""))
            ready = stream(a)
            bare = timed((b, theirs, ready))
            whole = timed((c, theirs, ready), (c, checkout, b""))
            columns.append((mine, bare, whole))
    mine, bare, whole = (statistics.median(column) for column in zip(*columns, strict=True))
    print("| awards | badgectl import | git fast-import | ratio | and git reset --hard | ratio |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    print(
        f"| {AWARDS} | {mine:.2f} s | {bare:.2f} s | {mine / bare:.1f} "
        f"| {whole:.2f} s | {mine / whole:.1f} |"
    )


if __name__ == "__main__":
    main()
