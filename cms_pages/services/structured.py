"""Structured data of a guide for search engines: schema.org ``GovernmentService``."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms_pages.kit.structured import script_safe
from cms_pages.services.models import ServiceGuidePage
from cms_pages.services.reading.windows import Window, windows, with_hours
from fazhi.departments.models import Department
from fazhi.origin import public_address
from fazhi.places.models import Venue
from fazhi.places.models.base import in_language
from fazhi.places.opening import Change, Range, Schedule
from fazhi.telephones import telephone_numbers
from fazhi.town.models import Town
from fazhi.workdays import today

Data = dict[str, Any]

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CLOSED = {"opens": "00:00", "closes": "00:00"}  # as search engines read a day without hours


def government_service(
    guide: ServiceGuidePage, request: HttpRequest, shown: Sequence[Window] | None = None
) -> str:
    """The JSON-LD of a guide in the language in use; safe within a script element.

    ``shown`` are its windows where the page has read them already; without it they are read here.
    """
    if shown is None:
        shown = windows(with_hours().filter(pk__in=[one.pk for one in guide.counters.all()]))
    data: Data = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": guide.title,
        "description": guide.summary,
        "serviceType": guide.get_item_type_display(),
        "url": public_address(guide.original.get_url(request) or request.path, request),
        "provider": _provider(guide.responsible_department, request),
        "areaServed": _area(),
        "audience": _audience(guide),
        "availableChannel": [*_counters(shown, request), *_online(guide)],
        "serviceOutput": [
            {"@type": "Thing", "name": child.value["name"]} for child in guide.results
        ],
        "offers": _offers(guide),
    }
    return script_safe(_filled(data))


def _filled(data: Data) -> Data:
    """What is known; what nobody has written is left out."""
    return {name: value for name, value in data.items() if value}


def _provider(department: Department | None, request: HttpRequest) -> Data:
    if department is None:
        return {}
    return _filled(
        {
            "@type": "GovernmentOrganization",
            "name": department.local_name,
            "url": public_address(department.get_absolute_url(), request),
            "telephone": _telephone(department.phone),
        }
    )


def _area() -> Data:
    names = Town.objects.names()
    if not names:
        return {}
    return {"@type": "AdministrativeArea", "name": in_language(names[0], names[-1])}


def _audience(guide: ServiceGuidePage) -> Data:
    described = guide.who or guide.get_audience_display()
    return {"@type": "Audience", "audienceType": str(described)} if described else {}


def _counters(shown: Sequence[Window], request: HttpRequest) -> Iterator[Data]:
    for window in shown:
        venue = window.venue
        yield {
            "@type": "ServiceChannel",
            "name": _("No. %(number)s, %(name)s")
            % {"number": window.counter.number, "name": window.counter.title},
            "serviceLocation": _filled(
                {
                    "@type": "GovernmentOffice",
                    "name": venue.title,
                    "url": public_address(window.counter.get_absolute_url(), request),
                    "address": in_language(venue.address, venue.address_en),
                    "telephone": _telephone(venue.phone),
                    "openingHoursSpecification": _hours(window.counter.schedule),
                }
            ),
            **_phone(venue),
        }


def _phone(venue: Venue) -> Data:
    number = _telephone(venue.phone)
    return {"servicePhone": {"@type": "ContactPoint", "telephone": number}} if number else {}


def _online(guide: ServiceGuidePage) -> Iterator[Data]:
    for url in dict.fromkeys((guide.online_url, guide.mobile_url)):
        if url:
            yield {"@type": "ServiceChannel", "serviceUrl": url}


def _offers(guide: ServiceGuidePage) -> Data:
    """Only where it is free: fees are told in words, with what they depend on."""
    return {"@type": "Offer", "price": 0, "priceCurrency": "CNY"} if guide.is_free else {}


def _telephone(stored: str) -> str:
    """The first number: machines know one."""
    return next((number.text for number in telephone_numbers(stored)), "")


def _hours(schedule: Schedule) -> list[Data]:
    """The weekly hours, closed on public holidays where they follow them, and what differs from today on."""
    weekly = [_weekly(hours) for hours in schedule.ranges]
    if schedule.ranges and all(hours.follows_workdays for hours in schedule.ranges):
        weekly.append(_specification({"dayOfWeek": _day("PublicHolidays"), **_CLOSED}))
    return weekly + [_changed(change) for change in schedule.changes_from(today())]


def _weekly(hours: Range) -> Data:
    days = [_day(_DAYS[number - 1]) for number in sorted(hours.weekdays)]
    return _specification({"dayOfWeek": days, **_times(hours.opens, hours.closes)})


def _changed(change: Change) -> Data:
    days = {
        "validFrom": change.first_day.isoformat(),
        "validThrough": change.last_day.isoformat(),
    }
    if change.opens is None or change.closes is None:
        return _specification({**days, **_CLOSED})
    return _specification({**days, **_times(change.opens, change.closes)})


def _times(opens: dt.time, closes: dt.time) -> Data:
    """Until midnight is 23:59, since 00:00 twice is closed."""
    ends = "23:59" if closes == dt.time() else f"{closes:%H:%M}"
    return {"opens": f"{opens:%H:%M}", "closes": ends}


def _day(name: str) -> str:
    return f"https://schema.org/{name}"


def _specification(data: Data) -> Data:
    return {"@type": "OpeningHoursSpecification", **data}
