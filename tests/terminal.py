"""A terminal at which commands are run and their questions answered."""

import os
import pty
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_PATIENCE = 60
"""Seconds without a word after which nothing more is to be hoped for."""


def heard(terminal: int) -> bytes:
    """Return what comes next at a terminal; nothing once it is closed at the other side."""
    if not select.select([terminal], [], [], _PATIENCE)[0]:
        raise TimeoutError
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def at_terminal(
    folder: Path, arguments: Sequence[str], answers: Sequence[str] = (), **variables: str
) -> tuple[int, str]:
    """Run a command at a terminal, answer each question in turn; return status and screen."""
    ours, theirs = pty.openpty()
    env = os.environ | {"BADGECTL_NOW": "2026-11-23T12:00:00Z"} | variables
    command = [sys.executable, "-m", "badgectl", *arguments]
    with subprocess.Popen(
        command, cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        screen, left = b"", list(answers)
        try:
            while new := heard(ours):
                screen += new
                if left and screen.endswith((b": ", b"]: ")):
                    os.write(ours, left.pop(0).encode())
        except TimeoutError:
            process.kill()
            raise AssertionError(f"it waits, and has said:\n{screen.decode()}") from None
        finally:
            os.close(ours)
        status = process.wait()
    assert left == []
    return status, screen.decode().replace("\r\n", "\n")
