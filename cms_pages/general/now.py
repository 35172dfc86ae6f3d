"""Answers about this moment, as the home page gives them: what is open, whom to call."""

from typing import Any

from django.http import HttpRequest

from fazhi.places.models import Venue
from fazhi.places.presentation import status
from fazhi.workdays import now


def answers_about_now(venue: Venue | None, request: HttpRequest | None) -> list[dict[str, Any]]:
    """One answer each, in the form of ``components/today.html``; what is not known is left out."""
    return [answer for answer in (_about_venue(venue),) if answer]


def _about_venue(venue: Venue | None) -> dict[str, Any] | None:
    opening = status(venue.schedule, now(), serves=venue.serves) if venue else None
    if venue is None or opening is None:
        return None
    return {
        "about": venue.title,
        "dot": "open" if opening.is_open else "closed",
        "text": opening.text,
        "more": opening.note,
        "url": venue.get_absolute_url(),
    }
