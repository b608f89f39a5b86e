"""The hub names nobody who is hidden, and nothing in it is alive."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from ground import Command
from publishing.issuing import HUB
from publishing.sites import Page, commit, everything, read, told, written

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
    unverified = "nothing is verified yet: `badgectl verify` first, and pages say who vouches\n"
    assert said.err == f"6 people shown to everybody; 2 not, as they want it\n{unverified}"
    inside = badgectl("hub", "--members", "-o", "inside")
    assert inside.err == (
        "7 people shown to members: put this site behind a login; 1 not, as they want it\n"
        + unverified
    )
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


UNSEEN = {
    "awards/zoe/mentor@bronze.yaml": "badge: mentor\nlevel: bronze\nrecipient: zoe\nby: ada\nreason: Lit the lantern.\nhelped: [tom]\nevidence: [{url: 'https://x.example/lantern', criterion: sessions}]\n",
    "awards/zoe/mentor@bronze.like.tom.yaml": "by: tom\ntext: What a lantern!\n",
    "awards/zoe/mentor@bronze.revocation.yaml": "by: ada\nbecause: mistake\nreason: No lantern.\n",
    "awards/ada/mentor@bronze.like.zoe.yaml": "by: zoe\n",
    "awards/ada/mentor@bronze.correction.20261105T080000Z.yaml": "by: zoe\nbecause: A slip.\nrole: guide of Zoe\n",
    "awards/linus/thanks+2026-11-02+zoe.yaml": "badge: thanks\nrecipient: linus\nby: zoe\nreason: So kind.\n",
    "awards/linus/thanks+2026-11-02+zoe.revocation.yaml": "by: zoe\nbecause: mistake\nreason: Not so kind.\n",
    "awards/zoe/navigator@bronze.nomination.yaml": "badge: navigator\nlevel: bronze\nrecipient: zoe\nby: tom\nreason: Drew a lantern.\n",
    "awards/linus/navigator@bronze.second.zoe.yaml": "by: zoe\ntext: Zoe knows.\n",
    "awards/studio/calm-on-call.score.2026-q3.yaml": "goal: calm-on-call\nteam: studio\nperiod: 2026-q3\nvalue: 4\nby: zoe\nfeedback: Zoe was calm.\n",
    "awards/studio/crown.yaml": "badge: crown\nrecipient: studio\nby: zoe\nreason: Zoe and all.\nroster: [zoe, mary, tom]\n",
    "awards/linus/thanks+2026-11-04+ada.yaml": "badge: thanks\nrecipient: linus\nby: ada\nrecorded_by: zoe\nreason: For the tea.\n",
}  # fmt: skip


@pytest.mark.usefixtures("issuer_key")
def test_no_published_file_tells_of_who_is_hidden(lively: Path, badgectl: Command) -> None:
    commit(lively, HIDDEN | UNSEEN)
    badgectl("verify")
    assert badgectl("export", "shields").status == 0
    assert badgectl("export", "openbadges", "--format", "both", "--base-url", HUB).status == 0
    assert badgectl("hub", "--base-url", HUB).status == 0
    found = everything(lively / "site")
    assert {"hub-manifest.json", "shields/badgectl-shields.json", "credentials/manifest.json"} < (
        found.keys()
    )
    for name, data in found.items():
        text = f"{name} {written(data)}".casefold()
        assert not re.search(r"\b(zoe|mary)\b|lantern|helped me out", text), name


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
