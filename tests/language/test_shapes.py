"""The shape of files: every fault in words, and two checks that always agree."""

import json
import re
import string
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from language.places import PATHS

from badgectl.documents.files import SourceFile
from badgectl.documents.reading import read_entry
from badgectl.documents.strict_yaml import read_document
from badgectl.model.entry import Entry
from badgectl.model.forms import Link, fits
from badgectl.schemas.conformity import check_shape
from badgectl.schemas.file_types import FILE_TYPES, file_type_at
from badgectl.schemas.json_schema import DIALECT, json_schema


def faults(path: str, text: str) -> list[tuple[str, str, str]]:
    """Return code, message and hint of what is wrong with the shape of a file."""
    found = read_entry(SourceFile(path, text.encode(), ""))
    assert isinstance(found, list)
    return [(problem.code, problem.message, problem.hint) for problem in found]


@pytest.mark.parametrize("name", FILE_TYPES)
def test_every_kind_of_file_has_a_place_and_a_schema(name: str) -> None:
    assert file_type_at(PATHS[name]) == FILE_TYPES[name]
    schema = json_schema(FILE_TYPES[name])
    assert schema["$schema"] == DIALECT
    assert schema["additionalProperties"] is False
    assert schema["description"]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "null" not in json.dumps(schema)


