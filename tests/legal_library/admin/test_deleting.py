"""Deleting on the screen: what it says before, who may, what is refused."""

from django.test import Client
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from fazhi.departments.models import Role
from legal_library.acting import Stage
from legal_library.importers import running
from legal_library.models import ImportRun, Law, LawVersion
from tests.factories.accounts import UserFactory
from tests.factories.legal_library import ArticleNoteFactory, import_regulation, regulation_text
from tests.legal_library.admin.conftest import ADMINISTRATOR, Browse
from tests.legal_library.admin.test_rights import at, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(browse: Browse) -> Client:
    return browse(Role.LEGAL_REVIEWER)


def of_law(version: LawVersion) -> str:
    return reverse("law:delete", args=[version.law_id])


def text_of(client: Client, address: str) -> str:
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    assert soup.main is not None
    return soup.main.get_text(" ", strip=True)


def test_a_version_is_deleted_with_a_reason_after_the_page_has_said_what_goes(
    client: Client, version: LawVersion
) -> None:
    page = url("delete", version)
    said = text_of(client, page)
    assert f"条款 {version.provisions.count()}" in said
    assert "条文导读、别名和其他版本均保留" in said
    refused = client.post(page, {"reason": " "})
    assert "error-message" in refused.content.decode()
    assert LawVersion.objects.exists()
    done = client.post(page, {"reason": "误导入"}, follow=True)
    assert done.redirect_chain[-1][0] == reverse("law:inspect", args=[version.law_id])
    assert not LawVersion.objects.exists()
    history = client.get(reverse("law:history", args=[version.law_id])).content.decode()
    assert "版本已删除：误导入" in history


def test_the_page_of_a_law_leads_to_its_deletion_and_that_counts_its_notes(
    client: Client, version: LawVersion
) -> None:
    ArticleNoteFactory.create(law=version.law)
    page = of_law(version)
    assert page in client.get(reverse("law:inspect", args=[version.law_id])).content.decode()
    said = text_of(client, page)
    assert "1 篇条文导读将一并删除" in said
    assert "2020-05-28 的版本 1" in said
    done = client.post(page, {"reason": "误导入"})
    assert done.headers["Location"] == reverse("law:index")
    assert not Law.objects.exists()


@pytest.mark.parametrize("stage", [Stage.RELEASED, Stage.WITHDRAWN])
def test_a_law_that_readers_have_seen_stays_and_the_page_says_why(
    stage: Stage, client: Client
) -> None:
    version = at(stage)
    response = client.get(of_law(version))
    assert "只能撤回，不能删除" in response.content.decode()
    assert 'name="reason"' not in response.content.decode()
    assert "只能撤回" in client.post(of_law(version), {"reason": "误导入"}).content.decode()
    client.post(url("delete", version), {"reason": "误导入"})
    assert LawVersion.objects.filter(pk=version.pk).exists()


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (Role.LEGAL_REVIEWER, True),
        (ADMINISTRATOR, True),
        (Role.PUBLISHER, False),
        (Role.AUDITOR, False),
    ],
)
def test_only_those_who_have_the_right_delete_a_law(
    who: str, may: bool, browse: Browse, version: LawVersion
) -> None:
    client = browse(who)
    inspect = client.get(reverse("law:inspect", args=[version.law_id])).content.decode()
    assert (of_law(version) in inspect) == may
    client.post(of_law(version), {"reason": "误导入"})
    assert Law.objects.exists() != may


def test_the_report_of_an_import_does_not_lead_to_a_version_that_is_gone(client: Client) -> None:
    user = UserFactory.create()
    run = running.confirm(running.begin("示例.txt", regulation_text().encode(), by=user), by=user)
    version = LawVersion.objects.get()
    page = reverse("law_import:inspect", args=[run.pk])
    assert url("inspect", version) in client.get(page).content.decode()
    client.post(url("delete", version), {"reason": "误导入"})
    assert url("inspect", version) not in client.get(page).content.decode()
    assert ImportRun.objects.count() == 1
    assert import_regulation().pk != version.pk
