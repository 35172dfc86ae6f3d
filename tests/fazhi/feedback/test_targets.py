"""Which addresses are pages of the site, and which department answers for them."""

import datetime as dt

from django.test import Client, RequestFactory
from django.urls import set_script_prefix

from wagtail.models import PageViewRestriction

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage, StandardPage
from cms_pages.kit.models import BasePage
from fazhi.departments.models import Department
from fazhi.feedback.models import FeedbackSettings
from fazhi.feedback.responsible import of_page, responsible_department
from fazhi.feedback.targets import NoSuchPage, Target, find_target
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import SectionPageFactory, StandardPageFactory, go_live, translate
from tests.factories.places import VillageFactory

pytestmark = pytest.mark.django_db


def find(address: str) -> Target:
    return find_target(RequestFactory().get("/"), address)


def test_a_page_is_found_with_its_title_and_link(page: StandardPage) -> None:
    target = find("/id/?page=2#top")
    assert (target.path, target.title, target.thing) == ("/id/", "办身份证", page)
    link = target.link()
    assert link
    assert link.target == page


def test_rows_and_views_are_found(office: Department) -> None:
    village = VillageFactory.create(name="示例村")
    assert find(office.get_absolute_url()).thing == office
    assert find(village.get_absolute_url()).title == "示例村"
    assert find("/departments/").title == "镇里的部门"
    assert find("/site-map/").thing is None


def test_a_translated_page_is_found_by_its_own_address(page: StandardPage, home: HomePage) -> None:
    translate(home)
    english = translate(page, title="Identity cards", slug="cards")
    assert find("/en/cards/").thing == english


def test_no_address_is_the_whole_site() -> None:
    assert find("").path == ""


@pytest.mark.parametrize(
    "address",
    [
        "/no-such-page/",
        "/admin/",
        "/admin/pages/",
        "/account/login/",
        "/feedback/new/",
        "/healthz",
        "/s/0000000000/",
        "/static/css/base.css",
        "/departments/0000000000/",
        "/en/id/",
        "https://evil.example/id/",
        "//evil.example/id/",
        "/\\evil.example/",
        "/id/../id/",
        "/./id/",
        "/id//",
        "/id/\x00",
        "/id/\n",
        "javascript:alert(1)",
        "id/",
        "/[",
        "//[",
        "/" + "x" * 600,
    ],
)
def test_other_addresses_are_refused(address: str, page: StandardPage, client: Client) -> None:
    with pytest.raises(NoSuchPage):
        find(address)
    answer = client.get("/feedback/new/", {"about": address})
    assert answer.status_code == 400
    assert "本站没有这个页面" in answer.content.decode()


def test_a_private_page_and_a_draft_are_answered_like_no_page(
    page: StandardPage, home: HomePage, client: Client
) -> None:
    StandardPageFactory.create(parent=home, slug="draft", live=False, title="尚未发布的事")
    below = StandardPageFactory.create(parent=page, slug="below", title="内部的事")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    answers = [
        BeautifulSoup(client.get("/feedback/new/", {"about": address}).content, "html.parser")
        for address in ("/id/", "/id/below/", "/draft/", "/nothing/")
    ]
    assert len({str(answer.main) for answer in answers}) == 1
    assert below.title not in str(answers[0])


def test_below_a_sub_path_addresses_are_as_browsers_see_them(page: StandardPage) -> None:
    set_script_prefix("/town/")
    try:
        assert find("/town/id/").path == "/id/"
        with pytest.raises(NoSuchPage):
            find("/id/")
    finally:
        set_script_prefix("/")


def test_the_nearest_department_named_in_the_tree_answers(
    home: HomePage, office: Department
) -> None:
    above = SectionPageFactory.create(parent=home)
    below = StandardPageFactory.create(parent=above)
    other = DepartmentFactory.create()
    answers_for(home, other)
    assert of_page(below) == other
    answers_for(above, office)
    assert of_page(below) == office
    answers_for(below, DepartmentFactory.create(ends_on=dt.date(2020, 1, 1)))
    assert of_page(below) == office, "a dissolved department answers for nothing"


def answers_for(page: BasePage, department: Department) -> None:
    page.responsible_department = department
    go_live(page.save_revision())


def test_a_department_answers_for_its_own_page(office: Department) -> None:
    assert responsible_department(office) == office


def test_everything_else_goes_to_the_department_of_the_settings(
    page: StandardPage, office: Department
) -> None:
    village = VillageFactory.create()
    for thing in (page, village, None):
        assert responsible_department(thing) is None
    settings = FeedbackSettings.objects.create(default_department=office)
    for thing in (page, village, None, DepartmentFactory.create(ends_on=dt.date(2020, 1, 1))):
        assert responsible_department(thing) == office
    settings.default_department = DepartmentFactory.create(ends_on=dt.date(2020, 1, 1))
    settings.save()
    assert responsible_department(page) is None
