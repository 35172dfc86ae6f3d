"""Which lectures everybody may read, and with them their sessions."""

from typing import Any

from django.db.models import QuerySet

from events.models.sessions import Session
from events.states import SessionState
from fazhi.navigation.frame import current_frame


def public_lectures() -> "QuerySet[Any]":
    """The lectures that everybody may read, in every public language."""
    from events.models import LecturePage

    frame = current_frame()
    found = LecturePage.objects.live().filter(locale__language_code__in=frame.language_codes)
    for path in frame.private_paths:
        found = found.exclude(path__startswith=path)
    return found


def is_public(session: Session) -> bool:
    """Whether everybody may see the session: announced, of a lecture that is public."""
    if session.state == SessionState.DRAFT or session.lecture_id is None:
        return False
    return bool(public_lectures().filter(pk=session.lecture_id).exists())
