"""The hub's folder: only what changed is written, what is not ours stays; `--serve` shows it."""

import json
from http.client import HTTPConnection
from pathlib import Path

import pytest
from ground import Command, git, write
from publishing.sites import commit, everything, read

from badgectl.cli.publishing import serving
from badgectl.cli.publishing.building import MANIFEST


def test_only_what_changed_is_written(lively: Path, badgectl: Command) -> None:
    first = badgectl("hub")
    assert first.out.startswith("36 pages in site: ")
    assert first.err == (
        "6 people shown to everybody; `visibility: members` in a person's file, or in program.yaml "
        "for all, changes it\n"
        "nothing is verified yet: `badgectl verify` first, and pages say who vouches\n"
    )
    before = everything(lively / "site")
    assert badgectl("hub").out == "36 pages in site: 0 files written, 0 removed\n"
    page = lively / "site" / "members" / "tom.html"
    page.write_text("spoilt", encoding="utf-8")
    assert badgectl("hub").out == "36 pages in site: 1 file written, 0 removed\n"
    assert everything(lively / "site") == before
    assert badgectl("award", "thanks", "linus", "-m", "Mended it.").status == 0
    badgectl("hub")
    after = everything(lively / "site")
    changed = {name for name in before if after.get(name) != before[name]}
    assert set(after) - set(before) == {
        "awards/linus/thanks+2026-11-23+grace.html",
        "awards/linus/thanks+2026-11-23+grace.json",
    }
    assert "members/linus.html" in changed
    assert {
        "members/tom.html",
        "awards/ada/mentor@bronze.html",
        "badges/crown.html",
    } & changed == set()
    assert badgectl("hub", "-o", "anew").status == 0
    assert everything(lively / "anew") == after, "built bit by bit or at once, it is the same"


def test_what_is_gone_is_removed_and_what_is_not_ours_stays(
    lively: Path, badgectl: Command
) -> None:
    badgectl("hub")
    write(lively / "site", {"CNAME": "badges.example\n"})
    git(lively, "rm", "--quiet", "awards/linus/navigator@bronze.nomination.yaml")
    git(lively, "commit", "--quiet", "-m", "Gone")
    assert badgectl("hub").out.endswith(", 2 removed\n")
    assert not (lively / "site/awards/linus").exists()
    assert (lively / "site/CNAME").read_text() == "badges.example\n"


def test_folders_of_others_are_refused(lively: Path, badgectl: Command, tmp_path: Path) -> None:
    write(lively, {"mine/notes.txt": "x"})
    said = badgectl("hub", "-o", "mine")
    assert (said.status, said.err) == (
        2,
        f"error: {lively}/mine is not empty, and no hub was built there\n"
        "  hint: name a folder that is empty or not there yet: `-o site`\n".replace(
            f"{lively}/", ""
        ),
    )
    outside = tmp_path / "outside"
    outside.mkdir()
    badgectl("hub")
    for name in ("ada.html", "ada.json"):
        (lively / "site/members" / name).unlink()
    (lively / "site/members").rename(lively / "moved")
    (lively / "site/members").symlink_to(outside)
    assert badgectl("hub").err.startswith("error: site/members is a link")
    assert list(outside.iterdir()) == []


def test_a_manifest_cannot_remove_what_lies_elsewhere(lively: Path, badgectl: Command) -> None:
    badgectl("hub")
    (lively / "precious.txt").write_text("x")
    files = json.loads(read(lively / "site", MANIFEST))
    files["files"] += ["../precious.txt", str(lively / "precious.txt")]
    (lively / "site" / MANIFEST).write_text(json.dumps(files))
    assert badgectl("hub").status == 0
    assert (lively / "precious.txt").exists()


def test_a_broken_programme_is_refused_and_the_site_stays(lively: Path, badgectl: Command) -> None:
    badgectl("hub")
    before = everything(lively / "site")
    commit(lively, {"catalog/badges/mentor.yaml": "name: [\n"})
    said = badgectl("hub")
    assert said.status == 1
    assert "catalog/badges/mentor.yaml" in said.err
    assert everything(lively / "site") == before


def test_own_art_is_shown_as_head_has_it(lively: Path, badgectl: Command) -> None:
    thanks = (lively / "catalog/badges/thanks.yaml").read_text()
    badgectl("hub")
    plain = (lively / "site/pictures/thanks.svg").read_bytes()
    art = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0H9V7Z'/></svg>"
    commit(
        lively,
        {
            "catalog/badges/thanks.yaml": f"{thanks}design: {{art: star.svg}}\n",
            "catalog/art/star.svg": art,
        },
    )
    badgectl("hub")
    with_art = (lively / "site/pictures/thanks.svg").read_bytes()
    assert (b"M0 0H9V7Z" in with_art, b"M0 0H9V7Z" in plain) == (True, False)
    (lively / "catalog/art/star.svg").write_text(art.replace("V7", "V5"))
    badgectl("hub")
    assert (lively / "site/pictures/thanks.svg").read_bytes() == with_art
    git(lively, "rm", "--quiet", "--force", "catalog/art/star.svg")
    git(lively, "commit", "--quiet", "-m", "Lose it")
    said = badgectl("hub")
    assert (said.status, "there is no art to be had from catalog/art/star.svg" in said.err) == (
        1,
        True,
    )
    assert (lively / "site/pictures/thanks.svg").read_bytes() == with_art


def test_it_is_shown_on_this_machine(
    lively: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[tuple[int, bytes]] = []
    ports: list[int] = []

    class Server(serving.ThreadingHTTPServer):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)  # type: ignore[arg-type]
            ports.append(self.server_port)

    def ask(path: str, host: str = "") -> None:
        connection = HTTPConnection("127.0.0.1", ports[0], timeout=10)
        connection.request("GET", path, headers={"Host": host or f"localhost:{ports[0]}"})
        answer = connection.getresponse()
        answers.append((answer.status, answer.read()))

    def look(_: float) -> None:
        if not answers:
            ask("/members/ada.html")
            ask("/members/")
            ask("/nowhere")
            ask("/", host="evil.example:80")
            commit(lively, {"catalog/people/ada.yaml": "name: Ada King\nhome: platform\n"})
            return
        if len(answers) == 4:
            ask("/members/ada.html")
            return
        raise KeyboardInterrupt

    monkeypatch.setattr(serving, "ThreadingHTTPServer", Server)
    monkeypatch.setattr(serving.time, "sleep", look)
    said = badgectl("hub", "--port", "0")
    assert said.status == 0
    assert [status for status, _ in answers] == [200, 404, 404, 403, 200]
    assert b"There is no such page" in answers[2][1]
    assert b"Ada Lovelace" in answers[0][1]
    assert said.out.count("pages in site") == 2
