"""Cookies that keep what a visitor has chosen, and say nothing about who that is.

Two in all, each with a value out of a small set. nginx keeps pages for whoever brings no other
cookie than these, each value apart (``deploy/nginx.conf.template``), so a further one, or a broader
pattern, needs its line there. They need no consent: they do what the visitor asked for, and are named
on the page about privacy (Personal Information Protection Law, article 13).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

ONE_YEAR = 365 * 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class FunctionalCookie:
    """A cookie called ``name`` whose whole value matches ``pattern``."""

    name: str
    pattern: str

    def accepts(self, value: str) -> bool:
        """Whether ``value`` is one that the cookie may have."""
        return re.fullmatch(self.pattern, value, re.ASCII) is not None

    def value(self, request: HttpRequest) -> str:
        """What the visitor chose; empty where nothing, or nothing usable, was brought."""
        brought = request.COOKIES.get(self.name, "")
        return brought if self.accepts(brought) else ""

    def keep(self, response: HttpResponseBase, value: str) -> None:
        """Keeps ``value`` in the visitor's browser for a year, below the site's own path."""
        response.set_cookie(
            self.name,
            value,
            max_age=ONE_YEAR,
            path=settings.SESSION_COOKIE_PATH,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )

    def forget(self, response: HttpResponseBase) -> None:
        """Takes the cookie out of the visitor's browser."""
        response.delete_cookie(self.name, path=settings.SESSION_COOKIE_PATH, samesite="Lax")


# The permanent id of a village; the edition for elders with the size of its letters (``elder-22``).
VILLAGE = FunctionalCookie("village", "[0-9a-hjkmnp-tv-z]{10}")
READING = FunctionalCookie("reading", "elder-[0-9]{2}")


class VaryMiddleware:
    """Says of every page that it may differ by cookie, for the browser and whatever is in between."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
        return response
