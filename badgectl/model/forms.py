"""The written forms that files use: ids, lines, links, lengths of time, each with its sentence."""

import re
from typing import Annotated

import msgspec
from msgspec import Meta

ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
LENGTH = "[1-9][0-9]{0,3} (?:day|week|month|year)s?"
PERIOD = "[0-9]{4}(?:-q[1-4]|-(?:0[1-9]|1[0-2]))?"
_ID_LENGTH = 64

NO_FILE_NAMES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""Ids that no file can have on Windows, where the repository could then not be checked out."""


def is_id(text: str) -> bool:
    """Tell whether a text can be an id."""
    return len(text) <= _ID_LENGTH and re.fullmatch(ID, text) is not None


def fits(form: object, text: str) -> bool:
    """Tell whether a text has one of the forms below."""
    try:
        msgspec.convert(text, form)
    except msgspec.ValidationError:
        return False
    return True


def pattern(form: str) -> str:
    """Return the pattern of texts that have a form as a whole."""
    # `$` alone would let a trailing newline pass; Python and editors read the lookahead alike.
    return f"^{form}$(?!\n)"


def due(sentence: str) -> dict[str, str]:
    """Return what tells editors, and our own messages, which form is due."""
    return {"patternErrorMessage": sentence}


Amount = Annotated[float, Meta(ge=-1e12, le=1e12)]
Id = Annotated[
    str,
    Meta(
        pattern=pattern(ID),
        max_length=_ID_LENGTH,
        description="An id: the name of a file without `.yaml`.",
        extra_json_schema=due("an id has lower-case letters and digits, words joined by `-`"),
    ),
]
BadgeRef = Annotated[
    str,
    Meta(
        pattern=pattern(f"{ID}(@{ID})?"),
        max_length=129,
        description="A badge, or a badge and a level (that level or above).",
        examples=["mentor", "mentor@silver"],
        extra_json_schema=due("write `badge` or `badge@level`"),
    ),
]
GrantRef = Annotated[
    str,
    Meta(
        pattern=pattern(f"{ID}/[a-z0-9][a-z0-9@+~-]*"),
        max_length=300,
        description="An award: recipient, badge and level, as its path says them.",
        examples=["ada/mentor@silver"],
        extra_json_schema=due("write `recipient/badge@level`"),
    ),
]
Line = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=120,
        pattern=pattern(r"\S(.*\S)?"),
        description="One line.",
        extra_json_schema=due("write one line, without spaces around it"),
    ),
]
Prose = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=4000,
        pattern=r"^\S",
        description="One or more sentences.",
        extra_json_schema=due("write a sentence, without spaces before it"),
    ),
]
# Some signs beside the letters of the world's scripts stand for `/`, `?`, `#`, `@` or `:`.
_HOST = r'[^\s<>"\[\]/?#' + "\u2000-\u2bff\ufe10-\ufe6f\uff00-\uff65" + "]+"
_LINK = f'https?://{_HOST}([/?#][^\\s<>"]*)?'
Link = Annotated[
    str,
    Meta(
        pattern=pattern(_LINK),
        max_length=2000,
        description="A web address that starts with https:// or http://.",
        examples=["https://forge.example/pull/42"],
        extra_json_schema=due("a link starts with https:// or http:// and a host, without spaces"),
    ),
]
IssuerId = Annotated[
    str,
    Meta(
        pattern=pattern(f"(did:[a-z0-9]+:[A-Za-z0-9._:%-]+|{_LINK})"),
        max_length=2000,
        description="A DID or a web address.",
        examples=["did:web:guild.example"],
        extra_json_schema=due("write `did:web:` and a host, or a web address"),
    ),
]
KeyText = Annotated[
    str,
    Meta(
        pattern=pattern("z[1-9A-HJ-NP-Za-km-z]{40,60}"),
        extra_json_schema=due("a public key begins with `z6Mk`: `badgectl key issuer` shows it"),
    ),
]
_ADDRESS = r"[^@\s]+@[^@\s]+"
Address = Annotated[
    str,
    Meta(
        pattern=pattern(_ADDRESS),
        max_length=320,
        description="An e-mail address.",
        examples=["ada@guild.example"],
        extra_json_schema=due("write name@host"),
    ),
]
Email = Annotated[
    str,
    Meta(
        pattern=pattern(f"(sha256:[0-9a-f]{{64}}|{_ADDRESS})"),
        max_length=320,
        description="An e-mail address, or `sha256:` and the SHA-256 of the address in lower case.",
        examples=["ada@guild.example"],
        extra_json_schema=due("write name@host, or `sha256:` and 64 hexadecimal digits"),
    ),
]
ObjectId = Annotated[
    str,
    Meta(
        pattern=pattern("[0-9a-f]{4,64}"),
        description="The id of a git object.",
        examples=["3f9c2b7a1d"],
        extra_json_schema=due("write 4 to 64 hexadecimal digits"),
    ),
]
BlobId = Annotated[
    str,
    Meta(
        pattern=pattern("([0-9a-f]{40}|[0-9a-f]{64})"),
        description="The whole id of a git object.",
        examples=["6f1f" + "0" * 36],
        extra_json_schema=due("write 40 or 64 hexadecimal digits"),
    ),
]
RepositoryPath = Annotated[
    str,
    Meta(
        pattern=pattern(r"(?![/\\])(?!.*(^|/)\.\.?(/|$))[^\\\n]+"),
        max_length=400,
        description="A file of this repository, from its top.",
        examples=["docs/on-call.md"],
        extra_json_schema=due("write a path from the repository's top, without `..`"),
    ),
]
RecordFile = Annotated[
    str,
    Meta(
        pattern=pattern(r"awards/[a-z0-9-]+/[a-z0-9@+~.TZ-]+\.yaml"),
        max_length=400,
        description="A record, by its path from the programme's folder.",
        examples=["awards/ada/mentor@silver.yaml"],
        extra_json_schema=due("write the path of a record, as `awards/ada/mentor@silver.yaml`"),
    ),
]
Branch = Annotated[
    str,
    Meta(
        pattern=pattern("[A-Za-z0-9][A-Za-z0-9._/-]*"),
        max_length=200,
        description="The name of a branch.",
        examples=["main"],
        extra_json_schema=due("write the name of a branch"),
    ),
]
TimeZone = Annotated[
    str,
    Meta(
        pattern=pattern("[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}"),
        max_length=64,
        description="A time zone of the IANA database.",
        examples=["Europe/Paris"],
        extra_json_schema=due("write a name of the IANA database, as `Europe/Paris`"),
    ),
]
Length = Annotated[
    str,
    Meta(
        pattern=pattern(LENGTH),
        description="A length of time: a number and days, weeks, months or years.",
        examples=["60 days", "12 months"],
        extra_json_schema=due("write a number and a unit, as `12 months`"),
    ),
]
Period = Annotated[
    str,
    Meta(
        pattern=pattern(PERIOD),
        description="A year, quarter or month.",
        examples=["2026", "2026-q4", "2026-11"],
        extra_json_schema=due("write a year, quarter or month, as `2026-q4`"),
    ),
]
Mark = Annotated[
    str,
    Meta(
        pattern=pattern(r"\S{1,4}"),
        description="One to four letters.",
        examples=["LW"],
        extra_json_schema=due("write one to four letters without spaces"),
    ),
]
