"""What a forge does with the files that are written for it: it checks their form, and runs them."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from ground import ROOT, write

OURS = (
    "badgectl @ git+https://forge.example/tools/badgectl@5e1f90ab3c0c4f2d8a77b6f1d2e3c4b5a6978812"
)
"""Where the badgectl that is tried comes from, by what lies in `tests/installed`."""


def conforms(schema: str, *files: Path) -> bool:
    """Tell whether files fit a schema that check-jsonschema brings along."""
    with pytest.raises(SystemExit) as exited:
        check_jsonschema(["-q", "--builtin-schema", schema, *map(str, files)])
    return exited.value.code == 0


def steps_of(path: Path) -> list[dict[str, Any]]:
    document = yaml.safe_load(path.read_text())
    found = document["runs"] if "runs" in document else document["jobs"]["badges"]
    steps: list[dict[str, Any]] = found["steps"]
    return steps


class Runner:
    """Runs the shell of a workflow's steps as GitHub does, with badgectl of this checkout."""

    def __init__(self, folder: Path, checkout: Path, values: dict[str, str]) -> None:
        self.outputs = folder / "outputs"
        self.summary = folder / "summary.md"
        temp = folder / "temp"
        tools = temp / "badgectl/bin"
        tools.mkdir(parents=True)
        write(tools, {"pip": f'#!/bin/sh\ncp "$4" {folder}/installed.txt\n'})
        write(
            tools,
            {
                "badgectl": f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -P -m badgectl "$@"\n'
            },
        )
        write(folder, {"bin/python3": "#!/bin/sh\nexit 0\n"})
        for tool in (tools / "pip", tools / "badgectl", folder / "bin/python3"):
            tool.chmod(0o755)
        self.checkout = checkout
        self.env = {
            **os.environ, **values,
            "PATH": f"{folder}/bin:{os.environ['PATH']}",
            "RUNNER_TEMP": str(temp),
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(self.outputs),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "PROGRAMME": ".",
        }  # fmt: skip

    def run(self, step: dict[str, Any]) -> subprocess.CompletedProcess[str]:
        if self.outputs.exists():
            self.env["BASE"] = self.outputs.read_text().partition("=")[2].strip()
        return subprocess.run(
            ["bash", "-e", "-c", step["run"]], cwd=self.checkout, env=self.env,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
