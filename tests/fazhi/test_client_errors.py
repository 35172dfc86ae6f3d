from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.urls import reverse

from wagtail.models import Page, ReferenceIndex

import pytest

from fazhi.client_errors import is_of_the_client
from fazhi.places.models import Village
from tests.factories.pages import found_home
from tests.factories.places import CellFactory, VillageFactory

pytestmark = pytest.mark.django_db


def test_deleting_what_others_need_names_them_and_deletes_nothing(admin_client: Client) -> None:
    village = VillageFactory.create()
    cell = CellFactory.create(parent__village=village)
    ReferenceIndex.objects.all().delete()  # what Wagtail looks at first; it may lag behind
    answer = admin_client.post(reverse("village:delete", args=[village.pk]), follow=True)
    assert answer.status_code == 200
    assert "不能删除" in answer.content.decode()
    assert str(cell) in answer.content.decode() or str(cell.parent) in answer.content.decode()
    assert Village.objects.filter(pk=village.pk).exists()


def test_what_a_rule_refuses_after_the_form_is_said_where_it_was_sent_from(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    village = VillageFactory.create()

    def refuse(*args: object, **kwargs: object) -> None:
        raise ValidationError("先写清谁可以办")

    monkeypatch.setattr(Village, "delete", refuse)
    url = reverse("village:delete", args=[village.pk])
    answer = admin_client.post(url, follow=True)
    assert answer.redirect_chain == [(url, 302)]
    assert "先写清谁可以办" in answer.content.decode()


def test_what_others_need_offers_no_deletion(admin_client: Client) -> None:
    village = VillageFactory.create()
    CellFactory.create(parent__village=village)
    page = admin_client.get(reverse("village:delete", args=[village.pk])).content.decode()
    assert reverse("village:usage", args=[village.pk]) in page
    assert "是的，请删除" not in page


def test_a_form_without_its_parts_is_a_bad_request(admin_client: Client) -> None:
    home = found_home()
    pages = Page.objects.count()
    url = reverse("wagtailadmin_pages:add", args=["general", "standardpage", home.pk])
    assert admin_client.post(url).status_code == 400
    assert Page.objects.count() == pages


@pytest.mark.parametrize("value", ["\x00", "9" * 40, "\ud800".encode("utf-8", "surrogatepass")])
def test_a_value_that_no_column_holds_is_a_bad_request(
    admin_client: Client, value: str | bytes
) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[1])
    for path in (url, reverse("village:index"), reverse("person:index")):
        answer = admin_client.get(path, {"q": value, "p": value, "ordering": value}, follow=True)
        assert answer.status_code < 500


def test_a_number_too_long_for_the_database_is_a_bad_request(admin_client: Client) -> None:
    assert admin_client.get(f"/admin/pages/{'9' * 40}/").status_code in {302, 400, 404}
    assert admin_client.get(f"/admin/village/edit/{'9' * 40}/").status_code in {302, 400, 404}


@pytest.mark.parametrize(
    "path",
    [
        "/admin/bulk/wagtailcore/page/move/?id=abc",
        "/admin/bulk/media/customimage/delete/?id=abc",
        "/admin/choose-page/chosen-multiple/?id=abc",
        "/admin/images/chooser/chosen-multiple/?id=abc",
    ],
)
def test_a_key_that_is_no_number_is_a_bad_request(admin_client: Client, path: str) -> None:
    assert admin_client.get(path).status_code == 400


def test_a_picture_block_without_a_number_is_a_bad_request(admin_client: Client) -> None:
    home = found_home()
    url = reverse("wagtailadmin_pages:add", args=["general", "standardpage", home.pk])
    page = {
        "title": "示例",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "picture",
        "body-0-value-image-image": "abc",
    }
    assert admin_client.post(url, page).status_code == 400


def test_another_wrong_value_stays_an_error(rf: RequestFactory) -> None:
    assert not is_of_the_client(rf.get("/"), ValueError("too many values to unpack"))
    assert not is_of_the_client(rf.post("/"), KeyError("url"))


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("wagtailadmin_choose_page_external_link", {}),
        ("wagtailredirects:process_import", {}),
        ("wagtailredirects:process_import", {"import_file_name": "forged", "input_format": "0"}),
    ],
)
def test_what_no_form_sends_is_a_bad_request(
    admin_client: Client, name: str, body: dict[str, str]
) -> None:
    assert admin_client.post(reverse(name), body).status_code == 400


@pytest.mark.parametrize("action", ["lock", "unlock", "set_position", "move/{root}/confirm"])
def test_nothing_can_be_done_to_the_root_of_all_pages(admin_client: Client, action: str) -> None:
    found_home()
    root = Page.get_first_root_node().pk
    url = f"/admin/pages/{root}/{action.format(root=root)}/"
    assert admin_client.post(url).status_code == 404


def test_what_can_be_done_to_the_root_is_done_to_a_page(admin_client: Client) -> None:
    home = found_home()
    admin_client.post(reverse("wagtailadmin_pages:lock", args=[home.pk]))
    home.refresh_from_db()
    assert home.locked


def test_nothing_of_the_administration_is_there_to_fail(admin_client: Client) -> None:
    found_home()
    assert admin_client.get("/admin/failwhale/").status_code == 404


@pytest.mark.parametrize("kind", ["external", "email", "phone", "anchor"])
@pytest.mark.parametrize("number", ["abc", "-1", "%00"])
def test_a_link_below_a_page_without_a_number_is_a_bad_request(
    admin_client: Client, kind: str, number: str
) -> None:
    home = found_home()
    url = f"/admin/choose-{kind}-link/?parent_page_id="
    assert admin_client.get(f"{url}{number}").status_code == 400
    assert admin_client.get(f"{url}{home.pk}").status_code == 200
