"""A week on record, with slips in it."""

from ground import Command

THANKS = "awards/ada/thanks+2026-11-20+grace"
MAP = "awards/ada/navigator@bronze"
FILES = {
    f"{THANKS}.yaml": "badge: thanks\nrecipient: ada\nby: grace\nreason: Took my shfit.\n"
    "role: stand-in\nearned_on: 2026-11-19\nawarded_on: 2026-11-20\n",
    f"{THANKS}.like.linus.yaml": "by: linus\n",
    f"{THANKS}.comment.linus.20261120T101500Z.yaml": "by: linus\ntext: Bravo.\n",
    f"{THANKS}.comment.linus.20261121T101500Z.yaml": "by: linus\ntext: Once more.\n",
    f"{THANKS}.comment.tom.20261121T111500Z.yaml": "by: tom\ntext: Well done.\n",
    f"{MAP}.nomination.yaml": "badge: navigator\nlevel: bronze\nrecipient: ada\nby: linus\n"
    "reason: Drew the map of the loader.\nnominated_on: 2026-11-20\n",
    f"{MAP}.second.tom.yaml": "by: tom\nseconded_on: 2026-11-21\n",
    "awards/platform/calm-on-call.score.2026-q4.yaml": "goal: calm-on-call\nteam: platform\n"
    "period: 2026-q4\nvalue: 5\nby: grace\nscored_on: 2026-11-20\n",
}
TOMS = f"{THANKS}.comment.tom.20261121T111500Z"


def shown(badgectl: Command, what: str) -> str:
    """Return the card of something, without the history."""
    return badgectl("show", what).out.partition("\nHistory")[0]
