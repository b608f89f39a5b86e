"""The hub: whole pages, links that lead somewhere, nobody named who is hidden, nothing alive in it."""

import json
import re
import shutil
from collections import Counter
from html.parser import HTMLParser
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import msgspec
import pytest
from conftest import Command, git, write

from badgectl.cli import serving
from badgectl.cli.building import MANIFEST
from badgectl.git.forges import file_link, new_file_link
from badgectl.hub import awards, badges, goals, home, lists, members, search, teams, topics
from badgectl.shown.refs import View

DOCS = Path(__file__).parents[1] / "docs" / "hub.md"
ATOM = "{http://www.w3.org/2005/Atom}"
VOID = {"meta", "link", "img", "input", "br"}


class Page(HTMLParser):
    """What a page says and points to; its elements must be closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        self.links += [v for k, v in attrs if k in ("href", "src", "action") and v]
        if tag not in VOID and tag not in ("rect", "text", "title"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("rect", "text", "title"):
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def main(self) -> str:
        return " ".join(" ".join(self.texts).split())


def read(site: Path, page: str) -> str:
    return (site / page).read_text(encoding="utf-8")


def told(site: Path, page: str) -> str:
    """Return the text of a page's main part, white space folded."""
    main = re.sub(r"(?s).*<main[^>]*>|</main>.*", "", read(site, page))
    return Page(main).main


