"""Signatures judged by us and by git, side by side."""

import subprocess
from pathlib import Path

from ground import git

from badgectl.signatures.checking import KeyRing, Signed
from badgectl.signatures.commits import parse_commit
from badgectl.signatures.keys import PublicKey


def judged_like_git(folder: Path, key: PublicKey) -> list[Signed]:
    """Sign a commit as git is set up, tamper with it, and judge all of it beside git.

    The verdicts are on the commit itself, on changed texts (message, author, date), and on one
    with a line more.
    """
    git(folder, "commit", "-S", "--quiet", "--allow-empty", "-m", "Sign this", "-m", "Really.")
    raw = git(folder, "cat-file", "commit", "HEAD").encode()
    changes = [raw, raw.replace(b"Really", b"Hardly"), raw.replace(b"Grace", b"Linus", 1)]
    changes += [raw.replace(b" +0000", b" +0100", 1), raw + b"\n"]
    store = ("hash-object", "-t", "commit", "-w", "--stdin")
    found = []
    for change in changes:
        commit = parse_commit(git(folder, *store, given=change.decode()).strip(), change)
        verdict = KeyRing([key]).check(commit.payload, commit.signature or b"")
        judged = subprocess.run(["git", "verify-commit", commit.id], cwd=folder, check=False)
        assert (judged.returncode == 0) == (verdict.fault == ""), change
        assert commit.faults == ()
        found.append(verdict)
    return found
