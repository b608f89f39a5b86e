"""The hub: whole pages, links that lead somewhere, numbers that agree, feed and JSON."""

import json
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import msgspec
import pytest
from ground import ROOT, Command, git
from publishing.sites import Page, everything, read, told

from badgectl.cli.publishing.building import MANIFEST
from badgectl.git.forges import file_link, new_file_link
from badgectl.hub import awards, badges, goals, home, lists, members, search, teams, topics
from badgectl.shown.refs import View

DOCS = ROOT / "docs" / "hub.md"
ATOM = "{http://www.w3.org/2005/Atom}"
AWARD = (
    "Award ★☆ Mentor (bronze) to Ada Lovelace Tom runs on his own. from Grace Hopper , 5 October 2026"
    " Counts Evidence notes shows: Held at least six sessions with each mentee. What it stands for"
    " Mentored one colleague for a quarter. Held at least six sessions with each mentee. All about Mentor What colleagues say"
    " Add a like or comment In a clone of the programme: badgectl like ada/mentor@bronze"
    " badgectl comment ada/mentor@bronze -m 'Well deserved!'"
    " Or as a file, with your id where your-id stands: awards/ada/mentor@bronze.like.your-id.yaml"
    " by: your-id On record Award ada/mentor@bronze Earned 1 October 2026 Helped Tom Kilburn"
    " Trust not verified Nobody has checked yet who signed it."
    " Share Copy the link The address of this page is its link."
)


def test_pages_tell_what_is_on_record(site: Path) -> None:
    assert told(site, "awards/ada/mentor@bronze.html") == AWARD
    assert told(site, "members/linus.html").startswith(
        "L engineering Linus Torvalds Platform Badges None yet. What comes next"
        " Navigator (bronze) ★☆☆ nominated"
        " Drew a map of a part of the code that others use. Awarded by members of Platform."
        " Nominated Navigator (bronze) ★☆☆ for Linus Torvalds , nominated by Tom Kilburn ,"
        " 10 November 2026 needs 1 more colleague to second it"
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
