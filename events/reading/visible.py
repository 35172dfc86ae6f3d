"""Which lectures everybody may read, and with them their sessions."""

from typing import Any

from django.db.models import QuerySet

from fazhi.navigation.frame import current_frame


def public_lectures() -> "QuerySet[Any]":
    """The lectures that everybody may read, in every public language."""
    from events.models import LecturePage

    frame = current_frame()
    found = LecturePage.objects.live().filter(locale__language_code__in=frame.language_codes)
    for path in frame.private_paths:
        found = found.exclude(path__startswith=path)
    return found
