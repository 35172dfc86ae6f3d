"""What somebody has chosen on a page goes along with its short link, its QR code and its print."""

from typing import Any

from django.http import HttpRequest, QueryDict

LONGEST = 300  # characters: a longer one makes a QR code that phones cannot read


def kept_query(target: Any, request: HttpRequest) -> str:
    """The part of a query that ``target`` keeps, as ``?…``; empty without any, or when it is too long.

    A model says with ``kept_parameters`` which names it keeps; whatever else is asked is dropped.
    """
    kept = QueryDict(mutable=True)
    for name in getattr(target, "kept_parameters", ()):
        if name in request.GET:
            kept.setlist(name, request.GET.getlist(name))
    written = kept.urlencode(safe=":")
    return f"?{written}" if 0 < len(written) <= LONGEST else ""
