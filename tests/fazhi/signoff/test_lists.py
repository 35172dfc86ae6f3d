"""What the dashboard shows beside the steps that wait: reviews, and law that has changed."""

import datetime as dt
from typing import Any

from django.test import Client
from django.urls import reverse

import pytest
import time_machine

from cms_pages.general.models import StandardPage
from fazhi.signoff.lists import lists_for
from fazhi.signoff.steps import Step
from fazhi.workdays import today
from tests.factories.accounts import AdministratorFactory
from tests.factories.legal_library import released_law
from tests.factories.pages import StandardPageFactory
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db


def titles(user: Any) -> dict[str, list[str]]:
    return {str(label): [line.title for line in lines] for label, lines in lists_for(user)}


def test_what_is_soon_due_for_review_stands_with_its_department(
    office: Office, django_assert_max_num_queries: Any
) -> None:
    for days, title in ((-5, "已经到期"), (20, "下月到期"), (90, "明年到期")):
        page = StandardPageFactory.create(
            parent=office.page.get_parent(), title=title, responsible_department=office.bureau
        )
        StandardPage.objects.filter(pk=page.pk).update(
            review_due_on=today() + dt.timedelta(days=days)
        )
    for user in (office.people[Step.DEPARTMENT], AdministratorFactory.create()):
        with django_assert_max_num_queries(12):
            (found,) = titles(user).values()
        assert found == ["已经到期", "下月到期"]
    assert titles(office.people[Step.LEGAL]) == {}


def test_what_cites_law_that_was_repealed_is_named_from_that_day_on(office: Office) -> None:
    law = released_law()
    StandardPageFactory.create(
        parent=office.page.get_parent(),
        title="讲一部法",
        responsible_department=office.bureau,
        body=[("citation", {"law": f"{law.pk}-2", "shows_text": True, "note": ""})],
    )
    assert titles(office.people[Step.DEPARTMENT]) == {}
    version = law.versions.get()
    version.effective_to = today() + dt.timedelta(days=10)
    version.end_reason = "repealed"
    version.save()
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=12)):
        (found,) = titles(office.people[Step.DEPARTMENT]).values()
    assert found == ["讲一部法"]


def test_the_dashboard_shows_them(office: Office) -> None:
    page = StandardPageFactory.create(
        parent=office.page.get_parent(), title="已经到期", responsible_department=office.bureau
    )
    StandardPage.objects.filter(pk=page.pk).update(review_due_on=today())
    client = Client()
    client.force_login(
        office.people[Step.DEPARTMENT],
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    assert "已经到期" in client.get(reverse("signoff:index")).content.decode()
