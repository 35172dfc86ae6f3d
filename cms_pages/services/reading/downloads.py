"""The list of guides, as somebody has narrowed it, to take along: XLSX, CSV, JSON."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms_pages.services.exchange.exporting import KINDS, export
from cms_pages.services.reading.guides import GuideList
from search.page.throttling import Limit, throttled

if TYPE_CHECKING:
    from cms_pages.services.models import GuidesPage

FILE = "as"  # the parameter that asks for a file
FILES = Limit("guides", 6)  # of one address: three thousand guides take seconds


@dataclass(frozen=True)
class Download:
    """A file that the list can be had as."""

    label: str
    url: str


def downloads(chosen: GuideList) -> list[Download]:
    """Every file that there is of a list, with its address."""
    return [Download(kind.upper(), chosen.address(**{FILE: kind}).split("#")[0]) for kind in KINDS]


def guides_file(page: "GuidesPage", request: HttpRequest, kind: str) -> HttpResponse:
    """What the page lists at this address as a file; 404 for a kind that there is not, 429 too often."""
    response: HttpResponse = _file(request, page, kind)
    return response


def _busy(request: HttpRequest) -> HttpResponse:
    return render(request, "429.html", status=429)


@throttled(FILES, _busy)
def _file(request: HttpRequest, page: "GuidesPage", kind: str) -> HttpResponse:
    return export(request, GuideList(page, request).matching, kind)
