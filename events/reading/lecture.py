"""What the page of a lecture shows beside what was signed: its sessions of today."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse

from events.reading.shown import ShownSession, all_shown, public_sessions, with_facts

if TYPE_CHECKING:
    from events.models import LecturePage

MOST_PAST = 12


def sessions_of(lecture: "LecturePage") -> list[ShownSession]:
    """Its announced sessions by date; a translated page has those of its original."""
    same = public_sessions().filter(lecture__translation_key=lecture.translation_key)
    return all_shown(with_facts(same).order_by("starts_at", "pk"))


def lecture_context(lecture: "LecturePage", request: HttpRequest) -> dict[str, Any]:
    """Sessions to come and past ones, speakers as they agreed, where calendars subscribe."""
    from events.models.speakers import shown_speakers

    sessions = sessions_of(lecture)
    speakers = lecture.speakers.select_related("person", "portrait")
    return {
        "sessions": [s for s in sessions if not s.is_over],
        "past": [s for s in sessions if s.is_over and not s.is_cancelled][::-1][:MOST_PAST],
        "speakers": shown_speakers(speakers),
        "feed_url": reverse("events:lecture_feed", args=[lecture.public_id]),
    }
