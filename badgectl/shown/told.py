"""What a page is about, and what is known of it besides the files of a programme."""

from collections.abc import Callable, Mapping
from datetime import date
from hashlib import blake2b

from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.ledger import Dossier
from badgectl.model.paths import Grant
from badgectl.model.records import Award
from badgectl.shown.refs import State
from badgectl.trust.findings import Vouched


class Change(Struct, frozen=True, kw_only=True):
    """A commit that changed the definition of a badge."""

    commit: str
    on: date
    email: str
    """Of its author; it is never shown, it only tells who that is."""
    subject: str


class Told(Struct, frozen=True, kw_only=True):
    """An award or a waiting nomination that has a page."""

    dossier: Dossier
    award: Award | None
    badge: Badge
    page: str
    is_named: bool
    """Whether the page tells the grant itself; not where its giver is not to be named."""
    state: State
    key: bytes

    @property
    def grant(self) -> Grant:
        """The grant that it is about."""
        return self.dossier.grant

    @property
    def name(self) -> str:
        """What the award is called where others see it: its page without what is around that."""
        return self.page.removeprefix("awards/").removesuffix(".html")

    @property
    def day(self) -> date | None:
        """The day of the award, or of the nomination."""
        record = self.award or self.dossier.nomination
        return record.day if record else None


class Surroundings(Struct, frozen=True, kw_only=True):
    """What is known besides the files of a programme."""

    grade_of: Callable[[str], Vouched | None] | None = None
    """Tells how sure a record is, by its path; None where nothing was verified."""
    changes: Callable[[], Mapping[str, tuple[Change, ...]]] = dict
    """Returns the history of the badges' files, by path, newest first."""
    new_file: Callable[[str, str], str | None] = lambda _path, _text: None
    """Returns the forge's page that adds a file with a text."""
    file_page: Callable[[str], str | None] = lambda _path: None
    """Returns the forge's page of a file, by its path from the repository's top."""
    has_file: Callable[[str], bool] = lambda _file: False
    """Tells whether a file that the hub does not make lies in the site."""
    base_url: str | None = None
    """Where the site will be, with a slash at its end."""


def key_of(*parts: str | bytes) -> bytes:
    """Return a short fingerprint of what something is made of."""
    data = b"\0".join(part.encode() if isinstance(part, str) else part for part in parts)
    return blake2b(data, digest_size=16).digest()
