"""Who looks at the screens of lectures, and how the tests read what they show."""

import datetime as dt
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bs4 import BeautifulSoup

from events.models import Registration, Session
from fazhi.accounts.models import User
from fazhi.departments.models import Department, Role
from fazhi.workdays import SHANGHAI
from tests.factories.departments import MembershipFactory

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def member(role: Role, department: Department) -> Client:
    return browser(MembershipFactory.create(role=role, department=department).user)


def act_url(name: str, session: Session) -> str:
    return reverse(f"events_sessions:{name}", args=[session.pk])


def page_url(session: Session) -> str:
    return reverse("events_session", args=[session.pk])


def desk_url(session: Session) -> str:
    return reverse("events_desk", args=[session.pk])


def code_of(registration: Registration) -> str:
    """What the desk scans."""
    assert registration.code
    return registration.code


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def errors(response: Any) -> str:
    """Everything that a form says is wrong."""
    found = soup(response).select(".error-message, .help-critical, .messages .error")
    return " ".join(element.get_text(" ", strip=True) for element in found)


def is_refused(response: Any) -> bool:
    """Whether the administration sent somebody away who may not do this."""
    away = response.headers.get("Location", "") == reverse("wagtailadmin_home")
    return response.status_code in {403, 404} or away


def typed(moment: dt.datetime) -> str:
    """A moment as it is typed into a form."""
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def hidden(response: Any, name: str) -> str:
    """The value of a hidden field."""
    found = soup(response).select_one(f"input[name={name}]")
    assert found is not None, f"no field {name}"
    return str(found["value"])


def queries(client: Client, path: str) -> int:
    """How many queries a screen needs, once everything is warm."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def figure(response: Any, name: str) -> Any:
    """A number that the screen was given."""
    return getattr(response.context["figures"], name)
