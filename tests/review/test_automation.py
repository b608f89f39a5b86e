"""The checks of forges: what `init --ci` writes, the action, the hook, and their shell, run."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from ground import ROOT, Command, be, git, write
from review.forges import OURS, Runner, conforms, steps_of


@pytest.fixture
def workflow(guild: Path, badgectl: Command) -> Path:
    """The workflow of the guild, as written."""
    assert badgectl("init", "--ci", "github").status == 0
    return guild / ".github/workflows/badges.yml"


def test_init_adds_a_workflow_to_a_programme(guild: Path, badgectl: Command) -> None:
    said = badgectl("init", "--ci", "github", "--dry-run")
    assert said.out == (
        ".badgectl/requirements.txt\n"
        ".github/workflows/badges.yml\n"
        "Would write 2 files. Nothing was written.\n"
    )
    assert git(guild, "status", "--porcelain") == ""
    said = badgectl("init", "--ci", "github")
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        f"2 files written below {guild}\n"
        "\n"
        "Next\n"
        "  git add .badgectl .github/workflows/badges.yml"
        " && git commit -m 'Check the badge programme on every change'\n"
    )
    assert git(guild, "status", "--porcelain", "-uall") == (
        "?? .badgectl/requirements.txt\n?? .github/workflows/badges.yml\n"
    )
    pins = (guild / ".badgectl/requirements.txt").read_text()
    assert pins.splitlines()[-1] == OURS
    said = badgectl("init", "--ci", "github")
    assert said.out == f"0 files written below {guild}\n"
    assert said.err == (
        ".badgectl/requirements.txt is there and stays as it is\n"
        ".github/workflows/badges.yml is there and stays as it is\n"
    )


def test_the_workflow_is_safe_for_forks(workflow: Path) -> None:
    assert conforms("vendor.github-workflows", workflow)
    text = workflow.read_text()
    document = yaml.safe_load(text)
    # YAML 1.1 takes `on` for true; GitHub does not.
    assert document[True] == {"pull_request": None, "push": {"branches": ["main"]}}
    assert document["permissions"] == {"contents": "read"}
    assert "permissions" not in document["jobs"]["badges"]
    assert "pull_request_target" not in text
    assert "secrets" not in text
    checkout, *own = steps_of(workflow)
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert [step["name"] for step in own] == [
        "Install the badgectl of the base", "Check the files", "Verify the history",
        "Say what changes for whom",
    ]  # fmt: skip


@pytest.mark.parametrize("where", ["workflow", "action"])
def test_steps_hand_values_to_the_shell_as_variables(where: str, workflow: Path) -> None:
    path = workflow if where == "workflow" else ROOT / "action.yml"
    for step in steps_of(path):
        assert "${{" not in step.get("run", "")
        owner, _, commit = step.get("uses", "x@" + "0" * 40).partition("@")
        assert len(commit) == 40, f"{owner} is not pinned to a commit"


def test_the_action_and_the_hook() -> None:
    assert conforms("vendor.github-actions", ROOT / "action.yml")
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert hook == {
        "id": "badgectl-validate",
        "name": "badgectl validate",
        "description": "Check badges, people, teams, goals and awards.",
        "entry": "badgectl validate",
        "language": "python",
        "pass_filenames": False,
        # `files` would pass over a commit that only removes: that is handed to no filter.
        "always_run": True,
    }


def test_init_writes_what_publishes_the_hub(guild: Path, badgectl: Command) -> None:
    said = badgectl("init", "--pages", "github")
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        f"2 files written below {guild}\n"
        "\n"
        "Next\n"
        "  git add .badgectl .github/workflows/badges-pages.yml && git commit -m 'Publish the hub'\n"
        "\n"
        "Before you push: in the repository on GitHub, Settings > Pages > Source: GitHub Actions.\n"
    )
    path = guild / ".github/workflows/badges-pages.yml"
    assert conforms("vendor.github-workflows", path)
    document = yaml.safe_load(path.read_text())
    assert document["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert "pull_request" not in document[True]
    for step in document["jobs"]["hub"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert len(step.get("uses", "x@" + "0" * 40).partition("@")[2]) == 40
    assert badgectl("init", "--ci", "gitlab", "--pages", "gitlab").status == 0
    job, root = guild / ".gitlab/badges-pages.yml", guild / ".gitlab-ci.yml"
    assert conforms("vendor.gitlab-ci", job, root)
    files = [".gitlab/badges.yml", ".gitlab/badges-pages.yml"]
    assert yaml.safe_load(root.read_text()) == {"include": [{"local": file} for file in files]}
    (guard,) = (step for step in yaml.safe_load(job.read_text())["pages"]["script"] if "-x" in step)
    done = subprocess.run(["bash", "-c", guard], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (
        1, ".badgectl/requirements.txt does not say where badgectl comes from\n",
    )  # fmt: skip


@pytest.mark.slow
def test_the_shell_builds_the_hub_where_pages_is(
    guild: Path, badgectl: Command, tmp_path: Path
) -> None:
    assert badgectl("init", "--pages", "github").status == 0
    document = yaml.safe_load((guild / ".github/workflows/badges-pages.yml").read_text())
    runner = Runner(tmp_path / "runner", guild, {"ADDRESS": "https://guild.example/badges"})
    for step in document["jobs"]["hub"]["steps"]:
        if "run" in step:
            done = runner.run(step)
            assert done.returncode == 0, done.stdout + done.stderr
    site = tmp_path / "runner/temp/site"
    assert "https://guild.example/badges/" in (site / "feed.xml").read_text()


def test_init_writes_for_gitlab(guild: Path, badgectl: Command) -> None:
    assert badgectl("init", "--ci", "gitlab").status == 0
    job, root = guild / ".gitlab/badges.yml", guild / ".gitlab-ci.yml"
    assert conforms("vendor.gitlab-ci", job, root)
    assert yaml.safe_load(root.read_text()) == {"include": [{"local": ".gitlab/badges.yml"}]}
    badges = yaml.safe_load(job.read_text())["badges"]
    assert [rule["if"] for rule in badges["rules"]] == [
        '$CI_PIPELINE_SOURCE == "merge_request_event"', '$CI_COMMIT_BRANCH == "main"',
    ]  # fmt: skip
    assert badges["variables"] == {"GIT_DEPTH": "0", "PROGRAMME": "."}


def test_a_pipeline_that_is_there_stays(guild: Path, badgectl: Command) -> None:
    write(guild, {".gitlab-ci.yml": "lint: {script: [make lint]}\n"})
    said = badgectl("init", "--ci", "gitlab")
    assert said.err == (
        ".gitlab-ci.yml is there and stays as it is; add to it:\n"
        "include:\n"
        "  - local: .gitlab/badges.yml\n"
        "\n"
    )
    assert (guild / ".gitlab-ci.yml").read_text() == "lint: {script: [make lint]}\n"


def test_a_new_programme_in_a_subfolder_of_another_branch(guild: Path, badgectl: Command) -> None:
    be(guild, "grace")
    git(guild, "switch", "--quiet", "-c", "release/1.0")
    (guild / "our office").mkdir()
    assert badgectl("init", "our office", "--ci", "github").status == 0
    text = (guild / ".github/workflows/badges-our-office.yml").read_text()
    document = yaml.safe_load(text)
    assert document[True]["push"] == {"branches": ["release/1.0"]}
    assert document["jobs"]["badges"]["env"] == {"PROGRAMME": "our office"}
    assert (guild / "our office/.badgectl/requirements.txt").exists()
    (guild / "$(id)").mkdir()
    said = badgectl("init", "$(id)", "--ci", "github")
    assert (said.status, said.err) == (
        1,
        "error: the name of the programme's folder cannot stand in a forge's file\n"
        "  hint: use letters, digits, spaces, `.`, `_` and `-`\n",
    )
    assert list((guild / "$(id)").iterdir()) == []


def change(guild: Path, files: dict[str, str]) -> Path:
    """Commit files on a branch of a fork; return a clone with the merge, as GitHub makes it."""
    git(guild, "switch", "--quiet", "-c", "change")
    write(guild, files)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Change")
    clone = guild.parent / "clone"
    git(guild.parent, "clone", "--quiet", "--branch", "main", str(guild), str(clone))
    be(clone, "grace")
    git(clone, "switch", "--quiet", "--detach")
    git(clone, "merge", "--quiet", "--no-ff", "-m", "Merge", "origin/change")
    return clone


AWARD = "badge: thanks\nrecipient: ada\nby: {by}\nreason: For this.\nawarded_on: 2026-11-23\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("by", "status", "errors"),
    [("grace", 0, []), ("ada", 1, ["::error title=badgectl policy-self-award"])],
)
def test_the_shell_judges_a_pull_request_by_its_base(
    by: str, status: int, errors: list[str], guild: Path, workflow: Path, tmp_path: Path
) -> None:
    be(guild, "grace")
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Check every change")
    base = git(guild, "rev-parse", "HEAD")
    clone = change(
        guild,
        {
            f"awards/ada/thanks+2026-11-23+{by}.yaml": AWARD.format(by=by),
            ".badgectl/requirements.txt": "evil==1.0\n",
        },
    )
    runner = Runner(tmp_path, clone, {"GITHUB_BASE_REF": "main", "BEFORE": ""})
    _, install, check, *_ = steps_of(workflow)
    done = runner.run(install)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert runner.outputs.read_text() == f"base={base}"
    assert (tmp_path / "installed.txt").read_text().endswith(f"\n{OURS}\n")
    done = runner.run(check)
    assert done.returncode == status
    found = [line.partition(",")[0] for line in done.stdout.splitlines() if "::error" in line]
    assert found == errors


@pytest.mark.parametrize("before", ["", "0" * 40])
def test_the_first_push_has_no_base(
    before: str, guild: Path, workflow: Path, tmp_path: Path
) -> None:
    be(guild, "grace")
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Check every change")
    runner = Runner(tmp_path, guild, {"GITHUB_BASE_REF": "", "BEFORE": before})
    assert runner.run(steps_of(workflow)[1]).returncode == 0
    assert runner.outputs.read_text() == "base=" + git(guild, "rev-parse", "HEAD")


@pytest.mark.parametrize("name", ["ci.yml", "release.yml"])
def test_our_own_workflows_take_actions_by_their_commits(name: str) -> None:
    workflow = ROOT / ".github/workflows" / name
    assert conforms("vendor.github-workflows", workflow)
    used = re.findall(r"uses: (.*)", workflow.read_text())
    assert used
    assert [one for one in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", one)] == []
