"""What can be asked for; whatever else is typed is refused in words."""

import datetime as dt
from typing import Annotated

from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext_noop

from ninja import Field, Schema
from pydantic import AfterValidator

from cms_pages.services.choices import Audience
from fazhi.workdays import SHANGHAI

MOST_PER_PAGE = 200
LAST_PAGE = 10_000
FIRST_YEAR, LAST_YEAR = 2000, 2100


def _moment(value: dt.datetime) -> dt.datetime:
    """On a clock in China where no other is named. Raises ``ValueError`` for years that nobody means."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError("year")
    return make_aware(value, SHANGHAI) if is_naive(value) else value


Moment = Annotated[dt.datetime, AfterValidator(_moment)]
PublicId = Annotated[str, Field(pattern=r"^[0-9a-z]{10}$")]
Slug = Annotated[str, Field(pattern=r"^[-\w]{1,50}$")]


class InLanguage(Schema):
    """In which language."""

    language: str | None = Field(
        None,
        pattern=r"^[a-z]{2}(-[a-z]{2,4})?$",
        description=gettext_noop("zh-hans, or another public language of the site."),
    )


class Paged(InLanguage):
    """Which part of a list."""

    page: int = Field(1, ge=1, le=LAST_PAGE)
    per_page: int = Field(50, ge=1, le=MOST_PER_PAGE)


class GuideFilters(Paged):
    """Which guides; what is not asked for does not narrow."""

    department: PublicId | None = Field(
        None, description=gettext_noop("Permanent id of a department.")
    )
    life_event: Slug | None = Field(None, description=gettext_noop("Slug of a life event."))
    window: PublicId | None = Field(None, description=gettext_noop("Permanent id of a window."))
    audience: Audience | None = None
    updated_since: Moment | None = Field(
        None,
        description=gettext_noop(
            "Only what was published at this moment or later, as in ISO 8601."
        ),
    )


class WindowFilters(Paged):
    """Which windows."""

    venue: Slug | None = Field(None, description=gettext_noop("Slug of a venue."))
    department: PublicId | None = Field(
        None, description=gettext_noop("Permanent id of a department.")
    )
    guide: PublicId | None = Field(None, description=gettext_noop("Permanent id of a guide."))
