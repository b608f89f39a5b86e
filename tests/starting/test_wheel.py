"""The wheel carries everything it needs: it works in an empty environment, outside of the clone."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from ground import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once."""
    folder = tmp_path_factory.mktemp("dist")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    build = [*pip, "wheel", "--quiet", "--no-deps", "-w", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, text=True)
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_it_carries_the_example(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
    files = [*ROOT.glob("catalog/*/*.yaml"), *ROOT.glob("awards/*/*.yaml")]
    assert {f"badgectl/example/{path.relative_to(ROOT)}" for path in files} <= names
    assert not [name for name in names if name.startswith(("tests/", "docs/", "benchmarks/"))]


@pytest.mark.slow
def test_the_demo_works_without_the_clone(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "empty"
    # The packages it depends on are those of this environment; badgectl itself is the wheel's.
    venv.create(place, with_pip=True)
    python = place / "bin/python"
    there = subprocess.run(
        [sys.executable, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True, capture_output=True)
    packages = next((place / "lib").glob("python*/site-packages"))
    (packages / "others.pth").write_text(f"{there}\n")
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    badgectl = str(place / "bin/badgectl")
    code = "import badgectl; print(badgectl.__file__)"
    where = subprocess.run(
        [str(python), "-c", code], cwd=tmp_path, env=env, check=True, capture_output=True, text=True
    )
    assert where.stdout.startswith(str(place))
    done = subprocess.run(
        [badgectl, "demo", "larkspur"], cwd=tmp_path, env=env, check=False, capture_output=True,
        text=True,
    )  # fmt: skip
    assert (done.returncode, "this is a bug" in done.stdout + done.stderr) == (0, False)
    assert (tmp_path / "larkspur/site/index.html").exists()
