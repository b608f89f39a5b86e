"""The commands, each with the panel of the help that it stands in."""

from collections.abc import Iterable
from keyword import iskeyword
from typing import NamedTuple

from badgectl.model.text import did_you_mean


class Entry(NamedTuple):
    """A command: its name and the panel that it is listed in."""

    name: str
    panel: str

    @property
    def module(self) -> str:
        """The name of its module: that of the command, as Python can say it."""
        name = self.name.replace("-", "_")
        return f"{name}_" if iskeyword(name) else name


TYPED = {
    "new": "`badgectl add`",
    "create": "`badgectl add`",
    "people": "`badgectl list people`, or `badgectl add person`",
    "members": "`badgectl list people`, or `badgectl add person`",
    "teams": "`badgectl list teams`, or `badgectl add team`",
    "badges": "`badgectl list badges`, or `badgectl add badge`",
    "awards": "`badgectl list awards`",
    "thanks": "`badgectl award thanks`",
    "status": "`badgectl doctor`",
}
"""Words that are typed as if they were commands, each with a hint at what is meant."""

TRY, GIVE, PEERS, LOOK, SHOW, KEEP = (
    "Start here",
    "Give and take back",
    "Propose and react",
    "Look things up",
    "Show to others",
    "Keep the programme",
)

COMMANDS = (
    Entry("demo", TRY),
    Entry("init", TRY),
    Entry("help", TRY),
    Entry("award", GIVE),
    Entry("revoke", GIVE),
    Entry("correct", GIVE),
    Entry("withdraw", GIVE),
    Entry("void", GIVE),
    Entry("undo", GIVE),
    Entry("earned", GIVE),
    Entry("import", GIVE),
    Entry("suggest", GIVE),
    Entry("nominate", PEERS),
    Entry("second", PEERS),
    Entry("decline", PEERS),
    Entry("like", PEERS),
    Entry("comment", PEERS),
    Entry("score", PEERS),
    Entry("inbox", LOOK),
    Entry("list", LOOK),
    Entry("show", LOOK),
    Entry("progress", LOOK),
    Entry("why", LOOK),
    Entry("experts", LOOK),
    Entry("goals", LOOK),
    Entry("report", LOOK),
    Entry("render", SHOW),
    Entry("preview", SHOW),
    Entry("icons", SHOW),
    Entry("hub", SHOW),
    Entry("share", SHOW),
    Entry("announce", SHOW),
    Entry("export", SHOW),
    Entry("check-credential", SHOW),
    Entry("add", KEEP),
    Entry("rename", KEEP),
    Entry("forget", KEEP),
    Entry("key", KEEP),
    Entry("doctor", KEEP),
    Entry("cache", KEEP),
    Entry("validate", KEEP),
    Entry("diff", KEEP),
    Entry("verify", KEEP),
    Entry("explain", KEEP),
    Entry("schema", KEEP),
)


def meant_by(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a hint on a word that is no command: the one that is meant, or what to do."""
    return TYPED.get(word) or did_you_mean(word, known, otherwise)
