"""Where a verdict goes: standard output, a report's file, the summary of GitHub's CI."""

import os
from pathlib import Path

import typer
from msgspec import Struct

from badgectl.cli.outlet import untold_form
from badgectl.cli.say import note, put
from badgectl.cli.session import Session
from badgectl.documents.disk import replace_file
from badgectl.verdicts.formats import FILE_ENDINGS, FORMATS, Format, format_of
from badgectl.verdicts.terminal import plain
from badgectl.verdicts.verdict import Verdict

_COLORS = {"error": "red", "warning": "yellow", "marker": "blue", "hint": "cyan"}
_FOR_PEOPLE = ("full", "concise")


class Outlet(Struct, frozen=True, kw_only=True):
    """What is printed and what is written."""

    printed: Format
    written: Format | None = None
    file: Path | None = None
    summary: Path | None = None
    """The file to whose end GitHub wants what it shows with the job."""


def find_outlet(session: Session, format_: Format | None, output: Path | None) -> Outlet:
    """Return where a verdict goes by the options and, where they are silent, by the CI.

    The file `-` is standard output, as everywhere.
    """
    in_github = os.environ.get("GITHUB_ACTIONS") == "true"
    told = os.environ.get("GITHUB_STEP_SUMMARY") if in_github else None
    summary = Path(told) if told else None
    if output is not None and output.name != "-":
        written = format_ or format_of(output.name)
        if written is None:
            raise untold_form(output, FILE_ENDINGS)
        file = session.file(output)
        return Outlet(printed="concise", written=written, file=file, summary=summary)
    in_gitlab = os.environ.get("GITLAB_CI") == "true"
    own: Format = "github" if in_github else "gitlab" if in_gitlab else "full"
    return Outlet(printed=format_ or own, summary=summary)


def publish(session: Session, verdict: Verdict, outlet: Outlet) -> None:
    """Write and print a verdict; a summary that cannot be written changes nothing else."""
    if outlet.file is not None and outlet.written is not None:
        replace_file(outlet.file, FORMATS[outlet.written](verdict, plain).encode())
    if outlet.summary is not None:
        _add_summary(outlet.summary, verdict)
    if session.quiet and not verdict.problems and outlet.printed in _FOR_PEOPLE:
        return
    put(FORMATS[outlet.printed](verdict, paint))


def _add_summary(file: Path, verdict: Verdict) -> None:
    from badgectl.verdicts.summary import format_summary

    try:
        with file.open("a", encoding="utf-8") as end:
            end.write(format_summary(verdict))
    except OSError as error:
        note(f"the summary could not be written to {file}: {error.strerror}")


def paint(text: str, role: str) -> str:
    """Colour a text by what it is."""
    return typer.style(text, fg=_COLORS.get(role), bold=role in ("error", "warning"))
