"""Where the site of a programme is published."""

from badgectl.model.errors import UsageError
from badgectl.model.forms import Link, fits
from badgectl.model.program import Program
from badgectl.model.text import one_line, shortened


def site_address(url: str | None) -> str | None:
    """Return the address of a site with a slash at its end; raise if it is none."""
    if url is None:
        return None
    if not fits(Link, url) or "?" in url or "#" in url:
        named = shortened(one_line(url), 60)
        raise UsageError(f"`{named}` is no address of a site", "write https://badges.guild.example")
    return url.rstrip("/") + "/"


def hub_address(program: Program, asked: str | None) -> str | None:
    """Return where a programme's hub is: as asked for, else as the programme says, if it does."""
    return asked or site_address(program.hub)
