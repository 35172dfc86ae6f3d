"""The screens: a file, its headings, what it would do, and doing it."""

import io
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from wagtail.models import GroupPagePermission

import openpyxl
import pytest

from cms_pages.services.exchange.hooks import exchange_buttons
from cms_pages.services.models import GuidesPage, ServiceGuidePage
from fazhi.accounts.models import User
from fazhi.imports.models import Upload
from tests.cms_pages.services.exchange.guides import HEAD, ROW, GuideFactory, draft
from tests.factories.spreadsheets import xlsx

pytestmark = [
    pytest.mark.django_db,
]


@pytest.fixture
def url(parent: GuidesPage) -> str:
    """Of the import screen."""
    return reverse("services_exchange:import", args=[parent.pk])


def upload(client: Client, url: str, *rows: Any) -> Any:
    """Uploads a workbook; the screen of its headings."""
    file = SimpleUploadedFile("guides.xlsx", xlsx(*rows).getvalue())
    return client.post(url, {"file": file}, follow=True)


def chosen(shown: Any, **other: str) -> dict[str, Any]:
    """What the form of the headings sends, with another choice for some headings."""
    taken = [other.get(h.text, h.column or "-") for h in shown.context["headings"]]
    return {"upload": shown.context["upload"].key, "column": taken}


def confirmed(looked: Any) -> dict[str, Any]:
    """What the form of the dry run sends."""
    context = looked.context
    return {
        "upload": context["upload"].key,
        "digest": context["plan"].digest,
        "column": context["columns"],
        "confirm": "",
    }


def test_a_file_its_headings_what_it_would_do_and_doing_it(
    admin_client: Client, url: str, administrator: User
) -> None:
    shown = upload(admin_client, url, (*HEAD, "领导批示"), (*ROW, "同意"))
    assert [heading.text for heading in shown.context["unknown"]] == ["领导批示"]
    assert "领导批示" in shown.content.decode()
    assert ROW[1] in shown.content.decode()
    assert not ServiceGuidePage.objects.exists()
    looked = admin_client.get(url, chosen(shown))
    assert looked.context["plan"].created == 1
    assert not ServiceGuidePage.objects.exists()
    done = admin_client.post(url, confirmed(looked))
    assert done.status_code == 302
    guide = ServiceGuidePage.objects.get()
    assert (guide.live, guide.owner) == (False, administrator)
    assert not Upload.objects.exists()


def test_another_column_may_be_chosen_for_a_heading_or_none(admin_client: Client, url: str) -> None:
    head = (*HEAD, "适用人群", "领导批示", "谁能办")
    shown = upload(admin_client, url, head, (*ROW, "困难家庭", "同意", "不要这一列"))
    data = chosen(shown, 适用人群="who", 领导批示="more", 谁能办="-")
    looked = admin_client.get(url, data)
    assert not looked.context["plan"].findings
    admin_client.post(url, confirmed(looked))
    assert draft().who == "困难家庭"
    (fact,) = draft().more.raw_data
    assert (fact["value"]["name"], fact["value"]["words"]) == ("领导批示", "同意")


def test_two_headings_for_one_column_are_refused(admin_client: Client, url: str) -> None:
    shown = upload(admin_client, url, (*HEAD, "适用人群", "谁能办"), (*ROW, "甲", "乙"))
    looked = admin_client.get(url, chosen(shown, 适用人群="who"))
    assert looked.context["plan"].failed
    assert "适用人群、谁能办" in looked.content.decode()


def test_what_is_left_out_may_hold_anything(admin_client: Client, url: str) -> None:
    shown = upload(admin_client, url, (*HEAD, "合计", "合计"), (*ROW, "=SUM(A1:A2)", 3.2e30))
    looked = admin_client.get(url, chosen(shown))
    assert not looked.context["plan"].findings


def test_findings_are_shown_and_nothing_can_be_confirmed(admin_client: Client, url: str) -> None:
    shown = upload(admin_client, url, HEAD, ROW, ("X2", "", "公共服务"))
    looked = admin_client.get(url, chosen(shown))
    assert looked.context["plan"].failed
    assert 'name="confirm"' not in looked.content.decode()
    admin_client.post(url, confirmed(looked))
    assert not ServiceGuidePage.objects.exists()


