"""Structured data of a law for search engines: schema.org ``Legislation``."""

import json
from typing import Any

from legal_library.models import LawVersion
from legal_library.status import Status

_FORCE = {
    Status.IN_FORCE: "https://schema.org/InForce",
    Status.UPCOMING: "https://schema.org/NotInForce",
    Status.AMENDED: "https://schema.org/NotInForce",
    Status.REPEALED: "https://schema.org/NotInForce",
    Status.EXPIRED: "https://schema.org/NotInForce",
}
# What would end the element that holds the data, written so that JSON still means the same.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def legislation(version: LawVersion, url: str) -> str:
    """The JSON-LD of a version at an absolute address, safe within a script element."""
    law = version.law
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": law.title,
        "alternateName": law.short_title,
        "inLanguage": "zh-Hans",
        "url": url,
        "legislationType": law.get_kind_display(),
        "legislationIdentifier": version.document_number,
        "legislationPassedBy": law.issuer,
        "legislationDate": _day(version.version_date),
        "datePublished": _day(version.promulgated_on),
        "legislationDateVersion": _day(version.version_date),
        "temporalCoverage": f"{_day(version.effective_from)}/{_day(version.effective_to)}".strip(
            "/"
        ),
        "legislationLegalForce": _FORCE.get(version.status, ""),
        "isBasedOn": version.source_url,
    }
    text = json.dumps({k: v for k, v in data.items() if v}, ensure_ascii=False)
    return text.translate(_ESCAPES)


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
