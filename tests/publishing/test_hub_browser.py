"""The hub in a browser: search, the way from a member to an award, dark, no complaint by axe."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ground import ROOT, Command, needs, needs_ssh_keygen
from playwright.sync_api import sync_playwright

pytestmark = [pytest.mark.slow, needs_ssh_keygen]

AXE = ROOT / ".ci/node_modules/axe-core/axe.min.js"
KINDS = (
    "index.html", "members.html", "members/aisha.html", "teams.html", "teams/platform.html",
    "badges.html", "badges/mentor.html", "awards/mei/above-and-beyond.html", "experts.html",
    "experts/python.html", "goals.html", "goals/grow-people.html", "goals/calm-on-call.html",
    "activity.html", "activity/2026-11.html", "search.html?q=mentor", "404.html",
)  # fmt: skip
"""A page of every kind."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_playwright() as started:
        launched = started.chromium.launch(executable_path=needs("chromium"), args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def server(example_site: Path) -> Iterator[str]:
    """The site behind a plain server of files."""
    command = [
        sys.executable,
        "-u",
        "-m",
        "http.server",
        "0",
        "-b",
        "127.0.0.1",
        "-d",
        str(example_site),
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as run:
        assert run.stdout is not None
        yield f"http://127.0.0.1:{run.stdout.readline().split(' port ')[1].split()[0]}/"
        run.terminate()


@pytest.fixture
def tab(browser: Any, server: str) -> Iterator[Any]:
    """A tab in which nothing may be complained of, and nothing of elsewhere be asked for."""
    context = browser.new_context(base_url=server, viewport={"width": 1440, "height": 900})
    tab, wrong = context.new_page(), []
    tab.on("console", lambda said: wrong.append(said.text))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("request", lambda one: one.url.startswith(server) or wrong.append(one.url))
    yield tab
    context.close()
    assert wrong == []


def test_search_and_the_way_to_a_credential(
    tab: Any, example_site: Path, tmp_path: Path, badgectl: Command
) -> None:
    tab.goto("index.html")
    tab.keyboard.press("/")
    tab.keyboard.type("elodie")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search.html?q=elodie")
    assert tab.locator("#hits a").first.inner_text() == "Élodie Martin"
    tab.locator("#hits a").first.click()
    tab.wait_for_url("**/members/elodie.html")
    assert tab.locator("h1").inner_text() == "Élodie Martin"
    tab.locator(".shelf h3 a").first.click()
    tab.wait_for_url("**/awards/elodie/**")
    with tab.expect_download() as download:
        tab.get_by_role("link", name="PNG").click()
    download.value.save_as(tmp_path / "it.png")
    aids = (example_site / ".well-known/did.json", example_site / "credentials/status.json")
    said = badgectl(
        "check-credential", str(tmp_path / "it.png"),
        "--issuer", str(aids[0]), "--status-list", str(aids[1]),
    )  # fmt: skip
    assert (said.status, said.out.endswith("\nIt holds.\n")) == (0, True), said.out
    tab.get_by_role("link", name="All about").click()
    tab.wait_for_url("**/badges/**")
    assert tab.get_by_role("heading", name="Who awards it").is_visible()


def test_search_works_from_a_folder(browser: Any, example_site: Path) -> None:
    tab = browser.new_page()
    tab.goto(f"{(example_site / 'search.html').as_uri()}?q=python")
    assert "Python guide" in tab.locator("#hits").inner_text()
    tab.locator("#hits a", has_text="python").first.click()
    tab.wait_for_url("**/experts/python.html")
    assert tab.locator("h1").inner_text() == "python"
    tab.close()


def test_dark_is_remembered(tab: Any) -> None:
    tab.goto("index.html")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = tab.evaluate(paper)
    tab.get_by_role("button", name="Switch to dark").click()
    dark = tab.evaluate(paper)
    tab.goto("badges.html")
    assert tab.evaluate(paper) == dark != light
    assert tab.get_by_role("button", name="Switch to light").is_visible()


def test_the_keyboard_skips_to_the_content(tab: Any) -> None:
    tab.goto("index.html")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"


def test_the_feed_is_read(tab: Any) -> None:
    tab.goto("index.html")
    entries = tab.evaluate(
        "link => document.querySelector('link[type=\"application/atom+xml\"]').href"
    )
    answer = tab.request.get(entries)
    assert answer.ok
    assert answer.text().count("<entry>") == 50


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_every_kind_of_page_holds_and_is_accessible(
    browser: Any, server: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        base_url=server, viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    tab, found = context.new_page(), []
    for page in KINDS:
        tab.goto(page)
        if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{page} is wider than {width} px")
        if AXE.is_file():
            tab.evaluate(AXE.read_text(encoding="utf-8"))
            said = tab.evaluate("axe.run({preload: false})")
            found += [f"{page}: {one['id']}" for one in said["violations"]]
    context.close()
    assert found == []
    needs(AXE)
