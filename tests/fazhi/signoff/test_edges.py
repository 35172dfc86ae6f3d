"""What goes wrong around a sign-off: people leave, departments end, files and pages change or go."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse

from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

import pytest
import time_machine

from cms_pages.general.models import StandardPage
from fazhi.accounts.models import User
from fazhi.departments.models import Role
from fazhi.signoff import signing
from fazhi.signoff.acts import Act
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import SignOffRecord
from fazhi.signoff.steps import Step
from fazhi.signoff.targets import submission_url
from fazhi.signoff.verifying import live_faults
from fazhi.signoff.withdrawing import withdraw
from fazhi.workdays import today
from fazhi.worklist.models import Task
from tests.factories.accounts import AdministratorFactory
from tests.factories.media import DocumentFactory
from tests.factories.pages import locale
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db
Member = Callable[..., User]


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.usefixtures("underway")
def test_work_of_a_dissolved_department_goes_to_another(office: Office, member: Member) -> None:
    office.sign()
    office.bureau.ends_on = today() - dt.timedelta(days=1)
    office.bureau.save()
    with pytest.raises(Refused):
        office.sign(office.people[Step.DEPARTMENT])
    successor = member(Role.SIGNATORY, office.justice)
    admin = AdministratorFactory.create()
    with pytest.raises(Refused):
        signing.hand_over(office.ticket(admin), reason="机构改革。", to_department=office.bureau)
    signing.hand_over(office.ticket(admin), reason="机构改革。", to_department=office.justice)
    office.sign(successor)
    office.sign_all()
    assert StandardPage.objects.get(pk=office.page.pk).responsible_department == office.justice


@pytest.mark.usefixtures("underway")
def test_whoever_hands_content_to_another_department_does_not_sign_it(
    office: Office, member: Member
) -> None:
    office.sign()
    signatory = office.people[Step.DEPARTMENT]
    member(Role.SIGNATORY, office.justice, user=signatory)
    member(Role.SIGNATORY, office.justice)
    signing.hand_over(office.ticket(signatory), reason="不归我局。", to_department=office.justice)
    with pytest.raises(Refused):
        office.sign(signatory)


def test_a_signatory_who_left_signs_nothing_and_a_colleague_does(
    office: Office, member: Member
) -> None:
    colleague = member(Role.SIGNATORY, office.bureau)
    office.submit()
    office.sign()
    gone = office.people[Step.DEPARTMENT]
    gone.is_active = False
    gone.save()
    with pytest.raises(Refused):
        office.sign(gone)
    office.sign(colleague)


def test_an_author_s_deputy_signs_nothing(office: Office, member: Member) -> None:
    from fazhi.signoff.delegating import delegate

    post = member(Role.SIGNATORY, office.bureau, user=office.author).memberships.get(
        role=Role.SIGNATORY
    )
    deputy = office.people[Step.DEPARTMENT]
    delegate(
        post,
        deputy,
        starts_on=today(),
        ends_on=today() + dt.timedelta(days=3),
        reason="",
        by=office.author,
    )
    with pytest.raises(Refused):
        office.submit()  # the only other signatory signs in the author's place


def test_a_year_without_announced_holidays_has_due_dates_all_the_same(office: Office) -> None:
    with time_machine.travel(dt.datetime(2031, 3, 3, 9, tzinfo=dt.UTC)):
        office.submit()
        task = Task.objects.open().get()
        assert task.is_estimated
        assert task.due_on > dt.date(2031, 3, 3)


@pytest.mark.usefixtures("underway")
def test_deleting_content_under_way_ends_its_work_and_keeps_its_records(office: Office) -> None:
    user = AdministratorFactory.create()
    browser(user).post(reverse("wagtailadmin_pages:delete", args=[office.page.pk]))
    assert not StandardPage.objects.filter(pk=office.page.pk).exists()
    assert not Task.objects.open().exists()
    told = SignOffRecord.objects.filter(key=str(office.page.pk)).order_by("number")
    assert [record.act for record in told] == [Act.SUBMITTED, Act.DELETED]
    assert (told[1].account, told[1].department) == (user.pk, told[0].department)


def test_deleting_what_nobody_submitted_is_no_act(office: Office) -> None:
    StandardPage.objects.get(pk=office.page.pk).delete()
    assert not SignOffRecord.objects.filter(key=str(office.page.pk)).exists()


def test_what_is_public_is_withdrawn_before_it_is_deleted(public: Office) -> None:
    admin = browser(AdministratorFactory.create())
    for page in (public.page, public.page.get_parent()):
        admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert public.live_words()
    withdraw(public.page, public.people[Step.PUBLICATION], reason="已过时。")
    admin.post(reverse("wagtailadmin_pages:delete", args=[public.page.pk]))
    assert not Page.objects.filter(pk=public.page.pk).exists()


def test_an_alias_that_becomes_a_page_keeps_what_was_signed(public: Office) -> None:
    page = StandardPage.objects.get(pk=public.page.pk)
    alias = page.create_alias(parent=page.get_parent(), update_slug="alias")
    admin = browser(AdministratorFactory.create())
    admin.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    made = StandardPage.objects.get(pk=alias.pk)
    assert made.alias_of_id is None
    assert made.live
    assert list(live_faults()) == []
    assert SignOffRecord.objects.filter(act=Act.CARRIED, key=str(alias.pk)).exists()


def test_an_alias_that_was_altered_becomes_a_draft(public: Office) -> None:
    page = StandardPage.objects.get(pk=public.page.pk)
    alias = page.create_alias(parent=page.get_parent(), update_slug="alias")
    StandardPage.objects.filter(pk=alias.pk).update(title="偷偷换上")
    admin = browser(AdministratorFactory.create())
    admin.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    assert not StandardPage.objects.get(pk=alias.pk).live


def test_a_file_that_was_signed_is_not_replaced(office: Office) -> None:
    document = DocumentFactory.create(title="申请表")
    page = StandardPage.objects.get(pk=office.page.pk).get_latest_revision_as_object()
    page.body = [("text", f'<p><a linktype="document" id="{document.pk}">申请表</a></p>')]
    page.save_revision(user=office.author)
    office.submit()
    office.sign_all()
    admin = browser(AdministratorFactory.create())
    url = reverse("wagtaildocs:edit", args=[document.pk])
    fields = {"title": "别的表", "source": document.source, "collection": document.collection_id}
    answer = admin.post(url, {**fields, "tags": ""})
    assert "买菜秤不准怎么办" in str(answer.context["form"].errors)
    document.refresh_from_db()
    assert document.title == "申请表"
    withdraw(office.page, office.people[Step.PUBLICATION], reason="已过时。")
    admin.post(url, {**fields, "tags": ""})
    document.refresh_from_db()
    assert document.title == "别的表"


@pytest.mark.usefixtures("underway")
def test_nobody_gets_wagtail_s_english_mail(office: Office) -> None:
    signing.send_back(office.ticket(office.people[Step.COPY]), reason="请改。")
    office.write("改好了。")
    office.submit()
    office.sign_all()
    assert mail.outbox == []


def test_a_translation_is_submitted_from_its_editor(public: Office) -> None:
    page = StandardPage.objects.get(pk=public.page.pk)
    page.get_parent().specific.copy_for_translation(locale("en"))
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale("en"))
    translation.save_target(publish=False)
    target = translation.get_target_instance()
    client = browser(public.author)
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[target.pk])).content.decode()
    url = reverse("kit_submit_translation", args=[target.pk])
    assert url in shown
    assert client.get(url).status_code == 405
    response = client.post(url)
    assert response["Location"] == submission_url(target)
    assert client.get(submission_url(target)).status_code == 200


def test_a_translation_that_was_deleted_meanwhile_is_told(public: Office) -> None:
    url = reverse("kit_submit_translation", args=[999_999])
    assert browser(public.author).post(url).status_code == 404
