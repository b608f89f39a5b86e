"""Hostile files: each refused at its place, in little memory, and nothing else happens."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from ground import Command, everything, git
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from language.places import PATHS

from badgectl.documents.disk import replace_file, replace_files
from badgectl.documents.files import SourceFile
from badgectl.documents.reading import read_entry
from badgectl.documents.strict_yaml import locate, read_document
from badgectl.documents.waivers import read_waivers
from badgectl.model.entry import Entry

_MOST_MEMORY = 100 * 1024 * 1024

_BADGE = (
    "name: X\nkind: expertise\ndescription: X.\ngoals: [grow-people]\n"
    "criteria: [{id: a, text: Held three sessions.}]\n"
)
MERGED = "a0: &a0 {x: 1}\n" + "".join(
    f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 30)
)
ALIASED = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)
FILES: dict[str, tuple[str | bytes, str]] = {
    "people/brackets.yaml": ("name: " + "[" * 25_000, "yaml-depth"),
    "people/dashes.yaml": ("- " * 12_500, "yaml-depth"),
    "people/braces.yaml": ("{a: " * 12_500, "yaml-depth"),
    "people/merged.yaml": (MERGED, "yaml-reference"),
    "people/aliased.yaml": (ALIASED, "yaml-reference"),
    "people/object.yaml": ("name: !!python/object/apply:os.system ['touch owned']\n", "yaml-tag"),
    "people/empty-int.yaml": ('name: !!int ""\n', "yaml-tag"),
    "people/twice.yaml": ("name: A\n1: x\ntrue: y\n1: z\n", "yaml-duplicate-key"),
    "people/utf-16.yaml": ("name: Ada\n".encode("utf-16"), "yaml-encoding"),
    "people/utf-32.yaml": ("name: Ada\n".encode("utf-32"), "yaml-encoding"),
    "people/zero-byte.yaml": (b"name: A\0da\n", "yaml-character"),
    "people/escape.yaml": ('name: "\\e[2J"\n', "yaml-character"),
    "people/separator.yaml": ("name: Ada\u2028home: platform\n", "yaml-character"),
    "people/next-line.yaml": ("name: Ada\u0085home: platform\n", "yaml-character"),
    "people/million-keys.yaml": ("".join(f"k{n}: x\n" for n in range(1_000_000)), "yaml-size"),
    "people/long-mail.yaml": (f"name: X\nemails: ['{'a@' * 100_000}']\n", "shape-size"),
    "people/newline-mail.yaml": ('name: X\nemails: ["a@x.example\\n"]\n', "shape-form"),
    "people/many-mails.yaml": (f"name: X\nemails: [{'a@b.example, ' * 60}]\n", "shape-size"),
    "badges/digits.yaml": (
        _BADGE + f"requires: [{{count: {{badge: thanks, at_least: {'9' * 5000}}}}}]\n",
        "shape-type",
    ),
    "badges/infinite.yaml": (
        _BADGE + "requires: [{metric: {name: x, at_least: 1e999}}]\n", "shape-type",
    ),
    "badges/nested.yaml": (
        _BADGE + "requires: [" + "{all: [" * 30 + "{holds: x}" + "]}" * 30 + "]\n", "yaml-depth",
    ),
    "teams/new\nline.yaml": ("name: T\n", "place-unknown-file"),
    "teams/\x1b[31mred.yaml": ("name: T\n", "place-unknown-file"),
    "teams/-rf.yaml": ("name: T\n", "place-unknown-file"),
    "teams/CON.yaml": ("name: T\n", "place-unknown-file"),
    "teams/nul.yaml": ("name: T\n", "place-unknown-file"),
    "teams/Platform.yaml": ("name: T\n", "place-unknown-file"),
    "teams/cafe\u0301.yaml": ("name: T\n", "place-unknown-file"),
    "teams/::error::x.yaml": ("name: T\n", "place-unknown-file"),
    f"teams/{'a' * 80}.yaml": ("name: T\n", "place-unknown-file"),
}  # fmt: skip

# Runs a command, then says how many KiB of memory it had at most (which only Linux tells).
MEASURED = """
import re, sys
from pathlib import Path
from badgectl.cli.app import run
try:
    status = run(sys.argv[1:])
except SystemExit as exited:
    status = exited.code
told = Path("/proc/self/status")
if told.exists():
    sys.stderr.write(re.search(r"VmHWM:\\s+(\\d+) kB", told.read_text())[1])
