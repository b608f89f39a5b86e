"""`badgectl explain`."""

from typing import Annotated

import typer

from badgectl.cli.say import tell
from badgectl.codes.registry import CODES, GROUPS
from badgectl.model.errors import UnknownIdError
from badgectl.model.text import did_you_mean, shortened

NEEDS_ARGUMENTS = False
_SHOWN = 600


def command(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="The code in brackets; else all codes.")
    ] = None,
) -> None:
    """Explain what a problem's code means, with a wrong and a right example.

    Example: badgectl explain policy-giver
    """
    if code is None:
        for title, codes in GROUPS.items():
            tell(title, bold=True)
            for one in codes:
                tell(f"  {one.name:<26} {one.title}")
        return
    found = CODES.get(code)
    if found is None:
        raise UnknownIdError(
            f"there is no code `{code}`",
            did_you_mean(code, CODES, "`badgectl explain` lists them"),
        )
    tell(f"{found.name}: {found.title}", bold=True)
    tell(f"\n{found.why}\n\nSeverity: {found.severity}")
    for title, color, files in (("Wrong", "red", found.wrong), ("Right", "green", found.right)):
        tell(f"\n{title}", color=color, bold=True)
        for path, text in files.items():
            tell(f"  # {path}")
            tell(
                "".join(f"  {line}\n" for line in shortened(text, _SHOWN).splitlines()).rstrip("\n")
            )