def test_what_changed_in_between_is_shown_again(
    admin_client: Client, url: str, parent: GuidesPage
) -> None:
    looked = admin_client.get(url, chosen(upload(admin_client, url, HEAD, ROW)))
    GuideFactory.create(parent=parent, code="X1", title="别的")
    again = admin_client.post(url, confirmed(looked))
    assert again.context["plan"].changed == 1
    assert draft().title == "别的"


@pytest.mark.parametrize("content", [b"", b"no list\x00", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_cannot_be_read_is_not_kept(
    admin_client: Client, url: str, content: bytes
) -> None:
    shown = admin_client.post(url, {"file": SimpleUploadedFile("guides.xlsx", content)})
    assert shown.status_code == 200
    assert not Upload.objects.exists()


def test_a_file_that_has_waited_too_long(admin_client: Client, url: str) -> None:
    for data in ({"upload": "x"}, {"upload": "x", "column": ["code"]}, {"upload": "\x00"}):
        assert admin_client.get(url, data).status_code == 302


def test_the_file_can_be_let_go(admin_client: Client, url: str) -> None:
    shown = upload(admin_client, url, HEAD, ROW)
    admin_client.post(url, {"upload": shown.context["upload"].key, "cancel": ""})
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    "sent", [["code"], ["code"] * 9, ["nonsense", "title", "item_type"], ["-"] * 3]
)
def test_choices_that_no_form_sends_end_in_findings(
    admin_client: Client, url: str, sent: list[str]
) -> None:
    shown = upload(admin_client, url, HEAD, ROW)
    data = {"upload": shown.context["upload"].key, "column": sent}
    looked = admin_client.get(url, data)
    assert looked.status_code == 200
    assert looked.context["plan"].failed


def test_the_template_can_be_downloaded(admin_client: Client, url: str) -> None:
    response = admin_client.get(f"{url}?template")
    assert len(openpyxl.load_workbook(io.BytesIO(response.content)).worksheets) == 3


def test_all_guides_can_be_downloaded_drafts_as_well(
    admin_client: Client, parent: GuidesPage
) -> None:
    GuideFactory.create(parent=parent, code="X1", live=False)
    response = admin_client.get(reverse("services_exchange:drafts", args=[parent.pk, "csv"]))
    assert "X1" in response.content.decode("utf-8-sig")
    url = reverse("services_exchange:drafts", args=[parent.pk, "exe"])
    assert admin_client.get(url).status_code == 404


class TestWhoMay:
    @pytest.fixture
    def editor(self, user: User, parent: GuidesPage) -> User:
        """May add pages below the page of guides, and nothing else."""
        group = Group.objects.create(name="guides")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        add = Permission.objects.get(codename="add_page")
        GroupPagePermission.objects.create(group=group, page=parent, permission=add)
        user.groups.add(group)
        return user

    def test_who_may_add_pages_there(
        self, client: Client, url: str, editor: User, parent: GuidesPage
    ) -> None:
        client.force_login(editor, backend="allauth.account.auth_backends.AuthenticationBackend")
        looked = client.get(url, chosen(upload(client, url, HEAD, ROW)))
        client.post(url, confirmed(looked))
        assert ServiceGuidePage.objects.get().owner == editor
        assert len(list(exchange_buttons(parent, editor))) == 2

    def test_nobody_else(self, client: Client, url: str, editor: User, parent: GuidesPage) -> None:
        GroupPagePermission.objects.all().delete()
        client.force_login(editor, backend="allauth.account.auth_backends.AuthenticationBackend")
        drafts = reverse("services_exchange:drafts", args=[parent.pk, "xlsx"])
        for answer in (client.get(url), client.get(f"{url}?template"), client.get(drafts)):
            assert answer.status_code in {302, 403}
            assert "attachment" not in answer.headers.get("Content-Disposition", "")
        assert not list(exchange_buttons(parent, editor))

    def test_other_pages_have_no_such_screen(
        self, admin_client: Client, administrator: User, parent: GuidesPage
    ) -> None:
        home = parent.get_parent().specific
        assert not list(exchange_buttons(home, administrator))
        url = reverse("services_exchange:import", args=[home.pk])
        assert admin_client.get(url).status_code == 404
