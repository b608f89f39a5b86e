"""How long it takes to verify signed awards, beside `git log --raw` over the same history.

Run it with the interpreter of the environment that badgectl is installed in; the numbers of awards
may be given. Every award is a commit of its own, signed with the giver's SSH key.
"""

import base64
import hashlib
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from goals import HEAD, row
from programme import git

SIZES = (1_000, 10_000)
PEOPLE = 100
NEW = 10
START = datetime(2024, 1, 1, 9, tzinfo=UTC)
PROGRAM = "name: Guild\nmaintainers: [p0]\ntrust: {required: signed}\n"
THANKS = """\
name: Thanks
kind: peer-recognition
description: Somebody made your day easier, and you say so.
criteria: [{id: deed, text: The reason says what was done.}]
awarding: {by: anyone, repeatable: true, limit: {per_giver: 1000, every: month}}
"""


def text(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


class Signer:
    """An SSH key that signs commits as `git commit -S` does."""

    def __init__(self, n: int) -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"%d" % n).digest())
        raw = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.public = text(b"ssh-ed25519") + text(raw)

    def line(self) -> str:
        """Return the public key as files hold it."""
        return f"ssh-ed25519 {base64.b64encode(self.public).decode()}"

    def sign(self, payload: bytes) -> str:
        """Return the signature of a commit, folded as its header is."""
        about = text(b"git") + text(b"") + text(b"sha512")
        told = b"SSHSIG" + about + text(hashlib.sha512(payload).digest())
        made = text(b"ssh-ed25519") + text(self.key.sign(told))
        blob = b"SSHSIG" + struct.pack(">I", 1) + text(self.public) + about + text(made)
        lines = base64.encodebytes(blob).decode().replace("\n", "")
        folded = "\n ".join(lines[at : at + 70] for at in range(0, len(lines), 70))
        return f"-----BEGIN SSH SIGNATURE-----\n {folded}\n -----END SSH SIGNATURE-----"


def award(n: int) -> tuple[str, str, int]:
    """Return path and text of an award, and who gives it."""
    recipient, turn = n % PEOPLE, n // PEOPLE
    giver = (recipient + 1 + turn % (PEOPLE - 1)) % PEOPLE
    day = day_of(n).isoformat()
    who = f"badge: thanks\nrecipient: p{recipient}\nby: p{giver}\n"
    said = f"{who}reason: Took my shift at an hour's notice.\nawarded_on: {day}\n"
    return f"awards/p{recipient}/thanks+{day}+p{giver}.yaml", said, giver


def day_of(n: int) -> date:
    return (START + timedelta(days=n // PEOPLE)).date()


def stream(awards: int, signers: list[Signer]) -> Iterator[bytes]:
    """Yield what `git fast-import` is told: a commit with the catalog, then one for each award."""
    catalog = {"catalog/program.yaml": PROGRAM, "catalog/badges/thanks.yaml": THANKS}
    catalog["catalog/teams/team.yaml"] = "name: Team\nfunction: engineering\nmembers: [p0]\n"
    for n, signer in enumerate(signers):
        catalog[f"catalog/people/p{n}.yaml"] = (
            f"name: Person {n}\nhome: team\nemails: [p{n}@guild.example]\n"
            f"signing_keys: [{{key: {signer.line()}}}]\n"
        )
    yield commit(0, "Found", catalog)
    for n in range(awards):
        path, said, _ = award(n)
        yield commit(n + 1, "Award", {path: said})


def commit(n: int, subject: str, files: dict[str, str]) -> bytes:
    at = int(START.timestamp()) + 86_400 * (max(n - 1, 0) // PEOPLE)
    told = [b"commit refs/heads/main\ncommitter P <p0@guild.example> %d +0000\n" % at]
    told.append(b"data %d\n%s\n" % (len(subject), subject.encode()))
    for path, said in files.items():
        told.append(
            b"M 100644 inline %b\ndata %d\n%b\n" % (path.encode(), len(said), said.encode())
        )
    return b"".join(told)


def make_repository(folder: Path, awards: int) -> None:
    """Make a history, then its commits once more, signed: fast-import does not sign."""
    folder.mkdir()
    signers = [Signer(n) for n in range(PEOPLE)]
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "gc.auto", "0")
    git(folder, "fast-import", "--quiet", given=b"".join(stream(awards, signers)))
    trees = git(folder, "log", "--reverse", "--format=%T %ct", "main").decode().splitlines()
    parent = ""
    for n, line in enumerate(trees):
        tree, at = line.split()
        giver = award(n - 1)[2] if n else 0
        parent = write_signed(folder, tree, parent, giver, at, signers[giver])
    git(folder, "update-ref", "refs/heads/main", parent)
    git(folder, "repack", "-adq")
    git(folder, "reset", "--hard", "--quiet")


def write_signed(folder: Path, tree: str, parent: str, giver: int, at: str, signer: Signer) -> str:
    who = f"Person {giver} <p{giver}@guild.example> {at} +0000"
    head = f"tree {tree}\n" + (f"parent {parent}\n" if parent else "")
    head += f"author {who}\ncommitter {who}\n"
    signature = signer.sign(f"{head}\nAward\n".encode())
    content = f"{head}gpgsig {signature}\n\nAward\n".encode()
    raw = b"commit %d\0%b" % (len(content), content)
    name = hashlib.sha1(raw, usedforsecurity=False).hexdigest()
    path = folder / ".git/objects" / name[:2] / name[2:]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(zlib.compress(raw, 1))
    return name


def timed(folder: Path, *command: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def measure(folder: Path, awards: int) -> tuple[float, float, float, float]:
    """Return the seconds of `git log`, of a first run, of one after ten more awards, and again."""
    make_repository(folder, awards)
    verify = (str(Path(sys.executable).with_name("badgectl")), "verify")
    log = min(timed(folder, "git", "log", "--raw", "--format=%H") for _ in range(3))
    tip = git(folder, "rev-parse", "main").decode().strip()
    git(folder, "reset", "--quiet", "--hard", f"main~{NEW}")
    fresh = timed(folder, *verify)
    git(folder, "reset", "--quiet", "--hard", tip)
    return log, fresh, timed(folder, *verify), timed(folder, *verify)


def main() -> None:
    print(
        "| signed awards | git log --raw, s | from nothing, s | ratio | a second | 10 more, s |"
        " nothing new, s |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    rows = []
    for awards in [int(word) for word in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as name:
            log, fresh, more, again = measure(Path(name) / "guild", awards)
        print(
            f"| {awards:,} | {log:.2f} | {fresh:.2f} | {fresh / log:.1f} | {awards / fresh:,.0f} | "
            f"{more:.2f} | {again:.2f} |",
            flush=True,
        )
        if awards == 10_000:
            rows.append(row("10,000 awards from nothing", 10, fresh, "s", "Python"))
        if awards == 100_000:
            limit = "every record is parsed and judged by Python, one after the other"
            rows.append(row("100,000, of `git log --raw`", 3, fresh / log, "x", limit))
        limit = "what was verified before is read as a whole"
        rows.append(row(f"10 more after {awards:,}", 0.3, more, "s", limit))
    print("\n".join(("", HEAD, *rows)))


if __name__ == "__main__":
    main()