def everything(site: Path) -> dict[str, bytes]:
    return {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*") if p.is_file()}


@pytest.fixture
def site(lively: Path, badgectl: Command) -> Path:
    """The hub of the guild."""
    assert badgectl("hub").status == 0
    return lively / "site"


def commit(folder: Path, files: dict[str, str]) -> None:
    write(folder, files)
    git(folder, "add", "catalog", "awards")
    git(folder, "commit", "--quiet", "-m", "More")


AWARD = (
    "Award ★☆ Mentor (bronze) to Ada Lovelace Tom runs on his own. from Grace Hopper , 5 October 2026"
    " Counts Evidence notes shows: Held at least six sessions with each mentee. What it stands for"
    " Held at least six sessions with each mentee. All about Mentor What colleagues say"
    " Add a like or comment In a clone of the programme: badgectl like ada/mentor@bronze"
    " badgectl comment ada/mentor@bronze -m 'Well deserved!'"
    " Or as a file, with your id where your-id stands: awards/ada/mentor@bronze.like.your-id.yaml"
    " by: your-id On record Award ada/mentor@bronze Earned 1 October 2026 Helped Tom Kilburn"
    " Trust not verified `badgectl verify` was not run before these pages were made."
    " Share Copy the link The address of this page is its link."
)


def test_pages_tell_what_is_on_record(site: Path) -> None:
    assert told(site, "awards/ada/mentor@bronze.html") == AWARD
    assert told(site, "members/linus.html").startswith(
        "L engineering Linus Torvalds Platform Badges None yet. What comes next"
        " Navigator (bronze) ★☆☆ nominated"
        " Drew a map of a part of the code that others use. Awarded by members of Platform."
        " Nominated Navigator (bronze) ★☆☆ for Linus Torvalds , nominated by Tom Kilburn ,"
        " 10 November 2026 needs 1 more second from colleagues"
    )
    assert "design Tom Kilburn" in told(site, "members/tom.html")
    assert "taken back" in told(site, "members/tom.html")
    assert "Taken back (mistake) It was Linus." in told(
        site, "awards/tom/thanks+2026-11-03+ada.html"
    )
    nomination = told(site, "awards/linus/navigator@bronze.html")
    assert "Nomination ★☆☆ Navigator (bronze) for Linus Torvalds" in nomination
    assert "badgectl second linus/navigator@bronze" in nomination
    thanks = told(site, "awards/ada/thanks+2026-09-14+grace.html")
    assert (
        "Tom Kilburn Me too! likes this. Linus Torvalds Well deserved. 15 September 2026" in thanks
    )
    team = told(site, "teams/platform.html")
    assert "People Grace Hopper leads 0 badges Ada Lovelace 2 badges Linus Torvalds" in team
    assert "Grow people 1 award of this team count" in team
    assert "3.5 Calm on-call , 2026-Q3 One bad week. scored by Ada Lovelace" in team
    assert "Levels Mentor (bronze) ★☆ Mentored one colleague for a quarter." in told(
        site, "badges/mentor.html"
    )
    assert "Found the guild Grace Hopper ," in told(site, "badges/mentor.html")
    assert "Ada Lovelace Platform · engineering Mentor (bronze) ★☆" in told(
        site, "experts/onboarding.html"
    )
    assert "1 of 12, measured by awards behind" in told(site, "goals/grow-people.html")
    assert "alumni" in told(site, "members.html")


def test_every_link_leads_somewhere(site: Path) -> None:
    files = everything(site)
    pages = [name for name in files if name.endswith(".html")]
    reached = {"index.html", "404.html", "assets/search-data.js", MANIFEST}
    assert len(pages) > 30
    for name in pages:
        for link in Page(files[name].decode()).links:
            parts = urlsplit(link)
            if parts.scheme or link.startswith("#") or name == "404.html":
                continue
            target = (site / name).parent / unquote(parts.path)
            assert target.is_file(), f"{name}: {link}"
            reached.add(str(target.resolve().relative_to(site.resolve())))
    pictures = {name for name in files if name.startswith("pictures/")}
    assert set(files) - reached - pictures == set(), "every file is linked"


def test_pages_are_whole_and_closed_to_the_world(site: Path) -> None:
    for name, data in everything(site).items():
        if not name.endswith(".html"):
            continue
        page = Page(data.decode())
        tags = [tag for tag, _ in page.elements]
        assert len(data) < 200 * 1024
        assert (tags.count("h1"), tags.count("main"), tags.count("title")) >= (1, 1, 1), name
        assert not any("style" in attrs or "onclick" in attrs for _, attrs in page.elements)
        policy = next(str(a["content"]) for t, a in page.elements if a.get("http-equiv"))
        assert policy.startswith("default-src 'none'; img-src 'self'; style-src 'self'; script-src")
        for tag, attrs in page.elements:
            loaded = str(attrs.get("src") or (attrs.get("href") if tag == "link" else "") or "")
            assert "//" not in loaded, name
            if tag == "img":
                assert attrs.get("alt") is not None


HIDDEN = {
    "catalog/people/zoe.yaml": "name: Zoe Unseen\nhome: platform\nemails: [zoe@guild.example]\nvisibility: hidden\n",
    "catalog/people/mary.yaml": "name: Mary Inside\nhome: studio\nvisibility: members\n",
    "catalog/teams/secret.yaml": "name: Sec\nleads: [zoe]\nmembers: [zoe, ada]\nresponsibilities: [{who: zoe, what: keys}]\n",
    "awards/zoe/thanks+2026-11-01+ada.yaml": "badge: thanks\nrecipient: zoe\nby: ada\nreason: For Zoe.\n",
    "awards/ada/thanks+2026-11-01+zoe.yaml": "badge: thanks\nrecipient: ada\nby: zoe\nreason: From zoe@guild.example and Zoe.\nevidence: [{url: 'https://x.example/zoe'}]\nhelped: [zoe, tom]\n",
    "awards/ada/thanks+2026-11-01+zoe.like.zoe.yaml": "by: zoe\ntext: ZOE UNSEEN was here\n",
    "awards/tom/thanks+2026-11-01+mary.yaml": "badge: thanks\nrecipient: tom\nby: mary\nreason: Helped me in.\n",
    "awards/mary/thanks+2026-11-01+tom.yaml": "badge: thanks\nrecipient: mary\nby: tom\nreason: Helped me out.\n",
}  # fmt: skip


def test_nobody_is_named_who_does_not_want_it(lively: Path, badgectl: Command) -> None:
    commit(lively, HIDDEN)
    said = badgectl("hub", "--base-url", "https://badges.example")
    assert said.err == "2 people not shown, as they want it\n"
    found = everything(lively / "site")
    for name, data in found.items():
        text = f"{name} {data.decode(errors='replace')}".casefold()
        if not name.startswith("pictures/"):
            assert not re.search(r"\b(zoe|mary|mary inside)\b", text), name
            assert not re.search(r"[\w.]@[\w-]+\.(example|org|com)", text), name
    page = told(lively / "site", "awards/ada/thanks+2026-11-01~1.html")
    assert "to Ada Lovelace From a colleague and a colleague. from a colleague" in page
    assert "badgectl like" not in page
    assert "a colleague a colleague was here likes this." in page
    assert 'href="https://x.example' not in read(
        lively / "site", "awards/ada/thanks+2026-11-01~1.html"
    )
    badgectl("hub", "--members")
    assert "Mary Inside" in told(lively / "site", "members.html")
    assert "Zoe" not in told(lively / "site", "members.html")


def test_who_was_forgotten_is_a_colleague(lively: Path, badgectl: Command) -> None:
    assert badgectl("forget", "tom", "--as", "former-5e1f90ab", "--yes").status == 0
    assert badgectl("hub").status == 0
    for name, data in everything(lively / "site").items():
        assert b"former" not in data.replace(b"former ", b"").lower() or name.endswith(".png"), name


HOSTILE = {
    "catalog/people/eve.yaml": "name: '<script>alert(1)</script>'\nhome: platform\n",
    "catalog/badges/evil.yaml": "name: 'Evil \"><img src=x onerror=alert(1)>'\nkind: expertise\ndescription: '</title><script>x</script> {{ 7*7 }} {% raw %}'\ntopics: [evil]\ncriteria: [{id: one, text: '<b>bold</b>'}]\nawarding: {by: anyone}\n",
    "awards/eve/evil.yaml": "badge: evil\nrecipient: eve\nby: ada\nreason: '\"><svg onload=alert(1)> ]]> &amp;'\nawarded_on: 2026-11-01\nevidence: [{path: 'javascript:alert(1)', text: '<i>'}, {url: \"https://x.example/?a='&b=2\"}]\n",
    "awards/eve/evil.like.tom.yaml": "by: tom\ntext: '<a href=\"javascript:alert(1)\">x</a>'\n",
    "awards/eve/evil.comment.linus.20261102T081500Z.yaml": "by: linus\ntext: '<style>*{display:none}</style>'\n",
}  # fmt: skip


def test_what_is_hostile_comes_out_inert(lively: Path, badgectl: Command) -> None:
    commit(lively, HOSTILE)
    assert badgectl("hub", "--base-url", "https://badges.example/team").status == 0
    found = everything(lively / "site")
    for name, data in found.items():
        if not name.endswith(".html"):
            continue
        page = Page(data.decode())
        for tag, attrs in page.elements:
            assert tag not in ("style", "iframe", "b", "i"), name
            assert not any(key.startswith("on") for key in attrs), name
            link = str(attrs.get("href") or attrs.get("src") or "")
            assert not link.lower().startswith(("javascript:", "data:")), name
        scripts = [a.get("src") for t, a in page.elements if t == "script"]
        assert all(scripts), name
    page = told(lively / "site", "awards/eve/evil.html")
    assert '"><svg onload=alert(1)> ]]> &amp;' in page
    assert "<style>*{display:none}</style>" in page
    assert "{{ 7*7 }}" in told(lively / "site", "badges/evil.html")
    ET.fromstring(found["feed.xml"])


def test_only_what_changed_is_written(lively: Path, badgectl: Command) -> None:
    assert badgectl("hub").out.startswith("36 pages in site: ")
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


def test_the_feed_is_an_atom_feed(lively: Path, badgectl: Command) -> None:
    badgectl("hub")
    here = ET.fromstring(read(lively / "site", "feed.xml"))
    badgectl("hub", "--base-url", "https://badges.example/team")
    feed = ET.fromstring(read(lively / "site", "feed.xml"))
    ids = [one.text for one in feed.iter(f"{ATOM}id")]
    assert ids == [one.text for one in here.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) == 4
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == "Ada Lovelace: Thanks"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert (
        link.get("href") == "https://badges.example/team/awards/ada/thanks%2B2026-11-02%2Btom.html"
    )
    assert entry.findtext(f"{ATOM}updated") == "2026-11-02T00:00:00Z"
    assert 'href="/team/assets/hub.css"' in read(lively / "site", "404.html")
    assert "og:image" in read(lively / "site", "awards/ada/mentor@bronze.html")


def test_the_address_must_be_one(lively: Path, badgectl: Command) -> None:
    said = badgectl("hub", "--base-url", "javascript:alert(1)")
    assert said.status == 2
    assert said.err.startswith("error: `javascript:alert(1)` is no address of a site")
    assert not (lively / "site").exists()


def test_forges_take_a_like(lively: Path, badgectl: Command) -> None:
    git(lively, "remote", "add", "origin", "git@github.com:guild/badges.git")
    badgectl("hub")
    page = Page(read(lively / "site", "awards/ada/mentor@bronze.html"))
    assert (
        "https://github.com/guild/badges/new/main?filename=awards%2Fada%2Fmentor%40bronze.like."
        "your-id.yaml&value=by%3A%20your-id%0A"
    ) in page.links


def test_pages_of_forges() -> None:
    assert [
        new_file_link(f"https://{site}/a/b", "main", "awards/x.yaml", "by: a\n")
        for site in ("github.com", "codeberg.org", "gitlab.com", "bitbucket.org", "own.example")
    ] == [
        "https://github.com/a/b/new/main?filename=awards%2Fx.yaml&value=by%3A%20a%0A",
        "https://codeberg.org/a/b/_new/main/?filename=awards%2Fx.yaml&value=by%3A%20a%0A",
        "https://gitlab.com/a/b/-/new/main?file_name=awards%2Fx.yaml",
        None,
        None,
    ]
    assert file_link("git@gitlab.com:a/b.git", "main", "docs/a b.md") == (
        "https://gitlab.com/a/b/-/blob/main/docs/a%20b.md"
    )


@pytest.mark.slow
def test_numbers_agree_from_page_to_page(tmp_path: Path, badgectl: Command) -> None:
    for name in ("catalog", "awards"):
        shutil.copytree(DOCS.parents[1] / name, tmp_path / name)
    site = tmp_path / "site"
    assert badgectl("-C", str(tmp_path), "hub").status == 0
    listed = {
        one["who"]["href"]: one["badges"]
        for page in site.glob("members*.json")
        for one in json.loads(page.read_text())["members"]
    }
    own = {p: json.loads(p.read_text()) for p in site.glob("members/*.json")}
    assert listed == {f"members/{p.stem}.html": len(page["badges"]) for p, page in own.items()}
    holders: Counter[str] = Counter(
        held["look"]["badge"]["href"]
        for page in (*own.values(), *(json.loads(p.read_text()) for p in site.glob("teams/*.json")))
        for held in page["badges"]
    )
    pages = {p: json.loads(p.read_text()) for p in site.glob("badges/*.json")}
    assert {f"badges/{p.stem}.html": page["holders_in_all"] for p, page in pages.items()} == {
        f"badges/{p.stem}.html": holders[f"badges/{p.stem}.html"] for p in pages
    }
    months = json.loads((site / "activity.json").read_text())["months"]
    files = [p for p in (tmp_path / "awards").rglob("*.yaml") if p.name.count(".") == 1]
    shown = [p for p in files if (site / f"members/{p.parent.name}.html").exists()]
    shown += [p for p in files if (site / f"teams/{p.parent.name}.html").exists()]
    voided = [p for p in shown if p.with_suffix(".void.yaml").exists()]
    assert sum(month["awards"] for month in months) == len(shown) - len(voided)


VIEWS: dict[str, type[View]] = {
    "index.json": home.HomePage, "members/ada.json": members.MemberPage,
    "members.json": lists.MembersPage, "teams/platform.json": teams.TeamPage,
    "teams.json": lists.TeamsPage, "badges/mentor.json": badges.BadgePage,
    "badges.json": lists.BadgesPage, "awards/ada/mentor@bronze.json": awards.AwardPage,
    "awards/linus/navigator@bronze.json": awards.AwardPage, "experts.json": topics.TopicsPage,
    "experts/onboarding.json": topics.TopicPage, "goals.json": goals.GoalsPage,
    "goals/grow-people.json": goals.GoalPage, "search.json": search.SearchPage,
    "activity.json": lists.ActivityPage, "activity/2026-11.json": lists.MonthPage,
}  # fmt: skip


def test_json_beside_pages_has_the_shapes_that_are_written_down(site: Path) -> None:
    text = DOCS.read_text(encoding="utf-8")
    for path, kind in VIEWS.items():
        data = (site / path).read_bytes()
        msgspec.json.decode(data, type=kind, strict=True)
        assert set(json.loads(data)) == set(kind.__struct_fields__), path
        assert not {key for key in kind.__struct_fields__ if f"`{key}`" not in text}, path


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
