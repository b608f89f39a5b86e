"""Icons that were looked for: listed, shown, drawn."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from badgectl.cli.say import note, put, tell
from badgectl.cli.screen import at_terminal
from badgectl.documents.disk import replace_file
from badgectl.model.errors import UnknownIdError, UsageError
from badgectl.model.text import counted, excerpt, json_text, listed
from badgectl.pictures.icon_search import find_icons, meant_icon_word

_SIDE, _CELL = 16, 24  # letters that an icon, and an icon with its name, are wide
_SHOWN = 24  # icons: more are listed by name only


def found_icons(words: Sequence[str]) -> list[str]:
    """Return the icons that fit words, the best first; raise if there is none."""
    plain = [word for given in words for word in given.lower().replace("-", " ").split()]
    found = find_icons(plain)
    if found:
        return found
    said = excerpt(" ".join(words), 60)
    meant = (meant_icon_word(word) for word in plain)
    near = [f"`{one}`" for one, word in zip(meant, plain, strict=True) if one and one != word]
    hint = f"did you mean {listed(near)}?" if near else "fewer or plainer words find more"
    raise UnknownIdError(f"there is no icon for `{said}`", hint)


def print_icons(found: Sequence[str], limit: int, format_: Literal["text", "json"]) -> None:
    """Print the names of icons; at a terminal a few with their pictures."""
    some = found[:limit]
    if format_ == "json":
        put(json_text(some))
        return
    if at_terminal() and len(some) <= _SHOWN:
        _show(some)
    else:
        for name in some:
            tell(name)
    if len(found) > limit:
        note(f"{counted(len(found) - limit, 'more icon')}: say `--limit {len(found)}`, or more")


def _show(names: Sequence[str]) -> None:
    """Print icons side by side, each with its name below."""
    from badgectl.pictures.on_screen import icon_blocks

    across = max(1, (shutil.get_terminal_size().columns - 1) // _CELL)
    for at in range(0, len(names), across):
        row = names[at : at + across]
        for lines in zip(*(icon_blocks(name, _SIDE) for name in row), strict=True):
            tell("".join(line.ljust(_CELL) for line in lines).rstrip())
        tell("".join(_label(name) for name in row).rstrip(), bold=True)
        tell()


def _label(name: str) -> str:
    """Return a name that fills its cell; a longer one is written whole all the same."""
    return name.ljust(_CELL) if len(name) < _CELL else f"{name}  "


def draw_icon_sheet(path: Path, names: Sequence[str]) -> None:
    """Draw icons with their names into a PNG file."""
    if path.suffix.lower() != ".png":
        raise UsageError("the sheet is a PNG", "let the file's name end in `.png`")
    from badgectl.pictures.icon_sheet import icon_sheet

    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, icon_sheet(names), sync=False)
    note(f"{counted(len(names), 'icon')} drawn in {path}")
