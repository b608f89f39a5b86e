"""Programmes of any size for measuring: people who recognise each other, the same each time."""

import subprocess
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import IO, cast

PER_PERSON = 100
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
FREELY = """\
name: Thanks
kind: peer-recognition
description: Somebody made your day easier, and you say so.
criteria:
  - {id: deed, text: The reason says what was done and whom it helped.}
awarding: {by: anyone, repeatable: true}
"""
AWARD = """\
badge: thanks
recipient: p{recipient}
by: p{giver}
reason: "Took my shift at an hour's notice: number {n}, and nobody noticed."
evidence:
  - {{url: "https://forge.example/guild/tides/pull/{n}", criterion: deed}}
  - {{url: "https://chat.example/archive/{n}", text: What the others said.}}
helped: [p{helped}]
project: apollo
role: On call for the platform
earned_on: {day}
awarded_on: {day}
source: {{tool: chat, id: award-{n}}}
"""


def files(awards: int) -> Iterator[tuple[str, str]]:
    """Yield the files of a programme in which everybody has thanked many others."""
    people = max(awards // PER_PERSON, 10)
    yield "catalog/program.yaml", PROGRAM
    yield "catalog/badges/thanks.yaml", THANKS
    yield "catalog/projects/apollo.yaml", "name: Apollo\n"
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
        helped = (recipient + 2) % people
        text = AWARD.format(recipient=recipient, giver=giver, n=n, helped=helped, day=day)
        yield (
            f"awards/p{recipient}/thanks+{day}+p{giver}.yaml",
            text,
        )


def git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """Run git and return what it prints."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, input=given, capture_output=True
    )
    return done.stdout


def found_guild(folder: Path, people: int, files: Mapping[str, str]) -> None:
    """Make a repository with a programme in which everybody may thank others without limits.

    `files` are further ones of the catalog, by their names without ending.
    """
    persons = {
        f"people/person-{n}": f"name: Person {n}\nemails: [person-{n}@guild.example]\n"
        for n in range(people)
    }
    start = {"program": "name: Guild\nmaintainers: [person-0]\n", "badges/thanks": FREELY}
    for name, text in {**start, **persons, **files}.items():
        path = folder / f"catalog/{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", "Person 0")
    git(folder, "config", "user.email", "person-0@guild.example")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Found the guild")


def make_programme(folder: Path, awards: int, *, checked_out: bool = True) -> None:
    """Make a repository with a programme in one commit; its records need not be checked out."""
    folder.mkdir()
    git(folder, "init", "--initial-branch=main")
    git(folder, "config", "user.name", "Person 0")
    git(folder, "config", "user.email", "p0@guild.example")
    git(folder, "config", "gc.auto", "0")
    with subprocess.Popen(
        ["git", "fast-import", "--quiet"], cwd=folder, stdin=subprocess.PIPE
    ) as importing:
        write = cast("IO[bytes]", importing.stdin).write
        write(b"commit refs/heads/main\ncommitter P <p0@guild.example> 0 +0000\ndata 5\nFound\n")
        for path, text in files(awards):
            data = text.encode()
            write(b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data))
    if not checked_out:
        git(folder, "sparse-checkout", "set", "catalog")
    git(folder, "reset", "--hard", "--quiet")
