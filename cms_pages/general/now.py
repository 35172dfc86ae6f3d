"""Answers about this moment, as the home page gives them: what is open, whom to call."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from fazhi.navigation.frame import current_frame
from fazhi.places.models import Venue
from fazhi.places.my_village import current_village
from fazhi.places.presentation import status
from fazhi.telephones import telephone_links
from fazhi.workdays import now

Answer = dict[str, Any]


def answers_about_now(venue: Venue | None, request: HttpRequest | None) -> list[Answer]:
    """One answer each, in the form of ``components/today.html``; what is not known is left out."""
    return [answer for answer in (_about_venue(venue), _about_village(request)) if answer]


def _about_venue(venue: Venue | None) -> Answer | None:
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


def _about_village(request: HttpRequest | None) -> Answer | None:
    url = current_frame().my_village_url
    if not url:
        return None
    village = current_village(request)
    if village is None:
        return {
            "about": _("Whom to call in my village"),
            "text": _("Choose my village or community"),
            "url": url,
            "more": _("Chosen once; its numbers and places then come first."),
        }
    return {
        "about": _("Whom to call in my village"),
        "text": village.title,
        "url": url,
        "more": telephone_links(village.phone) if village.phone else "",
    }
