"""The table of environment variables in ``docs/settings.md``: ``python -m fazhi.settings_table``."""

import sys
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import SecretStr
from pydantic_core import PydanticUndefined

from fazhi.env import PRODUCTION_NEEDS, ROOT, Environment, variable_name

DOCUMENT = ROOT / "docs" / "settings.md"
BEGIN, END = "<!-- variables begin -->", "<!-- variables end -->"


def table() -> str:
    """Every variable as a Markdown table: name, kind, default, production, meaning."""
    lines = [
        "| variable | kind | default | production | meaning |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, field in Environment.model_fields.items():
        needed = "required" if name in PRODUCTION_NEEDS else ""
        cells = (
            f"`{variable_name(name)}`",
            _kind(field.annotation),
            _default(field.get_default(call_default_factory=True)),
            needed,
            field.description or "",
        )
        lines.append("| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |")
    return "\n".join(lines)


def _kind(annotation: Any) -> str:
    if type(None) in get_args(annotation):
        annotation = next(a for a in get_args(annotation) if a is not type(None))
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is Literal:
        return " or ".join(f"`{a}`" for a in get_args(annotation))
    if get_origin(annotation) is list:
        return "list"
    if get_origin(annotation) is dict:
        return "JSON"
    names = {SecretStr: "secret", Path: "folder", str: "text", int: "number", bool: "`1` or `0`"}
    return names.get(annotation, "text")


def _default(value: Any) -> str:
    if value in (None, "", [], {}, PydanticUndefined):
        return ""
    if isinstance(value, Path):
        value = value.relative_to(ROOT) if value.is_relative_to(ROOT) else value
    if isinstance(value, bool):
        value = int(value)
    return f"`{value}`"


def document(text: str) -> str:
    """``text`` of the document with the table between its marks made anew."""
    before, _mark, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


if __name__ == "__main__":
    DOCUMENT.write_text(document(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit(0)
