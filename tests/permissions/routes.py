"""Every route of the site, read from the URL resolver."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern, RoutePattern


@dataclass(frozen=True)
class Route:
    """One URL pattern: its qualified name, its readable shape and the names of its parameters."""

    name: str
    shape: str
    parameters: tuple[str, ...]


def all_routes() -> list[Route]:
    """Every route once, in the order of resolving; a route without a name is called by its shape."""
    seen: dict[str, Route] = {}
    for route in _walk(get_resolver().url_patterns, "", ()):
        key = f"{route.name} {route.shape}"
        seen.setdefault(key, route)
    return list(seen.values())


def _walk(
    patterns: list[URLPattern | URLResolver], prefix: str, namespaces: tuple[str, ...]
) -> Iterator[Route]:
    for item in patterns:
        shape = prefix + _shape(item.pattern)
        if isinstance(item, URLResolver):
            inner = (*namespaces, item.namespace) if item.namespace else namespaces
            yield from _walk(item.url_patterns, shape, inner)
        else:
            name = ":".join((*namespaces, item.name)) if item.name else ""
            parameters = tuple(re.findall(r"<([^>]*)>", shape))
            yield Route(name, "/" + shape, parameters)


def _shape(pattern: object) -> str:
    """A pattern as a person reads it: parameters as ``<name>``, anchors and groups removed."""
    if isinstance(pattern, LocalePrefixPattern):
        return ""
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", str(pattern))
    assert isinstance(pattern, RegexPattern)
    text = str(pattern).removeprefix("^").removesuffix("$").removesuffix(r"\Z")
    text = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", text)
    text = re.sub(r"\((?!\?)(?:[^()]|\([^()]*\))*\)", "<argument>", text)
    return text.replace("\\", "")
