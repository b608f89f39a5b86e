"""Editing files in place, and words that stand by themselves: small laws and awkward layouts."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgectl.documents.editing import NotEditedError, edited
from badgectl.documents.strict_yaml import read_document
from badgectl.model.edits import Edits
from badgectl.model.words import Words

ADA = Words(
    ids={"ada": "former-1"},
    names={"ada": "Former member", "Ada Lovelace": "Former member"},
    others=frozenset(["ada-y", "x-ada"]),
)
FILE = """\
# Ada's team \N{PARTY POPPER} é
name: "Plätform \N{PARTY POPPER}"   # é
leads: [ada]  # lead
members:
  # first
  - ada   # Ada
  - linus
responsibilities:
  - who: ada
    what: on-call rota
    # bye
  - {who: linus, what: x}
awarding:
  by:
    - person: ada
  revoke: [{person: ada}, giver]
reason: >-
  Thanks to Ada
  Lovelace, ada-y and
  Adamant
text: |
  Hi ADA

  x
# end
last: 'ada helped'
"""
EDITED = """\
# Former member's team \N{PARTY POPPER} é
name: "Plätform \N{PARTY POPPER}"   # é
members:
  # first
  - Linus
responsibilities:
    # bye
  - {who: linus, what: x}
awarding:
  revoke: [giver]
reason: >-
  Thanks to Former member, ada-y and
  Adamant
text: |
  Hi Former member

  x
# end
last: former-1 helped
aliases: [b]
"""


def value(text: str) -> object:
    return read_document("x", text.encode()).value


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_not_edited_stays_as_it_is(end: str) -> None:
    said = value(FILE)
    assert isinstance(said, dict)
    edits = Edits(
        put={(key,): ADA.anew(said[key]) for key in ("reason", "text", "last")}
        | {("members", 1): "Linus"},
        cut=(
            ("leads", 0),
            ("members", 0),
            ("responsibilities", 0),
            ("awarding", "by", 0),
            ("awarding", "revoke", 0),
        ),
        add={"aliases": "b"},
    )
    found = edited("x", FILE.replace("\n", end), edits, ADA.anew)
    assert found.replace("\r\n", "\n") == EDITED


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        ("a: x\nb:\n- y # c\nz: 1\n", Edits(add={"b": "q"}), "a: x\nb:\n- y # c\n- q\nz: 1\n"),
        ("b:\n  - y", Edits(add={"b": "q"}), "b:\n  - y\n  - q\n"),
        ("b: []\n", Edits(add={"b": "q"}), "b: [q]\n"),
        (
            "b:\n  - {c: x}\n",
            Edits(add={"b": {"c": "w", "d": date(2026, 11, 23)}}),
            "b:\n  - {c: x}\n  - {c: w, d: 2026-11-23}\n",
        ),
        ("b: [{c: x}]\n", Edits(add={"b": {"c": "y\nz"}}), 'b: [{c: x}, {c: "y\\nz"}]\n'),
        (
            "b:\n- {c: x}\n",
            Edits(add={"b": {"c": "y\n\nz", "d": "q"}}),
            "b:\n- {c: x}\n- c: |-\n    y\n\n    z\n  d: q\n",
        ),
        ("a: x\n", Edits(add={"b": {"c": "y\nz"}}), "a: x\nb:\n  - c: |-\n      y\n      z\n"),
        (
            "b:\n  - {c: x} # c\n",
            Edits(fill={("b", 0, "d"): date(2026, 11, 23)}),
            "b:\n  - {c: x, d: 2026-11-23} # c\n",
        ),
        (
            "b:\n  - c: |\n      x\n\n      y\n  - c: z",
            Edits(fill={("b", 0, "d"): "q", ("b", 1, "d"): "r"}),
            "b:\n  - c: |\n      x\n\n      y\n    d: q\n  - c: z\n    d: r\n",
        ),
        (
            "b:\n  - c: |\n      x\n      y\n    d: q\n",
            Edits(put={("b", 0, "c"): "1\n\n2"}),
            "b:\n  - c: |-\n      1\n\n      2\n    d: q\n",
        ),
        ("b: [a]\nz: 1", Edits(put={("z",): "no"}, add={"b": "c"}), 'b: [a, c]\nz: "no"'),
        ("{a: x, b: [y]}\n", Edits(cut=(("b", 0),)), "{a: x}\n"),
        ("[a, b, c]\n", Edits(cut=((0,), (2,))), "[b]\n"),
        ("a: x\nb: {c: {d: [y]}}\n", Edits(cut=(("b", "c", "d", 0),)), "a: x\n"),
        ("a: >\n  x\n  y\nb: z\n", Edits(put={("a",): "q"}), "a: q\nb: z\n"),
        ('a: "x\\u00e9"\n', Edits(put={("a",): "e: f"}), 'a: "e: f"\n'),
    ],
)
def test_layouts(text: str, edits: Edits, expected: str) -> None:
    found = edited("x", text, edits)
    assert found == expected
    assert value(found) == edits.applied(value(text))


def test_what_cannot_be_edited_is_refused() -> None:
    with pytest.raises(NotEditedError, match="x cannot be edited as it is laid out"):
        edited("x", "{a: x}\n", Edits(add={"b": "q"}))


LEAVES = st.text(alphabet="ab \n:#'\"é\N{PARTY POPPER}-", min_size=1, max_size=12)


@given(st.lists(LEAVES, min_size=2, max_size=5), st.data())
def test_an_edit_says_what_it_is_to_say(items: list[str], data: st.DataObject) -> None:
    rows = "".join(f"  - {quoted(item)}  # a note\n" for item in items)
    text = f"list:\n{rows}end: x\n"
    at = data.draw(st.integers(0, len(items) - 1))
    gone = data.draw(st.sets(st.integers(0, len(items) - 1)))
    edits = Edits(put={("list", at): data.draw(LEAVES)}, cut=tuple(("list", n) for n in gone))
    found = edited("x", text, edits)
    assert value(found) == edits.applied(value(text))
    assert found.count("# a note") == len(items) - len(gone)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada, ada and ADA.", "Former member, former-1 and Former member."),
        ("Adamant canada ada2", "Adamant canada ada2"),
        ("ada-y's, (x-ada), y-ada-x, ada_x", "ada-y's, (x-ada), y-former-1-x, former-1_x"),
        ("@ada, ada's, ada-", "@former-1, former-1's, former-1-"),
        ("https://x.example/ada-gold?ada-y=1", "https://x.example/former-1-gold?ada-y=1"),
        ("Ada-Lovelace-Prize", "Former member-Lovelace-Prize"),
        ("Ada\n  LOVELACE", "Former member"),
    ],
)
def test_words_stand_by_themselves(text: str, expected: str) -> None:
    assert ADA.anew(text) == expected


def test_accents_and_scripts_without_spaces() -> None:
    words = Words(ids={}, names={"José": "J", "王伟": "F"})
    assert words.anew("jose\u0301 and JOSÉ, josefine") == "J and J, josefine"
    assert words.anew("谢谢王伟的帮助") == "谢谢F的帮助"
    assert Words(ids={}, names={}).anew("Ada") == "Ada"
