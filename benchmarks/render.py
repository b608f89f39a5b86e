"""How long `render` takes for 1,000 badges of 600 pixels, beside resvg on the same SVGs.

The badges are invented, the same ones every time, of all kinds, palettes and patterns. Processor
time counts all processes; resvg draws the SVGs that `render` wrote, as `resvg_py` does it, on one
core. Run it with the interpreter of an environment in which the `test` extra is installed.
"""

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BADGES, COMPARED = 1000, 40
SYLLABLES = ("bar", "cor", "dun", "fel", "gor", "har", "kel", "lum", "mar", "nor", "pel", "ras")
BADGE = """\
name: {name} keeper
kind: {kind}
description: Keeps {name} running.
design: {{icon: {icon}, theme: {theme}}}
"""
KINDS = (
    "expertise", "peer-recognition", "collaboration", "cross-team", "mentoring", "training",
    "communication",
)  # fmt: skip
PROGRAM = "name: Larkspur\nlook: {mark: LW}\n"


def write_programme(folder: Path, theme: str) -> None:
    from badgectl.pictures.icons import icon_names  # noqa: PLC0415 - only this needs the package

    chance = random.Random(1)  # noqa: S311 - the same badges every time
    icons = sorted(name for name in icon_names() if name != "null")
    (folder / "catalog/badges").mkdir(parents=True)
    (folder / "catalog/program.yaml").write_text(PROGRAM, encoding="utf-8")
    for n in range(BADGES):
        name = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
        text = BADGE.format(name=name, kind=KINDS[n % 7], icon=icons[n * 7], theme=theme)
        (folder / f"catalog/badges/keeper-{n}.yaml").write_text(text, encoding="utf-8")


def timed(folder: Path, *options: str) -> tuple[float, float]:
    """Return the seconds and the processor seconds of a run."""
    command = [str(Path(sys.executable).parent / "badgectl"), "render", *options]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    took, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"render ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr}")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return took, used


def resvg_time(folder: Path) -> float:
    """Return the processor seconds that resvg takes for an SVG, on average over some."""
    import resvg_py  # noqa: PLC0415 - badgectl itself does without

    files = sorted((folder / "out").glob("*.svg"))[:: BADGES // COMPARED]
    start = time.process_time()
    for file in files:
        resvg_py.svg_to_bytes(svg_path=str(file), width=600, height=600)
    return (time.process_time() - start) / len(files)


def main() -> None:
    print(
        "| theme | png | processor, a badge | again | + svg | resvg, a badge | KiB: middle, most |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for theme in sys.argv[1:] or ("engraved", "flat", "story"):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_programme(folder, theme)
            png = ("-o", "out", "--no-sheet", "--format", "png")
            took, used = timed(folder, *png)
            again = statistics.median(timed(folder, *png)[0] for _ in range(5))
            _, svg = timed(folder, "-o", "out", "--no-sheet", "--format", "svg")
            theirs = resvg_time(folder)
            sizes = sorted(file.stat().st_size / 1024 for file in (folder / "out").glob("*.png"))
        print(
            f"| {theme} | {took:.1f} s | {used / BADGES * 1000:.0f} ms | {again:.2f} s | "
            f"{svg / BADGES * 1000:.0f} ms | {theirs * 1000:.0f} ms | "
            f"{statistics.median(sizes):.0f}, {sizes[-1]:.0f} |"
        )


if __name__ == "__main__":
    main()
