"""Who answers for a page, and until when it has been checked."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.test import Client

from wagtail_localize.fields import copy_synchronised_fields

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage, StandardPage
from fazhi.workdays import today
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import StandardPageFactory, translate

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
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


def test_the_next_review_comes_after_the_last(home: HomePage) -> None:
    page = StandardPage(title="一页", reviewed_on=REVIEWED, review_due_on=REVIEWED)
    with pytest.raises(ValidationError, match="下次复审应当晚于最后审核"):
        page.clean()


def test_nobody_has_reviewed_a_page_tomorrow() -> None:
    with pytest.raises(ValidationError, match="还没有到"):
        StandardPage(title="一页", reviewed_on=today() + DAY).clean()
    StandardPage(title="一页", reviewed_on=today(), review_due_on=today() + DAY).clean()


def test_a_copy_has_not_been_reviewed(home: HomePage) -> None:
    department = DepartmentFactory.create()
    page = StandardPageFactory.create(
        parent=home, responsible_department=department, reviewed_on=REVIEWED, review_due_on=DUE
    )
    copy = page.copy(update_attrs={"slug": "copy", "title": "副本"}, to=home)
    assert (copy.reviewed_on, copy.review_due_on) == (None, None)
    assert copy.responsible_department == department
    assert copy.get_latest_revision_as_object().reviewed_on is None


def test_a_translation_is_answered_for_by_the_same_department(home: HomePage) -> None:
    translate(home)
    department = DepartmentFactory.create()
    page = StandardPageFactory.create(
        parent=home, responsible_department=department, reviewed_on=REVIEWED
    )
    english = translate(page)
    copy_synchronised_fields(page, english)
    assert (english.responsible_department, english.reviewed_on) == (department, REVIEWED)


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
