"""Who issues: the programme names one key, and others do not become its issuer by mistake."""

from pathlib import Path

import pytest
from ground import Command, Said, be, git
from publishing.issuing import DID, HUB, KEY

UNPINNED = "It is unchanged, but nobody vouches for who signed it.\n"


@pytest.fixture
def at_home(issuing: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where somebody of the issuing guild has their settings; there is no key yet."""
    assert issuing
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    return tmp_path / "settings/badgectl/issuer.key"


def test_a_new_key_is_named_and_no_other_issues(
    issuing: Path, at_home: Path, badgectl: Command, tmp_path: Path
) -> None:
    program = issuing / "catalog/program.yaml"
    before = program.read_text(encoding="utf-8")
    made = badgectl("key", "issuer", "--create")
    key = made.out.splitlines()[-1].removeprefix("did:key:")
    assert made == Said(
        0,
        f"made {at_home}; keep a copy: it cannot be made again\ndid:key:{key}\n",
        "named in catalog/program.yaml; once that is committed, no other key issues here:\n"
        '  git add catalog/program.yaml && git commit -m "Name the issuer\'s key"\n'
        f"from {at_home}\n",
    )
    assert program.read_text(encoding="utf-8") == f"{before}issuer: {{key: {key}}}\n"
    git(issuing, "commit", "--quiet", "-am", "Name the issuer's key")
    assert badgectl("key", "issuer", "--create") == Said(
        1,
        "",
        f"error: Example Guild has an issuer's key: {key}\n"
        "  hint: whoever made it has it; for another, take it out of catalog/program.yaml first\n",
    )
    issued = badgectl("export", "openbadges")
    assert (issued.status, "any key would have done" in issued.err) == (0, False)
    other = tmp_path / "other.key"
    other.write_text(KEY)
    other.chmod(0o600)
    assert badgectl("export", "openbadges", "--key", str(other)) == Said(
        1,
        "",
        f"error: Example Guild issues with the key {key}, and {other} has another\n"
        "  hint: name the right one with `--key FILE`; for a new one, write it under `issuer:` in "
        "catalog/program.yaml\n",
    )
    at_home.unlink()
    assert badgectl("export", "openbadges") == Said(
        1,
        "",
        f"error: there is no issuer's key: neither {at_home} nor BADGECTL_ISSUER_KEY\n"
        f"  hint: Example Guild issues with {key}: name its file with `--key FILE`\n",
    )


def test_the_key_of_another_programme_is_not_taken_for_this_one(
    issuing: Path, at_home: Path, badgectl: Command
) -> None:
    at_home.parent.mkdir(parents=True)
    at_home.write_text(KEY)
    at_home.chmod(0o600)
    assert badgectl("key", "issuer", "--create") == Said(
        1,
        "",
        f"error: {at_home} is there already\n"
        "  hint: for another programme name another file: `--key FILE`; to issue with this one, "
        f"write `issuer: {{key: {DID[8:]}}}` in catalog/program.yaml\n",
    )
    with (issuing / "catalog/program.yaml").open("a", encoding="utf-8") as program:
        program.write("issuer: {email: badges@guild.example}\n")
    badgectl("key", "issuer", "--create", "--key", "ours.key")
    text = (issuing / "catalog/program.yaml").read_text(encoding="utf-8")
    assert "\nissuer: {email: badges@guild.example, key: z6Mk" in text


@pytest.mark.parametrize("call", [("export", "openbadges"), ("key", "issuer", "--create")])
def test_a_colleague_is_told_who_issues(
    call: tuple[str, ...], issuing: Path, at_home: Path, badgectl: Command
) -> None:
    be(issuing, "tom")
    assert badgectl(*call) == Said(
        1,
        "",
        "error: credentials of Example Guild are issued by Grace Hopper only\n"
        "  hint: yours are offered on the pages of your awards: "
        f"{HUB}/members/tom.html leads to them\n",
    )
    assert not at_home.exists()


@pytest.mark.usefixtures("issuer_key")
def test_the_verdict_says_whether_the_issuer_is_known(
    issuing: Path, badgectl: Command, tmp_path: Path
) -> None:
    badgectl("export", "openbadges")
    file = str(issuing / "site/credentials/ada/guide@gold.png")

    def last(*words: str, folder: Path = tmp_path) -> tuple[int, str]:
        said = badgectl("-C", str(folder), "check-credential", file, *words)
        return said.status, said.out.rpartition("\n\n")[2]

    assert last() == (0, UNPINNED)
    assert last("--issuer", DID) == (0, "It holds.\n")
    assert last("--issuer", DID[8:]) == (0, "It holds.\n")
    assert last("--issuer", f"{DID[:-3]}abc") == (1, "It does not hold.\n")
    assert last(folder=issuing) == (0, UNPINNED)
    with (issuing / "catalog/program.yaml").open("a", encoding="utf-8") as program:
        program.write(f"issuer: {{key: {DID[8:]}}}\n")
    assert last(folder=issuing) == (0, "It holds.\n")


@pytest.mark.usefixtures("issuer_key")
@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("no.json",), "name the file of one credential"),
        (
            ("it.json", "--issuer", "no.json"),
            "`--issuer` takes the issuer's file, as `did.json`, or `did:key:...`",
        ),
        (
            ("it.json", "--status-list", "no.json"),
            "`--status-list` takes the file in which the issuer lists what was taken back",
        ),
    ],
)
def test_a_file_that_is_missing_is_told_by_what_it_is(
    words: tuple[str, ...], hint: str, tmp_path: Path, badgectl: Command
) -> None:
    (tmp_path / "it.json").write_text("{}", encoding="utf-8")
    assert badgectl("-C", str(tmp_path), "check-credential", *words) == Said(
        2, "", f"error: there is no no.json\n  hint: {hint}\n"
    )
