"""Lectures with their sessions, and who registers for them. Pages are made below ``parent``."""

import datetime as dt

import factory

from events.models import Frequency, LecturePage, LecturesPage, Series, Session, Speaker, Theme
from events.seats.registering import Application
from events.states import SessionState
from fazhi.workdays import now, today
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import PageFactory
from tests.factories.people import fictional_name
from tests.factories.places import VenueFactory


class ThemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Theme

    name = factory.Sequence(lambda n: f"主题{n}")


class SpeakerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Speaker

    known_as = factory.Sequence(lambda n: f"普法讲师团第{n}位讲师")


class LecturesPageFactory(PageFactory):
    class Meta:
        model = LecturesPage

    title = "法治大讲堂"


class LecturePageFactory(PageFactory):
    class Meta:
        model = LecturePage

    title = factory.Sequence(lambda n: f"讲座{n}")


class SeriesFactory(factory.django.DjangoModelFactory):
    """Every week for four weeks, from a day without holidays on."""

    class Meta:
        model = Series

    name = "每周一讲"
    frequency = Frequency.WEEKLY
    first_day = factory.LazyFunction(lambda: today() + dt.timedelta(days=20))
    last_day = factory.LazyAttribute(lambda s: s.first_day + dt.timedelta(weeks=3))
    skips_holidays = False


class SessionFactory(factory.django.DjangoModelFactory):
    """An announced session in ten days, of an hour and a half, with ten seats."""

    class Meta:
        model = Session

    department = factory.SubFactory(DepartmentFactory)
    venue = factory.SubFactory(VenueFactory)
    state = SessionState.SCHEDULED
    starts_at = factory.LazyFunction(lambda: now().replace(microsecond=0) + dt.timedelta(days=10))
    ends_at = factory.LazyAttribute(lambda s: s.starts_at + dt.timedelta(minutes=90))
    capacity = 10


def applying(number: int, people: int = 1, **more: object) -> Application:
    """What somebody fills in; another number is another contact with other people."""
    name = fictional_name(number)
    along = [f"{name}之{'甲乙丙丁戊己庚辛壬癸'[n]}" for n in range(people - 1)]
    values = {"name": name, "phone": f"0523-{number:08d}", "names": [name, *along], **more}
    return Application(**values)  # type: ignore[arg-type]
