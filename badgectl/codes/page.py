"""Codes explained in Markdown: one of them, or the page of all."""

import re
from collections.abc import Iterator, Mapping, Sequence

from badgectl.model.problems import Code
from badgectl.model.text import shortened, visible_lines

_LONGEST = 600  # characters of an example's file; some are wrong because they are long
_HEAD = """\
# Problem codes

What `badgectl validate`, `verify` and the writing commands can find wrong. `badgectl explain CODE`
prints one of them at the terminal; `badgectl explain --format markdown` prints this page.
"""


def shown_files(files: Mapping[str, str]) -> Iterator[str]:
    """Yield the files of an example as they are shown: below their paths, long ones cut."""
    for path, text in files.items():
        yield f"# {path}\n{visible_lines(shortened(text, _LONGEST)).rstrip()}\n"


def format_code(code: Code) -> str:
    """Return what a code means: why it matters, its severity, a wrong and a right example."""
    lines = [f"**{code.title}.** {code.why}", "", f"Severity: {code.severity}."]
    for title, files in (("Wrong", code.wrong), ("Right", code.right)):
        lines += ["", f"{title}:"] if files else []
        for text in shown_files(files):
            fence = _fence(text)
            lines += ["", f"{fence}yaml", text.rstrip("\n"), fence]
    return "\n".join(lines) + "\n"


def _fence(text: str) -> str:
    """Return a fence that nothing in the text closes."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(3, longest + 1)


def format_page(groups: Mapping[str, Sequence[Code]]) -> str:
    """Return the page of all codes: a list of them, then each explained."""
    parts = [_HEAD]
    for title, codes in groups.items():
        links = "\n".join(f"- [{code.name}](#{code.name}): {code.title}" for code in codes)
        parts.append(f"**{title}**\n\n{links}\n")
    for title, codes in groups.items():
        parts.append(f"## {title}\n")
        parts += [f"### {code.name}\n\n{format_code(code)}" for code in codes]
    return "\n".join(parts)
