"""What the Tab key offers: ids of the programme as HEAD has them; nothing if anything is amiss."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import TypeVar

import typer

from badgectl.cli.session import Session
from badgectl.cli.table import COMMANDS
from badgectl.documents.files import Files, FolderFiles, SourceFile
from badgectl.git.commit_files import CommitFiles
from badgectl.git.repository import find_repository
from badgectl.model.badges import Badge
from badgectl.model.paths import AWARDS, WITHDRAWABLE, RecordPath, parse_record_path
from badgectl.model.people import Person
from badgectl.model.program import PROGRAM_FILE

E = TypeVar("E")
Completer = Callable[[typer.Context, str], list[str]]

_BREAKS = "@=:"  # where bash takes words apart that are one to everybody else


def _quietly(offer: Callable[[typer.Context, str], Iterable[str]]) -> Completer:
    """Return a completer that offers nothing instead of failing."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        with suppress(Exception):
            return sorted(word for word in offer(ctx, incomplete) if word.startswith(incomplete))
        return []

    return complete


def _files(ctx: typer.Context, *folders: str) -> Files:
    """Return some folders of the programme; as they lie there where no programme is committed."""
    root = Session(start=Path(ctx.find_root().params.get("path") or ".")).root()
    repository = find_repository(root)
    if repository is not None and repository.head is not None:
        files = CommitFiles(repository, repository.head, (PROGRAM_FILE, *folders))
        if files.list_below(PROGRAM_FILE):
            return files
    return FolderFiles(root)


def _ids(ctx: typer.Context, *names: str) -> Iterator[str]:
    """Yield the ids that folders of the catalog define."""
    folders = [f"catalog/{name}" for name in names]
    for path in _files(ctx, *folders).list_below(*folders):
        yield Path(path).stem


def _entries(ctx: typer.Context, folder: str, of: type[E]) -> Iterator[E]:
    from badgectl.documents.reading import read_entry

    files = _files(ctx, folder)
    for file in files.read(files.list_below(folder)):
        found = read_entry(file) if isinstance(file, SourceFile) else None
        if isinstance(found, of):
            yield found


def _badges(ctx: typer.Context) -> Iterator[Badge]:
    return _entries(ctx, "catalog/badges", Badge)


def _grantable(ctx: typer.Context, _: str) -> Iterator[str]:
    """Yield what people can award: badges without levels, and every level of the others."""
    for badge in _badges(ctx):
        if badge.status == "active" and not badge.awarding.by_rules:
            yield from _levels(badge) if badge.levels else (badge.id,)


def _nominable(ctx: typer.Context, _: str) -> Iterator[str]:
    """Yield what people can be nominated for."""
    for badge in _badges(ctx):
        if badge.status == "active" and badge.awarding.nomination:
            yield from _levels(badge) if badge.levels else (badge.id,)


def _levels(badge: Badge) -> Iterator[str]:
    return (f"{badge.id}@{level.id}" for level in badge.levels)


