"""Loading the season: pages signed as people sign, people registered as people register.

The site does not wait for it: a job does it beside the site, and goes on where it was interrupted.
"""

import datetime as dt
import time
from functools import partial
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.models import Page

from cms_pages.kit.models import BasePage
from events.demo.people import arrive, fill
from events.demo.records import LECTURES, SPEAKERS, THEMES, DemoLecture, DemoSession
from events.models import (
    Frequency,
    LecturePage,
    LecturesPage,
    Registration,
    Series,
    Session,
    Speaker,
    Theme,
)
from events.recurrence.editing import make_sessions
from events.scheduling import changing
from events.states import SessionState
from fazhi.accounts.models import User
from fazhi.departments.models import Department
from fazhi.jobs.asking import enqueue_once
from fazhi.jobs.registry import register_job
from fazhi.navigation.demo import SETTINGS_KEY
from fazhi.navigation.models import MainMenuItem, SiteSettings
from fazhi.outbox.models import Message
from fazhi.places.models import Accessibility, Venue, VenueKind, Village
from fazhi.signoff.demo_signing import sign_all, submit_for_signing
from fazhi.town.demo import DemoPart, DemoTown, register_demo
from fazhi.workdays import SHANGHAI, now, today
from legal_library.citing.keys import Key
from legal_library.demo import laws_imported
from legal_library.importers import wheel
from legal_library.models import Law

JOB = "events.load_demonstration"
HOME, GATHERING = "general.home", "events.lectures"
AUTHOR = "account:demo-author"
TITLE = "法治大讲堂"
SUMMARY = (
    "把法讲到村口：什么时候、在哪个村、讲什么、还有几个座位，一看就知道；不用注册账号就能报名。"
)
PAUSE = 0.2  # seconds between pages, in which others write: SQLite lets one at a time
STARTED = dt.timedelta(minutes=30)  # since when the one that runs has been running
PHONE = "0523-00000060"

P = TypeVar("P", bound=BasePage)


def load(town: DemoTown) -> None:
    """Themes and speakers; all else is a job's work."""
    if not isinstance(town.find(HOME), Page):
        return
    for order, (key, name, name_en) in enumerate(THEMES):
        town.make(
            f"events.theme:{key}",
            partial(Theme.objects.create, name=name, name_en=name_en, order=order),
        )
    for key, known_as, known_as_en in SPEAKERS:
        town.make(
            f"events.speaker:{key}",
            partial(Speaker.objects.create, known_as=known_as, known_as_en=known_as_en),
        )
    if Law.objects.exists() or not wheel.installed():
        enqueue_once(JOB)  # else when the laws are there, which lectures cite


def _laws_are_there(sender: Any, **kwargs: Any) -> None:
    if DemoTown().find(HOME) is not None:
        enqueue_once(JOB)


def remove(town: DemoTown) -> None:
    """Takes away what was written to those registered: nobody is left to whom it went."""
    kind = ContentType.objects.get_for_model(Registration)
    Message.objects.filter(content_type=kind).delete()


def load_season() -> str:
    """The programme with its lectures and sessions; gives how many lectures it signed.

    In the demonstration only. Repeating it changes nothing.
    """
    town = DemoTown()
    home, author = town.find(HOME), town.find(AUTHOR)
    if not (isinstance(home, Page) and isinstance(author, User)):
        return _("There is nothing to load.")
    with transaction.atomic():
        gathering = town.make(GATHERING, partial(_make_gathering, town, home, author))
        if gathering is None:
            return _("There is nothing to load.")
        town.make("events.menu", partial(_make_menu_item, town, gathering))
    signed = 0
    for lecture in LECTURES:
        with transaction.atomic():
            signed += _load_lecture(town, gathering, author, lecture)
        time.sleep(PAUSE)
    return str(signed) if signed else ""


def _load_lecture(
    town: DemoTown, gathering: LecturesPage, author: User, lecture: DemoLecture
) -> bool:
    key = f"events.lecture:{lecture.key}"
    if isinstance(town.find(key), LecturePage):
        return False
    page = town.make(key, partial(_make_lecture, town, gathering, author, lecture))
    if page is None:
        return False
    for number, session in enumerate(lecture.sessions):
        _load_session(town, page, lecture, number, session)
    return True


def _make_gathering(town: DemoTown, home: Page, author: User) -> LecturesPage:
    page = LecturesPage(
        slug="lectures",
        title=TITLE,
        search_description=SUMMARY,
        responsible_department=town.get("department:justice", Department),
    )
    return _signed(page, home, author)


def _make_lecture(
    town: DemoTown, gathering: LecturesPage, author: User, lecture: DemoLecture
) -> LecturePage:
    page = LecturePage(
        slug=lecture.key,
        title=lecture.title,
        search_description=lecture.summary,
        responsible_department=town.get(f"department:{lecture.department}", Department),
        form=lecture.form,
        audience=lecture.audience,
        spoken=lecture.spoken,
        keywords=lecture.keywords,
        body=[("text", f"<ul>{''.join(f'<li>{line}</li>' for line in lecture.learns)}</ul>")],
        laws=[("law", _cited(title, article)) for title, article in lecture.laws if _law(title)],
    )
    page.themes = _found(town, "theme", lecture.themes, Theme)
    page.speakers = _found(town, "speaker", (lecture.speaker,), Speaker)
    return _signed(page, gathering, author)


