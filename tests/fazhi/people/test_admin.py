"""The screens: masked everywhere, each look in full recorded, every act behind its permission."""

import datetime as dt
import json

from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail.admin.menu import admin_menu

import pytest
import time_machine

from fazhi.departments.models import Role
from fazhi.departments.provisioning import provision_roles
from fazhi.people.consents import current_text, give_consent
from fazhi.people.models import Channel, Consent, ConsentText, Person, Reveal, RevealedField
from fazhi.people.purposes import CONTACT
from fazhi.people.services import reveal_field
from tests.architecture.latin_words import ALLOWED, latin_words
from tests.factories.accounts import UserFactory
from tests.factories.departments import MembershipFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

NAME, PHONE, EMAIL = "欧阳示例", "13800009999", "someone@example.test"
DAY = timezone.localdate() - dt.timedelta(days=3)
SECRETS = (NAME, PHONE, EMAIL)
HARD_CODED = "Actions"  # stands in a template of Wagtail's page frame, outside this room


@pytest.fixture
def person():
    return PersonFactory.create(name=NAME, phone=PHONE, email=EMAIL)


def url(name: str, person: Person | None = None) -> str:
    return reverse(f"person:{name}", args=[person.pk] if person else [])


def new_person(**changed: str) -> dict[str, str]:
    return {
        "name": NAME,
        "phone": "+86 138 0000 9999",
        "email": "",
        "village": "",
        "purpose": CONTACT,
        "channel": "paper",
        "given_on": DAY.isoformat(),
        **changed,
    }


def signed_in(*codenames: str) -> Client:
    """A browser of somebody with these permissions on persons."""
    user = UserFactory.create()
    user.user_permissions.add(
        Permission.objects.get(codename="access_admin"),
        *Permission.objects.filter(codename__in=codenames, content_type__app_label="people"),
    )
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def auditor() -> Client:
    """A browser of somebody who holds the role of an auditor."""
    provision_roles()
    client = Client()
    client.force_login(
        MembershipFactory.create(role=Role.AUDITOR).user,
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


@pytest.mark.parametrize(
    "page", ["index", "index_results", "inspect", "edit", "history", "reveal", "export", "erase"]
)
def test_no_page_shows_personal_data_in_full(admin_client, person, page):
    response = admin_client.get(
        url(page, None if page.startswith("index") else person),
        {"q": "欧阳"} if page == "index" else {},
    )
    assert response.status_code == 200
    shown = response.content.decode()
    assert not [s for s in SECRETS if s in shown]
    assert person.public_id in shown or "欧阳某某" in shown


@pytest.mark.parametrize(
    "page",
    [
        *("index", "add", "import", "inspect", "edit", "history"),
        *("reveal", "consent", "withdraw", "export", "erase"),
    ],
)
def test_pages_are_in_chinese(admin_client, person, page):
    response = admin_client.get(
        url(page, None if page in {"index", "add", "import"} else person), follow=True
    )
    assert latin_words(response.content.decode(), ALLOWED | {person.public_id, HARD_CODED}) == []


@pytest.mark.parametrize(
    "query", [PHONE, "+86 138-0000-9999", "欧阳", "示例", EMAIL, "Someone@Example.test"]
)
def test_search_finds_by_name_and_by_complete_number(admin_client, person, query):
    PersonFactory.create(name="某某", phone="13800008888")
    response = admin_client.get(url("index"), {"q": query})
    assert list(response.context["object_list"]) == [person]


@pytest.mark.parametrize("query", ["1380000", "9999", "someone", "example.test"])
def test_search_does_not_find_by_part_of_a_number(admin_client, person, query):
    assert not list(admin_client.get(url("index"), {"q": query}).context["object_list"])


def test_who_may_not_see_names_finds_none_by_trying_parts(person):
    client = auditor()

    def found(query: str) -> list[Person]:
        return list(client.get(url("index"), {"q": query}).context["object_list"])

    assert [q for q in ("欧", "欧阳", "示例", "阳示", NAME[:-1]) if found(q)] == []
    for query in (NAME, "欧阳 示例", PHONE, EMAIL, person.public_id):
        assert found(query) == [person]


def test_the_list_is_not_exported(admin_client, person):
    response = admin_client.get(url("index"), {"export": "xlsx"})
    assert response["Content-Type"].startswith("text/html")


def test_recording_a_person_with_consent(admin_client, administrator):
    response = admin_client.post(url("add"), new_person(email=EMAIL), follow=True)
    person = Person.objects.get()
    assert (person.name, person.phone, person.email) == (NAME, PHONE, EMAIL)
    consent = person.consents.get()
    assert (consent.channel, consent.recorded_by) == ("paper", administrator)
    assert timezone.localdate(consent.given_at) == DAY
    assert NAME not in response.content.decode()


def test_recording_again_adds_the_consent_and_says_so(admin_client, person):
    response = admin_client.post(url("add"), new_person(), follow=True)
    assert "此前已登记" in response.content.decode()
    assert Person.objects.count() == 1
    assert Consent.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"phone": "12"}, "phone"),
        ({"phone": ""}, "phone"),
        ({"name": "王"}, "name"),
        ({"email": "x"}, "email"),
        ({"purpose": "no-such"}, "purpose"),
        ({"channel": "web"}, "channel"),
        ({"given_on": "2999-01-01"}, "given_on"),
        ({"given_on": "昨天"}, "given_on"),
        ({"given_on": "0001-01-01"}, "given_on"),
        ({"given_on": (DAY - dt.timedelta(days=500)).isoformat()}, "given_on"),
    ],
)
def test_recording_refuses_bad_input_at_its_field(admin_client, changed, field):
    response = admin_client.post(url("add"), new_person(**changed))
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {field}
    assert not Person.objects.exists()


