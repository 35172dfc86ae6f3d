"""How the reader wants pages: as they are, or as 长辈版, the edition for elders.

Chosen by a link, ``?mode=elder``, and kept in a cookie that says nothing about the reader. Source:
适老化通用设计规范 (工信部, 2021): letters of at least 18 and up to 30 pixels, targets of 60.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from fazhi.functional_cookies import READING

PARAMETER = "mode"
STANDARD = "standard"
ELDER = "elder"
# Pixels of running text at the browser's own setting, and what the step is called.
SIZES = {18: _("small"), 22: _("medium"), 26: _("large"), 30: _("largest")}
DEFAULT_SIZE = 22


@dataclass(frozen=True)
class Reading:
    """The edition that a reader gets; ``size`` is 0 for the standard one."""

    size: int = 0

    @property
    def is_elder(self) -> bool:
        """Whether this is the edition for elders."""
        return self.size > 0

    @property
    def value(self) -> str:
        """As the address and the cookie write it: ``standard``, ``elder-22``."""
        return f"{ELDER}-{self.size}" if self.size else STANDARD

    @property
    def label(self) -> str:
        """What the size of the letters is called."""
        return str(SIZES.get(self.size, ""))

    @property
    def css_class(self) -> str:
        """Classes of the ``html`` element."""
        return f"elder {self.value}" if self.size else ""


STANDARD_READING = Reading()
ELDER_READING = Reading(DEFAULT_SIZE)
READINGS = {
    STANDARD: STANDARD_READING,
    ELDER: ELDER_READING,
    **{reading.value: reading for reading in map(Reading, SIZES)},
}


def current_reading(request: HttpRequest | None) -> Reading:
    """The edition for this request; the standard one where nothing was chosen."""
    return getattr(request, "reading", STANDARD_READING)


class ReadingMiddleware:
    """Finds the edition in the address, else in the cookie; what the address says is kept.

    The page is answered at once instead of by way of a redirect, so that the choice holds for this
    page where cookies are refused.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = READINGS.get(request.GET.get(PARAMETER, ""))
        kept = READINGS.get(READING.value(request), STANDARD_READING)
        request.reading = chosen or kept  # type: ignore[attr-defined]
        response = self.get_response(request)
        if chosen and chosen != kept:
            if chosen.is_elder:
                READING.keep(response, chosen.value)
            else:
                READING.forget(response)
        return response
