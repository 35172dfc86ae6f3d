"""Parts of the pages of villages and venues that rooms above fill, such as what is held there.

Rooms register theirs in ``AppConfig.ready``. No cache keeps these pages, so that a part may say what
holds this very moment.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from fazhi.places.models import Venue, Village

Place = Village | Venue


@dataclass(frozen=True)
class Section:
    """One part: ``template`` gets ``context`` as ``section``; ``stylesheet`` is a static file."""

    template: str
    context: Mapping[str, Any]
    stylesheet: str = ""


# What a room has to say of a place; `None` where there is nothing. A fixed number of queries.
Teller = Callable[[Place, HttpRequest], Section | None]

_tellers: dict[str, Teller] = {}


def register_section(name: str, teller: Teller) -> None:
    """Adds a room's part; the last registration of a name wins."""
    _tellers[name] = teller


def sections_of(place: Place, request: HttpRequest) -> list[Section]:
    """The parts of a place's page, in the order of the rooms."""
    told = (teller(place, request) for teller in _tellers.values())
    return [section for section in told if section]
