"""`delivery: request`: what is recorded is proposed, with the link that opens the pull request."""

from collections.abc import Callable
from pathlib import Path

import pytest
from ground import THANKS, Command, git, needs_ssh_keygen, write

from badgectl.git.forges import home_of, request_link
from badgectl.git.signing_keys import public_line, seeded_key, write_key


def requests(guild: Path) -> None:
    program = (guild / "catalog/program.yaml").read_text() + "delivery: request\n"
    write(guild, {"catalog/program.yaml": program})
    git(guild, "commit", "--quiet", "-am", "Take pull requests")
    git(guild, "push", "--quiet")


def test_delivery_by_request(guild: Path, origin: Path, badgectl: Command) -> None:
    requests(guild)
    head = git(guild, "rev-parse", "HEAD")
    git(guild, "config", "url." + str(origin) + ".insteadOf", "https://forge.example/guild/badges")
    git(guild, "remote", "set-url", "origin", "https://forge.example/guild/badges")
    said = badgectl("award", "thanks", "ada", "-m", "For this.", "--push")
    branch = "badgectl/2714667d8c"
    commit = git(origin, "rev-parse", "--short=10", branch).strip()
    assert said == (
        0,
        "Award Thanks to Ada Lovelace: proposed\n",
        f"  {THANKS}\n  commit {commit} on origin/{branch}\n"
        f"  hint: open a pull request from {branch} to main\n",
    )
    assert git(guild, "rev-parse", "HEAD") == head
    assert git(guild, "status", "--porcelain") == ""
    assert git(guild, "branch", "--format=%(refname:short)") == "main\n"
    assert git(origin, "rev-parse", f"{branch}^", "main") == head * 2
    assert badgectl("award", "thanks", "ada", "-m", "For this.", "--push") == (
        1,
        "",
        f"error: already proposed: origin/{branch} is there for {THANKS}\n"
        f"  hint: if it was turned down: `git push origin --delete {branch}`\n",
    )
    said = badgectl("award", "thanks", "ada", "-m", "For this.")
    assert said.status == 0
    assert said.err.endswith(
        "  hint: recorded in this clone only: main takes awards as pull requests; "
        "`--push` would send one\n"
    )


@pytest.mark.usefixtures("origin")
def test_what_is_not_pushed_is_said_to_be_so(guild: Path, badgectl: Command) -> None:
    said = badgectl("award", "thanks", "ada", "-m", "For this.").err
    and_so = "with `--push` it is recorded and pushed at once\n"
    assert said.endswith(f" on main\n  hint: not pushed yet: `git push`; {and_so}")
    git(guild, "branch", "--quiet", "--unset-upstream")
    said = badgectl("award", "thanks", "linus", "-m", "For this.").err
    assert said.endswith(f" on main\n  hint: not pushed yet: `git push -u origin main`; {and_so}")


def test_two_requests_for_one_person_merge(
    guild: Path, clone: Callable[..., Path], badgectl: Command
) -> None:
    requests(guild)
    linus = clone("linus")
    for folder in (guild, linus):
        award = ["award", "thanks", "ada", "-m", "For today.", "--push"]
        assert badgectl("-C", str(folder), *award).status == 0
    git(linus, "pull", "--quiet")
    branches = git(linus, "branch", "--remotes", "--list", "*badgectl*").split()
    assert len(branches) == 2
    git(linus, "merge", "--quiet", "--no-ff", branches[0], "-m", "One")
    git(linus, "merge", "--quiet", "--no-ff", branches[1], "-m", "Two")
    assert len(list((linus / "awards/ada").iterdir())) == 2
    assert badgectl("-C", str(linus), "validate").status == 0


@needs_ssh_keygen
def test_two_changes_of_one_file_are_two_requests(
    guild: Path, origin: Path, badgectl: Command, tmp_path: Path
) -> None:
    """What replaces a file is told by what it says; the branch of the first may be there still."""
    requests(guild)
    write_key(seeded_key("grace"), tmp_path / "id", "grace@desk")
    git(guild, "config", "gpg.format", "ssh")
    git(guild, "config", "user.signingKey", str(tmp_path / "id"))
    adds = [
        ("key", "add", "ada", "--key", public_line(seeded_key(name), name), "--push")
        for name in ("desk", "laptop")
    ]
    assert [badgectl(*add).status for add in adds] == [0, 0]
    listed = ("branch", "--list", "badgectl/*", "--format=%(refname:short)")
    assert len(git(origin, *listed).split()) == 2
    said = badgectl(*adds[0])
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("error: already proposed: origin/badgectl/")


@pytest.mark.parametrize(
    ("url", "site", "path"),
    [
        ("https://github.com/guild/badges.git", "github.com", "guild/badges"),
        ("https://token:x@github.com/guild/badges/", "github.com", "guild/badges"),
        ("git@github.com:guild/badges.git", "github.com", "guild/badges"),
        ("ssh://git@ssh.github.com:443/guild/badges", "github.com", "guild/badges"),
        ("github.com:guild/badges", "github.com", "guild/badges"),
        ("ssh://git@gitlab.example:2222/a/b/c.git", "gitlab.example", "a/b/c"),
        ("https://git.example:8443/a/b", "git.example:8443", "a/b"),
        ("/srv/git/badges.git", None, None),
        ("file:///srv/git/badges.git", None, None),
        ("../badges", None, None),
    ],
)
def test_addresses_of_remotes(url: str, site: str | None, path: str | None) -> None:
    home = home_of(url)
    assert (home and home.site, home and home.path) == (site, path)


@pytest.mark.parametrize(
    ("source", "fork", "link"),
    [
        (
            "git@github.com:guild/badges.git", "git@github.com:guild/badges.git",
            "https://github.com/guild/badges/compare/main...badgectl/1a2b?expand=1",
        ),
        (
            "https://github.com/guild/badges", "git@github.com:ada/badges.git",
            "https://github.com/guild/badges/compare/main...ada:badgectl/1a2b?expand=1",
        ),
        (
            "https://gitlab.example/a/b/badges", "https://gitlab.example/ada/badges",
            "https://gitlab.example/ada/badges/-/merge_requests/new"
            "?merge_request%5Bsource_branch%5D=badgectl/1a2b"
            "&merge_request%5Btarget_branch%5D=main",
        ),
        (
            "https://codeberg.org/guild/badges", "https://codeberg.org/ada/badges",
            "https://codeberg.org/guild/badges/compare/main...ada:badgectl/1a2b",
        ),
        (
            "git@bitbucket.org:guild/badges.git", "git@bitbucket.org:guild/badges.git",
            "https://bitbucket.org/guild/badges/pull-requests/new?source=badgectl/1a2b&dest=main",
        ),
        (
            "git@bitbucket.org:guild/badges.git", "git@bitbucket.org:ada/badges.git",
            "https://bitbucket.org/ada/badges/pull-requests/new"
            "?source=badgectl/1a2b&dest=guild%2Fbadges%3A%3Amain",
        ),
        ("https://git.example/a/b", "https://git.example/a/b", None),
        ("https://github.com/a/b", "https://gitlab.com/a/b", None),
    ],
)  # fmt: skip
def test_links_that_open_pull_requests(source: str, fork: str, link: str | None) -> None:
    assert request_link(source, fork, "badgectl/1a2b", "main") == link
