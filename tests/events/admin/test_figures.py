"""Figures without people, speakers with consents, answers without names."""

import datetime as dt
import io
from typing import Any

from django.test import Client
from django.urls import reverse

import openpyxl
import pytest

from events.models import Attendee, LecturePage, Session, SessionFeedback, Speaker
from events.models.feedback import Mark
from events.seats.registering import register
from events.states import Presence
from events.statistics import NAMES, Line, withheld
from fazhi.people.models import Consent, Person
from fazhi.workdays import SHANGHAI, today
from tests.events.browsing import is_refused, page_url, queries
from tests.factories.events import (
    SessionFactory,
    SpeakerFactory,
    ThemeFactory,
    applying,
)
from tests.factories.places import VillageFactory

pytestmark = pytest.mark.django_db

NAME, PHONE = "示例甲乙", "13800001234"


def figures(client: Client, query: str = "") -> Any:
    return client.get(f"{reverse('events_figures:index')}{query}")


def months(session: Session) -> str:
    month = f"{session.starts_at.astimezone(SHANGHAI):%Y-%m}"
    return f"?from={month}&until={month}"


def by(response: Any, table: int) -> dict[str, tuple[Any, ...]]:
    """The lines of a table: 0 months, 1 villages, 2 themes, 3 departments."""
    return {line.label: line.values for line in response.context["tables"][table][1]}


def test_people_are_counted_by_village_theme_and_department(
    session: Session, lecture: LecturePage, organiser: Client
) -> None:
    theme = ThemeFactory.create(name="婚姻家庭")
    LecturePage.themes.through.objects.create(lecturepage=lecture, theme=theme)
    village = VillageFactory.create()
    Session.objects.filter(pk=session.pk).update(capacity=50)
    for number in range(1, 9):
        register(session, applying(number, village=village))
    people = list(Attendee.objects.filter(session=session).order_by("pk"))
    for attendee in people[:5]:
        attendee.presence = Presence.PRESENT
        attendee.save()
    for attendee in people[5:]:
        attendee.presence = Presence.ABSENT
        attendee.save()
    response = figures(organiser, months(session))
    assert by(response, 1) == {village.name: (8, 5, 0, 3, 0)}
    assert by(response, 2) == {"婚姻家庭": (8, 5, 0, 3, 0)}
    assert by(response, 3) == {session.department.name: (8, 5, 0, 3, 0)}
    assert response.context["tables"][1][2] is not None, "a chart stands beside"
    assert "<svg" in response.content.decode()


def test_figures_of_other_departments_are_not_among_the_own(
    session: Session, organiser: Client, auditor: Client
) -> None:
    other = SessionFactory.create(starts_at=session.starts_at)
    for number in range(1, 5):
        register(session, applying(number))
        register(other, applying(number))
    assert len(by(figures(organiser, months(session)), 3)) == 1
    assert len(by(figures(auditor, months(session)), 3)) == 2


def line(label: str, *numbers: int) -> Line:
    return Line(label, *numbers)


def test_small_figures_are_withheld_and_so_is_what_gives_them_away() -> None:
    few = withheld([line("甲村", 10, 8, 0, 2, 0), line("乙村", 20, 15, 4, 5, 3)])
    assert few[0].missing is None
    assert few[0].came is None, "registered less came would tell"
    assert few[1].missing is None, "the sum of all would tell"
    assert (few[0].registered, few[1].registered) == (10, 20)
    assert few[0].late == 0
    safe = withheld([line("甲村", 10, 7, 3, 3, 0)])
    assert safe[0].values == (10, 7, 3, 3, 0)
    assert len(NAMES) == len(safe[0].values)