def test_correcting_keeps_what_is_left_empty(admin_client, person):
    admin_client.post(url("edit", person), {"name": "", "phone": "0523-00000042", "email": ""})
    person.refresh_from_db()
    assert (person.name, person.phone, person.email) == (NAME, "0523-00000042", EMAIL)
    admin_client.post(
        url("edit", person), {"name": "", "phone": "", "email": "", "delete_email": "on"}
    )
    person.refresh_from_db()
    assert person.email == ""


def test_correcting_into_somebody_else_is_refused(admin_client, person):
    other = PersonFactory.create(name="示例甲", phone=PHONE)
    response = admin_client.post(url("edit", other), {"name": NAME, "phone": "", "email": ""})
    assert "已登记" in response.content.decode()
    other.refresh_from_db()
    assert other.name == "示例甲"


def test_reveal__shows_after_a_reason_and_is_on_record(admin_client, administrator, person):
    response = admin_client.post(url("reveal", person), {"field": "phone", "reason": "核对报名"})
    assert PHONE in response.content.decode()
    assert NAME not in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    look = Reveal.objects.get()
    assert (look.by, look.person_code, look.field) == (administrator, person.public_id, "phone")
    listed = admin_client.get(reverse("reveal:index")).content.decode()
    assert "核对报名" in listed
    assert person.public_id in listed
    assert "核对报名" in admin_client.get(url("inspect", person)).content.decode()


def test_the_record_of_looks_says_when_to_the_second(admin_client, administrator, person):
    with time_machine.travel("2026-03-01T17:05:06Z", tick=False):
        reveal_field(person, RevealedField.PHONE, "核对报名", administrator)
    listed = admin_client.get(reverse("reveal:index")).content.decode()
    assert "2026-03-02 01:05:06" in listed


@pytest.mark.parametrize("reason", ["", "拨打13800009999"])
def test_reveal__without_a_proper_reason_shows_nothing(admin_client, person, reason):
    response = admin_client.post(url("reveal", person), {"field": "email", "reason": reason})
    assert response.status_code == 200
    assert EMAIL not in response.content.decode()
    assert response.context["form"].errors["reason"]
    assert not Reveal.objects.exists()


def test_reveal__everything_or_nonsense_is_no_field(admin_client, person):
    for field in ("all", "identity_hash", ""):
        response = admin_client.post(url("reveal", person), {"field": field, "reason": "核对报名"})
        assert response.context["form"].errors["field"]


def test_export__downloads_everything_and_is_on_record(admin_client, person):
    response = admin_client.post(url("export", person), {"reason": "本人申请查阅"})
    assert (
        response["Content-Disposition"] == f'attachment; filename="person-{person.public_id}.json"'
    )
    assert json.loads(response.content)["人员"]["电话号码"] == PHONE
    assert Reveal.objects.get().field == "all"


def test_erase__asks_and_then_erases(admin_client, person):
    refused = admin_client.post(url("erase", person), {"reason": "request"})
    assert refused.context["form"].errors["confirm"]
    assert Person.objects.get() == person
    admin_client.post(url("erase", person), {"reason": "request", "confirm": "on"})
    assert not Person.objects.exists()
    assert admin_client.get(url("inspect", person)).status_code == 404
    assert admin_client.post(url("erase", person), {}).status_code == 404


def test_an_expired_consent_is_refused_at_its_day_with_the_last_one(admin_client, person):
    data = {"purpose": CONTACT, "channel": "paper", "given_on": DAY - dt.timedelta(days=500)}
    for page in ("consent", "add"):
        response = admin_client.post(
            url(page, None if page == "add" else person), {**new_person(), **data}
        )
        (said,) = response.context["form"].errors["given_on"]
        assert (DAY - dt.timedelta(days=500 - 365 - 30)).isoformat() in said
    assert person.consents.count() == 1


