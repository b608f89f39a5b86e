"""How things of a programme are named to readers, as values.

Every `href` is a link from the top of the site; None where there is no page to go to.
"""

from typing import Literal

from msgspec import Struct

from badgectl.model.standing import AwardState

State = AwardState | Literal["nominated"]
"""What has become of an award or nomination; those that are not made yet have no page."""


class View(Struct, frozen=True, kw_only=True):
    """Some part of a page."""


class Ref(View, frozen=True, kw_only=True):
    """The name of a thing, with the link to its page."""

    name: str
    href: str | None = None


class Look(View, frozen=True, kw_only=True):
    """A badge at a level, as it is shown."""

    badge: Ref
    title: str
    """The badge at its level: `Mentor (gold)`."""
    level: str | None
    stars: int
    of_stars: int
    picture: str
    """The picture without its ending: there are `.png` and `.svg`."""
