"""The wheel carries everything it needs: it works in an empty environment, outside of the clone."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from ground import ROOT, be, git


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once."""
    folder = tmp_path_factory.mktemp("dist")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    build = [*pip, "wheel", "--quiet", "--no-deps", "-w", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, text=True)
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_it_carries_all_of_the_package_and_the_example(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
    files = [*ROOT.glob("catalog/*/*.yaml"), *ROOT.glob("awards/*/*.yaml")]
    assert {f"badgectl/example/{path.relative_to(ROOT)}" for path in files} <= names
    ours = (path for path in (ROOT / "badgectl").rglob("*.*") if path.suffix != ".pyc")
    assert {str(path.relative_to(ROOT)) for path in ours} <= names
    assert not [name for name in names if name.startswith(("tests/", "docs/", "benchmarks/"))]


@pytest.mark.slow
def test_it_works_without_the_clone(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "empty"
    # The packages it depends on are those of this environment; badgectl itself is the wheel's.
    venv.create(place)
    python = place / "bin/python"
    there = subprocess.run(
        [sys.executable, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    install = [*pip, "install", "--quiet", "--no-deps", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    packages = next((place / "lib").glob("python*/site-packages"))
    (packages / "others.pth").write_text(f"{there}\n")
    (packages / "openbadgeslib.py").write_text("raise ImportError\n")  # an extra: it is not there
    # Its bytecode lies beside it, and goes when it goes.
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def prints(*command: str) -> str:
        done = subprocess.run(
            [str(place / "bin" / command[0]), *command[1:]], cwd=tmp_path, env=env, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
        return done.stdout

    where = prints("python", "-c", "import badgectl; print(badgectl.__file__)")
    assert where.startswith(str(place))
    git(tmp_path, "init", "--quiet")
    be(tmp_path, "nina")
    prints("badgectl", "init", "guild", "--yes")
    assert prints("badgectl", "-C", "guild", "validate").endswith("no problems\n")
    prints("badgectl", "-C", "guild", "render", "thanks", "-o", "pictures", "--format", "all")
    prints("badgectl", "-C", "guild", "hub")
    assert (tmp_path / "guild/site/index.html").exists()
    shown = prints("badgectl", "demo", "larkspur")
    assert (
        shown.count(
            "\n  left out: credentials need a library that is not installed; "
            "`pip install 'badgectl[openbadges]'` brings it\n"
        )
        == 2
    )
    assert "\nLook around\n" in shown
