"""What a command knows before it starts: where it is, what day it is, how to speak."""

import os
import shlex
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import typer
from msgspec import Struct

from badgectl.model.errors import NoProgrammeError, UsageError
from badgectl.model.paths import FOLDERS
from badgectl.model.program import PROGRAM_FILE
from badgectl.model.text import excerpt, one_line


class Session(Struct, kw_only=True):
    """The global options of one call."""

    start: Path
    as_of: date | None = None
    quiet: bool = False
    words: tuple[str, ...] = ()
    """What was typed after the name of the program."""

    @staticmethod
    def of(ctx: typer.Context) -> "Session":
        """Return the session of a command's context."""
        session = ctx.find_object(Session)
        return session if session is not None else Session(start=Path())

    def root(self) -> Path:
        """Return the programme's folder: the nearest parent with `catalog/program.yaml`."""
        start = self.start.absolute()
        if not start.is_dir():
            raise UsageError(f"there is no folder {self.start}", "check the path after `-C`")
        for folder in (start, *start.parents):
            if (folder / PROGRAM_FILE).is_file():
                return folder
        raise NoProgrammeError(
            f"there is no programme in {start} or above it",
            "`badgectl init` writes one; `badgectl demo` shows one",
        )

    def place(self, path: Path) -> Path:
        """Return where something is to be written; raise if that is among the programme's files."""
        target = self.start / path
        try:
            root = self.root().resolve()
        except NoProgrammeError:
            return target
        way = target.resolve()
        for own in FOLDERS:
            if way.is_relative_to(root / own):
                raise UsageError(
                    f"{one_line(str(path))} is in `{own}`, among the programme's own files",
                    "name a place beside `catalog` and `awards`",
                )
        return target

    def file(self, path: Path) -> Path:
        """Return where a report can be put; nothing but a plain file is replaced."""
        file = self.place(path)
        if not file.parent.is_dir():
            raise UsageError(f"there is no folder {one_line(str(file.parent))}", "make it first")
        if file.is_symlink() or (file.exists() and not file.is_file()):
            raise UsageError(f"{one_line(str(file))} is no plain file", "name another")
        return file

    def again(self, *without: str) -> str:
        """Return the command line that was typed, as it can be pasted, without some words."""
        return shlex.join(["badgectl", *(word for word in self.words if word not in without)])

    def today(self, timezone: str) -> date:
        """Return the day it is in a programme's time zone, or the day asked for."""
        return self.as_of or now().astimezone(zone(timezone)).date()

    def check_today(self) -> None:
        """Raise if it is to answer for another day: what is written bears today's."""
        if self.as_of is not None:
            raise UsageError(
                "`--as-of` answers for another day; what is written bears today's",
                "leave `--as-of` out",
            )


def now() -> datetime:
    """Return the instant it is; `BADGECTL_NOW` sets the clock for tests and replays."""
    told = os.environ.get("BADGECTL_NOW")
    if told is None:
        return datetime.now(UTC)
    try:
        instant = datetime.fromisoformat(told)
    except ValueError:
        raise UsageError(
            f"BADGECTL_NOW is no instant: {excerpt(told, 40)}",
            "write it as 2026-11-23T10:15:00Z, or unset it",
        ) from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def zone(name: str) -> tzinfo:
    """Return a time zone by its name; UTC where there is none of that name."""
    if name == "UTC":
        return UTC
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
