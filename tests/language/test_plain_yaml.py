"""The short way to read YAML gives what the strict reader gives, or nothing."""

from pathlib import Path

import pytest
from ground import ROOT
from hypothesis import example, given, settings
from hypothesis import strategies as st

from badgectl.documents.decoding import decode
from badgectl.documents.plain_yaml import read_plainly
from badgectl.documents.strict_yaml import read_strictly

OURS = sorted([*ROOT.glob("catalog/*/*.yaml"), *ROOT.glob("awards/*/*.yaml")])

# Pieces that mean much in YAML, in every order.
PIECES = st.sampled_from(
    [
        "a", "key", "b_c", "badge: ", "k: ", "k:", "- ", "-", " ", "  ", "\n", "\n", "\n  ", "\n- ",
        "\n  - ", "[", "]", "{", "}", ", ", ",", ": ", ":", " #", "#", "'", '"', "\\", "&a ", "*a",
        "!t ", "| ", ">", "? ", "%", "@", "`", "~", "null", "no", "012", "2026-11-23", "é", "\t",
        "---", "...", "<<", "https://x.example/a#b", "\n\n", "\n# note\n", "=", "(", ".", "|", "ß:",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=24).map("".join)
SCALARS = st.one_of(
    TEXTS.filter(lambda text: "\n" not in text),
    st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=12),
    st.sampled_from(["a b", "x: y", "[a, b]", "{a: b, c: 'd e'}", '"q, #"', "[{u: https://x/y}]"]),
)
LINES = st.one_of(
    st.tuples(st.sampled_from(["a", "b", "reason", "a-b", "_x", "A", "é"]), SCALARS).map(
        lambda pair: f"{pair[0]}: {pair[1]}"
    ),
    st.tuples(st.sampled_from(["  - ", "- ", "    - ", "  "]), SCALARS).map("".join),
    st.sampled_from(["a:", "b:", "c: ", "", "# note", "  # note"]),
)
PAGES = st.lists(LINES, max_size=7).map("\n".join)


def compared(text: str) -> bool:
    """Tell whether the short way read a text, which must then be what the strict reader says."""
    if not isinstance(decode("x.yaml", text.encode("utf-8", "surrogatepass")), str):
        return False
    plain = read_plainly(text)
    if plain is None:
        return False
    strict = read_strictly("x.yaml", text)
    assert (strict.value, strict.problems) == (plain, ())
    return True


@given(st.one_of(TEXTS, PAGES))
@settings(max_examples=3000, deadline=None)
@example("a: b\n c")
@example("a:\n- b\n-  c\nd: e")
@example("a:\n  - b\n- c")
@example("a: [b, c]x")
@example("a: {b: c, b: d}")
@example("a: [b,]")
@example("a: {b: }")
@example("a: 'x' y")
@example("a: b: c")
@example("a: [x y, z:q]")
@example("a: [b c: d]")
@example("a: [a b\n, c]")
@example("a: {b c: d}")
@example("- a")
@example("a: \U0001f600 b")
@example("a: [1:2]")
@example("a: " + "[" * 50 + "]" * 50)
@example("a: [[b, c], {d: [e]}]")
@example("a: [b , c ]")
@example("a: {b: c , d: '~'}")
@example("a: {b: c, d: ''}")
@example("a: [null, b]")
@example("a: {u: https://x.example/?a=b&c}")
def test_never_another_answer(text: str) -> None:
    compared(text)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_own_files(path: Path) -> None:
    compared(path.read_text(encoding="utf-8"))


def test_most_records_go_the_short_way() -> None:
    records = [path for path in OURS if path.is_relative_to(ROOT / "awards")]
    short = sum(compared(path.read_text(encoding="utf-8")) for path in records)
    assert short > len(records) * 0.8
