"""A window with its hall, its hours and its state at this moment."""

import datetime as dt

from django.utils.translation import gettext_noop

from ninja import Field, Schema

from cms_pages.services.api.schemas import Choice, DepartmentRef, GuideRef


class VenueRef(Schema):
    """The hall in which a window stands."""

    public_id: str
    slug: str
    name: str
    address: str
    phone: str
    accessibility: list[Choice]
    url: str


class WeeklyHours(Schema):
    """A range of hours on some days of the week."""

    weekdays: list[int] = Field(description=gettext_noop("From 1 for Monday to 7 for Sunday."))
    opens: str = Field(description=gettext_noop("A time of day on a clock in China, as 08:30."))
    closes: str = Field(
        description=gettext_noop("As late as the opening or earlier: on the next day.")
    )
    follows_workdays: bool = Field(
        description=gettext_noop(
            "Closed on public holidays, open on weekends that were made working days."
        )
    )


class OtherHours(Schema):
    """Days on which other hours hold, or none at all."""

    first_day: dt.date
    last_day: dt.date
    opens: str | None = Field(description=gettext_noop("None: closed on these days."))
    closes: str | None
    reason: str


class OpenNow(Schema):
    """The state at the moment of the answer."""

    is_open: bool
    until: dt.datetime | None
    next_opening: dt.datetime | None
    text: str
    is_estimated: bool = Field(
        description=gettext_noop("It rests on a day that no holiday notice has settled yet.")
    )


class Window(Schema):
    """A window."""

    public_id: str = Field(
        description=gettext_noop("Permanent: it never changes and is never given again.")
    )
    number: int
    name: str
    floor: int | None = Field(
        description=gettext_noop("1 is the ground floor, -1 the first basement.")
    )
    handles: list[str]
    departments: list[DepartmentRef]
    guides: list[GuideRef]
    venue: VenueRef
    hours: list[WeeklyHours]
    other_hours: list[OtherHours] = Field(description=gettext_noop("Of today and later."))
    now: OpenNow | None = Field(
        description=gettext_noop("None where nobody has said when it is open.")
    )
    url: str = Field(description=gettext_noop("The page that people read."))
