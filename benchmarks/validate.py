"""How long `validate` takes for 1,000 badges, beside check-jsonschema on the same files.

check-jsonschema only holds the files against their schema; `validate` also looks at references,
rules, the badges' own tests, pictures and sense. Run it with the interpreter of an environment in
which both are installed (the `test` extra has both). They are timed in turn; medians are compared.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BADGES, ROUNDS = 1000, 5
SYLLABLES = ("bar", "cor", "dun", "fel", "gor", "har", "kel", "lum", "mar", "nor", "pel", "ras")
BADGE = """\
name: {name}
kind: expertise
description: Keeps {first}, {second}, {third} and {fourth} running through {fifth} and {sixth}.
goals: [calm-on-call]
topics: [topic-{topic}]
criteria:
  - {{id: kept, text: Kept it running for a whole winter., evidence: required}}
  - {{id: told, text: Wrote down how so that others can.}}
levels:
  - id: bronze
    text: One winter.
  - id: silver
    text: Two winters, and thanked for it.
    requires:
      - count: {{badge: thanks, at_least: 2, from_people: 2, within: 24 months}}
  - id: gold
    text: Three winters, and others do it now.
    requires:
      - helped: {{people: 1}}
in_order: true
awarding:
  by: [maintainers, {{lead: home-team}}]
  limit: {{per_giver: 3, every: quarter}}
design: {{icon: {icon}}}
examples:
  - text: two thanks are enough for silver
    given:
      - {{award: thanks, from: [bob, cleo]}}
    expect: {{allowed: silver}}
"""
BROKEN = BADGE.replace("kind: expertise", "kind: [x]\ncolour: red").replace(
    "at_least: 2", "atleast: 2"
)


def write_badges(folder: Path, text: str) -> None:
    from badgectl.pictures.icons import icon_names  # noqa: PLC0415 - only this needs the package

    chance = random.Random(1)  # noqa: S311 - the same badges every time
    icons = sorted(name for name in icon_names() if name != "null")
    ordinals = ("first", "second", "third", "fourth", "fifth", "sixth")
    for n in range(BADGES):
        words = {what: "".join(chance.choices(SYLLABLES, k=3)) for what in ordinals}
        name = f"{words['first'].capitalize()} keeper {n}"
        badge = text.format(name=name, topic=n % 40, icon=icons[n], **words)
        (folder / f"keeper-{n}.yaml").write_text(badge, encoding="utf-8")


def timed(command: list[str], folder: Path, status: int) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    took = time.perf_counter() - start
    if done.returncode != status:
        sys.exit(f"{command[0]} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr}")
    return took


def main() -> None:
    tools = Path(sys.executable).parent
    badgectl, other = str(tools / "badgectl"), str(tools / "check-jsonschema")
    print("| files | badgectl validate | check-jsonschema | ratio |\n| --- | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([badgectl, "init", "."], cwd=folder, check=True, capture_output=True)
        schema = folder / ".badgectl/schemas/badge.json"
        badges = folder / "catalog/badges"
        for what, text, status in (("sound", BADGE, 0), ("broken", BROKEN, 1)):
            write_badges(badges, text)
            files = sorted(str(path) for path in badges.glob("keeper-*.yaml"))
            ours = [badgectl, "validate", "--format", "concise"]
            theirs = [other, "--schemafile", str(schema), *files]
            pairs = [
                (timed(ours, folder, status), timed(theirs, folder, status)) for _ in range(ROUNDS)
            ]
            mine, their = (statistics.median(column) for column in zip(*pairs, strict=True))
            print(f"| {BADGES} {what} | {mine:.2f} s | {their:.2f} s | {their / mine:.1f} |")


if __name__ == "__main__":
    main()
