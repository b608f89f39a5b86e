"""What the pages show in blocks of `sh` works when it is pasted where `demo` put its example."""

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from ground import ROOT, needs, script
from pages.guides import Reader

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
ELSEWHERE = {
    "python3 -m venv *": ".ci/run::badgectl demo",
    ".venv/bin/pip install *": ".ci/run::pytest",
    "pip install *": "tests/starting/test_wheel.py::test_it_works_without_the_clone",
    "badgectl demo larkspur": "tests/starting/test_demo.py::test_the_demo",
    "badgectl hub --serve": "tests/publishing/test_hub_writing.py::test_it_is_shown_on_this_machine",
    "badgectl preview *": "tests/pictures/test_preview.py::test_at_a_terminal",
    "badgectl forget mateo": "tests/recording/test_prompts.py::test_an_erasure_is_asked_about",
    "badgectl announce --format slack --send": "tests/publishing/test_announce.py::"
    "test_posted_once_in_the_form_of_the_chat",
}
"""Lines that need what there is not here (a terminal, a chat, the index of packages), and what tries them."""

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
BUILT = (
    "badgectl hub",
    "badgectl export openbadges",
    "badgectl check-credential",
    "badgectl render",
)
"""Lines that go on with the pages and pictures that the demo has made; others leave them alone."""
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


def pasted() -> dict[str, list[str]]:
    """Return the command lines of all pages, each with the pages that show it."""
    lines: dict[str, list[str]] = {}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
            for line in commands_of(block):
                shown = re.sub(r"\s+#.*", "", line)
                lines.setdefault(shown, []).append(str(page.relative_to(ROOT)))
    return lines


LINES = pasted()
TRIED = [line for line in LINES if not any(fnmatchcase(line, one) for one in ELSEWHERE)]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """A reader who has tried the first command of the README."""
    home = tmp_path_factory.mktemp("reader") / "greta"
    home.mkdir()
    reader = Reader(home)
    for name, text in STAND_INS.items():
        script(home / "bin" / name, f"#!/bin/sh\n{text}")
    return reader


@pytest.mark.slow
@pytest.mark.parametrize("line", TRIED)
def test_a_line(line: str, example: Reader, larkspur: Path) -> None:
    if "jq" in line:
        needs("jq")
    shutil.rmtree(example.folder)
    shutil.rmtree(example.folder.parent / ".config", ignore_errors=True)
    example.here = example.folder / "larkspur"
    left = () if line.startswith(BUILT) else ("site", "pictures")
    shutil.copytree(larkspur, example.here, symlinks=True, ignore=shutil.ignore_patterns(*left))
    before = next((one for start, one in BEFORE.items() if line.startswith(start)), ":")
    assert example.tries(before)[0] == 0, before
    status, printed = example.tries(f"set -o pipefail\n{line}")
    assert status == 0, f"{', '.join(LINES[line])}: {printed}"


@pytest.mark.parametrize("one", ELSEWHERE)
def test_the_others_are_tried_elsewhere(one: str) -> None:
    assert any(fnmatchcase(line, one) for line in LINES), "no page shows it"
    path, _, name = ELSEWHERE[one].partition("::")
    assert name in (ROOT / path).read_text(encoding="utf-8")
