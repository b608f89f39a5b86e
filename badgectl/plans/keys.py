"""Planning what becomes of signing keys: who gets one, and which are used no longer."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.edits import Edits
from badgectl.model.errors import AlreadyDoneError, BadgectlError, UnknownIdError, UsageError
from badgectl.model.people import Person, SigningKey
from badgectl.model.text import excerpt, listed
from badgectl.plans.messages import Message
from badgectl.plans.plan import resolve_person
from badgectl.rules.signing_keys import HeldKey, held_keys, keys_in_use, needs_merge
from badgectl.signatures.faults import UnusableKeyError
from badgectl.signatures.keys import OPENPGP, PublicKey, read_key, renewed

_FEWEST = 8  # characters of a fingerprint that name a key


class NotYoursError(BadgectlError):
    """Keys of somebody else are the maintainers' affair."""


class KeyTakenError(BadgectlError):
    """A key is in the catalog already, and leads to somebody."""


class KeyChange(Struct, frozen=True, kw_only=True):
    """A change of one person's signing keys."""

    person: Person
    edits: Edits
    message: Message
    notes: tuple[str, ...] = ()
    """What the user should know besides, in sentences."""
    merged_by: str = ""
    """Who must merge it, with a signature, for it to count."""


def plan_adding(catalog: Catalog, word: str, key: PublicKey, *, by: str, today: date) -> KeyChange:
    """Return how a person gets a key, or the renewed state of an OpenPGP key they have."""
    person = _person(catalog, word, by)
    taken = [held for held in held_keys(catalog) if held.public.shares(key)]
    if taken:
        return _renewing(taken[0], person, key, by)
    if any(forge.shares(key) for forge in _forge_keys(catalog)):
        raise KeyTakenError("it is a forge's key", "people sign with keys of their own")
    merged_by = ""
    if by not in catalog.program.maintainers and needs_merge(catalog, person):
        merged_by = listed(catalog.program.maintainers, last="or") or "a maintainer"
    return KeyChange(
        person=person,
        edits=Edits(add={"signing_keys": {"key": key.text, "added": today}}),
        message=_message("Add a signing key of", person, key, by),
        notes=(_first_key_note(catalog, merged_by),) if merged_by else (),
        merged_by=merged_by,
    )


def _first_key_note(catalog: Catalog, merged_by: str) -> str:
    counts = f"a first key counts once {merged_by} has merged it with a signature"
    if catalog.program.trust.required == "forge":
        return f"{counts}, or the forge as one commit (squashed)"
    return f"{counts}; the button of a forge does not do"


def _renewing(held: HeldKey, person: Person, key: PublicKey, by: str) -> KeyChange:
    """Return how a key that somebody has is joined with a newer state of it."""
    owner, state = held.person, _ended(held.written)
    if owner.id != person.id:
        raise KeyTakenError(
            f"{owner.name} has this key already: {owner.path}", "a key leads to one person"
        )
    if state:
        raise KeyTakenError(f"{owner.name} had this key; it is {state}", "make a new one")
    both = renewed(held.public, key)
    if both is None:
        raise AlreadyDoneError(f"{owner.name} has this key already", "nothing to do")
    return KeyChange(
        person=owner,
        edits=Edits(put={("signing_keys", held.position, "key"): both.text}),
        message=_message("Renew a signing key of", owner, key, by),
    )


def plan_retiring(catalog: Catalog, word: str, *, on: date, by: str) -> KeyChange:
    """Return how a key is used no longer from a day; what it signed stands."""
    held = _find_key(catalog, word)
    person, written = _person(catalog, held.person.id, by), held.written
    if _ended(written):
        raise AlreadyDoneError(f"the key is {_ended(written)} already", "nothing to do")
    if written.added is not None and on < written.added:
        raise UsageError(
            f"the key was added on {written.added}, after {on}", "give a later day with `--on`"
        )
    left = [one for one in keys_in_use(person) if one != held]
    return KeyChange(
        person=person,
        edits=Edits(fill={("signing_keys", held.position, "retired"): on}),
        message=_message("Retire a signing key of", person, held.public, by),
        notes=()
        if left
        else (f"{person.name} has no key in use now; `badgectl key add` adds one",),
    )


def plan_revoking(
    catalog: Catalog, word: str, *, since: str, line: Sequence[str], by: str
) -> KeyChange:
    """Return how all that a key signed from a commit on becomes a mere claim.

    `line` are the commits of the main line, oldest first.
    """
    held = _find_key(catalog, word)
    person, before = _person(catalog, held.person.id, by), held.written.revoked_since
    first = next((one for one in line if one == since or (before and one.startswith(before))), "")
    if before is not None and first.startswith(before):
        hint = "nothing to do" if first == since else "nothing to do: the earliest commit counts"
        raise AlreadyDoneError(f"the key is {_ended(held.written)} already", hint)
    where = ("signing_keys", held.position, "revoked_since")
    notes = ["what the key signed from then on is a mere claim"]
    if before is not None:
        notes.insert(0, f"until now it was revoked since {before[:10]}")
    return KeyChange(
        person=person,
        edits=Edits(fill={where: since}) if before is None else Edits(put={where: since}),
        message=_message("Revoke a signing key of", person, held.public, by),
        notes=tuple(notes),
    )


def _forge_keys(catalog: Catalog) -> Iterator[PublicKey]:
    for text in catalog.program.trust.forge_keys:
        with suppress(UnusableKeyError):  # `validate` tells of it
            yield read_key(text)


def _find_key(catalog: Catalog, word: str) -> HeldKey:
    """Return the key that a fingerprint, or enough of it, names; raise if none or several do."""
    named = excerpt(word, 80)
    found = [held for held in held_keys(catalog) if _names(word, held.public)]
    if not found:
        raise UnknownIdError(
            f"nobody has a key `{named}`", "`badgectl key list` shows all, with fingerprints"
        )
    if len(found) > 1:
        whose = listed(held.public.fingerprint for held in found)
        raise UnknownIdError(f"`{named}` is the beginning of several keys: {whose}", "say more")
    return found[0]


def _names(word: str, key: PublicKey) -> bool:
    if key.kind == OPENPGP:
        digits = re.sub(r"^0x|\s", "", word, flags=re.IGNORECASE).upper()
        enough = len(digits) >= _FEWEST
        return enough and any(one.startswith(digits) or one.endswith(digits) for one in key.signers)
    start = word.removeprefix("SHA256:")
    return len(start) >= _FEWEST and key.fingerprint.removeprefix("SHA256:").startswith(start)


def _person(catalog: Catalog, word: str, by: str) -> Person:
    """Return the person that a word names, if `by` may change their keys."""
    person = catalog.people[resolve_person(catalog, word)]
    if person.id in catalog.forgotten:
        raise NotYoursError(f"{person.id} was forgotten", "nothing more is said about them")
    if by != person.id and by not in catalog.program.maintainers:
        ask = listed(catalog.program.maintainers, last="or")
        raise NotYoursError(
            f"{by} is no maintainer, and these would be the keys of {person.name}",
            f"ask {ask}" if ask else "name some under `maintainers:` in catalog/program.yaml",
        )
    return person


def _ended(key: SigningKey) -> str:
    if key.revoked_since is not None:
        return f"revoked since {key.revoked_since[:10]}"
    return f"retired from {key.retired}" if key.retired is not None else ""


def _message(subject: str, person: Person, key: PublicKey, by: str) -> Message:
    return Message(
        subject=f"{subject} {excerpt(person.name, 40)}",
        body=f"{key.kind} {key.fingerprint}",
        trailers=(("Person", person.id), ("Changed-by", by)),
    )
