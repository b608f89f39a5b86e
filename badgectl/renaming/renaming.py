"""Who is to be called what, and whether they may be."""

import re
from typing import Literal

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.errors import AlreadyDoneError, BadgectlError, UsageError
from badgectl.model.forms import Line, fits, is_id
from badgectl.model.ledger import Ledger
from badgectl.model.people import Person, Team
from badgectl.model.records import Award, Second
from badgectl.model.text import excerpt
from badgectl.model.words import Words
from badgectl.plans.ids import check_free, check_maintainer
from badgectl.plans.plan import resolve_person, resolve_recipient
from badgectl.renaming.wording import Extra, forgetting_words, renaming_words

FORMER_MEMBER = "Former member"
_AFFAIR = "ids are the maintainers' affair, one's own among them"
_FORMER = re.compile(r"former(-[a-z0-9]+)+")


class NotRenamedError(BadgectlError):
    """Somebody cannot be called otherwise."""


class Renaming(Struct, frozen=True, kw_only=True):
    """A person or team that gets another id, and what becomes of the former one."""

    what: Literal["rename", "erase", "forget"]
    """Whether the former id stays as an alias, is erased, or the whole person is."""
    folder: Literal["people", "teams"]
    old: str
    new: str
    aliases: tuple[str, ...]
    """Former ids until now."""
    name: str
    """What the file calls them now."""
    new_name: str | None
    """What it is to call them; None if that stays."""
    by: str
    """Who asked for it, by the id that stands afterwards."""
    home: str | None = None
    """The home team that somebody forgotten keeps."""
    words: Words | None = None
    """What texts are to say instead, where ids are erased from them."""

    @property
    def erases(self) -> bool:
        """Whether former ids are taken out of all records."""
        return self.what != "rename"

    @property
    def ids(self) -> dict[str, str]:
        """The ids that are replaced in files."""
        former = (self.old, *self.aliases) if self.erases else (self.old,)
        return {one: self.new for one in former if one != self.new}


def plan_renaming(
    catalog: Catalog, word: str, new: str, *, by: str, name: str | None, erase: bool,
    extra: Extra,
) -> Renaming:  # fmt: skip
    """Return how a person or team is renamed; raise if that may not be."""
    check_maintainer(catalog, by, _AFFAIR)
    old = resolve_recipient(catalog, word)
    entry: Person | Team = catalog.people[old] if old in catalog.people else catalog.teams[old]
    _check_not_forgotten(catalog, old)
    if old == new:
        raise AlreadyDoneError(f"{entry.name} is called `{new}` already", "nothing to do")
    check_free(catalog, new, entry.id)
    if name is not None and not fits(Line, name):
        raise UsageError("the name is not in the form due", "write one line, up to 120 characters")
    # What a team is called is nobody's secret, and often an everyday word: its texts stay.
    words = renaming_words(catalog, entry, new, name, extra) if isinstance(entry, Person) else None
    return Renaming(
        what="erase" if erase else "rename",
        folder="people" if isinstance(entry, Person) else "teams",
        old=old,
        new=new,
        aliases=entry.aliases,
        name=entry.name,
        new_name=name if name != entry.name else None,
        by=new if by == old else by,
        words=words if erase else None,
    )


def plan_forgetting(
    catalog: Catalog, ledger: Ledger, word: str, new: str, *, by: str, extra: Extra
) -> Renaming:
    """Return how a person is forgotten; raise if that may not be."""
    check_maintainer(catalog, by, _AFFAIR)
    old = resolve_person(catalog, word)
    person = catalog.people[old]
    _check_not_forgotten(catalog, old)
    if catalog.program.maintainers == (old,):
        raise NotRenamedError(
            f"{person.name} is the only maintainer",
            "add another one to `maintainers:` in catalog/program.yaml first",
        )
    if not is_id(new) or _FORMER.fullmatch(new) is None:
        raise UsageError(
            f"`{excerpt(new, 60)}` could be somebody",
            "whoever is forgotten is called `former-` and something that tells nothing",
        )
    check_free(catalog, new, person.id)
    return Renaming(
        what="forget",
        folder="people",
        old=old,
        new=new,
        aliases=person.aliases,
        name=person.name,
        new_name=FORMER_MEMBER,
        by=new if by == old else by,
        home=catalog.home_team(old) if _has_given(ledger, old) else None,
        words=forgetting_words(catalog, person, new, FORMER_MEMBER, extra),
    )


def _has_given(ledger: Ledger, who: str) -> bool:
    """Tell whether something of others' rests on where somebody was at home.

    Awards and seconds count as from a team and a function, helped people as of one.
    """
    return any(
        who == record.by or who in getattr(record, "helped", ())
        for record in ledger.records
        if isinstance(record, Award | Second)
    )


def _check_not_forgotten(catalog: Catalog, who: str) -> None:
    if who in catalog.forgotten:
        raise NotRenamedError(f"{who} was forgotten", "nothing more is said about them")
