"""A terminal at which commands are run and their questions answered."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

from ground import ROOT


def at_terminal(folder: Path, arguments: list[str], answers: list[str]) -> tuple[int, str]:
    """Run a command at a terminal, answer each question in turn; return status and screen."""
    ours, theirs = pty.openpty()
    env = os.environ | {"PYTHONPATH": str(ROOT), "BADGECTL_NOW": "2026-11-23T12:00:00Z"}
    command = [sys.executable, "-m", "badgectl", *arguments]
    with subprocess.Popen(
        command, cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        screen, left = b"", list(answers)
        while select.select([ours], [], [], 60)[0]:
            try:
                heard = os.read(ours, 4096)
            except OSError:  # the terminal was closed at the other side
                break
            screen += heard
            if left and screen.endswith((b": ", b"]: ")):
                os.write(ours, left.pop(0).encode())
        os.close(ours)
        status = process.wait()
    assert left == []
    return status, screen.decode().replace("\r\n", "\n")
