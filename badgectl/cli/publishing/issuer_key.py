"""Where the issuer's key is: in the environment, or in a file that only its owner can read."""

import os
import stat
from pathlib import Path

from badgectl.credentials.keys import IssuerKey, IssuerKeyError, new_issuer_key, read_issuer_key
from badgectl.documents.disk import read_plain
from badgectl.model.text import one_line

VARIABLE = "BADGECTL_ISSUER_KEY"
_LONGEST = 64 * 1024


class NoIssuerKeyError(IssuerKeyError):
    """There is no key where one was looked for."""


def usual_place() -> Path:
    """Return where the issuer's key lies if nobody says otherwise."""
    settings = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(settings) / "badgectl" / "issuer.key"


def find_issuer_key(file: Path | None) -> tuple[IssuerKey, str]:
    """Return the issuer's key and where it was found; raises IssuerKeyError.

    A file that is named comes first, then the variable, then the usual place.
    """
    told = os.environ.get(VARIABLE)
    if file is None and told:
        # Settings of CI often lose the line feed at the end.
        return read_issuer_key(told.strip().encode() + b"\n", VARIABLE), VARIABLE
    place = file or usual_place()
    named = one_line(str(place))
    if not place.exists():
        raise NoIssuerKeyError(
            f"there is no issuer's key: neither {named} nor {VARIABLE}"
            if file is None
            else f"there is no {named}",
            f"`badgectl key issuer --create{f' --key {named}' if file else ''}` makes one",
        )
    _check_private(place)
    data = read_plain(place.resolve(), _LONGEST)
    if data is None:
        raise IssuerKeyError(f"{named} cannot be read", "check whose file it is")
    return read_issuer_key(data, named), named


def _check_private(place: Path) -> None:
    loose = stat.S_IMODE(place.stat().st_mode) & 0o077
    if loose:
        named = one_line(str(place))
        raise IssuerKeyError(
            f"others can read the key in {named} (mode {stat.S_IMODE(place.stat().st_mode):03o})",
            f"`chmod 600 {named}`; if somebody may have read it, make another",
        )


def create_issuer_key(file: Path | None) -> Path:
    """Write a new key where only its owner can read it; an existing one is never replaced."""
    place = file or usual_place()
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        raise IssuerKeyError(
            f"{one_line(str(place))} is there already",
            "credentials made with it would not verify with another; name another file: `--key`",
        ) from None
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(new_issuer_key())
    return place
