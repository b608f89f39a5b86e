"""How people and teams changed: who came, left or moved, who leads, whose keys count."""

import hashlib
from collections.abc import Iterator

from badgectl.changes.difference import Change
from badgectl.changes.sides import Sides
from badgectl.changes.wording import changed, gained_and_lost, pairs, reworded
from badgectl.model.catalog import Catalog
from badgectl.model.people import Person, Responsibility, SigningKey, Team
from badgectl.model.text import counted, listed
from badgectl.signatures.faults import UnusableKeyError
from badgectl.signatures.keys import read_key


def person_changes(sides: Sides, old: Person, new: Person) -> Iterator[Change]:
    """Yield how a person's file changed."""
    yield from changed("the name", (old.name, new.name))
    if old.status == "alumni" and new.status == "active":
        yield Change("is back")
    if old.home != new.home:
        yield from changed("the home team", _homes(sides, old.home, new.home))
    yield from changed(
        "the visibility", (one.visibility or "the programme's" for one in (old, new))
    )
    yield from gained_and_lost(
        "the person", old.accounts.items(), new.accounts.items(),
        named=lambda one: f"the account {one[1]} at {one[0]}",
    )  # fmt: skip
    yield from _emails(old, new)
    yield from _keys(old, new)
    yield from gained_and_lost(
        "the person", old.aliases, new.aliases, named=lambda one: f"the former id {one}"
    )


def _homes(sides: Sides, *teams: str | None) -> tuple[str | None, ...]:
    """Return the names of two teams, with their ids where the names do not tell them apart."""
    names = tuple(sides.either.recipient_name(team) if team else None for team in teams)
    if len(set(names)) == len(names):
        return names
    return tuple(f"{name} ({team})" for name, team in zip(names, teams, strict=True))


def new_person(catalog: Catalog, person: Person) -> Iterator[Change]:
    """Yield who somebody is who is new."""
    if person.aliases:
        yield Change(f"was {listed(person.aliases)} before")
    if person.status == "alumni":
        yield Change("has left already")
    home = catalog.home_team(person.id)
    yield Change(f"at home in {catalog.recipient_name(home)}" if home else "without a home team")
    yield from _keys(Person(name=""), person)


def team_changes(sides: Sides, old: Team, new: Team) -> Iterator[Change]:
    """Yield how a team's file changed."""
    yield from changed("the name", (old.name, new.name))
    yield from reworded("the description", old.description, new.description)
    yield from changed("the function", (old.function, new.function))
    yield from changed("the parent", (old.parent, new.parent))
    yield from _members("lead", sides.either, old.leads, new.leads)
    yield from _members("member", sides.either, old.members, new.members)
    yield from gained_and_lost(
        "the team",
        old.responsibilities,
        new.responsibilities,
        named=_duty,
        has=("now has", "drops"),
    )
    yield from gained_and_lost(
        "the team", old.aliases, new.aliases, named=lambda one: f"the former id {one}"
    )


def new_team(catalog: Catalog, team: Team) -> Iterator[Change]:
    """Yield what a team is that is new."""
    if team.aliases:
        yield Change(f"was {listed(team.aliases)} before")
    function = f"function {team.function}" if team.function else "without a function"
    members = counted(len(catalog.members_of(team.id)), "person", "people")
    yield Change(f"{function}, {members}")
    yield from _members("lead", catalog, (), team.leads)


def _members(
    role: str, names: Catalog, old: tuple[str, ...], new: tuple[str, ...]
) -> Iterator[Change]:
    gained = [names.recipient_name(one) for one in new if one not in old]
    lost = [names.recipient_name(one) for one in old if one not in new]
    for people, how in ((gained, "now"), (lost, "no longer")):
        if people:
            are = f"is {how} a {role}" if len(people) == 1 else f"are {how} {role}s"
            yield Change(f"{listed(people)} {are}")


def _duty(duty: Responsibility) -> str:
    return f"{duty.who} for {duty.what}"


def _emails(old: Person, new: Person) -> Iterator[Change]:
    """Yield how many addresses came and went; a comment on a forge is no place for them."""
    gained = len(set(new.emails) - set(old.emails))
    lost = len(set(old.emails) - set(new.emails))
    if gained:
        yield Change(f"gains {counted(gained, 'e-mail address', 'e-mail addresses')}")
    if lost:
        yield Change(f"loses {counted(lost, 'e-mail address', 'e-mail addresses')}")


def _keys(old: Person, new: Person) -> Iterator[Change]:
    olds = {key_name(one.key): one for one in old.signing_keys}
    news = {key_name(one.key): one for one in new.signing_keys}
    for name, was, now in pairs(olds, news):
        if was is None and now is not None:
            yield Change(f"may sign with the key {name}{_ended(now)}")
        elif now is None:
            yield Change(f"the key {name} is gone: retire a key rather than remove it")
        elif was is not None and (was.retired, was.revoked_since) != (
            now.retired,
            now.revoked_since,
        ):
            yield Change(f"the key {name}{_ended(now) or ' counts again'}")
        elif was is not None and was.added != now.added:
            yield Change(f"the key {name} was added on {now.added or 'a day that is not told'}")


def _ended(key: SigningKey) -> str:
    if key.revoked_since:
        return f" is revoked since {key.revoked_since[:10]}"
    return f" is retired from {key.retired}" if key.retired else ""


def key_name(text: str) -> str:
    """Return a name for a public key: its kind and its fingerprint."""
    try:
        key = read_key(text)
    except UnusableKeyError:
        # Named by what is written, so that two of them are not taken for one.
        return f"that cannot be used ({hashlib.sha256(text.encode()).hexdigest()[:16]})"
    return f"{key.kind} {key.fingerprint}"
