"""The house as it is: imports, sizes and names, held against docs/architecture.md."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from ground import ROOT

PACKAGE = ROOT / "badgectl"
MODULES = sorted(PACKAGE.rglob("*.py"))
HOUSE = [
    *MODULES,
    *(m for room in ("tests", "benchmarks", "docs") for m in sorted((ROOT / room).rglob("*.py"))),
]
MOST_LINES = 300
SHELL = {"badgectl/__init__.py", "badgectl/__main__.py"}


def table() -> dict[str, tuple[set[str], set[str]]]:
    """Return what each package may import: of our own, and of others."""
    rows = re.findall(
        r"^\| `(\w+)` \|[^|]*\|([^|]*)\|([^|]*)\|$",
        (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    return {name: (set(own.split()), set(others.split())) for name, own, others in rows}


def imports(module: Path) -> Iterator[str]:
    """Yield the dotted names that a module imports, wherever it does."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def dotted(module: Path) -> str:
    return ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_packages_are_those_of_the_table() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages == set(table())


def test_the_table_points_downwards() -> None:
    seen: set[str] = set()
    for name, (own, _) in table().items():
        assert own <= seen, f"{name} imports what stands beside or above it"
        seen.add(name)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_imports_are_allowed(module: Path) -> None:
    if str(module.relative_to(ROOT)) in SHELL:
        return
    package = module.relative_to(PACKAGE).parts[0]
    own, others = table()[package]
    allowed = others | set(sys.stdlib_module_names)
    for name in imports(module):
        first, _, rest = name.partition(".")
        if first == "badgectl":
            assert rest.partition(".")[0] in own | {package, ""}, f"{module.name}: {name}"
        else:
            assert first in allowed, f"{module.name}: {name}"


def test_rooms_of_the_shell_import_what_the_page_says() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", page, re.MULTILINE)
    below = {room: {*others.split(), room} for room, others in rows}
    assert set(below) == {path.parent.name for path in (PACKAGE / "cli").glob("*/__init__.py")}
    for module in (PACKAGE / "cli").rglob("*.py"):
        *room, _ = module.relative_to(PACKAGE / "cli").parts
        for name in imports(module):
            target = name.removeprefix("badgectl.cli.").partition(".")[0]
            if name.startswith("badgectl.cli.") and target in below:
                assert room, f"{module.name}: {name}"
                assert target in below[room[0]], f"{module.name}: {name}"


def test_what_git_prints_is_parted_at_line_breaks_alone() -> None:
    """Names and subjects have letters that `str.splitlines` takes for line breaks, too."""
    found = [m.name for m in (PACKAGE / "git").glob("*.py") if ".splitlines()" in m.read_text()]
    assert found == []


def test_no_cycles() -> None:
    edges = {
        dotted(module): {name for name in imports(module) if name.startswith("badgectl")}
        for module in MODULES
    }
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, f"a circle: {' -> '.join((*way, name))}"
        if name not in done:
            for target in edges.get(name, ()):
                visit(target, (*way, name))
            done.add(name)

    for name in edges:
        visit(name, ())


@pytest.mark.parametrize("module", HOUSE, ids=lambda m: str(m.relative_to(ROOT)))
def test_modules_are_short_and_say_what_they_are(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert ast.get_docstring(ast.parse(text)), "a module begins with a sentence"
    assert not re.search("util|helper|manager|misc|common", module.stem)


def test_functions_fit_a_screen() -> None:
    for module in HOUSE:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno:
                statements = node.end_lineno - node.body[0].lineno
                assert statements < 60, f"{module.name}: {node.name}"


def test_the_core_knows_neither_clock_nor_terminal() -> None:
    outside = {"time", "subprocess", "socket", "sys", "getpass", "shutil", "tempfile", "random"}
    for package in ("model", "codes", "schemas", "rules", "plans", "reports", "verdicts"):
        for module in (PACKAGE / package).glob("*.py"):
            names = {name.partition(".")[0] for name in imports(module)}
            assert not names & outside, module
            text = module.read_text(encoding="utf-8")
            assert not re.search(r"\b(open|print|input)\(|\.now\(|date\.today\(|os\.environ", text)


def test_awarding_imports_neither_gitpython_nor_jsonschema(guild: Path) -> None:
    script = (
        "import atexit, sys; from badgectl.cli.app import run;"
        "heavy = {'git', 'jsonschema', 'rich', 'PIL', 'pydantic', 'cryptography'};"
        "atexit.register(lambda: print(sorted(heavy & set(sys.modules))));"
        "run(['award', 'thanks', 'ada', '-m', 'For this.', '--dry-run'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=guild, check=True, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[-2:] == [
        "Would record 1 file in one commit. Nothing was written.",
        "[]",
    ]


def test_cryptography_waits_for_a_signature() -> None:
    script = (
        "import sys; from badgectl.signatures.checking import KeyRing;"
        "from badgectl.signatures.keys import read_key;"
        "key = read_key('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI' + 'A' * 43);"
        "print(KeyRing([key]).check(b'', b'').fault);"
        "print(sorted({'cryptography', 'pysequoia'} & set(sys.modules)))"
    )
    said = subprocess.check_output([sys.executable, "-c", script], text=True)
    assert said == "the signature is of no kind that is known here\n[]\n"
