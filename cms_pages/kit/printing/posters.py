"""What a poster says about each kind of thing. Rooms above register kinds of their own."""

from dataclasses import dataclass
from functools import singledispatch

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms_pages.kit.models import BasePage
from fazhi.departments.models import Department
from fazhi.documents.description import Paper, Poster
from fazhi.links.models import Link, PermanentlyLinked
from fazhi.links.qr import qr_code
from fazhi.navigation.frame import current_frame
from fazhi.origin import public_address
from fazhi.places.models import Venue, Village
from fazhi.places.models.base import Named, in_language
from fazhi.places.presentation import hours_rows
from fazhi.workdays import today


@dataclass(frozen=True)
class PosterText:
    """Title, one sentence, and pairs such as an office with its telephone."""

    title: str
    sentence: str = ""
    contacts: tuple[tuple[str, str], ...] = ()


def poster(
    target: PermanentlyLinked, link: Link, request: HttpRequest, paper: Paper = "a4"
) -> Poster:
    """The poster of ``target`` in the language in use."""
    text = poster_text(target)
    frame = current_frame()
    address = public_address(link.get_absolute_url(), request)
    return Poster(
        title=text.title,
        sentence=text.sentence,
        contacts=tuple((label, value) for label, value in text.contacts if value),
        address=address.partition("://")[2].rstrip("/"),
        qr=qr_code(link, request).decode(),
        owner=frame.owner or frame.name,
        printed_on=today(),
        language=get_language() or "zh-hans",
        paper=paper,
    )


@singledispatch
def poster_text(target: PermanentlyLinked) -> PosterText:
    """What the poster of ``target`` says; its name alone unless its kind is registered."""
    return PosterText(str(target))


@poster_text.register
def _page(page: BasePage) -> PosterText:
    frame, office = current_frame(), page.responsible_department
    contacts = (
        (_("Responsible office"), office.local_name if office else frame.owner),
        (_("Telephone"), (office.phone if office else "") or frame.phone),
    )
    return PosterText(page.title, page.summary, contacts)


@poster_text.register
def _named(row: Named) -> PosterText:
    return PosterText(row.title)


@poster_text.register
def _village(village: Village) -> PosterText:
    contacts = (
        (_("Telephone"), village.phone),
        (_("Address"), in_language(village.address, village.address_en)),
    )
    return PosterText(village.title, _first_sentence(village.localized_summary), contacts)


@poster_text.register
def _venue(venue: Venue) -> PosterText:
    hours = "\n".join(f"{row.days} {row.text}" for row in hours_rows(venue.schedule)[:3])
    contacts = (
        (_("Telephone"), venue.phone),
        (_("Address"), in_language(venue.address, venue.address_en)),
        (_("Opening hours"), hours),
    )
    return PosterText(venue.title, venue.get_kind_display(), contacts)


@poster_text.register
def _department(department: Department) -> PosterText:
    contacts = (
        (_("Telephone"), department.phone),
        (_("Address"), department.local("address")),
        (_("Office hours"), department.local("hours")),
    )
    return PosterText(department.local_name, _first_sentence(department.local("duties")), contacts)


def _first_sentence(text: str) -> str:
    """Up to the first full stop, in Chinese or English, or the end of the line."""
    line = text.strip().partition("\n")[0].strip()
    for stop in ("\u3002", ". "):
        before, found, _rest = line.partition(stop)
        if found:
            return before + found.strip()
    return line
