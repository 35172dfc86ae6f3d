"""Who answers for a page, and until when it has been checked."""

import datetime as dt

from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from wagtail_localize.fields import copy_synchronised_fields

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage, StandardPage
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import StandardPageFactory, translate

pytestmark = pytest.mark.django_db

REVIEWED, DUE = dt.date(2026, 3, 1), dt.date(2026, 9, 1)


def test_the_foot_of_a_page_says_who_answers_for_it(home: HomePage, client: Client) -> None:
    department = DepartmentFactory.create(name="司法所")
    page = StandardPageFactory.create(
        parent=home,
        responsible_department=department,
        editor_name="王某",
        reviewed_on=REVIEWED,
        review_due_on=DUE,
    )
    foot = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".page-foot")
    assert foot is not None
    text = foot.get_text(" ", strip=True)
    for words in ("责任单位 司法所", "责任编辑 王某", "最后审核 2026-03-01", "下次复审 2026-09-01"):
        assert words in text
    assert foot.a is not None
    assert foot.a["href"] == department.get_absolute_url()


def test_what_is_not_known_is_not_mentioned(home: HomePage, client: Client) -> None:
    html = client.get(StandardPageFactory.create(parent=home).url).content.decode()
    for words in ("责任单位", "责任编辑", "最后审核", "下次复审"):
        assert words not in html


def test_a_copy_has_not_been_reviewed(home: HomePage) -> None:
    department = DepartmentFactory.create()
    page = StandardPageFactory.create(
        parent=home, responsible_department=department, reviewed_on=REVIEWED, review_due_on=DUE
    )
    copy = page.copy(update_attrs={"slug": "copy", "title": "副本"}, to=home)
    assert (copy.reviewed_on, copy.review_due_on) == (None, None)
    assert copy.responsible_department == department
    assert copy.get_latest_revision_as_object().reviewed_on is None


def test_a_translation_is_answered_for_by_the_same_department_and_reviewed_by_itself(
    home: HomePage,
) -> None:
    translate(home)
    department = DepartmentFactory.create()
    page = StandardPageFactory.create(
        parent=home, responsible_department=department, reviewed_on=REVIEWED, review_due_on=DUE
    )
    english = translate(page)
    copy_synchronised_fields(page, english)
    assert english.responsible_department == department
    assert (english.reviewed_on, english.review_due_on) == (None, None)


def test_the_form_shows_the_dates_and_takes_none(home: HomePage, admin_client: Client) -> None:
    page = StandardPageFactory.create(parent=home, reviewed_on=REVIEWED, review_due_on=DUE)
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert {"reviewed_on", "review_due_on"}.isdisjoint(response.context["form"].fields)
    html = response.content.decode()
    for day in (REVIEWED, DUE):
        assert f"{day:%Y-%m-%d}" in html


def test_a_department_that_pages_name_is_ended_and_not_deleted(home: HomePage) -> None:
    department = DepartmentFactory.create()
    StandardPageFactory.create(parent=home, responsible_department=department)
    with pytest.raises(ProtectedError):
        department.delete()


def test_a_revision_whose_department_is_gone_can_still_be_opened(home: HomePage) -> None:
    department = DepartmentFactory.create()
    page = StandardPageFactory.create(parent=home)
    page.responsible_department = department
    page.save_revision()
    department.delete()
    draft = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.responsible_department is None
    assert draft.title == page.title
