"""What a person reads about each text of an import, as the run's JSON keeps it."""

from collections.abc import Iterable
from typing import Any

from legal_library.importers.plan import Plan
from legal_library.importers.run import Result
from legal_library.parsing.findings import Finding
from legal_library.parsing.numerals import article_label
from legal_library.parsing.tree import UNITS, Kind, Node

MAX_FINDINGS = 40  # of one text
MAX_HEADING = 60


def entry(result: Result) -> dict[str, Any]:
    """One text: what would become of it or did, and how it was understood."""
    found: dict[str, Any] = {
        "file": result.name[:300],
        "outcome": result.outcome.value,
        "title": result.title[:300],
        "reason": result.reason[:500],
        "articles": result.articles,
        "blocking": result.blocking,
        "warnings": result.warnings,
        "version": result.version.pk if result.version else None,
    }
    if result.plan:
        found |= _understood(result.plan)
    return {key: _storable(value) for key, value in found.items()}


def _storable(value: Any) -> Any:
    """Without what PostgreSQL keeps in no JSON: NUL and halves of surrogate pairs."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_storable(one) for one in value]
    if isinstance(value, dict):
        return {key: _storable(one) for key, one in value.items()}
    return value


def _understood(plan: Plan) -> dict[str, Any]:
    days = plan.dating
    return {
        "issuer": plan.organ.name,
        "kind": str(plan.kind.value),
        "days": {
            "version_date": _iso(days.version_date),
            "change": days.change.value,
            "promulgated_on": _iso(days.promulgated_on),
            "effective_from": _iso(days.effective_from),
            "basis": days.basis.value,
            "document_number": days.document_number,
        },
        "findings": [_finding(f) for f in plan.findings[:MAX_FINDINGS]],
        "more_findings": max(0, len(plan.findings) - MAX_FINDINGS),
        "counts": plan.kinds,
        "outline": outline(plan.parsed.roots),
    }


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "quote": finding.shown,
        "path": finding.where,
        "count": finding.count,
    }


def outline(nodes: Iterable[Node]) -> list[dict[str, Any]]:
    """The units of a tree, each with its articles as a range; articles outside of units count too.

    ``heading``, ``articles`` (how many, everything below included), ``range`` and ``below``.
    """
    found: list[dict[str, Any]] = []
    loose: list[Node] = []
    for node in nodes:
        if node.kind == Kind.ARTICLE:
            loose.append(node)
            continue
        if loose:
            found.append(_group(loose))
            loose = []
        found.append(_unit(node))
    if loose:
        found.append(_group(loose))
    return found


def _unit(node: Node) -> dict[str, Any]:
    articles = [n for n in node.walk() if n.kind == Kind.ARTICLE]
    has_units = any(child.kind in UNITS for child in node.children)
    return {
        "kind": node.kind.value,
        "heading": (f"{node.label} {node.heading}".strip() or node.text)[:MAX_HEADING],
        "articles": len(articles),
        "range": _range(articles),
        "below": outline(node.children) if has_units else [],
    }


def _group(articles: list[Node]) -> dict[str, Any]:
    return {
        "kind": Kind.ARTICLE.value,
        "heading": "",
        "articles": len(articles),
        "range": _range(articles),
        "below": [],
    }


def _range(articles: list[Node]) -> str:
    numbers = [(a.number, a.sub) for a in articles if a.number and a.number < 100_000]
    if not numbers:
        return ""
    first, last = article_label(*numbers[0]), article_label(*numbers[-1])
    return first if first == last else f"{first}—{last}"
