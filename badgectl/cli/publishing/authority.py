"""Who issues: with the key that the programme names, and nobody with another by mistake."""

from collections.abc import Sequence
from pathlib import Path

from badgectl.cli.publishing.issuer_key import (
    NoIssuerKeyError,
    create_issuer_key,
    find_issuer_key,
    usual_place,
)
from badgectl.cli.reading import Programme, read_folder
from badgectl.cli.say import advise, note, tell
from badgectl.cli.session import Session
from badgectl.credentials.keys import IssuerKey, IssuerKeyError
from badgectl.credentials.terms import NoAddressError, check_base
from badgectl.documents.disk import replace_file
from badgectl.documents.editing import NotEditedError, edited
from badgectl.git.recording import NoIdentityError, identity_of
from badgectl.git.repository import Repository, find_repository
from badgectl.model.catalog import Catalog
from badgectl.model.edits import Edits
from badgectl.model.errors import BadgectlError, NoProgrammeError
from badgectl.model.program import PROGRAM_FILE, Program
from badgectl.model.text import listed
from badgectl.shown.places import member_page


class NotIssuerError(BadgectlError):
    """Somebody is about to issue in the programme's name whose affair it is not."""


def issuing_key(programme: Programme, file: Path | None, base_url: str | None) -> IssuerKey:
    """Return the key that signs a programme's credentials; raise, all at once, what is missing."""
    catalog, faults = programme.catalog, list[BadgectlError]()
    pinned, key = pinned_key(catalog.program), None
    try:
        key, where = find_issuer_key(file)
        if pinned not in (None, key.multibase):
            faults.append(_another_key(catalog.program, where))
    except NoIssuerKeyError as error:
        elsewhere = f"{catalog.program.name} issues with {pinned}: name its file with `--key FILE`"
        faults.append(IssuerKeyError(error.message, elsewhere if pinned else error.hint))
    except IssuerKeyError as error:
        faults.append(error)
    if faults or pinned is None:
        check_may_issue(catalog, programme.repository)
    try:
        check_base(base_url or catalog.program.hub)
    except NoAddressError as error:
        faults.append(error)
    if key is None or faults:
        raise _as_one(faults)
    return key


def _another_key(program: Program, where: str) -> IssuerKeyError:
    return IssuerKeyError(
        f"{program.name} issues with the key {pinned_key(program)}, and {where} has another",
        "name the right one with `--key FILE`; for a new one, write it under `issuer:` in "
        f"{PROGRAM_FILE}",
    )


def _as_one(faults: Sequence[BadgectlError]) -> BadgectlError:
    first, *others = faults
    if not others:
        return first
    return type(first)(
        "; and ".join(one.message for one in faults), "; ".join(one.hint for one in faults)
    )


def pinned_key(program: Program) -> str | None:
    """Return the public key that a programme issues with, if it says so."""
    did = program.issuer.id or ""
    is_key = did.startswith("did:key:")
    return program.issuer.key or (did.removeprefix("did:key:") if is_key else None)


def issuers_around(session: Session) -> dict[str, str]:
    """Return the issuer of the programme that a session is in, and how it is known."""
    try:
        program = read_folder(session).program
    except BadgectlError:
        return {}
    key = pinned_key(program)
    return {f"did:key:{key}": f"it is the issuer of {PROGRAM_FILE}"} if key else {}


def check_may_issue(catalog: Catalog, repository: Repository | None) -> None:
    """Raise if a colleague is at work who is no maintainer: another issuer would be the outcome.

    Whom the catalog does not know may be a machine that issues for the maintainers.
    """
    program = catalog.program
    try:
        address = identity_of(repository.git).email if repository else ""
    except NoIdentityError:
        return
    person = catalog.person_with_email(address)
    if person is None or not program.maintainers or person.id in program.maintainers:
        return
    who = listed((catalog.recipient_name(one) for one in program.maintainers), last="or")
    hint = f"ask {who} for yours"
    if program.hub and catalog.visibility_of(person.id) == "public":
        page = f"{program.hub.rstrip('/')}/{member_page(person.id)}"
        hint = f"yours are offered on the pages of your awards: {page} leads to them"
    raise NotIssuerError(f"credentials of {program.name} are issued by {who} only", hint)


def create_and_pin(session: Session, file: Path | None) -> Path:
    """Make the issuer's key and write its public half into the programme's file, if there is one.

    Returns where the key lies.
    """
    try:
        root = session.root()
    except NoProgrammeError:
        return _created(file)
    catalog = read_folder(session)
    check_may_issue(catalog, find_repository(root))
    pinned = pinned_key(catalog.program)
    if pinned is not None:
        raise IssuerKeyError(
            f"{catalog.program.name} has an issuer's key: {pinned}",
            f"whoever made it has it; for another, take it out of {PROGRAM_FILE} first",
        )
    place = _created(file)
    key, _ = find_issuer_key(place)
    _pin(root, catalog.program, key)
    return place


def _created(file: Path | None) -> Path:
    place = file or usual_place()
    if place.exists():
        found, where = find_issuer_key(place)
        raise IssuerKeyError(
            f"{where} is there already",
            f"for another programme name another file: `--key FILE`; to issue with this one, write "
            f"`issuer: {{key: {found.multibase}}}` in {PROGRAM_FILE}",
        )
    made = create_issuer_key(file)
    tell(f"made {made}; keep a copy: it cannot be made again", color="green")
    return made


def _pin(root: Path, program: Program, key: IssuerKey) -> None:
    """Write the public key into the programme's file, beside what stands there."""
    path = root / PROGRAM_FILE
    text = path.read_text(encoding="utf-8")
    has_issuer = program.issuer != type(program.issuer)()
    where, what = (
        (("issuer", "key"), key.multibase) if has_issuer else (("issuer",), {"key": key.multibase})
    )
    try:
        replace_file(path, edited(PROGRAM_FILE, text, Edits(fill={where: what})).encode())
    except NotEditedError:
        advise(
            f"write `issuer: {{key: {key.multibase}}}` in {PROGRAM_FILE}: no other key counts then"
        )
        return
    note(f"named in {PROGRAM_FILE}; once that is committed, no other key issues here:")
    note(f'  git add {PROGRAM_FILE} && git commit -m "Name the issuer\'s key"')


def say_if_loose(program: Program, key: IssuerKey) -> None:
    """Say how a programme keeps others from issuing in its name, if it does not."""
    if pinned_key(program) is None:
        advise(
            f"signed with {key.multibase}, and any key would have done: commit "
            f"`issuer: {{key: {key.multibase}}}` in {PROGRAM_FILE}, and only this one does"
        )
