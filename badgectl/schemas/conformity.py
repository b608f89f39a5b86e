"""The check of a document against the JSON Schema of its kind, with all faults in our words."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, cast

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from referencing import Registry

from badgectl.codes import shape as codes
from badgectl.model.entry import NOT_IN_FILES
from badgectl.model.flow import example_text
from badgectl.model.problems import Place, Problem
from badgectl.model.slips import slip_in
from badgectl.model.text import counted, did_you_mean, listed, number, shortened, visible
from badgectl.schemas.file_types import CATALOG_TYPES, FileType
from badgectl.schemas.json_schema import json_schema
from badgectl.schemas.scalars import typed

_KINDS_OF_VALUE = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "`true` or `false`",
    "array": "a list",
    "object": "a mapping of keys",
}
_SHOWN_WORDS = 12

_formats = FormatChecker(formats=("date",))


class _Fault(NamedTuple):
    """What jsonschema found, in types that say what our schemas can hold."""

    keyword: str
    due: Any
    schema: dict[str, Any]
    value: Any
    place: Place
    message: str
    alternatives: dict[int, list["_Fault"]]
    """Of `anyOf`: what is wrong with each alternative."""
    about_key: bool


@cache
def _validator(file_type: FileType) -> Draft202012Validator:
    # An empty registry: a reference out of the schema is never fetched.
    return Draft202012Validator(
        json_schema(file_type), format_checker=_formats, registry=Registry()
    )


def check_shape(file_type: FileType, path: str, value: Any) -> list[Problem]:
    """Return every place where a document differs from the schema of its kind.

    `value` is the document as the strict reader gives it: texts, lists and mappings.
    """
    validator = _validator(file_type)
    schema = json_schema(file_type)
    return [
        problem
        for error in validator.iter_errors(typed(value, schema, schema))
        for problem in _problems(_fault(path, error))
    ]


def _fault(path: str, error: ValidationError) -> _Fault:
    alternatives: dict[int, list[_Fault]] = {}
    for inner in error.context or ():
        alternatives.setdefault(int(inner.schema_path[0]), []).append(_fault(path, inner))
    return _Fault(
        keyword=str(error.validator),
        due=error.validator_value,
        schema=cast("dict[str, Any]", error.schema),
        value=error.instance,
        place=Place(path, tuple(error.absolute_path)),
        message=error.message,
        alternatives=alternatives,
        about_key="propertyNames" in error.absolute_schema_path,
    )


def _problems(fault: _Fault) -> Iterator[Problem]:
    place = fault.place
    match fault.keyword:
        case "required":
            yield _missing(fault)
        case "additionalProperties":
            yield from _unknown(fault)
        case "anyOf":
            yield from _any_of(fault)
        case "oneOf" | "minProperties" | "maxProperties":
            if isinstance(fault.value, dict):  # anything else is a fault of type, reported so
                yield _choice(fault)
        case "type":
            due = _KINDS_OF_VALUE[fault.due]
            yield codes.TYPE.problem(
                place, f"{_named(place)} is {_kind(fault.value)}; {due} is due", _layout(fault)
            )
        case "enum":
            yield _not_among(fault, [str(word) for word in fault.due], [])
        case "pattern" | "format":
            if fault.value or "minLength" not in fault.schema:  # that it is empty says it all
                yield _form(fault)
        case _:
            yield codes.SIZE.problem(place, _size(fault))


def _layout(fault: _Fault) -> str:
    """Return how a list or mapping is written; nothing for other values."""
    if isinstance(fault.value, str) and fault.due == "object" and ":" in fault.value:
        return slip_in(fault.value) or "put a space after each `:`"
    keys = listed(f"`{key}`" for key in fault.schema.get("properties", ()))
    if keys:
        return f"its keys: {keys}"
    if fault.due not in ("array", "object"):
        return ""
    example = _example(fault)
    return f"write it {example}" if example else "begin each item with `- `, or write [one, two]"


def _example(fault: _Fault) -> str:
    examples = [one for one in fault.schema.get("examples", ()) if not isinstance(one, str)]
    return f"as in {example_text(examples[0])}" if examples else ""


def _missing(fault: _Fault) -> Problem:
    # jsonschema reports each missing key by itself; only the message tells which.
    missing = next(name for name in fault.due if fault.message.startswith(f"'{name}'"))
    about = fault.schema["properties"][missing].get("description", "")
    return codes.MISSING_KEY.problem(
        fault.place,
        f"`{missing}` is missing",
        f"add `{missing}:`" + (f" ({about})" if about else ""),
    )


def _elsewhere(place: Place, key: str) -> str:
    """Return where else in the catalog a key stands at the top, if files of one kind have it."""
    having = [one for one in CATALOG_TYPES.values() if key in one.type.__struct_encode_fields__]
    is_ours = place.path.startswith("catalog/") and not place.pointer and key not in NOT_IN_FILES
    return f"`{key}` stands in {having[0].pattern}; " if is_ours and len(having) == 1 else ""


def _unknown(fault: _Fault) -> Iterator[Problem]:
    known = fault.schema["properties"]
    for key in fault.value:
        if key not in known:
            free = sorted(k for k in known if k not in fault.value)
            known_here = f"known here: {listed(free[:_SHOWN_WORDS])}"
            hint = did_you_mean(key, free, f"{_elsewhere(fault.place, key)}{known_here}")
            yield codes.UNKNOWN_KEY.problem(
                fault.place.key(key), f"unknown key `{_short(key)}`", hint
            )


def _any_of(fault: _Fault) -> Iterator[Problem]:
    """Report what is wrong with the alternative that was meant: the one whose form fits."""
    misfits = []
    for faults in fault.alternatives.values():
        misfit = next(
            (f for f in faults if f.place == fault.place and f.keyword in ("type", "enum")), None
        )
        if misfit is None:
            for inner in faults:
                yield from _problems(inner)
            return
        misfits.append(misfit)
    words = [str(word) for f in misfits if f.keyword == "enum" for word in f.due]
    kinds = [_KINDS_OF_VALUE[f.due] for f in misfits if f.keyword == "type"]
    yield _not_among(fault, words, kinds)


def _choice(fault: _Fault) -> Problem:
    choices = [one["required"][0] for one in fault.schema.get("oneOf", ())]
    choices = choices or list(fault.schema["properties"])
    written = [f"`{key}`" for key in fault.value if key in choices]
    return codes.CHOICE.problem(
        fault.place,
        f"{listed(written)} exclude each other" if written else "no key says what is meant",
        f"write one of {listed((f'`{key}`' for key in choices), last='or')}",
    )


def _not_among(fault: _Fault, words: list[str], kinds: list[str]) -> Problem:
    name, value = _named(fault.place), fault.value
    due = listed([*(f"`{word}`" for word in words), *kinds], last="or")
    if not isinstance(value, str) or not words:
        return codes.TYPE.problem(fault.place, f"{name} is {_kind(value)}; {due} is due")
    example = _example(fault) if kinds else ""
    hint = did_you_mean(value, words, f"write {due}" + f", {example}" * bool(example))
    return codes.VALUE.problem(fault.place, f"{name} cannot be `{_short(value)}`", hint)


def _form(fault: _Fault) -> Problem:
    due = fault.schema.get("patternErrorMessage", "write a day that exists, as 2026-11-23")
    # A pattern for keys is found at the mapping that has them; the key itself is meant.
    place = fault.place.key(fault.value) if fault.about_key else fault.place
    return codes.FORM.problem(place, f"`{_short(fault.value)}` is not in the form due", due)


def _size(fault: _Fault) -> str:
    name, value, limit = _named(fault.place), fault.value, fault.due
    match fault.keyword:
        case "maxLength":
            return f"{name} has {len(value)} characters; at most {limit} are allowed"
        case "minLength":
            return f"{name} is empty"
        case "maxItems":
            return f"{name} has {len(value)} items; at most {limit} are allowed"
        case "minItems":
            return f"{name} needs at least {counted(limit, 'item')}"
        case "minimum":
            return f"{name} is {number(value)}; at least {number(limit)} is due"
        case "maximum":
            return f"{name} is {number(value)}; at most {number(limit)} is allowed"
        case keyword:
            return f"{name} does not fit the schema ({keyword})"


def _named(place: Place) -> str:
    for step in reversed(place.pointer):
        if isinstance(step, str):
            named = f"`{_short(step)}`"
            return named if step == place.pointer[-1] else f"an item of {named}"
    return "the file"


def _kind(value: Any) -> str:
    match value:
        case bool():
            return "`true` or `false`"
        case str():
            return f"the text `{_short(value)}`"
        case int() | float():
            return "a number"
        case list():
            return "a list"
        case _:
            return "a mapping of keys"


def _short(text: str) -> str:
    return visible(shortened(text, 60))
