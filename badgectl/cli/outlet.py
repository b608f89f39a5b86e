"""Where a report goes: to standard output, or into a file whose name tells the format."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from msgspec import Struct

from badgectl.cli.say import put, tell
from badgectl.cli.screen import at_terminal
from badgectl.cli.session import Session
from badgectl.documents.disk import replace_file
from badgectl.model.errors import UsageError
from badgectl.model.text import listed, one_line

Form = Literal["text", "markdown", "html", "json", "csv"]

_ENDINGS: dict[str, Form] = {
    ".html": "html",
    ".md": "markdown",
    ".json": "json",
    ".csv": "csv",
    ".txt": "text",
}


class Outlet(Struct, frozen=True):
    """Where a report goes, and in which form."""

    form: Form
    file: Path | None = None

    def take(self, text: str) -> None:
        """Write or print a report."""
        if self.file is None:
            put(text)
            return
        replace_file(self.file, text.encode())
        tell(f"{one_line(str(self.file))}: written", color="green")


def outlet(session: Session, form: Form | None, output: Path | None) -> Outlet:
    """Return where a report goes by the options; raise if it cannot."""
    if output is None or output.name == "-":
        if form == "html" and at_terminal():
            raise UsageError("a page is nothing for a terminal", "write a file: `-o report.html`")
        return Outlet(form or "text")
    told = form or _ENDINGS.get(output.suffix.lower())
    if told is None:
        raise untold_form(output, _ENDINGS)
    return Outlet(told, session.file(output))


def untold_form(output: Path, endings: Iterable[str]) -> UsageError:
    """Return what is wrong where neither an option nor a file's name tells the form."""
    return UsageError(
        f"the name {one_line(str(output))} does not tell the format",
        f"add `--format`, or end it in {listed(endings, 'or')}",
    )
