"""Who may see and do what: organisers of the department, of another one, auditors, administrators."""

from django.test import Client
from django.urls import reverse

import pytest

from events.models import Registration, Session
from events.scheduling.acts import Act
from events.seats.registering import register
from events.states import Admission, SessionState, State
from tests.events.browsing import act_url, code_of, desk_url, is_refused, page_url, soup
from tests.factories.events import SessionFactory, SpeakerFactory, ThemeFactory, applying

pytestmark = pytest.mark.django_db

REGISTRATION_ACTS = ("approve", "refuse", "people", "cancel", "reveal", "forget")


def registered(session: Session) -> Registration:
    return register(session, applying(7, 2))


def addresses(session: Session, registration: Registration) -> list[str]:
    """Every screen about one session and its people."""
    key = registration.pk
    return [
        page_url(session),
        desk_url(session),
        reverse("events_session_import", args=[session.pk]),
        *(act_url(act.value, session) for act in Act),
        reverse("events_registration", args=[key]),
        *(reverse(f"events_registration_{name}", args=[key]) for name in REGISTRATION_ACTS),
    ]


@pytest.mark.parametrize("verb", ["get", "post"])
def test_others_get_nowhere_and_learn_nothing(
    verb: str, session: Session, stranger: Client, nobody: Client, resident: Client
) -> None:
    registration = registered(session)
    for client in (stranger, nobody, resident):
        for address in addresses(session, registration):
            assert is_refused(getattr(client, verb)(address)), address
    session.refresh_from_db()
    registration.refresh_from_db()
    assert (session.state, registration.state) == (SessionState.SCHEDULED, State.CONFIRMED)


def test_anonymous_visitors_are_asked_to_sign_in(session: Session) -> None:
    for address in addresses(session, registered(session)):
        assert "login" in Client().get(address).headers["Location"]


def test_auditors_see_sessions_and_figures_without_people(
    session: Session, auditor: Client
) -> None:
    registration = registered(session)
    page = auditor.get(page_url(session))
    assert page.status_code == 200
    assert page.context["figures"].taken == 2
    assert code_of(registration) not in page.content.decode()
    assert "示例庚" not in page.content.decode()
    assert not page.context["acts"]
    assert auditor.get(reverse("events_sessions:index")).status_code == 200
    assert auditor.get(reverse("events_figures:index")).status_code == 200
    seen = addresses(session, registration)
    for address in seen[1:]:
        assert is_refused(auditor.get(address)), address
        assert is_refused(auditor.post(address)), address


@pytest.mark.parametrize("who", ["organiser", "chief"])
def test_organisers_and_administrators_reach_every_screen(
    who: str, session: Session, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(who)
    for address in addresses(session, registered(session)):
        response = client.get(address)
        assert response.status_code in {200, 302}, address
        assert not is_refused(response), address


def test_the_list_shows_own_sessions_and_no_others(
    session: Session, organiser: Client, stranger: Client, chief: Client
) -> None:
    theirs = SessionFactory.create()
    index = reverse("events_sessions:index")
    assert list(organiser.get(index).context["object_list"]) == [session]
    assert list(stranger.get(index).context["object_list"]) == []
    assert set(chief.get(index).context["object_list"]) == {session, theirs}


def test_the_screens_without_a_session(
    session: Session, organiser: Client, auditor: Client, nobody: Client, chief: Client
) -> None:
    SpeakerFactory.create()
    ThemeFactory.create()
    lists = {
        "events_sessions:index": {"organiser", "auditor"},
        "events_sessions:add": {"organiser"},
        "events_series:index": {"organiser", "auditor"},
        "events_series:add": {"organiser"},
        "events_speakers:index": {"organiser"},
        "events_speakers:add": {"organiser"},
        "events_themes:index": {"organiser"},
        "events_figures:index": {"organiser", "auditor"},
        "events_answers:index": {"organiser", "auditor"},
    }
    clients = {"organiser": organiser, "auditor": auditor, "nobody": nobody}
    for name, allowed in lists.items():
        assert chief.get(reverse(name)).status_code == 200, name
        for who, client in clients.items():
            response = client.get(reverse(name))
            assert is_refused(response) != (who in allowed), (name, who)


def test_the_menu_shows_what_somebody_may_open(
    session: Session, organiser: Client, nobody: Client
) -> None:
    menu = soup(organiser.get("/admin/")).get_text() + organiser.get("/admin/").content.decode()
    assert reverse("events_sessions:index") in menu
    assert reverse("events_sessions:index") not in nobody.get("/admin/").content.decode()


def test_approval_is_offered_where_it_is_waited_for(session: Session, organiser: Client) -> None:
    session.admission = Admission.APPROVAL
    session.save()
    waiting = register(session, applying(1))
    page = organiser.get(page_url(session)).content.decode()
    assert reverse("events_registration_approve", args=[waiting.pk]) in page
