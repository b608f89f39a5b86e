"""What editors get: schemas that explain, accept what people type, and are found by every file."""

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import jsonschema
import pytest
import yaml
from ground import ROOT, Command, be, git

from badgectl.documents.files import SourceFile
from badgectl.documents.reading import read_entry
from badgectl.model.entry import Entry
from badgectl.model.text import json_text
from badgectl.schemas.editors import editor_texts, modeline
from badgectl.schemas.file_types import FILE_TYPES, file_type_at
from badgectl.schemas.json_schema import json_schema
from badgectl.schemas.published import published_schema

FILES = sorted(
    str(path.relative_to(ROOT))
    for folder in ("catalog", "awards")
    for path in (ROOT / folder).rglob("*.yaml")
)


class Typed(yaml.SafeLoader):
    """Reads YAML as editors do: the core schema of YAML 1.2, where days are texts."""

    yaml_implicit_resolvers = {}


for tag, form, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Typed.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"({form})$"), list(first))


def faults(path: str, text: str, loader: type) -> list[str]:
    """Return what an editor would underline in a file."""
    file_type = file_type_at(path)
    assert file_type is not None
    schema = published_schema(file_type)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    document = yaml.load(text, loader)  # noqa: S506 - both loaders make plain values only
    return [error.message for error in validator.iter_errors(document)]


@pytest.mark.parametrize("loader", [yaml.BaseLoader, Typed])
def test_the_example_is_valid_for_everybody(loader: type) -> None:
    assert len(FILES) > 200
    found = {path: faults(path, (ROOT / path).read_text(), loader) for path in FILES}
    assert {path: messages for path, messages in found.items() if messages} == {}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("catalog/badges/x.yaml", "name: 2026\nkind: a\ndescription: no\nin_order: 'true'\n"),
        ("catalog/goals/x.yaml", "name: 1.5\ndescription: x\nmeasure: {score: sum}\ntarget: '24'\ndue: 2026-12-31\n"),
        ("catalog/program.yaml", "name: x\nacknowledged: [{commit: 12e4567, reason: 404}]\n"),
        ("awards/x/y.score.2026.yaml", "by: x\ngoal: y\nteam: 7\nperiod: 2026\nvalue: '-1.5'\n"),
        ("awards/x/y.yaml", "by: x\nbadge: y\nrecipient: x\nreason: Yes.\njoint: 12e4\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("loader", [yaml.BaseLoader, Typed])
def test_quotes_do_not_matter(path: str, text: str, loader: type) -> None:
    assert faults(path, text, loader) == []


@pytest.mark.parametrize(
    ("path", "text", "count"),
    [
        ("catalog/people/x.yaml", "nam: Ada\n", 2),
        ("catalog/people/x.yaml", "name: Ada\naccounts: {git hub: 7}\n", 1),
        ("catalog/goals/x.yaml", "name: x\ndescription: x\nmeasure: {score: sum}\ntarget: many\ndue: 2026-02-30\n", 2),
        ("catalog/badges/x.yaml", "name: x\nkind: a\ndescription: x\nin_order: yes\n", 1),
        ("catalog/badges/x.yaml", "name: x\nkind: a b\ndescription: x\nlevels: [{id: 7}, {}]\n", 2),
    ],
)  # fmt: skip
def test_what_is_wrong_is_still_found(path: str, text: str, count: int) -> None:
    assert len(faults(path, text, yaml.BaseLoader)) == count


BADGE = "name: x\nkind: a\ndescription: x\n"
SPELLINGS = (
    "true", "True", "TRUE", "tRuE", "false", "False", "FALSE", "yes", "on", "1", "0", "-0", "+1", "007",
    "1.0", "1.5", "1e3", "1.0e3", "1e-3", ".5", "0x1F", "0b1", "1_000", "nan", ".inf", "1e400", "null",
)  # fmt: skip


TRUTHS = {"true", "True", "TRUE", "false", "False", "FALSE"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("in_order: {}", TRUTHS),
        ("awarding: {{repeatable: {}}}", TRUTHS),
        ("awarding:\n  'self_award' : {}", TRUTHS),
        ("requires: [{{count: {{badge: t, at_least: {}}}}}]", {"1", "1.0", "1e3", "1.0e3"}),
        (
            "requires: [{{metric: {{name: t, at_least: {}}}}}]",
            {"1", "0", "-0", "1.0", "1.5", "1e3", "1.0e3", "1e-3"},
        ),
    ],
)
def test_what_we_take_for_a_number_or_a_truth_others_do_too(line: str, expected: set[str]) -> None:
    """In quotes or without, in flow or in blocks."""
    path, taken = "catalog/badges/x.yaml", set()
    for spelled in SPELLINGS:
        for quoted in (spelled, f'"{spelled}"', f"'{spelled}'"):
            text = f"{BADGE}{line.format(quoted)}\n"
            if isinstance(read_entry(SourceFile(path, text.encode(), "")), Entry):
                taken.add(spelled)
                assert faults(path, text, Typed) == [], text
    assert taken == expected


