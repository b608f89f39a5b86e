"""Pictures at the terminal, in the best way that it knows."""

import os
import shutil
from collections.abc import Mapping

from badgectl.cli.say import colored
from badgectl.cli.screen import at_terminal
from badgectl.model.errors import BadgectlError
from badgectl.pictures.looks import Look
from badgectl.pictures.on_screen import Ground, Screen, Way, on_screen

_SIXEL_TERMINALS = ("foot", "mlterm", "contour", "yaft", "xterm-sixel")
_WIDEST = 72  # letters: more is more than anybody wants to scroll over
_BELOW = 3  # lines for the title and the prompt


class NoPictureError(BadgectlError):
    """A picture was to be shown where none can be."""


def picture_text(look: Look, way: Way | None, columns: int | None) -> str:
    """Return the picture of a badge as text for this terminal; raise if it can show none."""
    if way is None and not at_terminal():
        raise NoPictureError(
            "this is no terminal, so nothing here could show a picture",
            "`badgectl render` draws files; `--as blocks` prints one all the same",
        )
    chosen = way or way_to_show(os.environ)
    if chosen == "blocks" and not (colored() or way):
        raise NoPictureError(
            "a picture in blocks shows nothing without colours",
            "say `badgectl --color always preview ...`, or draw a file: `badgectl render`",
        )
    width, lines = shutil.get_terminal_size()
    fits = max(8, min(width - 1, 2 * (lines - _BELOW), _WIDEST))
    screen = Screen(
        way=chosen,
        columns=columns or fits,
        ground=_ground(os.environ),
        true_color=_has_all_colors(os.environ),
    )
    return on_screen(look, screen)


def way_to_show(environ: Mapping[str, str]) -> Way:
    """Return how a terminal shows pictures, by the variables that it sets; blocks all can."""
    term, program = environ.get("TERM", ""), environ.get("TERM_PROGRAM", "")
    if "TMUX" in environ or term.startswith(("tmux", "screen")):
        return "blocks"  # they pass on what they understand, whatever they run in
    if "KITTY_WINDOW_ID" in environ or "kitty" in term or "ghostty" in term:
        return "kitty"
    if program in ("iTerm.app", "WezTerm", "mintty") or "ITERM_SESSION_ID" in environ:
        return "iterm"
    return "sixel" if term.startswith(_SIXEL_TERMINALS) else "blocks"


def _has_all_colors(environ: Mapping[str, str]) -> bool:
    """Tell whether a terminal says that it has 24-bit colours."""
    said = environ.get("COLORTERM", "") in ("truecolor", "24bit") or "WT_SESSION" in environ
    return said or environ.get("TERM", "").endswith("-direct")


def _ground(environ: Mapping[str, str]) -> Ground | None:
    """Return the colour of the terminal's ground, as far as it tells: light or dark."""
    last = environ.get("COLORFGBG", "").rpartition(";")[2]
    if not last.isdigit():
        return None
    return (255, 255, 255) if int(last) in (7, 15) else (0, 0, 0)