KNOWN = "known here: accounts, aliases, emails, home, signing_keys, status and visibility"
BADGE = "name: X\nkind: expertise\ndescription: Y.\n"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "catalog/people/x.yaml",
            "nam: Ada\n",
            [
                ("shape-missing-key", "`name` is missing", "add `name:` (What people call this person.)"),
                ("shape-unknown-key", "unknown key `nam`", "did you mean `name`?"),
            ],
        ),
        (
            "catalog/people/x.yaml",
            "name: Ada\nfunction: design\n",
            [("shape-unknown-key", "unknown key `function`",
              f"`function` stands in catalog/teams/*.yaml; {KNOWN}")],
        ),
        (
            "catalog/badges/x.yaml",
            BADGE + "levels: bronze\nin_order: yes\n",
            [
                ("shape-type", "`in_order` is the text `yes`; `true` or `false` is due", ""),
                ("shape-type", "`levels` is the text `bronze`; a list is due",
                    "write it as in [{id: bronze, text: Mentored one colleague for a quarter.}]"),
            ],
        ),
        (
            "catalog/badges/x.yaml",
            BADGE + "awarding: {by: everyone}\n",
            [
                (
                    "shape-value",
                    "`by` cannot be `everyone`",
                    "write `anyone`, `rules` or a list, as in [maintainers]",
                )
            ],
        ),
        (
            "catalog/badges/x.yaml",
            BADGE + "awarding: {by: [{team: a, person: b}]}\n",
            [
                (
                    "shape-choice",
                    "`team` and `person` exclude each other",
                    "write one of `holders`, `team`, `lead` or `person`",
                )
            ],
        ),
        (
            "catalog/badges/x.yaml",
            BADGE + "awarding: {by: [{taem: a}]}\n",
            [("shape-unknown-key", "unknown key `taem`", "did you mean `team`?")],
        ),
        (
            "catalog/badges/x.yaml",
            BADGE + "requires: [{count: {badge: thanks, at_least: 0}}]\n",
            [("shape-size", "`at_least` is 0; at least 1 is due", "")],
        ),
        (
            "catalog/badges/x.yaml",
            BADGE + "requires: [{}]\n",
            [
                (
                    "shape-choice",
                    "no key says what is meant",
                    "write one of `holds`, `count`, `helped`, `metric`, `together`, `all` or `any`",
                )
            ],
        ),
        (
            "catalog/goals/x.yaml",
            "name: X\ndescription: Y.\nmeasure: {score: sum}\ntarget: many\ndue: 2026-02-30\n",
            [
                (
                    "shape-form",
                    "`2026-02-30` is not in the form due",
                    "write a day that exists, as 2026-11-23",
                ),
                ("shape-type", "`target` is the text `many`; a number is due", ""),
            ],
        ),
        (
            "awards/x/y.yaml",
            "badge: y\nrecipient: x\nby: z\nreason: W.\nmeasured: {builds: -NaN}\n",
            [("shape-type", "`builds` is the text `-NaN`; a number is due", "")],
        ),
        (
            "catalog/people/x.yaml",
            "name: Ada\naccounts: {Git Hub: x}\n",
            [
                (
                    "shape-form",
                    "`Git Hub` is not in the form due",
                    "an id has lower-case letters and digits, words joined by `-`",
                )
            ],
        ),
        (
            "awards/x/y.yaml",
            "badge: y\nrecipient: x\nby: z\nreason: W.\nevidence: [notes]\n",
            [
                (
                    "shape-type",
                    "an item of `evidence` is the text `notes`; a mapping of keys is due",
                    "its keys: `url`, `path`, `criterion` and `text`",
                )
            ],
        ),
        (
            "catalog/teams/x.yaml",
            "- a\n",
            [
                (
                    "shape-type",
                    "the file is a list; a mapping of keys is due",
                    "its keys: `name`, `description`, `function`, `parent`, `leads`, `members`, "
                    "`responsibilities` and `aliases`",
                )
            ],
        ),
        (
            "catalog/teams/x.yaml",
            "name:\u00a0Night shift\n",
            [
                (
                    "shape-type",
                    "the file is the text `name:\u00a0Night shift`; a mapping of keys is due",
                    "a no-break space stands where a space is due: type it anew",
                )
            ],
        ),
        (
            "catalog/program.yaml",
            'name: X\nhub: "http://[oops"\nurl: https://x\uff0fy.example\n',
            [
                (
                    "shape-form",
                    f"`{link}` is not in the form due",
                    "a link starts with https:// or http:// and a host, without spaces",
                )
                for link in ("http://[oops", "https://x\uff0fy.example")
            ],
        ),
        (
            "catalog/people/x.yaml",
            "name: Ada\npath: catalog/people/root.yaml\nblob: 0000\n",
            [
                ("shape-unknown-key", "unknown key `path`", KNOWN),
                ("shape-unknown-key", "unknown key `blob`", KNOWN),
            ],
        ),
    ],
)  # fmt: skip
def test_faults_in_words(path: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(faults(path, text)) == sorted(expected)


def test_messages_never_echo_a_megabyte() -> None:
    for _, message, hint in faults(
        "catalog/people/x.yaml", f"name: {'x ' * 50_000}\n{'k' * 900}: y\n"
    ):
        assert len(message) + len(hint) < 400


@given(st.text("ax.-@:/?#[]%é家\uff0f\uff1a\u2100\u2047\ufe13ﾃ"))
@example("münchen.example:8443/a[1]?b=[2]#c")
def test_what_is_a_link_can_be_taken_apart(text: str) -> None:
    if fits(Link, f"https://{text}"):
        assert urlsplit(f"https://{text}").netloc
    else:
        assert not re.fullmatch(r"\w+", text)


WORDS = st.sampled_from(
    ["true", "false", "1", "0", "-3", "12", "1.5", "1e3", "nan", "inf", "null", "2026-11-23",
     "2026-02-30", "anyone", "rules", "maintainers", "mentor", "mentor@gold", "a b", "", " x ",
     "12 months", "https://x.example", "member", "public", "signed", "012", "\uff11", "x" * 200]
)  # fmt: skip


def values(schema: dict[str, Any], root: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
    """Return values near a schema: mostly of its form, now and then not."""
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if depth == 0:
        return WORDS
    if "anyOf" in schema:
        near = st.one_of([values(branch, root, depth) for branch in schema["anyOf"]])
    elif schema.get("type") == "array":
        near = st.lists(values(schema["items"], root, depth - 1), max_size=2)
    elif schema.get("type") == "object":
        properties = schema.get("properties", {})
        inner = {k: values(v, root, depth - 1) for k, v in properties.items()}
        required = {k: inner[k] for k in schema.get("required", ())}
        optional = {k: v for k, v in inner.items() if k not in required}
        near = (
            st.fixed_dictionaries(required, optional=optional)
            if inner
            else st.dictionaries(st.sampled_from(["github", "a-b", "A"]), WORDS, max_size=2)
        )
    elif "enum" in schema:
        near = st.sampled_from(schema["enum"])
    elif schema.get("type") == "boolean":
        near = st.sampled_from(["true", "false"])
    elif schema.get("type") in ("integer", "number"):
        near = st.integers(-2, 20).map(str)
    elif schema.get("format") == "date":
        near = st.just("2026-11-23")
    else:
        near = st.text(string.ascii_lowercase + "-", min_size=1, max_size=8)
    return st.one_of(near, near, near, near, WORDS, st.just([]), st.just({}), st.just({"x": "y"}))


@pytest.mark.slow
@pytest.mark.parametrize("name", FILE_TYPES)
def test_fast_and_full_check_agree(name: str) -> None:
    """What the types accept, jsonschema accepts, and the other way round."""
    schema = json_schema(FILE_TYPES[name])

    @settings(
        max_examples=150,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        derandomize=True,
    )
    @given(values(schema, schema, 3))
    @example({"name": "null"})
    def check(value: Any) -> None:
        found = read_entry(SourceFile(PATHS[name], json.dumps(value).encode(), ""))
        document = read_document(PATHS[name], json.dumps(value).encode())
        if document.problems:
            return
        assert isinstance(found, Entry) == (check_shape(FILE_TYPES[name], PATHS[name], value) == [])
        assert isinstance(found, Entry) or found, "a file is an entry or has a problem"

    check()
