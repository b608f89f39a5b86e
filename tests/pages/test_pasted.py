"""What the pages show in blocks of `sh` works when it is pasted where `demo` put its example."""

import json
import re
import shlex
import shutil
from collections.abc import Iterator

import pytest
from pages.guides import ROOT, Reader

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
ELSEWHERE = {
    "python3 -m venv": "`.ci/run` takes the lines from the README",
    ".venv/bin/pip install": "`.ci/run` takes the lines from the README",
    "pip install": "it needs what is published; test_wheel.py installs a wheel",
    "badgectl demo larkspur": "its work is what all others are tried on",
    "badgectl hub --serve": "it does not end; test_hub.py looks at what it serves",
    "badgectl preview": "it needs a terminal; test_preview.py has one",
    "badgectl forget mateo  ": "it asks at a terminal; test_forgetting.py answers",
    "badgectl announce --format slack --send": "test_announce.py receives what is posted",
}
"""Lines that are not tried here, by how they begin, and why."""

NEW_KEY = "ssh-keygen -q -t ed25519 -N '' -C '' -f laptop"
HISTORY = "git init -q {0} && git -C {0} commit -q --allow-empty -m Begin"
ISSUER = "badgectl key issuer --create"
BEFORE = {
    "badgectl undo": "badgectl award thanks wei -m 'Took my shift.'",
    "badgectl key add ingrid": NEW_KEY,
    "badgectl key add": f"{NEW_KEY} && git config user.signingKey $PWD/laptop",
    "badgectl announce": "badgectl announce --since HEAD~9 && badgectl like aisha/bridge-builder@bronze",
    "badgectl export openbadges": ISSUER,
    "badgectl check-credential mentor.png": "cp site/credentials/ingrid/mentor@gold.png mentor.png"
    " && cp site/.well-known/did.json site/credentials/status.json .",
    "badgectl export readme": "printf '<!-- badgectl:wall:%s -->\n' START END > README.md"
    " && badgectl export readme",
    "badgectl suggest --repo": " && ".join(map(HISTORY.format, ("../website", "../api"))),
    "badgectl import rows.csv": "printf 'recipient,badge,giver,reason\nwei,thanks,kofi,Help.\n' > rows.csv",
    "badgectl import .all": """echo '{"contributors": [{"login": "wei", "contributions": ["code"]}]}'"""
    " > .all-contributorsrc",
}
"""What readers have done before, by how a line begins: the first that fits."""
PULLS = {"data": {"repository": {"pullRequests": {"nodes": [{
    "author": {"login": "wei"},
    "reviews": {"nodes": [{"author": {"login": "kofi"}, "submittedAt": "2026-11-02T08:00:00Z",
                           "url": "https://forge.example/1", "id": "R1"}]},
}]}}}}  # fmt: skip
ISSUES = [{
    "closed_by": {"username": "kofi"}, "author": {"username": "wei"}, "id": 7,
    "closed_at": "2026-11-02T08:00:00Z", "web_url": "https://forge.example/7",
}]  # fmt: skip
STAND_INS = {
    "gh": f"for filter; do :; done\njq -c \"$filter\" <<'END'\n{json.dumps(PULLS)}\nEND\n",
    "glab": f"cat <<'END'\n{json.dumps(ISSUES)}\nEND\n",
}
"""What answers in place of forges' own tools, which need an account."""


def commands_of(block: str) -> Iterator[str]:
    """Yield the command lines of a block; quotes, backslashes and pipes take several lines."""
    line = ""
    for part in block.splitlines():
        line += ("\n" if line else "") + part
        try:
            shlex.split(line, comments=True)
        except ValueError:
            continue
        if not part.endswith("\\") and line.strip():
            yield line
            line = ""
    assert not line


def pasted() -> Iterator[tuple[str, str]]:
    """Yield the command lines of all pages, each with its page."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
            for line in commands_of(block):
                yield str(page.relative_to(ROOT)), line


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """A reader who has tried the first command of the README."""
    home = tmp_path_factory.mktemp("reader") / "greta"
    home.mkdir()
    reader = Reader(home)
    for name, text in STAND_INS.items():
        tool = home / "bin" / name
        tool.write_text(f"#!/bin/sh\n{text}")
        tool.chmod(0o755)
    assert reader.tries("badgectl demo larkspur")[0] == 0
    (reader.here / "larkspur").rename(home / "larkspur")
    # What is copied for each line: fewer files do.
    assert reader.tries("git -C ../larkspur repack -adq && rm -r ../larkspur/site/awards")[0] == 0
    return reader


@pytest.mark.slow
@pytest.mark.parametrize(("page", "line"), [*pasted()])
def test_a_line(page: str, line: str, example: Reader) -> None:
    if why := next((why for start, why in ELSEWHERE.items() if line.startswith(start)), None):
        pytest.skip(why)
    if "jq" in line and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    shutil.rmtree(example.folder)
    shutil.rmtree(example.folder.parent / ".config", ignore_errors=True)
    example.here = example.folder / "larkspur"
    shutil.copytree(example.folder.parent / "larkspur", example.here, symlinks=True)
    before = next((one for start, one in BEFORE.items() if line.startswith(start)), ":")
    assert example.tries(before)[0] == 0, before
    status, printed = example.tries(f"set -o pipefail\n{line}")
    assert status == 0, f"{page}: {printed}"
