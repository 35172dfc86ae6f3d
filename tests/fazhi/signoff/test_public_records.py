"""The page on which everybody checks a signature."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wagtail.models import Page, PageViewRestriction

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import StandardPage
from fazhi.signoff import signing
from fazhi.signoff.acts import Act
from fazhi.signoff.models import SignedContent, SignOffRecord
from fazhi.signoff.reviewing import confirm_review
from fazhi.signoff.standing import Checked, Standing
from fazhi.signoff.steps import Step
from fazhi.signoff.withdrawing import withdraw
from tests import standing
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import translate
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db


def number_of(act: Act) -> int:
    found = SignOffRecord.objects.filter(act=act, model="general.standardpage").order_by("-number")
    return found.values_list("number", flat=True)[0]


def status(number: int) -> int:
    return Client().get(f"/qianfa/{number}/").status_code


def check(number: int) -> Checked:
    response = Client().get(f"/qianfa/{number}/")
    assert response.status_code == 200
    found: Checked = response.context["found"]
    return found


def warnings(number: int) -> list[str]:
    soup = BeautifulSoup(Client().get(f"/qianfa/{number}/").content, "html.parser")
    return [banner.get_text(strip=True) for banner in soup.select(".banner--repealed")]


@standing.fixture()
def public(office: Office) -> Office:
    office.submit(words="给签发人看的话。")
    while StandardPage.objects.get(pk=office.page.pk).current_workflow_state:
        office.sign(opinion="同意。")
    return office


def standing_of(act: Act) -> Standing:
    return check(number_of(act)).standing


def test_what_is_public_as_it_was_signed(public: Office, client: Client) -> None:
    found = check(number_of(Act.SIGNED))
    assert found.is_whole
    assert found.is_sound
    assert found.standing == Standing.PUBLIC
    record = found.record
    assert warnings(record.number) == []
    response = client.get(f"/qianfa/{record.number}/")
    assert response["X-Robots-Tag"] == "noindex"
    soup = BeautifulSoup(response.content, "html.parser")
    robots = soup.select_one('meta[name="robots"]')
    assert robots is not None
    assert robots["content"] == "noindex"
    words = soup.get_text(" ", strip=True)
    day = StandardPage.objects.get(pk=public.page.pk).reviewed_on
    for shown in ("市场监管分局", "局长", "买菜秤不准", record.content, record.digest, f"{day}"):
        assert shown in words
    link = soup.select_one("main .lead a")
    assert link is not None
    assert client.get(str(link["href"])).status_code == 200


def test_it_names_no_person_and_repeats_no_words(public: Office, client: Client) -> None:
    for record in SignOffRecord.objects.filter(act__in=[Act.SIGNED, Act.RELEASED]):
        html = client.get(f"/qianfa/{record.number}/").content.decode()
        assert record.person
        for hidden in (record.person, "同意。", "给签发人看的话"):
            assert hidden not in html


def test_other_acts_and_numbers_say_nothing(public: Office) -> None:
    shown = {Act.SIGNED, Act.RELEASED}
    for record in SignOffRecord.objects.all():
        assert status(record.number) == (200 if record.act in shown else 404)
    for number in (0, 999_999, 10**30):
        assert status(number) == 404


@pytest.mark.usefixtures("underway")
def test_what_never_was_public_says_nothing(office: Office) -> None:
    office.sign()
    office.sign()
    signed = number_of(Act.SIGNED)
    assert status(signed) == 404
    signing.send_back(office.ticket(office.people[Step.PUBLICATION]), reason="再看一下。")
    assert status(signed) == 404


def test_a_private_page_says_nothing(public: Office) -> None:
    PageViewRestriction.objects.create(
        page=Page.objects.get(pk=public.page.pk), restriction_type=PageViewRestriction.LOGIN
    )
    assert status(number_of(Act.SIGNED)) == 404


def test_a_newer_version_is_named(public: Office) -> None:
    old = number_of(Act.SIGNED)
    public.write("新的说法。")
    assert check(old).standing == Standing.PUBLIC
    public.submit()
    public.sign()
    public.sign()
    assert check(old).standing == Standing.PUBLIC
    public.sign_all()
    found = check(old)
    assert found.standing == Standing.REPLACED
    assert found.newer == number_of(Act.RELEASED)
    assert found.is_sound
    assert check(number_of(Act.RELEASED)).standing == Standing.PUBLIC


def test_what_was_withdrawn_says_so_and_what_is_signed_again_stands_again(public: Office) -> None:
    withdraw(public.page, public.people[Step.PUBLICATION], reason="内容有误。")
    first = number_of(Act.SIGNED)
    for act in (Act.SIGNED, Act.RELEASED, Act.WITHDRAWN):
        found = check(number_of(act))
        assert (found.standing, found.url) == (Standing.WITHDRAWN, "")
    public.write("改正后的说法。")
    public.submit()
    public.sign_all()
    assert check(first).standing == Standing.REPLACED
    assert standing_of(Act.SIGNED) == Standing.PUBLIC


def test_a_confirmation_has_a_page_too(public: Office) -> None:
    confirm_review(public.page, public.people[Step.DEPARTMENT])
    assert standing_of(Act.CONFIRMED) == Standing.PUBLIC


def test_a_page_altered_behind_its_back_is_told(public: Office) -> None:
    StandardPage.objects.filter(pk=public.page.pk).update(title="偷偷换上")
    found = check(number_of(Act.SIGNED))
    assert found.standing == Standing.ALTERED
    assert not found.is_sound
    assert warnings(number_of(Act.SIGNED)) == ["页面内容未经签发就被改动，请告诉我们。"]


def test_a_file_that_was_replaced_is_told(office: Office) -> None:
    image = ImageFactory.create(description="一杆秤")
    page = StandardPage.objects.get(pk=office.page.pk).get_latest_revision_as_object()
    page.cover = image
    page.save_revision(user=office.author)
    office.submit()
    office.sign_all()
    assert standing_of(Act.SIGNED) == Standing.PUBLIC
    type(image).objects.filter(pk=image.pk).update(file="other.png")
    assert standing_of(Act.SIGNED) == Standing.ALTERED


def test_a_record_altered_or_out_of_its_place_is_told(public: Office) -> None:
    number = number_of(Act.SIGNED)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE signoff_signoffrecord SET title = 'x' WHERE number = %s", [number - 1]
        )
    assert check(number).is_whole, "it still follows what the record before says it is"
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE signoff_signoffrecord SET digest = 'x' WHERE number = %s", [number - 1]
        )
    assert not check(number).is_whole
    with connection.cursor() as cursor:
        cursor.execute("UPDATE signoff_signoffrecord SET post = '所长' WHERE number = %s", [number])
    found = check(number)
    assert not found.is_whole
    assert not found.is_sound
    assert warnings(number) == ["这条记录写入后被改动过，请告诉我们。"]


def test_what_was_redacted_cannot_be_compared(public: Office) -> None:
    digest = SignOffRecord.objects.get(number=number_of(Act.SIGNED)).content
    SignedContent.objects.filter(digest=digest).update(body="", salt="")
    found = check(number_of(Act.SIGNED))
    assert (found.standing, found.is_sound) == (Standing.UNREADABLE, True)


def test_a_deleted_page_keeps_its_record(public: Office) -> None:
    number = number_of(Act.SIGNED)
    StandardPage.objects.get(pk=public.page.pk).delete()
    found = check(number)
    assert (found.standing, found.url) == (Standing.OVER, "")


def test_it_is_there_in_english_and_for_elders(public: Office, client: Client) -> None:
    translate(Page.objects.get(pk=public.page.get_parent().pk).specific, title="Home")
    number = number_of(Act.SIGNED)
    english = client.get(f"/en/qianfa/{number}/")
    assert english.status_code == 200
    assert "The public page is exactly what was signed." in english.content.decode()
    elders = client.get(f"/qianfa/{number}/", {"mode": "elder"}, follow=True).content.decode()
    assert 'class="elder' in elders


def test_its_cost_does_not_grow_with_history_or_files(office: Office, client: Client) -> None:
    def release(files: int) -> int:
        page: Any = StandardPage.objects.get(pk=office.page.pk).get_latest_revision_as_object()
        documents = [DocumentFactory.create() for _n in range(files)]
        page.body = [
            ("text", f"<p>{files}</p>"),
            ("documents", {"documents": documents}),
        ]
        page.save_revision(user=office.author)
        office.submit()
        office.sign_all()
        url = f"/qianfa/{number_of(Act.SIGNED)}/"
        client.get(url)
        with CaptureQueriesContext(connection) as context:
            assert client.get(url).context["found"].standing == Standing.PUBLIC
        return len(context)

    assert release(1) == release(6)