def _badges_and_levels(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    if "@" in incomplete:
        yield from (level for badge in _badges(ctx) for level in _levels(badge))
    else:
        yield from _ids(ctx, "badges")


def _records(ctx: typer.Context, incomplete: str) -> Iterator[RecordPath]:
    """Yield where the records of the recipient lie that a word begins with, if it is only one."""
    recipient, slash, _ = incomplete.partition("/")
    folder = f"{AWARDS}/{recipient}"
    for path in _files(ctx, folder).list_below(folder) if slash else ():
        location = parse_record_path(path)
        if location is not None:
            yield location


def _standing(ctx: typer.Context, incomplete: str) -> list[RecordPath] | None:
    """Return the records of the one recipient that a word begins with; None if it fits several."""
    if "/" not in incomplete:
        found = [who for who in _ids(ctx, "people", "teams") if who.startswith(incomplete)]
        if len(found) != 1:
            return None
        incomplete = f"{found[0]}/"
    records = list(_records(ctx, incomplete))
    ended = {str(location.ends) for location in records if location.ends}
    return [location for location in records if str(location) not in ended]


def _named(
    ctx: typer.Context, incomplete: str, fits: Callable[[RecordPath], bool]
) -> Iterator[str]:
    """Yield the names of records; before the slash, who there is to have any."""
    records = _standing(ctx, incomplete)
    if records is None:
        yield from (f"{who}/" for who in _ids(ctx, "people", "teams"))
    for location in filter(fits, records or ()):
        yield str(location).removeprefix(f"{AWARDS}/").removesuffix(".yaml")


def _nominations(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Yield the nominations that wait; before the slash, who there is to have any."""
    records = _standing(ctx, incomplete)
    if records is None:
        yield from (f"{who}/" for who in _ids(ctx, "people", "teams"))
    decided = {one.grant for one in records or () if one.verb in ("award", "decline")}
    for location in records or ():
        if location.verb == "nomination" and location.grant not in decided:
            yield str(location.grant)


def _awards(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    yield from _named(ctx, incomplete, lambda location: location.verb == "award")


def _holdings(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    yield from _awards(ctx, incomplete) if "/" in incomplete else _ids(ctx, "people", "teams")


def _fingerprints(ctx: typer.Context, _: str) -> Iterator[str]:
    from badgectl.signatures.keys import read_key

    for person in _entries(ctx, "catalog/people", Person):
        for held in person.signing_keys:
            with suppress(Exception):
                yield read_key(held.key).fingerprint


def _everything(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    if "/" in incomplete:
        yield from _awards(ctx, incomplete)
    elif "@" in incomplete:
        yield from _badges_and_levels(ctx, incomplete)
    else:
        yield from _ids(ctx, "badges", "people", "teams", "goals", "projects")


def _codes(_: typer.Context, __: str) -> Iterable[str]:
    from badgectl.codes.registry import CODES

    return CODES


def _topics(ctx: typer.Context, _: str) -> Iterator[str]:
    for badge in _badges(ctx):
        yield from (badge.id, *badge.topics)


complete_topic = _quietly(lambda ctx, word: set(_topics(ctx, word)))
complete_grantable = _quietly(_grantable)
complete_badge = _quietly(_badges_and_levels)
complete_recipient = _quietly(lambda ctx, _: _ids(ctx, "people", "teams"))
complete_person = _quietly(lambda ctx, _: _ids(ctx, "people"))
complete_team = _quietly(lambda ctx, _: _ids(ctx, "teams"))
complete_suggestion = _quietly(lambda ctx, _: _ids(ctx, "suggestions"))
complete_project = _quietly(lambda ctx, _: _ids(ctx, "projects"))
complete_goal = _quietly(lambda ctx, _: _ids(ctx, "goals"))
complete_award = _quietly(_awards)
complete_holdings = _quietly(_holdings)
complete_nominable = _quietly(_nominable)
complete_nomination = _quietly(_nominations)
complete_fingerprint = _quietly(_fingerprints)
complete_record = _quietly(lambda ctx, word: _named(ctx, word, lambda where: where.ends is None))
complete_withdrawable = _quietly(
    lambda ctx, word: _named(ctx, word, lambda where: where.verb in WITHDRAWABLE)
)
complete_anything = _quietly(_everything)
complete_code = _quietly(_codes)


def one_of(words: Iterable[str]) -> Completer:
    """Return a completer that offers words of the command line's own."""
    return _quietly(lambda _, __: words)


def answer_bash(main: Callable[[], None]) -> int:
    """Run the command line for bash, which takes `mentor@gold` for three words: join and cut.

    Bash puts an answer in the place of the last of them only.
    """
    words = os.environ.get("COMP_WORDS", "").split("\n")
    at = int(os.environ.get("COMP_CWORD") or 0)
    joined: list[str] = []
    for n, word in enumerate(words[: at + 1]):
        glued = n > 1 and (set(word) <= set(_BREAKS) or set(words[n - 1]) <= set(_BREAKS))
        if glued and word and words[n - 1]:
            joined[-1] += word
        else:
            joined.append(word)
    os.environ |= {"COMP_WORDS": "\n".join(joined), "COMP_CWORD": str(len(joined) - 1)}
    last = joined[-1]
    if len(joined) == 2 and not last.startswith("-"):
        # The names of commands are known without importing them all.
        sys.stdout.write("".join(f"{c.name}\n" for c in COMMANDS if c.name.startswith(last)))
        return 0
    # Readline keeps an `@` with the word that follows, any other mark with the one before.
    cut = max(last.rfind("@"), last.rfind(":") + 1, last.rfind("=") + 1, 0)
    said = StringIO()
    with redirect_stdout(said), suppress(Exception, SystemExit):
        main()
    for line in said.getvalue().splitlines():
        # To `--option=val` the answer is the value alone.
        there = cut if line.startswith(last[:cut]) else 0
        sys.stdout.write(f"{line[there:]}\n")
    return 0
