"""Finding waivers in files. A YAML parser drops comments; here they are told from text."""

import re
from bisect import bisect_right
from collections.abc import Iterator

import yaml

from badgectl.documents.files import SourceFile
from badgectl.model.problems import Position
from badgectl.model.waivers import Waiver

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WAIVER = re.compile(
    r"(?:^|(?<=\s))#\s*badgectl(?::\s*(?P<word>\w*)|\s+(?P<bare>ignore)\b)[ \t]*(?P<rest>.*)",
    re.IGNORECASE,
)
_CODES = re.compile(r"[a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*")


def read_waivers(file: SourceFile) -> Iterator[Waiver]:
    """Yield the waivers of a file that can be read; what stands inside a text is none."""
    text = file.data.decode("utf-8", "replace")
    lines = text.split("\n")
    found = [(n, match) for n, line in enumerate(lines) if (match := _WAIVER.search(line))]
    if not found:
        return
    texts = _texts(text)
    for n, match in found:
        if _is_inside(texts, (n, match.start())):
            continue
        named = _CODES.match(match["rest"])
        codes = tuple(re.split(r"\s*,\s*", named[0])) if named else ()
        yield Waiver(
            path=file.path,
            position=Position(n + 1, match.start() + 1, len(lines[n].rstrip()) + 1),
            line=n + 1 if lines[n][: match.start()].strip() else _next_content(lines, n + 1) + 1,
            form_is_right=match["word"] == "ignore",
            codes=codes,
            reason=match["rest"][named.end() if named else 0 :].lstrip(" \t:-").rstrip(),
        )


def _texts(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return where each scalar begins and ends, by line and column from 0."""
    spans = []
    try:
        for token in yaml.scan(text, Loader=_LOADER):
            if isinstance(token, yaml.ScalarToken):
                start, end = token.start_mark, token.end_mark
                spans.append(((start.line, start.column), (end.line, end.column)))
    except yaml.YAMLError:
        pass  # the file's own problems say so
    return spans


def _is_inside(spans: list[tuple[tuple[int, int], tuple[int, int]]], at: tuple[int, int]) -> bool:
    n = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return n >= 0 and at < spans[n][1]


def _next_content(lines: list[str], start: int) -> int:
    for n in range(start, len(lines)):
        line = lines[n].strip()
        if line and not line.startswith("#"):
            return n
    return start
