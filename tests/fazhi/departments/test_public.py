"""What the public sees of the departments."""

import datetime as dt
import html
import re
from typing import Any

from django.test import Client

from wagtail.models import Site

import pytest
import time_machine

from cms_pages.general.models import HomePage
from fazhi.departments.models import Department
from tests.factories.departments import (
    DepartmentFactory,
    LawResponsibilityFactory,
    MembershipFactory,
)
from tests.factories.pages import translate
from tests.factories.places import CounterFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_a_department_shows_duties_office_place_in_the_tree_and_laws(client: Client) -> None:
    top = DepartmentFactory.create(name="镇政府")
    office = DepartmentFactory.create(
        name="司法所",
        parent=top,
        duties="法治宣传",
        phone="0523-000",
        address="一楼",
        hours="工作日 9:00",
    )
    DepartmentFactory.create(name="服务中心", parent=office)
    LawResponsibilityFactory.create(title="公证法", department=office)
    text = client.get(office.get_absolute_url()).content.decode()
    for shown in ("镇政府", "法治宣传", "0523-000", "一楼", "9:00", "服务中心", "《公证法》"):
        assert shown in text


def test_no_person_is_shown(client: Client) -> None:
    held = MembershipFactory.create(user__name="示例甲", post="所长")
    text = client.get(held.department.get_absolute_url()).content.decode()
    assert "示例甲" not in text
    assert "所长" not in text


def test_english_is_shown_where_there_is_any(client: Client, home: HomePage) -> None:
    translate(home)
    office = DepartmentFactory.create(name="司法所", name_en="Judicial Office", duties="法治宣传")
    text = client.get(f"/en{office.get_absolute_url()}").content.decode()
    assert "Judicial Office" in text
    assert "法治宣传" in text
    assert "Judicial Office" not in client.get(office.get_absolute_url()).content.decode()


def test_the_list_is_a_tree_of_those_that_exist(client: Client) -> None:
    DepartmentFactory.create(name="司法所", parent=DepartmentFactory.create(name="镇政府"))
    DepartmentFactory.create(name="旧局", ends_on=dt.date(2020, 1, 1))
    text = client.get("/departments/").content.decode()
    assert "司法所" in text
    assert "镇政府" in text
    assert "旧局" not in text


def test_there_is_no_list_without_departments(client: Client) -> None:
    DepartmentFactory.create(ends_on=dt.date(2020, 1, 1))
    assert client.get("/departments/").status_code == 404


@pytest.mark.parametrize("path", ["/departments/", "/en/departments/", "/departments/0000000000/"])
def test_an_installation_without_a_town_is_not_set_up(client: Client, path: str) -> None:
    Site.objects.all().delete()
    assert client.get(path).status_code == 503


def test_a_dissolved_department_says_so_and_keeps_its_page(client: Client) -> None:
    old = DepartmentFactory.create(ends_on=dt.date(2020, 1, 1), phone="0523-000")
    LawResponsibilityFactory.create(title="公证法", department=old)
    text = client.get(old.get_absolute_url()).content.decode()
    assert "2020年1月1日撤销" in text
    assert "0523-000" not in text
    assert "公证法" not in text


def test_a_department_has_a_page_from_its_first_day_on(client: Client) -> None:
    soon = DepartmentFactory.create(name="新局", starts_on=dt.date(2026, 7, 1))
    part = DepartmentFactory.create(name="部分", parent=soon)
    with time_machine.travel("2026-06-30T15:59:00Z", tick=False):
        assert client.get(soon.get_absolute_url()).status_code == 404
        assert client.get(soon.short_url, follow=True).status_code == 404
        assert "新局" not in client.get(part.get_absolute_url()).content.decode()
    with time_machine.travel("2026-06-30T16:01:00Z", tick=False):
        assert client.get(soon.get_absolute_url()).status_code == 200
        assert client.get(soon.short_url, follow=True).status_code == 200
        assert "新局" in client.get(part.get_absolute_url()).content.decode()


def test_a_counter_names_the_departments_that_exist(client: Client) -> None:
    counter = CounterFactory.create()
    counter.departments.set(
        (
            DepartmentFactory.create(name="司法所"),
            DepartmentFactory.create(name="旧局", ends_on=dt.date(2020, 1, 1)),
            DepartmentFactory.create(name="新局", starts_on=dt.date(2099, 1, 1)),
        )
    )
    counter.save()
    text = client.get(counter.venue.get_absolute_url()).content.decode()
    assert "司法所" in text
    assert "旧局" not in text
    assert "新局" not in text


def test_the_short_link_follows_a_renaming(client: Client) -> None:
    office = DepartmentFactory.create(name="旧名")
    office.name = "新名"
    office.save()
    shown = client.get(office.short_url, follow=True)
    assert "新名" in shown.content.decode()


def test_the_permanent_link_and_its_code_are_shown(client: Client) -> None:
    office = DepartmentFactory.create()
    text = client.get(office.get_absolute_url()).content.decode()
    assert f'<a href="{office.short_url}">http://testserver{office.short_url}</a>' in text
    code = re.search(r'<a href="([^"]+)">图片（PNG）</a>', text)
    assert code is not None
    assert client.get(code[1])["Content-Type"] == "image/png"


@pytest.mark.parametrize(
    ("phone", "links"),
    [
        ("0523-88881111", ["+8652388881111"]),
        ("12345", ["12345"]),
        ("400 123 4567", ["4001234567"]),
        ("（0523）88881111、88882222", ["+8652388881111", "88882222"]),
        ("0523-88881111 0523-88882222", ["+8652388881111", "+8652388882222"]),
        ("0523-88881111转8001", ["+8652388881111"]),
        ("工作日 0523-88881111 转 8001 <b>", ["+8652388881111"]),
        ("+86 示例", []),
        ("+8652388881111", ["+8652388881111"]),
    ],
)
def test_each_number_of_the_telephone_can_be_dialled(
    client: Client, phone: str, links: list[str]
) -> None:
    office = DepartmentFactory.create(phone=phone)
    page = client.get(office.get_absolute_url()).content.decode()
    shown = re.search("<dt>电话</dt><dd>(.*?)</dd>", page)
    assert shown is not None
    assert re.findall('href="tel:([^"]*)"', shown[1]) == links
    assert html.unescape(re.sub(r"</?a\b[^>]*>", "", shown[1])) == phone


@pytest.mark.parametrize("path", ["/departments/nothing/", "/departments/0000000000/"])
def test_an_unknown_department_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_nothing_can_be_posted(client: Client) -> None:
    office = DepartmentFactory.create()
    assert client.post(office.get_absolute_url()).status_code == 405
    assert client.post("/departments/").status_code == 405


@pytest.mark.parametrize("page", ["list", "department"])
def test_queries_do_not_grow(client: Client, django_assert_max_num_queries: Any, page: str) -> None:
    top = DepartmentFactory.create()
    url = "/departments/" if page == "list" else top.get_absolute_url()

    def queries() -> int:
        client.get(url)  # fills what is remembered between requests
        with django_assert_max_num_queries(40) as counted:
            client.get(url)
        return len(counted)

    before = queries()
    DepartmentFactory.create_batch(40, parent=top)
    LawResponsibilityFactory.create_batch(10, department=top)
    assert queries() == before
    assert Department.objects.count() > 40