def test_consent_and_withdrawal(admin_client, person):
    admin_client.post(
        url("consent", person),
        {"purpose": CONTACT, "channel": "phone", "given_on": DAY.isoformat()},
    )
    assert person.consents.count() == 2
    response = admin_client.post(url("withdraw", person), {"purpose": CONTACT}, follow=True)
    assert "清除了 3 项信息" in response.content.decode()
    assert not Person.objects.exists()


def test_withdrawal__of_what_was_never_given(admin_client, person):
    response = admin_client.post(url("withdraw", person), {"purpose": "no-such"})
    assert response.context["form"].errors["purpose"]


def test_withdrawal__is_not_offered_without_a_consent_in_force(admin_client):
    person = PersonFactory.create(consent=False)
    assert url("withdraw", person) not in admin_client.get(url("inspect", person)).content.decode()
    for verb in (admin_client.get, admin_client.post):
        response = verb(url("withdraw", person), follow=True)
        assert response.redirect_chain == [(url("inspect", person), 302)]
        assert "没有有效的同意记录" in response.content.decode()


PERMISSIONS = {
    "index": "view_person",
    "inspect": "view_person",
    "add": "add_person",
    "edit": "change_person",
    "consent": "change_person",
    "withdraw": "change_person",
    "reveal": "reveal_person",
    "export": "export_person",
    "erase": "erase_person",
}


@pytest.mark.parametrize(("page", "permission"), PERMISSIONS.items())
def test_each_page_needs_its_own_permission(person, page, permission):
    address = url(page, None if page in {"index", "add"} else person)
    others = {p for p in PERMISSIONS.values() if p != permission}
    if page in {"index", "inspect"}:  # whoever may record or correct may look at masked data
        others -= {"add_person", "change_person"}
    assert signed_in(*others).get(address).status_code == 302
    assert signed_in(*others).post(address, {}).status_code in {302, 405}
    assert signed_in(permission).get(address).status_code == 200
    assert Client().get(address).status_code == 302
    assert Person.objects.filter(pk=person.pk).exists()


def test_offers_only_what_may_be_done(person):
    shown = signed_in("view_person").get(url("inspect", person)).content.decode()
    for page in ("edit", "consent", "withdraw", "reveal", "export", "erase"):
        assert url(page, person) not in shown


def test_nobody_deletes_a_person_or_a_record_of_looks(admin_client, person):
    from django.urls import NoReverseMatch

    for name in ("person:delete", "person:copy", "reveal:delete", "reveal:edit", "reveal:add"):
        with pytest.raises(NoReverseMatch):
            reverse(name, args=[person.pk])
    assert not Permission.objects.filter(codename__in=("delete_reveal", "change_reveal")).exists()


def test_consent_texts__a_used_one_is_kept(admin_client, person):
    text = current_text(CONTACT)
    address = reverse("consenttext:edit", args=[text.pk])
    changed = {"purpose": CONTACT, "text_zh": "改写", "text_en": ""}
    response = admin_client.post(address, changed)
    assert "已有人同意" in response.content.decode()
    admin_client.post(reverse("consenttext:add"), changed)
    assert ConsentText.objects.get(version=2).text_zh == "改写"
    assert give_consent(person, CONTACT, Channel.WEB).text.version == 2
    assert admin_client.get(reverse("consenttext:index")).status_code == 200
    assert admin_client.get(reverse("consenttext:inspect", args=[text.pk])).status_code == 200


def test_menu(admin_client, rf, administrator):
    request = rf.get("/")
    request.user = administrator
    (people,) = [i for i in admin_menu.menu_items_for_request(request) if i.name == "people"]
    labels = [str(i.label) for i in people.menu.menu_items_for_request(request)]
    assert (str(people.label), labels) == ("人员", ["人员名单", "同意书文本", "查看记录"])


def test_list_takes_the_same_number_of_queries_for_ten_times_as_many(
    admin_client, django_assert_max_num_queries
):
    def queries() -> int:
        with django_assert_max_num_queries(40) as captured:
            admin_client.get(url("index"))
        return len(captured)

    PersonFactory.create_batch(2)
    queries()
    few = queries()
    PersonFactory.create_batch(18)
    assert queries() == few


def test_auditors_read_who_has_looked_and_reveal_nothing(person):
    client = auditor()
    assert client.get(reverse("reveal:index")).status_code == 200
    assert client.get(url("inspect", person)).status_code == 200
    assert client.get(url("reveal", person)).status_code == 302
    assert client.get(url("edit", person)).status_code == 302
