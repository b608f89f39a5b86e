"""The people of the example as git knows them: names, addresses, and keys made for the occasion."""

from datetime import date, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Struct

from badgectl.documents.disk import replace_file
from badgectl.git.process import Git
from badgectl.git.recording import Hand, Identity
from badgectl.git.repository import Repository
from badgectl.git.signing_keys import public_line, seeded_key, write_key
from badgectl.model.catalog import Catalog
from badgectl.model.people import Person

HOST = "greta"
"""Whose hand the visitor of the demo lends."""

_KEYS = "demo-keys"


class Cast(Struct, frozen=True, kw_only=True):
    """Everybody's key, in a folder inside the git directory."""

    people: dict[str, Person]
    keys: Path
    signed: bool

    def hand(self, person_id: str, instant: datetime) -> Hand:
        """Return a person's hand at an instant."""
        person = self.people[person_id]
        return Hand(
            identity=Identity(person.name, person.emails[0]),
            instant=instant,
            key=self.keys / person_id if self.signed else None,
        )

    def introduced(self, person_id: str, since: date) -> str:
        """Return the line that puts a person's key into their file."""
        return f'signing_keys: [{{key: "{_public(self.people[person_id])}", added: {since}}}]\n'


def make_cast(catalog: Catalog, repository: Repository, *, signed: bool) -> Cast:
    """Write everybody's key, and settings that let a visitor act and sign as the host."""
    folder = repository.common_dir / _KEYS
    folder.mkdir()
    people = dict(catalog.people)
    for person in people.values():
        write_key(_key(person), folder / person.id, person.emails[0])
    signers = "".join(f"{person.emails[0]} {_public(person)}\n" for person in people.values())
    replace_file(folder / "allowed-signers", signers.encode())
    host = people[HOST]
    git = Git(repository.top)
    for name, value in {
        "user.name": host.name,
        "user.email": host.emails[0],
        "commit.gpgSign": "true" if signed else "false",
        "gpg.format": "ssh",
        "gpg.ssh.allowedSignersFile": str(folder / "allowed-signers"),
        "user.signingKey": str(folder / HOST),
    }.items():
        git.write("config", name, value)
    return Cast(people=people, keys=folder, signed=signed)


def acting_as(folder: Path, person: Person) -> dict[str, str]:
    """Return the variables that let a visitor of the folder act and sign as one of the cast."""
    git_dir = Path(Git(folder).read("rev-parse", "--absolute-git-dir").decode().rstrip("\n"))
    return {
        "GIT_AUTHOR_NAME": person.name,
        "GIT_AUTHOR_EMAIL": person.emails[0],
        "GIT_COMMITTER_NAME": person.name,
        "GIT_COMMITTER_EMAIL": person.emails[0],
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "user.signingKey",
        "GIT_CONFIG_VALUE_0": str(git_dir / _KEYS / person.id),
    }


def _key(person: Person) -> Ed25519PrivateKey:
    return seeded_key(f"badgectl demo {person.id}")


def _public(person: Person) -> str:
    return public_line(_key(person), person.emails[0])
