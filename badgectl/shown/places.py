"""Where pages lie, from the top of the site; links to them are the same, quoted."""

from functools import lru_cache
from urllib.parse import quote

from badgectl.model.paths import Grant, badge_at

_NOBODYS = ("badges", "v2")


def member_page(who: str) -> str:
    """Return the page of a person."""
    return f"members/{who}.html"


def team_page(team: str) -> str:
    """Return the page of a team."""
    return f"teams/{team}.html"


def badge_page(badge: str) -> str:
    """Return the page of a badge."""
    return f"badges/{badge}.html"


def holders_page(badge: str, number: int) -> str:
    """Return a page of those who hold a badge; the first of them is the badge's own."""
    return badge_page(badge) if number == 1 else f"holders/{badge}/{number}.html"


def goal_page(goal: str) -> str:
    """Return the page of a goal."""
    return f"goals/{goal}.html"


def topic_page(topic: str) -> str:
    """Return the page of those to ask about a topic."""
    return f"experts/{topic}.html"


def month_page(month: str, number: int = 1) -> str:
    """Return a page of the awards of a month."""
    return f"activity/{month}{f'-{number}' if number > 1 else ''}.html"


def members_page(number: int = 1) -> str:
    """Return a page of the list of people."""
    return "members.html" if number == 1 else f"members-{number}.html"


def award_page(grant: Grant, hidden: int = 0) -> str:
    """Return the page of a grant; `hidden` stands in the address instead of a giver not named."""
    if not hidden:
        return f"awards/{grant}.html"
    return f"awards/{grant.recipient}/{grant.badge_ref}+{grant.day}~{hidden}.html"


def credential(name: str, top: str = "credentials") -> str:
    """Return the files of an award's credential without their endings: json, png, svg."""
    recipient, _, award = name.partition("/")
    # What is nobody's lies in folders, too; no id ends in `-`.
    return f"{top}/{recipient}{'-' if recipient in _NOBODYS else ''}/{award}"


def picture(badge: str, level: str | None) -> str:
    """Return the picture of a badge at a level, without its ending: there are `.png` and `.svg`."""
    return f"pictures/{badge_at(badge, level)}"


def beside(page: str) -> str:
    """Return the JSON file beside a page."""
    return page.removesuffix(".html") + ".json"


@lru_cache(maxsize=2**16)
def link(page: str) -> str:
    """Return the link to a page. A plus sign is quoted: some servers take it for a space."""
    return quote(page, safe="/@~")
