"""Structured data of a page for search engines: schema.org ``WebPage`` with its review."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from cms_pages.kit.models import BasePage
from fazhi.origin import public_address

# What would end the element that holds the data, written so that JSON still means the same.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def reviewed_page(page: BasePage, request: HttpRequest) -> str:
    """The JSON-LD of a page that a department has found right, in the language in use, which is its
    own; safe within a script element. Empty for any other page."""
    department = page.responsible_department
    if department is None or page.reviewed_on is None:
        return ""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": page.title,
        "url": public_address(page.original.get_url(request) or request.path, request),
        "inLanguage": get_language(),
        "lastReviewed": page.reviewed_on.isoformat(),
        "reviewedBy": {
            "@type": "GovernmentOrganization",
            "name": department.local_name,
            "url": public_address(department.get_absolute_url(), request),
        },
    }
    return script_safe(data)


def script_safe(data: dict[str, Any]) -> str:
    """Data as JSON that stands within a script element, whatever the texts in it are."""
    return json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
