"""What is new in a programme since a commit, as one message for everybody."""

from collections.abc import Collection

from msgspec import Struct

from badgectl.model.text import counted, excerpt
from badgectl.shown.material import Material
from badgectl.shown.naming import look, who
from badgectl.shown.places import link
from badgectl.shown.told import Told

_MOST = 10
"""The awards that a message shows: more is a list that nobody reads, and Discord takes no more."""
_LONGEST = 240


class Line(Struct, frozen=True, kw_only=True):
    """A new award."""

    who: str
    badge: str
    by: str
    reason: str
    href: str | None
    """The address of its page, where the hub has one."""
    picture: str | None


class Digest(Struct, frozen=True, kw_only=True):
    """All that is new."""

    programme: str
    headline: str
    lines: tuple[Line, ...]
    more: str
    """What is new beside that; empty if nothing is."""
    hub: str | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not self.lines and not self.more


def digest_of(material: Material, new: Collection[str]) -> Digest:
    """Return what records, by their paths, are news of."""
    awards = [
        told
        for told in material.awards
        if told.award is not None and told.award.path in new and told.state == "in force"
    ]
    waiting = sum(
        one.dossier.nomination is not None and one.dossier.nomination.path in new
        for one in material.nominations
    )
    dossiers = [told.dossier for told in material.awards]
    likes = sum(like.path in new for one in dossiers for like in one.likes)
    comments = sum(comment.path in new for one in dossiers for comment in one.comments)
    beside = (
        (len(awards) - _MOST, "more award", "more awards"),
        (waiting, "nomination waits", "nominations wait"),
        (likes, "like", "likes"),
        (comments, "comment", "comments"),
    )
    base = material.around.base_url
    return Digest(
        programme=excerpt(material.audience.text(material.catalog.program.name), 100),
        headline=counted(len(awards), "new award"),
        lines=tuple(_line(material, told) for told in awards[:_MOST]),
        more=", ".join(counted(number, one, many) for number, one, many in beside if number > 0),
        hub=base,
    )


def _line(material: Material, told: Told) -> Line:
    award, base = told.award, material.around.base_url
    if award is None:
        raise ValueError("no award")
    shown = look(material, told.badge, told.grant.level)
    return Line(
        who=excerpt(material.audience.name(told.grant.recipient), 100),
        badge=excerpt(shown.title, 100),
        by=excerpt(who(material, award.by).name, 100),
        reason=excerpt(material.audience.text(award.reason), _LONGEST),
        href=base + link(told.page) if base else None,
        picture=f"{base}{link(shown.picture)}.png" if base else None,
    )
