"""Whether JSON is as a schema says, for as much of JSON Schema (2020-12) as the API's description uses.

What a schema uses beyond that is a mistake of the test and raises `AssertionError`: nothing passes unseen.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

Json = Any

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
_FORMATS = {"date": dt.date.fromisoformat, "date-time": dt.datetime.fromisoformat}
_TELLS = frozenset({"title", "description", "default"})
_KNOWN = frozenset(
    {
        *("$ref", "anyOf", "type", "properties", "required", "items", "enum", "format"),
        *("pattern", "minimum", "maximum"),
    }
)


def problems(value: Json, schema: Json, document: Json, where: str = "$") -> Iterator[str]:
    """Every place in which a value differs from its schema; properties that it does not name differ."""
    assert not (set(schema) - _KNOWN - _TELLS), f"{where}: {sorted(schema)}"
    if "$ref" in schema:
        yield from problems(value, resolve(schema["$ref"], document), document, where)
        return
    if "anyOf" in schema:
        if all(list(problems(value, one, document, where)) for one in schema["anyOf"]):
            yield f"{where}: {value!r} is none of what it may be"
        return
    if not isinstance(value, _TYPES[schema["type"]]) or (
        schema["type"] == "integer" and isinstance(value, bool)
    ):
        yield f"{where}: {value!r} is no {schema['type']}"
        return
    if isinstance(value, dict):
        yield from _of_object(value, schema, document, where)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from problems(one, schema["items"], document, f"{where}[{number}]")
    else:
        yield from _of_scalar(value, schema, where)


def _of_object(value: Json, schema: Json, document: Json, where: str) -> Iterator[str]:
    named = schema["properties"]
    yield from (
        f"{where}: {name} is missing" for name in schema.get("required", ()) if name not in value
    )
    for name, one in value.items():
        if name in named:
            yield from problems(one, named[name], document, f"{where}.{name}")
        else:
            yield f"{where}: {name} is not described"


def _of_scalar(value: Json, schema: Json, where: str) -> Iterator[str]:
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is not in the list"
    if "format" in schema:
        try:
            _FORMATS[schema["format"]](value)
        except ValueError:
            yield f"{where}: {value!r} is no {schema['format']}"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{where}: {value!r} is written otherwise"
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{where}: {value!r} is too small"
    if "maximum" in schema and value > schema["maximum"]:
        yield f"{where}: {value!r} is too large"


def resolve(reference: str, document: Json) -> Json:
    """What a reference within the document means; raises ``KeyError`` for one that leads nowhere."""
    assert reference.startswith("#/")
    found = document
    for part in reference[2:].split("/"):
        found = found[part]
    return found


def references(part: Json) -> Iterator[str]:
    """Every reference in a document."""
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        part = list(part.values())
    if isinstance(part, list):
        for child in part:
            yield from references(child)
