"""What `doctor --fix` does: a key to sign with, a history without gaps, nothing left half-way."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from badgectl.cli.reading import read_programme
from badgectl.cli.recording.asking import can_ask, confirmed
from badgectl.cli.say import note
from badgectl.cli.session import Session
from badgectl.cli.starting.examining import trial
from badgectl.git.condition import complete_history, has_open_journal
from badgectl.git.journal import settled
from badgectl.git.own_key import make_ssh_key, own_public_key, signing_setup
from badgectl.git.recording import identity_of
from badgectl.git.repository import Repository, find_repository, is_shallow, needed
from badgectl.model.catalog import Catalog
from badgectl.model.errors import BadgectlError, UsageError
from badgectl.reports.health import Check
from badgectl.rules.signing_keys import held_keys
from badgectl.signatures.faults import UnusableKeyError
from badgectl.signatures.keys import PublicKey, read_key

_KEY_NAMES = (
    "id_ed25519_signing",
    "id_ed25519",
    "id_ed25519_sk",
    "id_ecdsa",
    "id_ecdsa_sk",
    "id_rsa",
)
_NEW_KEY = _KEY_NAMES[0]


class NotRepairedError(BadgectlError):
    """What was to be mended could not be, or was not to be after all."""


class Repair(Struct, frozen=True):
    """Something that can be done: what it is in words, and doing it."""

    says: tuple[str, ...]
    do: Callable[[], object]


def repair(session: Session, check: Check, *, yes: bool) -> None:
    """Do what can be done about one thing, once somebody has agreed to it."""
    root = session.root()
    repository = needed(find_repository(root), root)
    if check not in REPAIRS:
        raise UsageError(
            f"`--fix` can do nothing about {check}", "`badgectl doctor` says what would"
        )
    for found in REPAIRS[check](session, repository):
        for line in found.says:
            note(line)
        if not yes:
            if not can_ask():
                raise UsageError("nobody is here to agree to it", "`--yes` does it")
            if not confirmed("Do it?", usual=True):
                raise NotRepairedError("nothing was changed", "")
        found.do()


def _leftovers(session: Session, repository: Repository) -> Iterator[Repair]:
    del session
    if has_open_journal(repository):
        yield Repair(("Finish what was being recorded.",), lambda: settled(repository))


def _clone(session: Session, repository: Repository) -> Iterator[Repair]:
    del session
    if is_shallow(repository):
        yield Repair(("Fetch the rest of the history.",), lambda: complete_history(repository))


def _signing(session: Session, repository: Repository) -> Iterator[Repair]:
    """Yield what makes git sign here: with the key it has, one that is there, or a new one."""
    catalog = read_programme(session, session.root(), repository, by_parts=True).catalog
    wanted = {"commit.gpgSign": "true"}
    found = _own_key(repository, catalog)
    if found is not None:
        if not signing_setup(repository.git).signs:
            said = f"Let git sign all commits in this repository with {found.fingerprint}."
            yield Repair((said,), lambda: _configure(repository, wanted, found))
        return
    there = _key_file(catalog)
    new, path = there is None, there or Path.home() / ".ssh" / _NEW_KEY
    wanted |= {"gpg.format": "ssh", "user.signingKey": f"{path}.pub"}
    lines = [f"Make an SSH key without a passphrase: {path}"] if new else []
    lines.append(f"Let git sign all commits in this repository with {path}.")

    def do() -> None:
        if new:
            make_ssh_key(path, identity_of(repository.git).email)
            note(f"`ssh-keygen -p -f {path}` gives the new key a passphrase", dim=True)
        key = read_key(path.with_name(f"{path.name}.pub").read_text(encoding="utf-8"))
        _configure(repository, wanted, key)

    yield Repair(tuple(lines), do)


def _configure(repository: Repository, wanted: dict[str, str], key: PublicKey) -> None:
    """Set settings of the repository; put them back if git cannot sign with them."""
    git = repository.git
    before = {name: git.says("config", "--local", "--get", name) for name in wanted}
    for name, value in wanted.items():
        git.write("config", "--local", name, value)
    found = trial(repository, key)
    if found.state == "problem":
        for name, old in before.items():
            git.write("config", "--local", *((name, old) if old else ("--unset", name)))
        raise NotRepairedError(f"{found.message}; the settings are as before", found.hint)
    note(f"git signs here with {key.kind} {key.fingerprint}", color="green")
    note("  next: `badgectl key add`, unless it is in your file already")


def _own_key(repository: Repository, catalog: Catalog) -> PublicKey | None:
    """Return the key that git signs with now, if it is of any use here."""
    try:
        key = read_key(own_public_key(repository.git, signing_setup(repository.git)))
    except BadgectlError:
        return None
    return None if _has_ended(catalog, key) else key


def _key_file(catalog: Catalog) -> Path | None:
    """Return the first of the user's SSH keys that is of use, without its ending."""
    for name in _KEY_NAMES:
        path = Path.home() / ".ssh" / name
        public = path.with_name(f"{name}.pub")
        if path.is_file() and public.is_file():
            try:
                key = read_key(public.read_text(encoding="utf-8", errors="replace"))
            except UnusableKeyError:
                continue
            if not _has_ended(catalog, key):
                return path
    return None


def _has_ended(catalog: Catalog, key: PublicKey) -> bool:
    return any(held.written.has_ended and held.public.shares(key) for held in held_keys(catalog))


REPAIRS: dict[Check, Callable[[Session, Repository], Iterator[Repair]]] = {
    "signing": _signing,
    "clone": _clone,
    "leftovers": _leftovers,
}
