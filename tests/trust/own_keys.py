"""Keys of Ada's, and files of people that name them."""

from pathlib import Path

from ground import git, write

from badgectl.git.signing_keys import public_line, seeded_key
from badgectl.signatures.keys import read_key

ADA = "catalog/people/ada.yaml"
LINE = public_line(seeded_key("ada"), "ada@laptop")
PRINT = read_key(LINE).fingerprint
OTHER = public_line(seeded_key("other"), "ada@desk")
OTHER_PRINT = read_key(OTHER).fingerprint


def text(guild: Path, path: str = ADA) -> str:
    return (guild / path).read_text()


def committed(guild: Path, files: dict[str, str], message: str = "Change") -> str:
    write(guild, files)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", message)
    return git(guild, "rev-parse", "HEAD").strip()


def with_keys(guild: Path, *keys: str) -> str:
    return text(guild) + "signing_keys:\n" + "".join(f"  - {{key: {key}}}\n" for key in keys)
