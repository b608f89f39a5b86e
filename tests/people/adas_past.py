"""Ada's past in the guild: as recipient, giver, nominee, in rosters and in words."""

import re
import subprocess
from pathlib import Path

from ground import Command, Said, git

NEW = "former-1a2b3c4d"
RECORDS = {
    "awards/ada/thanks+2026-11-20+grace.yaml": "# Typed by Ada's desk.\nbadge: thanks\n"
    "recipient: ada\nby: grace\nreason: >-\n  Ada\n  Lovelace took my shift; ada-y and Adamant\n"
    "  did not.\nawarded_on: 2026-11-20\n",
    "awards/ada/thanks+2026-11-20+grace.like.linus.yaml": "by: linus\n",
    "awards/ada/thanks+2026-11-20+grace.like.tom.yaml": "by: tom\ntext: ADA!\n",
    "awards/ada/thanks+2026-11-20+grace.comment.tom.20261120T101500Z.yaml": "by: tom\n"
    "text: See https://x.example/~ada for what Ada did.\n",
    "awards/ada/navigator@bronze.nomination.yaml": "badge: navigator\nlevel: bronze\nrecipient: ada\n"
    "by: linus\nreason: Drew the map.\nevidence:\n"
    "  - {url: 'https://x.example/ada/map', criterion: map, text: Ada's map}\n"
    "nominated_on: 2026-11-20\n",
    "awards/ada/navigator@bronze.second.grace.yaml": "by: grace\nseconded_on: 2026-11-21\n",
    "awards/linus/thanks+2026-11-20+ada.yaml": "badge: thanks\nrecipient: linus\nby: ada\n"
    "reason: For help.\nawarded_on: 2026-11-20\n",
    "awards/linus/thanks+2026-11-20+ada.like.grace.yaml": "by: grace\n",
    "awards/linus/thanks+2026-11-20+ada.like.tom.yaml": "by: tom\n",
    "awards/tom/thanks+2026-11-20+grace.yaml": "badge: thanks\nrecipient: tom\nby: grace\n"
    "reason: x\nawarded_on: 2026-11-20\n",
    "awards/tom/thanks+2026-11-20+grace.like.ada.yaml": "by: ada\n",
    "awards/tom/mentor@bronze.yaml": "badge: mentor\nlevel: bronze\nrecipient: tom\nby: grace\n"
    "reason: x\nhelped: [linus, ada]\nawarded_on: 2026-11-20\n",
    "awards/platform/crown.yaml": "badge: crown\nrecipient: platform\nby: grace\nreason: x\n"
    "awarded_on: 2026-11-20\nroster: [grace, ada, linus]\n",
    "awards/platform/calm-on-call.score.2026-q4.yaml": "goal: calm-on-call\nteam: platform\n"
    "period: 2026-q4\nvalue: 5\nby: ada\nfeedback: Augusta was asleep.\n",
    "awards/grace/thanks+2026-11-20+tom.yaml": "badge: thanks\nrecipient: grace\nby: tom\n"
    "reason: Nothing about her.\nawarded_on: 2026-11-20\n",
}
"""Ada as recipient, giver, nominee, who likes, helped, in a roster, who scores, in words."""


def forget(badgectl: Command, *arguments: str) -> Said:
    return badgectl("forget", "ada", "--as", NEW, *arguments)


def named(guild: Path) -> str:
    """Return where the catalog and the records still name Ada, by whatever word."""
    words = [part for one in ("ada", "lovelace", "augusta", "adal") for part in ("-e", one)]
    done = subprocess.run(
        ["git", "grep", "-i", "-w", "-n", *words, "HEAD", "--", "catalog", "awards"],
        cwd=guild, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout + "".join(
        f"{path}\n"
        for path in git(guild, "ls-files", "catalog", "awards").splitlines()
        if re.search(r"\b(ada|augusta)\b(?!-y)", path)
    )