sys.exit(status)
"""


@pytest.mark.slow
def test_each_is_refused_and_nothing_else_happens(guild: Path, tmp_path: Path) -> None:
    for path, (content, _) in FILES.items():
        data = content if isinstance(content, bytes) else content.encode()
        (guild / "catalog" / path).write_bytes(data)
    secret = tmp_path / "secret.yaml"
    secret.write_text("name: Secret\n")
    links = {"env": "/proc/self/environ", "zero": "/dev/zero", "secret": str(secret)}
    for name, target in links.items():
        (guild / f"catalog/people/{name}.yaml").symlink_to(target)
    os.mkfifo(guild / "catalog/people/fifo.yaml")
    with (guild / "catalog/people/sparse.yaml").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    (guild / "awards").symlink_to(tmp_path)

    before = everything(guild)
    said = subprocess.run(
        [sys.executable, "-c", MEASURED, "validate", "--format", "json"],
        capture_output=True, check=False,
    )  # fmt: skip
    out = said.stdout
    assert said.returncode == 1
    assert everything(guild) == before
    if sys.platform == "linux":
        assert int(said.stderr) * 1024 < _MOST_MEMORY

    found: dict[str, set[str]] = {}
    for problem in json.loads(out)["problems"]:
        found.setdefault(problem["file"], set()).add(problem["code"])
    expected = {
        f"catalog/{path}".encode("unicode_escape").decode(): code
        for path, (_, code) in FILES.items()
    }
    expected["catalog/teams/cafe\u0301.yaml"] = expected.pop("catalog/teams/cafe\\u0301.yaml")
    expected |= {f"catalog/people/{name}.yaml": "place-not-a-file" for name in (*links, "fifo")}
    expected |= {"catalog/people/sparse.yaml": "yaml-size", "awards": "place-not-a-file"}
    assert found.keys() == expected.keys()
    assert [path for path, code in expected.items() if code not in found[path]] == []
    assert b"Secret" not in out
    assert len(out) < 200_000


def test_folders_thousands_deep_are_told_as_any_other(guild: Path, badgectl: Command) -> None:
    """Deeper than functions call each other, and than the system opens by a path."""
    way = "awards" + "/a" * 1200
    Path("awards").mkdir()
    here = os.open("awards", os.O_RDONLY)
    for n in range(2300):
        os.mkdir("a", dir_fd=here)
        there = os.open("a", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = there
        if n == 1199:
            os.close(os.open("x.yaml", os.O_CREAT, dir_fd=here))
    os.close(here)
    try:
        said = badgectl("validate", "--format", "concise")
        git(guild, "add", f"{way}/x.yaml")
        git(guild, "commit", "--quiet", "-m", "Dig")
        listed = badgectl("list", "awards")
        compared = badgectl("diff", "HEAD~1", "--format", "markdown")
    finally:
        subprocess.run(["rm", "-r", "awards"], check=True)
    (deepest, file, summary) = said.out.splitlines()
    assert re.fullmatch(
        r"awards(/a)+:1:1: place-not-a-file this cannot be opened: file name too long "
        r"\(let it be read, or remove it\)", deepest,
    )  # fmt: skip
    assert file.startswith(f"{way}/x.yaml:1:1: place-record no record can lie here (")
    assert (said.status, summary) == (1, "2 errors in 19 files")
    assert listed == (
        1, "", "error: 1 file of the programme as committed cannot be read: "
        f"{way[:199]}…\n  hint: `badgectl validate` says what is wrong with each\n",
    )  # fmt: skip
    assert compared.status == 1
    assert f"{way}/x.yaml" in compared.out
    assert compared.err == ""


# Pieces that YAML, our keys and our patterns are made of: their mixtures go further than bytes do.
_PIECES = st.sampled_from([
    "name", "kind", "levels", "criteria", "requires", "awarding", "by", "evidence", "reason", "id",
    "text", "badge", "recipient", "ada", "mentor@gold", "2026-11-23", "2026-02-30", "12 months",
    ": ", ":", "- ", "[", "]", "{", "}", ", ", "\n", "\n  ", "\n    ", "|-\n  ", ">\n", "'", '"',
    "&a ", "*a", "!!int ", "<<", "# badgectl: ignore sense-alike why", "---\n", "...\n", "%YAML 1.1\n",
    "~", "null", "nan", "0x1F", "1e3", "-1", "true", "\t", "\r\n", "\r", "é", "\u200b", "\U0001f319",
])  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=40).map("".join).map(str.encode)
_PATHS = st.sampled_from(sorted(PATHS.values()))


@pytest.mark.slow
@settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(path=_PATHS, data=st.one_of(_TEXTS, st.binary(max_size=300)))
def test_whatever_a_file_holds_is_an_entry_or_a_list_of_problems(path: str, data: bytes) -> None:
    file = SourceFile(path, data, "")
    found = read_entry(file)
    if isinstance(found, Entry):
        assert found.path == path
        assert not read_document(path, data).problems
        assert all(waiver.line >= 1 for waiver in read_waivers(file))
        return
    assert found, "a file that is not read is reported"
    assert {problem.place.path for problem in found} == {path}
    for position in locate(path, data, [problem.place for problem in found]):
        assert position is None or (position.line >= 1 and position.column >= 1)


def test_a_way_out_of_the_repository_is_not_written_through(tmp_path: Path) -> None:
    """A link that lies where a temporary file goes leads nowhere."""
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / f".report.{os.getpid()}000000.part").symlink_to(victim)
    replace_file(tmp_path / "report", b"yours")
    assert (victim.read_text(), (tmp_path / "report").read_text()) == ("mine", "yours")
    # Names that only differ at their ends are told apart.
    many = {f"awards/{'x' * 150}~{n}.yaml": b"%d" % n for n in range(200)}
    (tmp_path / "awards").mkdir()
    (tmp_path / f"awards/.{'x' * 100}.{os.getpid()}000007.part").symlink_to(victim)
    replace_files(tmp_path, many)
    assert victim.read_text() == "mine"
    written = (tmp_path / "awards").iterdir()
    assert {f"awards/{path.name}": path.read_bytes() for path in written} == many
