"""Lectures to look at: one with everything, and one with the worst words."""

import datetime as dt

from django.urls import reverse

from cms_pages.general.models import HomePage
from events.choices import Audience
from events.models import LecturePage, LecturesPage, Session
from events.scheduling import changing
from events.seats.registering import register
from fazhi.departments.models import Department
from fazhi.places.models import Accessibility
from fazhi.workdays import SHANGHAI, now
from tests.cms_pages.kit.every_block import RIGHT_TO_LEFT, UNBROKEN
from tests.factories.events import (
    LecturePageFactory,
    LecturesPageFactory,
    SeriesFactory,
    SessionFactory,
    SpeakerFactory,
    ThemeFactory,
    applying,
)
from tests.factories.places import VenueFactory, VillageFactory

WORDS = f"{RIGHT_TO_LEFT} {UNBROKEN}"
PHONE = "0523-00000060"


def furnish_lectures() -> dict[str, str]:
    """The pages by name, with their addresses; the demonstration's own are still being signed."""
    home = HomePage.objects.get(locale__language_code="zh-hans")
    programme = LecturesPageFactory.create(parent=home, title="示例大讲堂", slug="talks")
    lecture = _lecture(programme)
    session = _session(lecture)
    hostile = _hostile(programme)
    month = f"{session.starts_at.astimezone(SHANGHAI):%Y-%m}"
    registration = register(hostile, applying(701, 4))
    return {
        "programme of lectures": programme.url,
        "month of lectures": f"{programme.url}?month={month}",
        "lecture": lecture.url,
        "session": session.get_absolute_url(),
        "session, hostile": hostile.get_absolute_url(),
        "registering": reverse("events:register", args=[session.public_id]),
        "registration": reverse("events:mine", args=[registration.token]),
        "sheet for a notice board": reverse("events:board", args=[programme.public_id]),
    }


def _lecture(programme: LecturesPage) -> LecturePage:
    lecture: LecturePage = LecturePageFactory.create(
        parent=programme,
        title="租房那些事",
        search_description="押金、维修和退租，一件一件讲清楚。",
        slug="renting",
        themes=[ThemeFactory.create(name="房屋")],
        speakers=[SpeakerFactory.create()],
        audience=[Audience.WORKERS, Audience.YOUTH],
        body=[("text", "<p>签合同前要看清的三条。</p>")],
    )
    return lecture


def _session(lecture: LecturePage) -> Session:
    venue = VenueFactory.create(
        name="示例村党群服务中心",
        village=VillageFactory.create(name="示例讲座村"),
        address="示例路1号",
        directions="村委会对面",
        accessibility=[Accessibility.STEP_FREE, Accessibility.HEARING],
    )
    session: Session = SessionFactory.create(
        lecture=lecture,
        venue=venue,
        phone=PHONE,
        room="二楼会议室",
        capacity=40,
        kept_for_walk_ins=5,
    )
    return session


def _hostile(programme: LecturesPage) -> Session:
    """Moved, full, with names that nobody should enter."""
    venue = VenueFactory.create(name=f"{UNBROKEN[:60]}礼堂", address=WORDS[:200])
    lecture = LecturePageFactory.create(
        parent=programme,
        title=f"{UNBROKEN[:150]} {RIGHT_TO_LEFT}",
        slug="hostile-lecture",
        search_description=WORDS[:200],
        speakers=[SpeakerFactory.create(known_as=UNBROKEN[:60])],
        themes=[ThemeFactory.create(name=UNBROKEN[:40])],
    )
    session = SessionFactory.create(
        lecture=lecture, venue=venue, phone=PHONE, room=UNBROKEN[:60], note=WORDS[:200], capacity=4
    )
    later = dt.timedelta(days=1)
    values = {
        "starts_at": session.starts_at + later,
        "ends_at": session.ends_at + later,
        "venue": venue,
        "room": session.room,
    }
    return changing.move(session, values, WORDS[:200])


def furnish_organising() -> dict[str, str]:
    """The screens of whoever runs a session that begins in two hours, by name."""
    lecture = LecturePage.objects.get(slug="renting")
    session: Session = SessionFactory.create(
        lecture=lecture,
        title="签到演示",
        department=Department.objects.get(name="综合执法局"),
        starts_at=now() + dt.timedelta(hours=2),
        capacity=4,
        kept_for_walk_ins=1,
        phone=PHONE,
    )
    first, _second = (register(session, applying(n, people)) for n, people in ((731, 2), (732, 3)))
    series = SeriesFactory.create(lecture=lecture)
    acts = ("correct", "seats", "move", "cancel", "copy", "news", "register", "unit", "export")
    return {
        "sessions": reverse("events_sessions:index"),
        "new session": reverse("events_sessions:add"),
        "session": reverse("events_session", args=[session.pk]),
        "desk": reverse("events_desk", args=[session.pk]),
        "list of people": reverse("events_session_import", args=[session.pk]),
        "registration": reverse("events_registration", args=[first.pk]),
        "cancelling a registration": reverse("events_registration_cancel", args=[first.pk]),
        "people of a registration": reverse("events_registration_people", args=[first.pk]),
        "series": reverse("events_series:inspect", args=[series.pk]),
        "speakers": reverse("events_speakers:index"),
        "figures": reverse("events_figures:index"),
        "answers": reverse("events_answers:index"),
        **{name: reverse(f"events_sessions:{name}", args=[session.pk]) for name in acts},
    }
