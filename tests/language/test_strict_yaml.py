"""The strict reader: what it reads, what it refuses, and where."""

import pytest

from badgectl.documents.strict_yaml import MAX_PROBLEMS, locate, read_document
from badgectl.model.problems import Place, Position


def faults(text: str | bytes) -> list[tuple[str, int, int, str]]:
    """Return code, line, column and message of everything that is wrong with a text."""
    data = text if isinstance(text, bytes) else text.encode()
    return [
        (p.code, p.position.line, p.position.column, p.message)
        for p in read_document("f.yaml", data).problems
        if p.position
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no\nb: 012\nc: 2026-11-23\n", {"a": "no", "b": "012", "c": "2026-11-23"}),
        ("a: 1e3\nb: -1\nc: .inf\n", {"a": "1e3", "b": "-1", "c": ".inf"}),
        ("a: [x, {b: c}]\n", {"a": ["x", {"b": "c"}]}),
        ("- a\n- [b]\n", ["a", ["b"]]),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a: 'null'\nb: ''\nc: nullify\n", {"a": "null", "b": "", "c": "nullify"}),
        ("%YAML 1.2\n---\na: b\n...\n", {"a": "b"}),
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("a: Élodie 日本 👩‍🚀\n", {"a": "Élodie 日本 👩‍🚀"}),
        ('a: "x\\ty"\n', {"a": "x\ty"}),
    ],
)  # fmt: skip
def test_reads(text: str, value: object) -> None:
    document = read_document("f.yaml", text.encode())
    assert document.problems == ()
    assert document.value == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("yaml-documents", 1, 1, "the file is empty")]),
        ("# nothing\n", [("yaml-documents", 1, 1, "the file is empty")]),
        ("a: b\n---\nc: d\n", [("yaml-documents", 1, 1, "more than one document")]),
        ("a: &x b\n", [("yaml-reference", 1, 4, "`&x` is an anchor")]),
        (
            "a: &x b\nc: *x\n",
            [
                ("yaml-reference", 1, 4, "`&x` is an anchor"),
                ("yaml-reference", 2, 4, "`*x` is an alias"),
            ],
        ),
        ("a: {<<: b}\n", [("yaml-reference", 1, 5, "`<<` is a merge key")]),
        ("a: !!int 3\n", [("yaml-tag", 1, 4, "`tag:yaml.org,2002:int` is a tag")]),
        (
            "a: !!python/object/apply:os.system [id]\n",
            [("yaml-tag", 1, 4, "`tag:yaml.org,2002:python/object/apply:os.system` is a tag")],
        ),
        ("a: ! b\n", [("yaml-tag", 1, 4, "`!` is a tag")]),
        ("a: b\nc: d\na: e\n", [("yaml-duplicate-key", 3, 1, "`a` stands here twice")]),
        ("a:\nb: ~\nc: null\n", [
            ("yaml-empty", 1, 1, "`a` has no value"),
            ("yaml-empty", 2, 1, "`b` has no value"),
            ("yaml-empty", 3, 1, "`c` has no value"),
        ]),
        ("a:\n  -\n", [("yaml-empty", 2, 4, "an item has no value")]),
        ("---\n# nothing", [("yaml-empty", 3, 1, "an item has no value")]),
        ("[a]: b\n", [("yaml-key", 1, 1, "a list or mapping stands where a key is due")]),
        (
            "a: b: c\n",
            [("yaml-syntax", 1, 5, "not YAML: mapping values are not allowed in this context")],
        ),
        (b"a: \xff\n", [("yaml-encoding", 1, 4, "byte 0xff is not UTF-8")]),
        ("a: b".encode("utf-16"), [("yaml-encoding", 1, 1, "byte 0xff is not UTF-8")]),
        ("\ufeffa: b\n", [("yaml-encoding", 1, 1, "the file starts with a byte-order mark")]),
        ("a: b\rc: d\n", [("yaml-character", 1, 5, "the character \\r may not stand here")]),
        (
            "a: b\nc: d\u2028e\n",
            [("yaml-character", 2, 5, "the character \\u2028 may not stand here")],
        ),
        ("a: b\u200bc\n", [("yaml-character", 1, 5, "the character \\u200b may not stand here")]),
        ("a: b\U000e0041\n", [("yaml-character", 1, 5, "the character \\U000e0041 may not stand here")]),
        ("a: \u202eb\n", [("yaml-character", 1, 4, "the character \\u202e may not stand here")]),
        ('a: "\\e[2J"\n', [("yaml-character", 1, 4, "the character \\x1b may not stand here")]),
        ('a: "\\0"\n', [("yaml-character", 1, 4, "the character \\x00 may not stand here")]),
    ],
)  # fmt: skip
def test_refuses(text: str | bytes, expected: list[tuple[str, int, int, str]]) -> None:
    assert faults(text) == expected


NO_BREAK = "a no-break space stands where a space is due: type it anew"
COMMENT = "`#` begins a comment: put the value in quotes"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a:\u00a0b\nc: d\n", f"in line 1 {NO_BREAK}"),
        ("a: b\nc: {d: #123a86, e: f}\ng: h\n", f"in line 2 {COMMENT}"),
        ("a: [#123a86]\n", f"in line 1 {COMMENT}"),
        ("a: #123a86\n", COMMENT),
        ("a:\n  - #123a86\n", COMMENT),
        ("a: # what is it?\n", "write one, or remove the line"),
        # A text may have such a space; only where the parser stops it is a slip.
        (
            'a: "voilà\u00a0:\u00a0oui"\nb: c\nd: [e\n',
            "close the bracket, and put commas between the items",
        ),
    ],
)
def test_slips_that_look_right(text: str, hint: str) -> None:
    assert [problem.hint for problem in read_document("f.yaml", text.encode()).problems] == [hint]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 50_000, "yaml-depth"),
        ("- " * 50_000, "yaml-depth"),
        ("a:\n" + "".join(" " * n + "a:\n" for n in range(1, 100)), "yaml-depth"),
        ("a: b\n" * 60_000, "yaml-size"),
        ("a: " + "x" * 300_000, "yaml-size"),
        ("".join(f"x{n}: &x{n} [*x{n - 1}, *x{n - 1}]\n" for n in range(1, 30)), "yaml-reference"),
        ("{" * 39 + "?" + "}" * 39, "yaml-key"),
    ],
)
def test_bombs_are_refused_at_once(text: str, code: str) -> None:
    assert faults(text)[0][0] == code


def test_not_more_problems_than_anybody_reads() -> None:
    assert len(faults("a: b\n" * 5000)) <= MAX_PROBLEMS + 1


def test_locates_keys_values_and_what_is_missing() -> None:
    data = b"name: Mentor\nlevels:\n  - id: bronze\n    requires:\n      - {holds: x}\n"
    places = [
        Place("f", ("name",)),
        Place("f", ("name",), on_key=True),
        Place("f", ("levels",)),
        Place("f", ("levels", 0, "id")),
        Place("f", ("levels", 0, "requires", 0, "holds")),
        Place("f", ("levels", 0, "design", "icon")),
        Place("f", ("kind",)),
    ]
    assert list(locate("f", data, places)) == [
        Position(1, 7, 13),
        Position(1, 1, 5),
        Position(2, 1, 7),
        Position(3, 9, 15),
        Position(5, 17, 18),
        Position(3, 5, 6),
        Position(1, 1, 2),
    ]
