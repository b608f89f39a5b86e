"""Which badgectl a forge and pre-commit run: the one that wrote their files, from where it came."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from ground import Command, be, git, write
from review.forges import OURS

COMMIT = "0123456789abcdef0123456789abcdef01234567"
IN_GIT = {"vcs_info": {"vcs": "git", "commit_id": COMMIT}}
UNKNOWN = "# badgectl @ git+https://forge.example/tools/badgectl@COMMIT"
NOT_SAID = """
Before you push: .badgectl/requirements.txt does not say where a forge gets badgectl from;
name a place that it can reach, as `badgectl @ git+https://forge.example/tools/badgectl@COMMIT`.
"""


@pytest.mark.parametrize(
    ("told", "pinned"),
    [
        ({"url": "https://ada:secret@forge.example/b", **IN_GIT}, f"badgectl @ git+https://forge.example/b@{COMMIT}"),
        ({"url": "ssh://git@forge.example/b", **IN_GIT},
         f"badgectl @ git+ssh://git@forge.example/b@{COMMIT}"),
        ({"url": "https://forge.example/b.whl", "archive_info": {}}, "badgectl @ https://forge.example/b.whl"),
        ({"url": "file:///srv/b", **IN_GIT}, UNKNOWN),
        ({"url": "file:///srv/b.whl", "archive_info": {}}, UNKNOWN),
        ({"url": "{clone}", "dir_info": {"editable": True}},
         "badgectl @ git+https://forge.example/tools/b@{head}"),
        ({"url": "{clone}/below", "dir_info": {}}, UNKNOWN),
        ({"url": "{ahead}", "dir_info": {}}, UNKNOWN),
        ({"url": "{alone}", "dir_info": {}}, UNKNOWN),
    ],
    ids=["git", "ssh", "wheel", "git-here", "wheel-here", "clone", "below", "ahead", "alone"],
)  # fmt: skip
def test_badgectl_is_pinned_to_where_it_comes_from(
    told: dict[str, Any], pinned: str, guild: Path, badgectl: Command, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    places = {name: tmp_path / name for name in ("clone", "ahead", "alone")}
    for place in places.values():
        git(tmp_path, "clone", "--quiet", str(guild), str(place))
        (place / "below").mkdir()
        be(place, "grace")
    for name in ("clone", "ahead"):
        git(places[name], "remote", "set-url", "origin", "git@forge.example:tools/b.git")
    git(places["ahead"], "commit", "--quiet", "--allow-empty", "-m", "Only here")
    head = git(places["clone"], "rev-parse", "HEAD").strip()
    urls = {name: place.as_uri() for name, place in places.items()}
    installed = tmp_path / "installed"
    write(installed / "badgectl.dist-info", {
        "METADATA": "Name: badgectl\nVersion: 0\n",
        "direct_url.json": json.dumps(told | {"url": told["url"].format(**urls)}),
    })  # fmt: skip
    monkeypatch.syspath_prepend(str(installed))
    said = badgectl("init", "--ci", "github")
    pins = (guild / ".badgectl/requirements.txt").read_text()
    assert pins.splitlines()[-1] == pinned.format(head=head)
    assert said.out.endswith(NOT_SAID) is (pinned == UNKNOWN)
    (found,) = json.loads(badgectl("doctor", "ci", "--format", "json").out)
    assert found["state"] == ("problem" if pinned == UNKNOWN else "fine")
    if pinned == UNKNOWN or "https://forge.example/b.whl" in pinned:
        assert badgectl("init", "--pre-commit").err == (
            "error: it is not known in which repository others find this badgectl\n"
            "  hint: write `.pre-commit-config.yaml` by hand, with a `repo:` and `rev:` that you trust\n"
        )


def test_doctor_knows_a_version_that_no_index_has(guild: Path, badgectl: Command) -> None:
    write(guild, {".badgectl/requirements.txt": "# Ours.\nbadgectl==0.1.0\n"})
    assert json.loads(badgectl("doctor", "ci", "--format", "json").out) == [{
        "check": "ci", "state": "problem",
        "message": ".badgectl/requirements.txt names no place, and this badgectl is not from the "
                   "public index",
        "hint": f"write `{OURS}` into it",
    }]  # fmt: skip
    write(
        guild,
        {".badgectl/requirements.txt": "--index-url https://pip.guild.example\nbadgectl==0.1.0\n"},
    )
    (found,) = json.loads(badgectl("doctor", "ci", "--format", "json").out)
    assert found["state"] == "fine"


def test_pre_commit_is_pinned_alike(guild: Path, badgectl: Command) -> None:
    (guild / "our office").mkdir()
    assert badgectl("init", "our office", "--pre-commit").status == 0
    path = guild / ".pre-commit-config.yaml"
    assert yaml.safe_load(path.read_text())["repos"][0]["hooks"][0]["id"] == "badgectl-validate"
    assert path.read_text() == (
        "repos:\n"
        "  - repo: https://forge.example/tools/badgectl\n"
        "    rev: 5e1f90ab3c0c4f2d8a77b6f1d2e3c4b5a6978812\n"
        "    hooks:\n"
        "      - id: badgectl-validate\n"
        "        entry: badgectl -C 'our office' validate\n"
    )
