"""What a renaming is in words: its commit's message, its files, and how to purge old commits."""

import difflib
import re
from collections.abc import Iterable, Iterator

from badgectl.model.text import counted, listed, one_line
from badgectl.model.words import word_pattern
from badgectl.plans.messages import Message
from badgectl.renaming.graves import Move
from badgectl.renaming.renaming import Renaming
from badgectl.renaming.rewriting import Rewriting

_NAMED = 5
_RECIPE = """\
To take it out of old commits, too (https://github.com/newren/git-filter-repo), in a fresh clone:
  git filter-repo{mapped} --replace-text words --replace-message words \\
    --filename-callback '{callback}'
{files}\
It costs: every commit since their first gets another id and loses its signature; tags, links,
checkpoints, open pull requests and every clone and fork must be replaced. Until the last old clone
is gone, and the forge has dropped the old commits, nothing is forgotten.
"""


def message_of(renaming: Renaming, rewriting: Rewriting) -> Message:
    """Return the message of the commit; that of an erasure does not say what is erased."""
    role = "Person" if renaming.folder == "people" else "Team"
    subject, key = {
        "rename": (f"Rename {renaming.old} to {renaming.new}", "Renamed-by"),
        "erase": (f"Erase a former id of {renaming.new}", "Erased-by"),
        "forget": ("Forget a former member", "Forgotten-by"),
    }[renaming.what]
    former = () if renaming.erases else (("Former-id", renaming.old),)
    told = "Tombstones explain the records that were rewritten to whoever checks."
    return Message(
        subject=subject,
        body=told if any(move.is_record for move in rewriting.moves) else "",
        trailers=(*former, (role, renaming.new), (key, renaming.by)),
    )


def headline(renaming: Renaming) -> str:
    """Return what is to be done, for whoever decides on it."""
    who, new = f"{renaming.name} ({renaming.old})", renaming.new
    return {
        "rename": f"Rename {who} to {new}; {renaming.old} goes on to mean {new}",
        "erase": f"Rename {who} to {new}, and erase {_ids(renaming)} from all files",
        "forget": f"Forget {who}; {new} stands instead",
    }[renaming.what]


def _ids(renaming: Renaming) -> str:
    return listed(renaming.ids)


def counts(rewriting: Rewriting) -> str:
    """Return how many files are concerned."""
    records = [move for move in rewriting.moves if move.is_record]
    moved = sum(move.path != move.was.path for move in records)
    catalog = len(rewriting.moves) - len(records)
    parts = [counted(catalog, "file of the catalog", "files of the catalog")]
    if rewriting.stones:
        moving = f" ({moved} of them move)" if moved else ""
        parts.append(counted(len(records), "record") + moving)
        stones = [path for path, data in rewriting.stones.items() if data is not None]
        parts.append(counted(len(stones), "tombstone"))
    return listed(parts)


def file_lines(move: Move) -> Iterator[str]:
    """Yield what becomes of one file: where it goes, and the lines that change."""
    yield move.path if move.path == move.was.path else f"{move.was.path} -> {move.path}"
    before, after = (data.decode().splitlines() for data in (move.was.data, move.data))
    for line in list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:]:
        if not line.startswith("@@"):
            yield f"  {line[0]} {line[1:]}"


def remains(*, made: int, told: int, elsewhere: Iterable[str]) -> list[str]:
    """Return what an erasure does not reach, in sentences.

    `made` and `told` are how many commits somebody made, and how many name them; `elsewhere` are
    files that name them.
    """
    found = ["Old commits keep the files as they were, with every former id and name."]
    if made:
        found.append(f"{counted(made, 'commit')} by them: author names and e-mail addresses stay.")
    if told:
        found.append(f"{counted(told, 'commit message')} with a former id or name: they stay.")
    some = [one_line(path) for path in elsewhere]
    if some:
        more = f" and {len(some) - _NAMED} more" if len(some) > _NAMED else ""
        found.append(f"Still there, to be mended by hand: {', '.join(some[:_NAMED])}{more}")
    return found


def recipe(renaming: Renaming, addresses: Iterable[str]) -> str:
    """Return how to take somebody out of old commits too, and what that costs."""
    name = renaming.new_name or renaming.name
    instead = "<{}>" if renaming.what == "erase" else f"<{renaming.new}@invalid> <{{}}>"
    mailmap = [f"{name} {instead.format(one_line(one))}" for one in addresses]
    return _RECIPE.format(
        mapped=" --mailmap mailmap" if mailmap else "",
        callback=_callback(renaming),
        files=_file("mailmap", mailmap) + _file("words", _expressions(renaming)),
    )


def _file(name: str, lines: Iterable[str]) -> str:
    text = "".join(f"    {line}\n" for line in lines)
    return f"  with a file {name}:\n{text}" if text else ""


def _callback(renaming: Renaming) -> str:
    """Return what renames files in old commits: ids stand between other signs in their paths."""
    either = "|".join(sorted(renaming.ids, key=_longest_first))
    return f'return re.sub(rb"(?<![a-z0-9-])({either})(?![a-z0-9-])", b"{renaming.new}", filename)'


def _expressions(renaming: Renaming) -> Iterator[str]:
    """Yield what words become, as git-filter-repo reads it: ids first, then the longest names.

    A name of one word counts as it is written: in lower case it could be part of another's id,
    as an id could itself.
    """
    words = renaming.words
    ids = words.ids if words else renaming.ids
    names = {one: to for one, to in words.names.items() if one not in ids} if words else {}
    others = words.others if words else frozenset()
    for one in sorted(ids, key=_longest_first):
        alone = rf"(?<![\w-]){re.escape(one)}(?![\w-])"
        joined = any(f"-{one}-" in f"-{other}-" for other in others)
        yield f"regex:{alone if joined else word_pattern(one)}==>{renaming.new}"
    for name in sorted(names, key=_longest_first):
        any_case = "(?i)" if len(name.split()) > 1 else ""
        yield f"regex:{any_case}{word_pattern(name)}==>{names[name]}"


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word
