"""A guild that issues credentials: its key, its hub, and what it has awarded."""

import base64
import gzip
import json
from pathlib import Path
from typing import Any

HUB = "https://badges.guild.example"
KEY = """\
-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIEJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJC
-----END PRIVATE KEY-----
"""
DID = "did:key:z6MkghLt1e8m1fmANsdJJco3aCLV8Xnigr5UWwC3u5iZFPd3"
WEB = "did:web:badges.guild.example"
MENTOR = {
    "catalog/badges/guide.yaml": (
        "name: Guide\nkind: mentoring\ndescription: Helps others find their feet.\n"
        "topics: [onboarding]\ngoals: [grow-people]\n"
        "criteria: [{id: met, text: Met every week.}]\n"
        "levels:\n  - {id: bronze, text: One colleague.}\n  - {id: gold, description: Helps many., text: Three of them., criteria: [{id: told, text: They say so.}]}\n"
        "awarding: {by: anyone, expires_after: 24 months}\n"
    ),
    "catalog/badges/kudos.yaml": (
        "name: Kudos\nkind: peer-recognition\ndescription: Well done, all of you.\n"
        "recipients: any\ncriteria: [{id: deed, text: The reason says what was done.}]\n"
        "awarding: {by: anyone, repeatable: true}\n"
    ),
    "catalog/goals/grow-people.yaml": (
        "name: Grow people\ndescription: Everybody learns.\nmeasure: {count: {kind: mentoring}}\n"
        "target: 5\ndue: 2026-12-31\n"
    ),
}
AWARDS = {
    "awards/ada/guide@gold.yaml": (
        'badge: guide\nlevel: gold\nrecipient: ada\nby: grace\nreason: Took three through <storms> & "seas" 🦡.\n'
        'evidence: [{url: "https://wiki.example/ada", criterion: met, text: notes}]\nrole: lead\n'
        "earned_on: 2026-05-01\nawarded_on: 2026-05-04\nexpires_on: 2028-05-04\n"
    ),
    "awards/ada/guide@gold.like.linus.yaml": "by: linus\ntext: Bravo!\nliked_on: 2026-05-05\n",
    "awards/linus/kudos+2026-05-06+ada.yaml": (
        "badge: kudos\nrecipient: linus\nby: ada\nreason: For the tea.\nawarded_on: 2026-05-06\n"
    ),
    "awards/platform/kudos+2026-05-07+ada.yaml": (
        "badge: kudos\nrecipient: platform\nby: ada\nreason: For the quiet nights.\n"
        "awarded_on: 2026-05-07\nroster: [grace, linus]\n"
    ),
}  # fmt: skip


def document(guild: Path, name: str) -> dict[str, Any]:
    found = json.loads((guild / "site" / "credentials" / f"{name}.json").read_bytes())
    assert isinstance(found, dict)
    return found


def issued(guild: Path) -> dict[str, bytes]:
    site = guild / "site"
    return {
        str(path.relative_to(site)): path.read_bytes()
        for path in sorted(site.rglob("*")) if path.is_file()
    }  # fmt: skip


def bits(guild: Path) -> list[int]:
    """Return the places in the status list of what was taken back."""
    listed = document(guild, "status")["credentialSubject"]["encodedList"]
    assert listed[0] == "u"
    packed = gzip.decompress(base64.urlsafe_b64decode(listed[1:] + "=" * (-(len(listed) - 1) % 4)))
    assert len(packed) == 131_072 // 8
    return [n for n in range(131_072) if packed[n // 8] & (0x80 >> n % 8)]
