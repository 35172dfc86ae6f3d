"""What a person reads about each text of an import, as the run's JSON keeps it."""

from typing import Any

from legal_library.importers.plan import Plan
from legal_library.importers.run import Result
from legal_library.parsing.findings import Finding
from legal_library.parsing.outline import outline_of
from legal_library.parsing.tree import with_depth

MAX_FINDINGS = 40  # of one text


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
        "outline": [b.as_data() for b in outline_of(with_depth(plan.parsed.roots))],
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