def _found(town: DemoTown, kind: str, keys: tuple[str, ...], model: type[Model]) -> list[Any]:
    found = (town.find(f"events.{kind}:{key}") for key in keys)
    return [one for one in found if isinstance(one, model)]


def _law(title: str) -> Law | None:
    """A law of the library by the end of its title; nothing where it has not been imported."""
    return Law.objects.filter(title__endswith=title).order_by("pk").first()


def _cited(title: str, article: int) -> dict[str, Any]:
    law = _law(title)
    key = str(Key(law.pk, article)) if law else ""
    return {"law": key, "shows_text": False, "note": ""}


def _signed(page: P, parent: Page, author: User) -> P:
    page.locale, page.owner, page.live = parent.locale, author, False
    parent.add_child(instance=page)
    page.save_revision(user=author)
    sign_all(page, submit_for_signing(page, author))
    return page


def _make_menu_item(town: DemoTown, page: LecturesPage) -> MainMenuItem:
    settings = town.get(SETTINGS_KEY, SiteSettings)
    item: MainMenuItem = MainMenuItem.objects.create(settings=settings, sort_order=0, page=page)
    return item


def _load_session(
    town: DemoTown, page: LecturePage, lecture: DemoLecture, number: int, data: DemoSession
) -> None:
    key = f"events.session:{lecture.key}:{number}"
    venue = town.make(f"venue:lectures:{data.village}", partial(_make_venue, town, data.village))
    if venue is None:
        return
    session = town.make(key, partial(_make_session, page, lecture, venue, data))
    if session is None:
        return
    if lecture.weekly:
        series = town.make(f"{key}:series", partial(_make_series, page, lecture, session))
        if series is not None:
            for one in make_sessions(series, session).made:
                town.make(f"{key}:{one.series_day}", partial(_announced, one))
    fill(town, key, session, data)
    arrive(town, key, session, data)
    if data.cancelled:
        changing.cancel(session, data.cancelled)
    if data.moved_by:
        later = dt.timedelta(days=data.moved_by)
        values = {
            "starts_at": session.starts_at + later,
            "ends_at": session.ends_at + later,
            "venue": session.venue,
            "room": session.room,
        }
        changing.move(session, values, data.moved_why)


def _make_session(
    page: LecturePage, lecture: DemoLecture, venue: Venue, data: DemoSession
) -> Session:
    starts_at = _begins(data)
    session = Session(
        lecture=page,
        department=page.responsible_department,
        title=data.title,
        venue=venue,
        room=data.room,
        phone=PHONE,
        note=lecture.bring,
        state=SessionState.SCHEDULED,
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(hours=data.hours),
        capacity=data.capacity,
        kept_for_walk_ins=data.kept,
        admission=data.admission,
    )
    session.full_clean()
    session.save()
    return session


def _begins(data: DemoSession) -> dt.datetime:
    if data.now:
        begun = now() - STARTED
        return begun.replace(minute=begun.minute // 10 * 10, second=0, microsecond=0)
    day = today() + dt.timedelta(days=data.day)
    return dt.datetime.combine(day, dt.time(data.hour, data.minute), SHANGHAI)


def _make_series(page: LecturePage, lecture: DemoLecture, first: Session) -> Series:
    day = first.starts_at.astimezone(SHANGHAI).date()
    series = Series(
        name=lecture.title,
        lecture=page,
        frequency=Frequency.WEEKLY,
        first_day=day,
        last_day=day + dt.timedelta(weeks=lecture.weekly - 1),
        skips_lunar="12-23..1-15",
    )
    series.full_clean()
    series.save()
    first.series, first.series_day = series, day
    first.save(update_fields=["series", "series_day"])
    return series


def _announced(session: Session) -> Session:
    return changing.announce(session)


def _make_venue(town: DemoTown, name: str) -> Venue:
    village = town.find(f"village:{name}")
    venue: Venue = Venue.objects.create(
        name=f"{name}党群服务中心（演示）",
        name_en="",
        kind=VenueKind.CULTURE_HALL,
        village=village if isinstance(village, Village) else None,
        address=f"黄桥镇{name}示例路1号",
        capacity=150,
        accessibility=[Accessibility.STEP_FREE, Accessibility.TOILET, Accessibility.PARKING],
        directions="公交“示例站”下车，往村委会方向走三分钟；门口可以停电动车和汽车。",
    )
    return venue


def register() -> None:
    """Called once, when the apps are ready."""
    register_job(
        JOB,
        load_season,
        label=gettext_lazy("Sign the lectures of the demonstration"),
        time_limit=900,
        exclusive=True,
    )
    laws_imported.connect(_laws_are_there, dispatch_uid="events.demo")
    register_demo(DemoPart("events", 91, load, remove))
