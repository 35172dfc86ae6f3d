"""The report of pages whose review is due."""

import datetime as dt
from io import BytesIO
from typing import Any

from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import GroupPagePermission, Page

import pytest
from openpyxl import load_workbook

from cms_pages.general.models import HomePage
from cms_pages.kit.review_report import due_pages
from fazhi.workdays import today
from tests.factories.accounts import UserFactory
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import SectionPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def report(client: Client, **query: Any) -> str:
    response = client.get(reverse("kit_due_for_review"), query)
    assert response.status_code == 200
    return str(response.content.decode())


def titles(pages: Any) -> list[str]:
    return [page.title for page in due_pages(pages)]


def test_pages_of_every_type_are_listed_once_due_the_oldest_first(home: HomePage) -> None:
    StandardPageFactory.create(parent=home, title="今天", review_due_on=today())
    SectionPageFactory.create(parent=home, title="昨天", review_due_on=today() - DAY)
    StandardPageFactory.create(parent=home, title="明天", review_due_on=today() + DAY)
    StandardPageFactory.create(parent=home, title="草稿", review_due_on=today(), live=False)
    StandardPageFactory.create(parent=home, title="未定")
    assert titles(Page.objects.all()) == ["昨天", "今天"]


def test_an_alias_is_reviewed_with_its_original(home: HomePage) -> None:
    page = StandardPageFactory.create(parent=home, title="原页", review_due_on=today())
    page.create_alias(update_slug="alias", parent=home)
    assert titles(Page.objects.all()) == ["原页"]


def test_the_report_names_department_and_dates(home: HomePage, admin_client: Client) -> None:
    one, other = (DepartmentFactory.create(name=n) for n in ("司法所", "民政办"))
    for department in (one, other):
        StandardPageFactory.create(
            parent=home,
            title=f"{department.name}的页面",
            responsible_department=department,
            reviewed_on=dt.date(2025, 1, 2),
            review_due_on=dt.date(2025, 7, 2),
        )
    html = report(admin_client)
    for words in ("待复审页面", "司法所的页面", "民政办的页面", "2025-01-02", "2025-07-02"):
        assert words in html
    filtered = report(admin_client, department=one.pk)
    assert "司法所的页面" in filtered
    assert "民政办的页面" not in filtered
    assert report(admin_client, department="x", content_type="y")


def test_the_report_can_be_taken_along(home: HomePage, admin_client: Client) -> None:
    StandardPageFactory.create(
        parent=home,
        title="到期的页面",
        review_due_on=dt.date(2025, 7, 2),
        responsible_department=DepartmentFactory.create(name="司法所"),
    )
    response: Any = admin_client.get(reverse("kit_due_for_review"), {"export": "xlsx"})
    book: Any = load_workbook(BytesIO(b"".join(response.streaming_content)))
    rows = list(book.active.values)
    assert rows[0] == ("标题", "责任单位", "最后审核", "下次复审", "网址")
    assert rows[1][:2] == ("到期的页面", "司法所")
    assert "2025" in str(rows[1][3])


def test_each_reader_sees_the_pages_that_the_explorer_shows(home: HomePage) -> None:
    section = SectionPageFactory.create(parent=home)
    StandardPageFactory.create(parent=section, title="看得见", review_due_on=today())
    StandardPageFactory.create(parent=home, title="看不见", review_due_on=today())
    user = UserFactory.create()
    group = user.groups.create(name="编辑")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(reverse("kit_due_for_review")).status_code == 302
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=section, permission=change)
    html = report(client)
    assert "看得见" in html
    assert "看不见" not in html


def test_queries_do_not_grow_with_the_pages(home: HomePage, admin_client: Client) -> None:
    found = []
    for number in (1, 9):
        for _n in range(number):
            StandardPageFactory.create(
                parent=home,
                review_due_on=today(),
                responsible_department=DepartmentFactory.create(),
            )
        report(admin_client)
        with CaptureQueriesContext(connection) as context:
            report(admin_client)
        found.append(len(context))
    assert found[0] == found[1]
