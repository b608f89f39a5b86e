"""What `badgectl help` says about things that are no commands."""

from collections.abc import Callable

from badgectl.schemas.file_types import FILE_TYPES

_EXIT_CODES = """\
0    Done: what was asked for is there, recorded and durable (with `--push` pushed, too).
1    Problems were found, or the programme says no: to an award, or to a name that it does not
     know. Nothing was recorded then.
2    Wrong usage, whatever the programme: a command, option, word, file or commit that there is not.
141  Whoever read the output has left (`badgectl list people | head`), as with git.

Errors go to standard error, results to standard output. Every error says what to do.
"""
_ENVIRONMENT = """\
BADGECTL_NOW      The instant it is, as 2026-11-23T10:15:00Z: for tests and replays.
BADGECTL_ISSUER_KEY
                  The issuer's key itself, for `export openbadges` in CI.
BADGECTL_WEBHOOK  The address that `announce --send` posts to; it is never printed.
GIT_EDITOR, VISUAL, EDITOR
                  What `award --edit` opens, as git chooses it.
GIT_AUTHOR_*, GIT_COMMITTER_*
                  Who works here, as for git.
GITHUB_ACTIONS, GITLAB_CI
                  In a forge's CI: `validate` prints what the forge shows at its lines.
GITHUB_BASE_REF, CI_MERGE_REQUEST_DIFF_BASE_SHA
                  In a forge's CI: what a change is compared with.
GITHUB_STEP_SUMMARY
                  The file to which `validate` adds its summary, in GitHub's CI.
NO_COLOR, TERM=dumb
                  Nothing is coloured.
TERM, TERM_PROGRAM, COLORTERM, COLORFGBG
                  What the terminal can show: `preview` goes by them.
FORCE_COLOR       Everything is coloured, also in a pipe.
TZ                The time zone that `init` proposes.
XDG_CONFIG_HOME   Where the issuer's key is; else ~/.config.
XDG_STATE_HOME    Where the log of a bug goes; else ~/.local/state.
"""


def _files() -> str:
    rows = [(one.pattern, (one.type.__doc__ or "").split("\n")[0]) for one in FILE_TYPES.values()]
    width = max(len(pattern) for pattern, _ in rows)
    lines = [f"{pattern:<{width}}  {about}" for pattern, about in rows]
    return (
        "\n".join(lines)
        + "\n\nOne thing, one file; its name is its id. `badgectl schema NAME` has "
        f"the keys of each:\n{', '.join(FILE_TYPES)}.\n"
    )


def _json() -> str:
    from badgectl.cli.manual.printed import PRINTED

    lines = [f"badgectl {line} --format json" for line in PRINTED]
    said = "`badgectl help json --format markdown` has the keys of each; they stay, more may come."
    return "\n".join(("These print one JSON document:", "", *lines, "", said, ""))


def _json_page() -> str:
    from badgectl.cli.manual.printed import PRINTED
    from badgectl.schemas.printed_page import format_printed_page

    return format_printed_page(PRINTED)


def _files_page() -> str:
    from badgectl.schemas.page import format_files_page

    return format_files_page()


TOPICS: dict[str, Callable[[], str]] = {
    "exit-codes": lambda: _EXIT_CODES,
    "files": _files,
    "environment": lambda: _ENVIRONMENT,
    "json": _json,
}
"""Each topic with what makes its text."""

PAGES: dict[str, Callable[[], str]] = {"files": _files_page, "json": _json_page}
"""Topics that are also pages, with what makes them."""
