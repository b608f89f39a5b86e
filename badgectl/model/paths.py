"""The path grammar of `awards/`: which record lies where.

`RECIPIENT/GRANT[.VERB[.WHO][.STAMP]][.withdrawal|.void].yaml` with
`GRANT = BADGE[@LEVEL][+DAY+GIVER][~ROUND]`, and `TEAM/GOAL.score.PERIOD.yaml`.
"""

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal, cast

from msgspec import Struct

from badgectl.model.forms import ID, PERIOD

AWARDS = "awards"
PEOPLE_FOLDER = "catalog/people/"
TOMBSTONE_FOLDER = "catalog/tombstones/"
FOLDERS = ("catalog", AWARDS)
"""What a programme is made of."""
PLAIN = ("100644", "100755")
"""The modes of plain files, as git writes them: no links and no folders."""

Verb = Literal[
    "award", "nomination", "second", "decline", "like", "comment",
    "revocation", "correction", "score", "withdrawal", "void",
]  # fmt: skip

_STAMP = "[0-9]{8}T[0-9]{6}Z"
_GRANT = re.compile(
    rf"(?P<badge>{ID})(?:@(?P<level>{ID}))?"
    rf"(?:\+(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\+(?P<giver>{ID}))?"
    r"(?:~(?P<round>[2-9]|[1-9][0-9]{1,3}))?"
)
_RECORD = re.compile(
    rf"{AWARDS}/(?P<recipient>{ID})/(?P<subject>[^./]+)"
    r"(?:\.(?P<verb>nomination|decline|revocation)"
    rf"|\.(?P<by_whom>second|like)\.(?P<who>{ID})"
    rf"|\.(?P<said>comment)\.(?P<speaker>{ID})\.(?P<said_at>{_STAMP})"
    rf"|\.(?P<mended>correction)\.(?P<mended_at>{_STAMP})"
    rf"|\.(?P<score>score)\.(?P<period>{PERIOD}))?"
    r"(?P<ending>\.withdrawal|\.void)?\.yaml"
)
_LONGEST_NAME = 250  # bytes; file systems take 255
_LONGEST_GRANT = 144  # so that a comment by whoever has the longest id finds room, and its void
_VERBS = ("verb", "by_whom", "said", "mended", "score")
WITHDRAWABLE: tuple[Verb, ...] = ("nomination", "second", "like", "comment")
"""What those who said it may take back."""


class Grant(Struct, frozen=True, kw_only=True, order=True):
    """One award in the making or made: badge, level, recipient, and what tells it from others."""

    recipient: str
    badge: str
    level: str | None = None
    day: str | None = None
    """Of a repeatable badge: the day of the award, as in the path."""
    giver: str | None = None
    """Of a repeatable badge: who gave it."""
    round: int = 1

    def __str__(self) -> str:
        level = f"@{self.level}" if self.level else ""
        repeat = f"+{self.day}+{self.giver}" if self.day else ""
        round_ = f"~{self.round}" if self.round > 1 else ""
        return f"{self.recipient}/{self.badge}{level}{repeat}{round_}"

    @property
    def badge_ref(self) -> str:
        """The badge and level as people type them: `mentor@gold`."""
        return badge_at(self.badge, self.level)

    def covers(self, other: "Grant") -> bool:
        """Tell whether another grant is meant by this one, which may leave parts of it out."""
        return (
            (self.recipient, self.badge) == (other.recipient, other.badge)
            and self.level in (None, other.level)
            and self.day in (None, other.day)
            and self.giver in (None, other.giver)
            and self.round in (1, other.round)
        )


class RecordPath(Struct, frozen=True, kw_only=True):
    """What the path of a record says about it."""

    recipient: str
    grant: Grant | None = None
    """None for scores."""
    goal: str | None = None
    """Of a score: the goal."""
    verb: Verb = "award"
    who: str | None = None
    """Of seconds, likes and comments: whose they are."""
    stamp: str | None = None
    """Of comments and corrections: the instant as `20261123T101500Z`; of scores: the period."""
    ends: "RecordPath | None" = None
    """Of withdrawals and voids: the record that they take back."""

    def __str__(self) -> str:
        if self.ends is not None:
            return f"{str(self.ends).removesuffix('.yaml')}.{self.verb}.yaml"
        subject = str(self.grant) if self.grant else f"{self.recipient}/{self.goal}"
        parts = ["" if self.verb == "award" else self.verb, self.who, self.stamp]
        return f"{AWARDS}/{'.'.join([subject, *filter(None, parts)])}.yaml"

    @property
    def day(self) -> date | None:
        """The day that the path itself names: of a repeatable badge's award, or of a stamp."""
        if self.verb == "award" and self.grant and self.grant.day:
            return parse_day(self.grant.day)
        instant = parse_stamp(self.stamp) if self.stamp else None
        return instant.date() if instant else None

    @property
    def has_room(self) -> bool:
        """Whether files can have this name, and those that whatever is said about it would have."""
        _, _, name = str(self).rpartition("/")
        if self.grant is None or self.verb not in ("award", "nomination"):
            return len(name) <= _LONGEST_NAME
        return len(str(self.grant)) - len(f"{self.recipient}/") <= _LONGEST_GRANT


def badge_at(badge: str, level: str | None) -> str:
    """Return how people type a badge and its level, if it has any: `mentor@gold`."""
    return f"{badge}@{level}" if level else badge


def parse_grant(text: str) -> Grant | None:
    """Return the grant that `RECIPIENT/BADGE[@LEVEL]...` names, or None if it is no such text."""
    recipient, _, rest = text.partition("/")
    match = _GRANT.fullmatch(rest)
    if match is None or re.fullmatch(ID, recipient) is None:
        return None
    return Grant(
        recipient=recipient,
        badge=match["badge"],
        level=match["level"],
        day=match["day"],
        giver=match["giver"],
        round=int(match["round"] or 1),
    )


@lru_cache(maxsize=2**15)  # several rules in a row ask for the same paths: an import for thousands
def parse_record_path(path: str) -> RecordPath | None:
    """Return what a path below the programme's folder says, or None if no record can lie there."""
    match = _RECORD.fullmatch(path)
    if match is None:
        return None
    subject = RecordPath(
        recipient=match["recipient"],
        grant=None if match["score"] else parse_grant(f"{match['recipient']}/{match['subject']}"),
        goal=match["subject"] if match["score"] else None,
        verb=cast("Verb", next(filter(None, match.group(*_VERBS)), "award")),
        who=match["who"] or match["speaker"],
        stamp=match["said_at"] or match["mended_at"] or match["period"],
    )
    if subject.grant is None and (subject.goal is None or re.fullmatch(ID, subject.goal) is None):
        return None
    if not match["ending"]:
        return subject
    if match["ending"] == ".withdrawal" and subject.verb not in WITHDRAWABLE:
        return None
    return RecordPath(
        recipient=subject.recipient,
        grant=subject.grant,
        goal=subject.goal,
        verb="void" if match["ending"] == ".void" else "withdrawal",
        ends=subject,
    )


def format_stamp(instant: datetime) -> str:
    """Return an instant as paths write it, in UTC: `20261123T101500Z`."""
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def parse_stamp(stamp: str) -> datetime | None:
    """Return the instant that a stamp of a path names, or None if there is no such instant."""
    try:
        return datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def parse_day(text: str) -> date | None:
    """Return the day that `2026-11-23` names, or None if there is no such day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
