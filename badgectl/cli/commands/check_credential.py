"""`badgectl check-credential`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from badgectl.cli.publishing.authority import issuers_around
from badgectl.cli.say import advise, put, tell
from badgectl.cli.session import Session, now
from badgectl.credentials.checking import MOST_FILE_BYTES, Aids, Checked, answer_of, check_file
from badgectl.documents.disk import read_plain
from badgectl.model.errors import UsageError
from badgectl.model.forms import KeyText, fits
from badgectl.model.text import json_text, one_line

_COLORS = {"holds": "green", "fails": "red", "unseen": "yellow"}
_ISSUER = "`--issuer` takes the issuer's file, as `did.json`, or `did:key:...`"
_STATUS = "`--status-list` takes the file in which the issuer lists what was taken back"


def command(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A credential: JSON, or a badge as PNG or SVG.")
    ],
    issuer: Annotated[
        str | None,
        typer.Option(
            metavar="FILE|DID",
            help="The issuer's did.json; of a `did:key` itself; of Open Badges 2.0, their key.",
        ),
    ] = None,
    status_list: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The issuer's list of what was taken back."),
    ] = None,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """Check an Open Badges credential of anybody's, offline: what holds, and what does not.

    The status is 0 if all of it holds; files that were not given can be left out. In a programme
    its own issuer's key is known; of others, whose `did:key` it is only you can know.

    Example: badgectl check-credential mentor.png --issuer did.json --status-list status.json
    """
    session = Session.of(ctx)
    data = _read(session, file, "name the file of one credential")
    expected = _did_of(issuer) if issuer else ""
    named = {expected: "it is the issuer that you named"} if expected else {}
    aids = Aids(
        issuer=_read(session, Path(issuer), _ISSUER) if issuer and not expected else None,
        status=_read(session, status_list, _STATUS) if status_list else None,
        known=issuers_around(session) | named,
        expected=expected,
    )
    checked = check_file(data, aids, now())
    if format_ == "json":
        put(json_text(answer_of(checked)))
    else:
        _say(checked)
    if not checked.holds:
        raise typer.Exit(1)


def _did_of(issuer: str) -> str:
    """Return the DID that was named, empty if it was a file; a key alone is that of a `did:key`."""
    if fits(KeyText, issuer):
        return f"did:key:{issuer}"
    return issuer if issuer.startswith("did:") else ""


def _read(session: Session, file: Path, hint: str) -> bytes:
    path = session.start / file
    data = read_plain(path.resolve(), MOST_FILE_BYTES)
    if data is None:
        there = path.exists()
        raise UsageError(
            f"{one_line(str(file))} is too large, or no plain file" if there
            else f"there is no {one_line(str(file))}",
            hint,
        )  # fmt: skip
    return data


def _say(checked: Checked) -> None:
    told = checked.told
    if told is not None:
        tell(one_line(told.name), bold=True)
        rows = {
            "level": told.level,
            "to": told.recipient,
            "from": " ".join(filter(None, (told.issuer_name, f"({told.issuer})"))),
            "for": told.reason,
        }
        for name, text in rows.items():
            if text:
                tell(f"  {name:<6} {one_line(text)}")
        tell()
    for one in checked.findings:
        tell(f"  {one.outcome:<6} {one.what}: {one.says}", color=_COLORS[one.outcome])
        if one.hint:
            advise(one.hint, indent="         ")
    if told is None:
        tell("\nThis is no credential that can be checked.")
    elif checked.holds and checked.vouched:
        tell("\nIt holds.")
    elif checked.holds:
        tell("\nIt is unchanged, but nobody vouches for who signed it.")
        advise("if you have the issuer's key from themselves: `--issuer did:key:...`")
    elif any(one.outcome == "fails" for one in checked.findings):
        tell("\nIt does not hold.")
    else:
        tell("\nIt is not known whether it holds: something was not seen.")
