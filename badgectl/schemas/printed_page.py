"""What commands print as JSON, key by key, as a Markdown page."""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, get_args

import msgspec

from badgectl.schemas.json_schema import Schema
from badgectl.schemas.page import holds

_HEAD = """\
# JSON

With `--format json` commands print one JSON document. This page is made from the types that they
print (`badgectl help json --format markdown`). These keys stay; more may come.
"""


def format_printed_page(printed: Mapping[str, Any]) -> str:
    """Return the page: what each command prints, then what stands inside of it."""
    told, parts = msgspec.json.schema_components(
        list(printed.values()), ref_template="#/$defs/{name}"
    )
    types = _struct_types(printed.values())
    lines = [_HEAD, "| command | prints |", "| --- | --- |"]
    for line, schema in zip(printed, told, strict=True):
        lines.append(f"| `badgectl {line}` | {holds(schema)} |")
    for name in sorted(parts):
        about = parts[name].get("description", "")
        lines += ["", f"## {name}", "", about.partition("\n")[0], ""]
        lines += _table(parts[name], meanings(types[name]))
    return "\n".join(lines) + "\n"


def _table(schema: Schema, meaning: Mapping[str, str]) -> Iterator[str]:
    yield "| key | holds | meaning |"
    yield "| --- | --- | --- |"
    for key, value in schema.get("properties", {}).items():
        cells = (f"`{key}`", holds(value), meaning.get(key, ""))
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _struct_types(types: Any) -> dict[str, type[msgspec.Struct]]:
    """Return every struct that stands in some types, however deep, by its name."""
    found: dict[str, type[msgspec.Struct]] = {}
    waiting = list(types)
    while waiting:
        one = waiting.pop()
        waiting += get_args(one)
        if isinstance(one, type) and issubclass(one, msgspec.Struct) and one.__name__ not in found:
            found[one.__name__] = one
            waiting += [key.type for key in msgspec.structs.fields(one)]
    return found


def meanings(struct: type[msgspec.Struct]) -> dict[str, str]:
    """Return what the keys of a struct mean: the texts that stand below them in its source."""
    found: dict[str, str] = {}
    for cls in reversed(struct.__mro__):
        if cls in (object, msgspec.Struct) or not issubclass(cls, msgspec.Struct):
            continue
        keys = dict(zip(cls.__struct_fields__, cls.__struct_encode_fields__, strict=True))
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
        body = tree.body if isinstance(tree, ast.ClassDef) else []
        for above, below in pairwise(body):
            match above, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(ast.Constant(str(text))):
                    # What is None here is null there.
                    found[keys.get(name, name)] = " ".join(text.split()).replace("None", "null")
    return found
