"""An import's report (`importers.reporting`) in the reader's words."""

from typing import Any

from legal_library.importers.plan import Outcome
from legal_library.importers.run import WRITTEN
from legal_library.models import ChangeKind, DateBasis
from legal_library.models.provisions import ProvisionKind
from legal_library.organs import LawKind
from legal_library.parsing.findings import MEANINGS, Code, Severity
from legal_library.parsing.naming import named
from legal_library.parsing.tree import Kind

# What wants a look comes first.
_ORDER = (
    *(Outcome.BROKEN, Outcome.HELD, Outcome.NEW_LAW, Outcome.NEW_VERSION),
    *(Outcome.CHANGED, Outcome.SAME),
)


def in_order(report: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The texts of a report: broken and held ones first, those that are there already last."""
    return sorted(report, key=lambda text: _ORDER.index(Outcome(text["outcome"])))


def shown_counters(counters: dict[str, int]) -> list[tuple[str, int]]:
    """What became of how many texts."""
    return [(str(o.label), counters[o.value]) for o in Outcome if counters.get(o.value)]


def shown_text(text: dict[str, Any]) -> dict[str, Any]:
    """One text: labels for values, and the names of what findings are about."""
    days = text.get("days", {})
    return {
        **text,
        "outcome": _label(Outcome, text["outcome"]),
        "is_written": text["outcome"] in WRITTEN,
        "kind": _label(LawKind, text.get("kind", "")),
        "days": {
            **days,
            "change": _label(ChangeKind, days.get("change", "")),
            "basis": str(DateBasis(days["basis"]).label) if "basis" in days else "",
        },
        "findings": [_finding(f) for f in text.get("findings", [])],
        "counts": [
            (_label(ProvisionKind, kind), number) for kind, number in text.get("counts", {}).items()
        ],
        "outline": shown_outline(text.get("outline", [])),
    }


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value in choices.values else value


def _finding(finding: dict[str, Any]) -> dict[str, Any]:
    code = finding["code"]
    return {
        **finding,
        "message": str(MEANINGS[Code(code)][1]) if code in set(Code) else code,
        "severity_label": _label(Severity, finding["severity"]),
        "is_blocking": finding["severity"] == Severity.BLOCKING,
        "place": named(finding["path"]),
    }


def shown_outline(branches: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """An outline (`parsing.outline.Branch.as_data`) in which units without a heading have a name.

    Articles outside of units have their range.
    """
    return [
        {
            **branch,
            "heading": branch["heading"] or _of_kind(branch["kind"]),
            "below": shown_outline(branch["below"]),
        }
        for branch in branches
    ]


def _of_kind(kind: str) -> str:
    return "" if kind == Kind.ARTICLE else _label(ProvisionKind, kind)
