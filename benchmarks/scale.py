"""How the cost of commands grows with the number of awards, beside peers on the same files.

Run it with the interpreter of an environment with the `test` extra. `--large` adds a programme of
1,000,000 awards; numbers are sizes to measure instead. The goals and what stands in their way are
in the table.
"""

import contextlib
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from goals import HEAD, row
from programme import git, make_programme

SIZES, LARGE = (1_000, 10_000, 100_000), 1_000_000
ROUNDS = 3
TOOLS = Path(sys.executable).parent


def badgectl(*words: str) -> list[str]:
    """Return a command of ours."""
    return [sys.executable, "-m", "badgectl", *words]


def timed(folder: Path, command: list[str]) -> tuple[float, int]:
    """Return the seconds that a command takes, and the most memory that it had, in MiB."""
    start = time.perf_counter()
    going = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(going.pid, 0)
    if status:
        sys.exit(f"{command} ended with {status}")
    return time.perf_counter() - start, used.ru_maxrss // 1024


def median(folder: Path, command: list[str], *, cold: bool = False, rounds: int = ROUNDS) -> float:
    """Return the median time of a command; cold, nothing is remembered."""
    found = []
    for _ in range(rounds):
        if cold:
            subprocess.run(badgectl("cache", "clear"), cwd=folder, check=True, capture_output=True)
        found.append(timed(folder, command)[0])
    return statistics.median(found)


def others(folder: Path) -> dict[str, float]:
    """Return how long others take to check the awards of a programme, by their names."""
    schema = folder / "award.json"
    told = subprocess.run(
        badgectl("schema", "award"), cwd=folder, check=True, capture_output=True, text=True
    )
    schema.write_text(told.stdout, encoding="utf-8")
    paths = sorted(str(path) for path in folder.glob("awards/*/*.yaml"))
    check = [str(TOOLS / "check-jsonschema"), "--schemafile", str(schema), *paths]
    found = {"check-jsonschema": timed(folder, check)[0]}
    with contextlib.suppress(FileNotFoundError):
        relaxed = "{extends: relaxed, rules: {line-length: disable}}"
        lint = [str(TOOLS / "yamllint"), "-d", relaxed, "catalog", "awards"]
        found["yamllint"] = timed(folder, lint)[0]
    schema.unlink()
    return found


class Scale:
    """What was measured, by what and size."""

    def __init__(self) -> None:
        self.times: dict[str, dict[int, float]] = {}
        self.memory: dict[str, dict[int, int]] = {}
        self.peers: dict[int, dict[str, float]] = {}

    def put(self, what: str, size: int, seconds: float) -> None:
        """Keep a time."""
        self.times.setdefault(what, {})[size] = seconds

    def measure(self, folder: Path, size: int) -> None:
        """Measure a programme of a size."""
        checked_out = size < LARGE
        make_programme(folder, size, checked_out=checked_out)
        rounds = ROUNDS if size < 100_000 else 1
        report = badgectl("report", "--format", "json")
        if checked_out:
            time.sleep(1)
            validate = badgectl("validate")
            self.put("validate, cold", size, median(folder, validate, cold=True, rounds=rounds))
            self.put("validate, nothing changed", size, median(folder, validate))
            changed = folder / "catalog/people/p1.yaml"
            changed.write_text(changed.read_text(encoding="utf-8") + "# one more line\n")
            time.sleep(1)
            self.put("validate, one file changed", size, timed(folder, validate)[0])
            git(folder, "checkout", "--quiet", ".")
            if size == 10_000:
                self.peers[size] = others(folder)
        self.put("report, cold", size, median(folder, report, cold=True, rounds=1))
        self.put("report, nothing changed", size, median(folder, report))
        award = badgectl("award", "thanks", "p1", "-m", "Once more.", "--here")
        timed(folder, award)
        self.put("award", size, median(folder, award))
        self.put("report, one award more", size, timed(folder, report)[0])
        for what, command in {"report": report, "award": award}.items():
            self.memory.setdefault(what, {})[size] = timed(folder, command)[1]

    def exponent(self, what: str) -> float:
        """Return how time grows with size: 0 not at all, 1 as the size does."""
        points = [(math.log(size), math.log(took)) for size, took in self.times[what].items()]
        middle_x = statistics.mean(x for x, _ in points)
        middle_y = statistics.mean(y for _, y in points)
        across = sum((x - middle_x) ** 2 for x, _ in points)
        return sum((x - middle_x) * (y - middle_y) for x, y in points) / across if across else 0

    def told(self) -> str:
        """Return all of it as tables."""
        sizes = sorted({size for found in self.times.values() for size in found})
        heads = " | ".join(f"{size:,}" for size in sizes)
        lines = [
            f"| seconds, by awards | {heads} | growth |",
            "| --- |" + " ---: |" * (len(sizes) + 1),
        ]
        for what, found in self.times.items():
            cells = " | ".join(f"{found[size]:.2f}" if size in found else "" for size in sizes)
            lines.append(f"| {what} | {cells} | {self.exponent(what):.2f} |")
        lines += ["", f"| MiB, warm | {heads} |", "| --- |" + " ---: |" * len(sizes)]
        for what, used in self.memory.items():
            cells = " | ".join(str(used.get(size, "")) for size in sizes)
            lines.append(f"| {what} | {cells} |")
        return "\n".join([*lines, "", *self.goals()])

    def goals(self) -> list[str]:
        """Return the goals, each with what was measured."""
        rows, times, mid, big = [HEAD], self.times, 10_000, 100_000
        cold, warm = times.get("validate, cold", {}), times.get("validate, nothing changed", {})
        peer = self.peers.get(mid, {}).get("check-jsonschema", 0)
        if peer:
            limit = "files are opened, read and judged by Python"
            part = "of check-jsonschema"
            rows.append(row(f"validate, 10,000 files, cold, {part}", 1 / 20, cold[mid] / peer, "x",
                            f"{peer / cold[mid]:.1f} times as fast, not 20: {limit}"))  # fmt: skip
            rows.append(row(f"the same, nothing changed, {part}", 1 / 100, warm[mid] / peer, "x",
                            "each file is looked at"))  # fmt: skip
            rows += [
                f"| beside it: {name} | | {took:.1f} s | |"
                for name, took in self.peers[mid].items()
            ]
        if mid in cold and big in cold:
            rows.append(
                row("validate, 100,000 files, cold, of 10,000", 11, cold[big] / cold[mid], "x", "")
            )
            limit = "the rules look at all records together, so all are read and judged again"
            one = times["validate, one file changed"][big]
            rows.append(row("validate, 100,000 files, one of them changed", 0.5, one, "s", limit))
        for size, most in ((big, 0.4), (LARGE, 1.0)):
            took = times["report, nothing changed"].get(size)
            if took is not None:
                rows.append(row(f"report, {size:,} awards, warm", most, took, "s", "Python starts"))
        for what, used in self.memory.items():
            size = max(used)
            rows.append(row(f"memory of {what}, {size:,} awards, warm", 500, used[size], "MiB",
                            "the programme is held in memory"))  # fmt: skip
        return rows


def main() -> None:
    """Measure the sizes asked for."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked = [int(word) for word in sys.argv[1:] if word.isdigit()] or list(SIZES)
    if "--large" in sys.argv:
        asked.append(LARGE)
    scale = Scale()
    for size in asked:
        with tempfile.TemporaryDirectory() as name:
            scale.measure(Path(name) / "guild", size)
    print(scale.told())


if __name__ == "__main__":
    main()
