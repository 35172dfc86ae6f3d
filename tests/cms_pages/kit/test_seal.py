"""What residents and search engines see of a signature on the page itself."""

import datetime as dt
import json
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import Page

import pytest
import time_machine
from bs4 import BeautifulSoup, Tag

from cms_pages.general.models import HomePage, StandardPage
from fazhi.signoff.acts import Act
from fazhi.signoff.models import SectionRules, SignOffRecord
from fazhi.signoff.reviewing import confirm_review
from fazhi.signoff.steps import Step
from fazhi.workdays import SHANGHAI
from tests import standing
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import StandardPageFactory
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db

SIGNED = dt.datetime(2026, 3, 31, 10, tzinfo=SHANGHAI)
OVERDUE = dt.datetime(2027, 4, 1, 0, 30, tzinfo=SHANGHAI)


@standing.fixture()
def signed(office: Office) -> StandardPage:
    with time_machine.travel(SIGNED, tick=False):
        office.submit()
        office.sign_all()
    page: StandardPage = StandardPage.objects.get(pk=office.page.pk)
    return page


def foot(client: Client, url: str) -> Tag:
    found = BeautifulSoup(client.get(url).content, "html.parser").select_one(".page-foot")
    assert found is not None
    return found


def data_of(client: Client, url: str) -> list[Any]:
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    return [json.loads(str(s.string)) for s in soup.find_all("script", type="application/ld+json")]


def test_a_signed_page_carries_the_seal_which_leads_to_its_record(
    signed: StandardPage, client: Client
) -> None:
    shown = foot(client, signed.url)
    seal = shown.select_one("a.seal")
    assert seal is not None
    words = seal.get_text(" ", strip=True)
    assert "市场监管分局" in words
    assert "2026-03-31" in words
    record = SignOffRecord.objects.get(act=Act.SIGNED)
    assert seal["href"] == f"/qianfa/{record.number}/"
    assert client.get(str(seal["href"])).status_code == 200
    facts = shown.get_text(" ", strip=True)
    assert "最后审核 2026-03-31" in facts
    assert "下次复审 2027-03-31" in facts


def test_a_founded_page_has_no_day_of_signature(office: Office, client: Client) -> None:
    page = StandardPageFactory.create(
        parent=office.page.get_parent(), responsible_department=office.bureau
    )
    assert foot(client, page.url).select(".seal") == []
    confirm_review(page, office.people[Step.DEPARTMENT])
    assert foot(client, page.url).select(".seal") == []


def test_a_draft_in_preview_has_no_seal(
    office: Office, signed: StandardPage, admin_client: Client
) -> None:
    office.write("没有签过的说法。")
    url = reverse("wagtailadmin_pages:view_draft", args=[signed.pk])
    html = admin_client.get(url).content.decode()
    assert "没有签过的说法" in html
    assert 'class="seal"' not in html


def test_an_alias_carries_the_seal_of_its_original(signed: StandardPage, client: Client) -> None:
    alias = signed.create_alias(update_slug="bie-ming", parent=signed.get_parent())
    seals = [foot(client, page.get_url()).select_one("a.seal") for page in (signed, alias)]
    assert seals[0] is not None
    assert seals[0] == seals[1]


def test_the_seal_keeps_the_name_of_who_signed(
    office: Office, signed: StandardPage, client: Client
) -> None:
    StandardPage.objects.filter(pk=signed.pk).update(
        responsible_department=DepartmentFactory.create(name="综合行政执法局")
    )
    seal = foot(client, signed.url).select_one("a.seal")
    assert seal is not None
    assert "市场监管分局" in seal.get_text()


@pytest.mark.parametrize(
    ("shows", "moment", "is_told"),
    [
        (True, OVERDUE, True),
        (False, OVERDUE, False),
        (True, OVERDUE - dt.timedelta(hours=1), False),
    ],
)
def test_a_page_whose_review_is_overdue_says_so_where_the_section_does(
    signed: StandardPage, client: Client, shows: bool, moment: dt.datetime, is_told: bool
) -> None:
    SectionRules.objects.create(page=signed.get_parent(), shows_overdue_review=shows)
    with time_machine.travel(moment):
        assert bool(foot(client, signed.url).select(".tag--warn")) == is_told


def test_what_search_engines_read_of_the_review(signed: StandardPage, client: Client) -> None:
    (data,) = data_of(client, signed.url)
    department = signed.responsible_department
    assert department is not None
    assert data == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": "买菜秤不准怎么办",
        "url": f"http://testserver{signed.url}",
        "inLanguage": "zh-hans",
        "lastReviewed": "2026-03-31",
        "reviewedBy": {
            "@type": "GovernmentOrganization",
            "name": "市场监管分局",
            "url": f"http://testserver{department.get_absolute_url()}",
        },
    }


def test_nothing_in_a_title_ends_the_data(home: HomePage, client: Client) -> None:
    page = StandardPageFactory.create(
        parent=home,
        title="</script><b>",
        responsible_department=DepartmentFactory.create(),
        reviewed_on=SIGNED.date(),
    )
    (data,) = data_of(client, page.url)
    assert data["name"] == "</script><b>"


def test_a_page_that_nobody_reviewed_says_nothing_of_it(home: HomePage, client: Client) -> None:
    page = StandardPageFactory.create(
        parent=home, responsible_department=DepartmentFactory.create()
    )
    assert data_of(client, page.url) == []


@pytest.mark.heavy
def test_the_seal_costs_one_query_however_long_the_history(
    office: Office, signed: StandardPage, client: Client
) -> None:
    plain = StandardPageFactory.create(
        parent=signed.get_parent(), responsible_department=office.bureau
    )
    SectionRules.objects.create(page=signed.get_parent(), shows_overdue_review=True)

    def queries(page: Page) -> list[str]:
        client.get(page.url)
        with CaptureQueriesContext(connection) as context:
            client.get(page.url)
        return [query["sql"] for query in context]

    with time_machine.travel(OVERDUE):
        assert len(queries(signed)) == len(queries(plain))
    for _n in range(3):
        confirm_review(signed, office.people[Step.DEPARTMENT])
    found = queries(signed)
    assert len(found) == len(queries(plain))
    assert sum("signoff" in sql for sql in found) == 1