def test_every_truth_value_is_read_with_care() -> None:
    """The fast way of reading would take `1` for true."""
    found = {
        name.partition(".")[2]
        for file_type in FILE_TYPES.values()
        for name, schema in properties(json_schema(file_type))
        if schema.get("type") == "boolean"
    }
    assert found == {"in_order", "repeatable", "self_award"}


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every property of a schema and of its definitions, named `Type.key`."""
    for one in (schema, *schema.get("$defs", {}).values()):
        for name, found in one.get("properties", {}).items():
            yield f"{one['title']}.{name}", found


@pytest.mark.parametrize("file_type", FILE_TYPES.values(), ids=FILE_TYPES)
def test_every_key_is_explained_with_an_example(file_type: Any) -> None:
    made, published = json_schema(file_type), published_schema(file_type)
    assert published["$id"] == f"{file_type.name}.json"
    assert published["title"]
    jsonschema.Draft202012Validator.check_schema(published)
    handed_out = dict(properties(published))
    for name, found in properties(made):
        assert found["description"].endswith("."), name
        assert found["examples"], name
        for example in found["examples"]:
            validator = jsonschema.Draft202012Validator({**found, "$defs": made.get("$defs", {})})
            assert list(validator.iter_errors(example)) == [], name
        assert name.startswith("$") or told(handed_out[name]) == found["examples"], name


def told(schema: dict[str, Any]) -> list[Any]:
    """Return the examples that an editor shows: offered as values, or told as YAML."""
    match = re.search(r"```yaml\n(.*)\n```", schema.get("markdownDescription", ""), re.DOTALL)
    return [yaml.safe_load(line) for line in match[1].split("\n")] if match else schema["examples"]


def test_no_value_is_offered_that_an_editor_would_spoil() -> None:
    for file_type in FILE_TYPES.values():
        for name, found in properties(published_schema(file_type)):
            assert "{" not in json.dumps(found.get("examples", [])), name


def takes(globs: list[str], path: PurePosixPath) -> bool:
    """Tell whether globs as an editor has them take a path: `!` leaves out."""
    wanted = [path.match(glob) for glob in globs if not glob.startswith("!")]
    return any(wanted) and not any(path.match(glob[1:]) for glob in globs if glob[0] == "!")


@pytest.mark.parametrize("prefix", ["", "people/guild/"])
def test_settings_give_every_file_one_schema(prefix: str) -> None:
    settings = json.loads(editor_texts(prefix)[".vscode/settings.json"])
    more = [
        "awards/ada/thanks.like.tom.withdrawal.yaml",
        "awards/ada/thanks.comment.tom.20261123T101500Z.withdrawal.yaml",
        "awards/ada/thanks.revocation.void.yaml",
        "awards/apps/calm-on-call.score.2026-q4.void.yaml",
    ]
    for path in FILES + more:
        file_type = file_type_at(path)
        assert file_type is not None
        found = [
            schema
            for schema, globs in settings["yaml.schemas"].items()
            if takes(globs, PurePosixPath(prefix + path))
        ]
        assert found == [f"./{prefix}.badgectl/schemas/{file_type.name}.json"], path


def test_modelines_lead_to_the_schemas() -> None:
    assert modeline("catalog/badges/mentor.yaml") == (
        "# yaml-language-server: $schema=../../.badgectl/schemas/badge.json\n"
    )
    assert modeline("catalog/README.md") == ""


def test_init_in_a_subfolder(guild: Path, badgectl: Command) -> None:
    be(guild, "grace")
    (guild / "office").mkdir()
    said = badgectl("init", "office")
    assert said.status == 0
    schema = guild / "office/.badgectl/schemas/badge.json"
    badge = guild / "office/catalog/badges/mentor.yaml"
    line = badge.read_text().splitlines()[0]
    assert (badge.parent / line.partition("$schema=")[2]).resolve() == schema
    assert json.loads(schema.read_text())["title"] == "Badge"
    settings = json.loads((guild / ".vscode/settings.json").read_text())["yaml.schemas"]
    assert settings["./office/.badgectl/schemas/badge.json"] == ["office/catalog/badges/*.yaml"]
    extensions = json.loads((guild / ".vscode/extensions.json").read_text())
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}
    assert not (guild / "office/.vscode").exists()
    git(guild, "add", ".")
    assert badgectl("-C", "office", "validate").out == "24 files checked, no problems\n"


def test_init_says_what_to_add_to_settings_that_are_there(guild: Path, badgectl: Command) -> None:
    be(guild, "grace")
    (guild / "office").mkdir()
    (guild / ".vscode").mkdir()
    (guild / ".vscode/settings.json").write_text("{}\n")
    said = badgectl("init", "office")
    assert (guild / ".vscode/settings.json").read_text() == "{}\n"
    assert said.err.startswith(
        "../.vscode/settings.json is there and stays as it is; add to it:\n"
        + editor_texts("office/")[".vscode/settings.json"]
    )


def test_init_writes_nothing_where_a_file_is_in_the_way(guild: Path, badgectl: Command) -> None:
    be(guild, "grace")
    (guild / "office").mkdir()
    (guild / ".vscode").touch()
    said = badgectl("init", "office")
    assert said.status == 1
    assert said.err == (
        f"error: {guild}/.vscode is a file where a folder is due\n  hint: move it away\n"
    )
    assert list((guild / "office").iterdir()) == []


def test_schema_prints_lists_and_writes(guild: Path, badgectl: Command) -> None:
    said = badgectl("schema", "badge")
    assert json.loads(said.out)["$id"] == "badge.json"
    assert said.out == json_text(published_schema(FILE_TYPES["badge"]))
    listed = badgectl("schema").out.splitlines()
    assert [line.split("\t")[0] for line in listed] == list(FILE_TYPES)
    assert listed[2] == "person\tcatalog/people/*.yaml\tA person who gives and receives."
    said = badgectl("schema", "-o", "schemas")
    assert said.out == "19 schemas written to schemas\n"
    assert (guild / "schemas/badge.json").read_text() == badgectl("schema", "badge").out
    assert badgectl("schema", "goal", "-o", "one").out == "1 schema written to one\n"
    assert [path.name for path in (guild / "one").iterdir()] == ["goal.json"]
    said = badgectl("schema", "bagde")
    assert (said.status, said.err) == (
        2,
        "error: there is no kind of file `bagde`\n  hint: did you mean `badge`?\n",
    )