def test_the_workbook_tells_no_more_than_the_page(session: Session, organiser: Client) -> None:
    register(session, applying(1, 2))
    response = figures(organiser, f"{months(session)}&export=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).worksheets[0]
    numbers = {c for row in sheet.iter_rows(values_only=True) for c in row if isinstance(c, int)}
    assert not numbers & {1, 2}


@pytest.mark.parametrize(
    "query",
    [
        "?from=x&until=2026-01",
        "?from=2026-05&until=2026-01",
        "?from=2026-13&until=2027-01",
        "?from=0001-01&until=2026-01",
        "?from=2000-01&until=2099-12",
        "?from=２０２６-01&until=2026-05",
        "?from=%00&until=",
        "?from=2026-01",
    ],
)
def test_months_that_are_none_are_said(organiser: Client, query: str) -> None:
    for export in ("", "&export=xlsx"):
        response = figures(organiser, query + export)
        assert response.status_code == 200
        assert response.context["problem"]


def test_figures_need_as_many_queries_for_more_sessions(
    session: Session, organiser: Client
) -> None:
    def fill(number: int) -> None:
        for n in range(number):
            one = SessionFactory.create(
                department=session.department, lecture=session.lecture, starts_at=session.starts_at
            )
            for who in range(1, 5):
                register(one, applying(who + n, village=VillageFactory.create()))

    address = reverse("events_figures:index") + months(session)
    fill(2)
    few = queries(organiser, address)
    fill(10)
    assert queries(organiser, address) == few


def speaker_form(**changes: Any) -> dict[str, Any]:
    return {
        "known_as": "普法讲师团的一位律师",
        "known_as_en": "",
        "name": NAME,
        "phone": PHONE,
        "channel": "paper",
        "agreed_on": f"{today():%Y-%m-%d}",
        "shows": ["name", "post"],
        "post": "示例律师事务所律师",
        "introduction": "",
        "portrait": "",
        **changes,
    }


def test_a_speaker_is_recorded_with_a_consent_and_masked(organiser: Client) -> None:
    organiser.post(reverse("events_speakers:add"), speaker_form())
    speaker = Speaker.objects.get()
    assert speaker.person is not None
    assert (speaker.person.name, speaker.shows) == (NAME, ("name", "post"))
    consent = Consent.objects.get()
    assert (consent.purpose, consent.channel) == ("speaker", "paper")
    for address in ("events_speakers:index", "events_speakers:edit"):
        args = [speaker.pk] if address.endswith("edit") else []
        page = organiser.get(reverse(address, args=args)).content.decode()
        assert NAME not in page
        assert PHONE not in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "", "phone": "", "channel": "", "agreed_on": ""}, "shows"),
        ({"phone": ""}, "phone"),
        ({"channel": ""}, "channel"),
        ({"phone": "12"}, "phone"),
        ({"agreed_on": "2999-01-01"}, "agreed_on"),
        ({"agreed_on": "2021-12-01"}, "agreed_on"),
        ({"known_as": ""}, "known_as"),
        ({"shows": ["number"]}, "shows"),
    ],
)
def test_nothing_personal_is_kept_without_a_consent(
    organiser: Client, changes: dict[str, Any], field: str
) -> None:
    response = organiser.post(reverse("events_speakers:add"), speaker_form(**changes))
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not Speaker.objects.exists()
    assert not Person.objects.exists()


def test_one_person_is_one_speaker(organiser: Client) -> None:
    organiser.post(reverse("events_speakers:add"), speaker_form())
    again = organiser.post(reverse("events_speakers:add"), speaker_form(known_as="另一位"))
    assert again.context["form"].non_field_errors()
    assert Speaker.objects.count() == 1


def test_withdrawing_takes_everything_away_at_once(organiser: Client, nobody: Client) -> None:
    organiser.post(reverse("events_speakers:add"), speaker_form())
    speaker = Speaker.objects.get()
    withdraw = reverse("events_speakers:withdraw", args=[speaker.pk])
    assert is_refused(nobody.post(withdraw))
    assert (
        withdraw
        in organiser.get(reverse("events_speakers:edit", args=[speaker.pk])).content.decode()
    )
    assert organiser.post(withdraw).status_code == 302
    speaker.refresh_from_db()
    assert (speaker.person, speaker.shows, speaker.post) == (None, (), "")
    assert speaker.known_as == "普法讲师团的一位律师"
    assert organiser.post(withdraw).status_code == 200, "there is nothing left to withdraw"


def test_speakers_need_as_many_queries_for_ten_as_for_one(organiser: Client) -> None:
    organiser.post(reverse("events_speakers:add"), speaker_form())
    few = queries(organiser, reverse("events_speakers:index"))
    for number in range(10):
        form = speaker_form(phone=f"1380000{number:04d}", known_as=f"讲师{number}")
        organiser.post(reverse("events_speakers:add"), form)
    SpeakerFactory.create_batch(3)
    assert Speaker.objects.count() == 14
    assert queries(organiser, reverse("events_speakers:index")) == few


def test_answers_are_read_by_whoever_sees_the_session(
    session: Session, organiser: Client, stranger: Client, auditor: Client
) -> None:
    made = SessionFeedback.objects.create(
        session=session,
        understood=Mark.YES,
        useful=Mark.PARTLY,
        wish="多讲讲宅基地",
        day=today() - dt.timedelta(days=1),
    )
    index = reverse("events_answers:index")
    assert list(organiser.get(index).context["object_list"]) == [made]
    assert list(auditor.get(index).context["object_list"]) == [made]
    assert list(stranger.get(index).context["object_list"]) == []
    page = organiser.get(page_url(session))
    assert "多讲讲宅基地" in page.content.decode()
    assert page.context["answers"][0][1] == 1
