"""When content is reviewed: the dates come from signatures, and whoever signs is asked in time."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest
import time_machine

from cms_pages.general.models import StandardPage
from fazhi.accounts.models import User
from fazhi.departments.models import Role
from fazhi.signoff import signing
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append, faults
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import SectionRules, SignOffRecord
from fazhi.signoff.permits import keep_content
from fazhi.signoff.reminding import ask_for_reviews
from fazhi.signoff.review_tasks import KIND
from fazhi.signoff.reviewing import confirm_review
from fazhi.signoff.steps import Step
from fazhi.signoff.targets import names_of, review_url
from fazhi.signoff.withdrawing import withdraw
from fazhi.workdays import SHANGHAI, add_months, add_working_days, today
from fazhi.worklist.models import Task
from fazhi.worklist.states import State
from tests import standing
from tests.factories.accounts import AdministratorFactory
from tests.factories.pages import StandardPageFactory, go_live
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db

SIGNED = dt.datetime(2026, 1, 31, 10, tzinfo=SHANGHAI)
RELEASED = dt.datetime(2026, 2, 3, 10, tzinfo=SHANGHAI)
CONFIRMED = dt.datetime(2026, 12, 1, 10, tzinfo=SHANGHAI)
Dates = tuple[dt.date | None, dt.date | None]
Member = Callable[..., User]
FIRST: Dates = (dt.date(2026, 1, 31), dt.date(2027, 1, 31))
SECOND: Dates = (dt.date(2026, 12, 1), dt.date(2027, 12, 1))


def page_of(office: Office) -> StandardPage:
    found: StandardPage = StandardPage.objects.get(pk=office.page.pk)
    return found


def dates(row: Any) -> Dates:
    return row.reviewed_on, row.review_due_on


def release(office: Office) -> None:
    """The department signs some days before the page goes live."""
    with time_machine.travel(SIGNED, tick=False):
        office.submit()
        office.sign()
        office.sign()
    with time_machine.travel(RELEASED, tick=False):
        office.sign_all()


@standing.fixture()
def released(office: Office) -> Office:
    """The page is public."""
    release(office)
    return office


def confirm(office: Office, by: User | None = None, **said: Any) -> SignOffRecord:
    return confirm_review(office.page, by or office.people[Step.DEPARTMENT], **said)


def tasks() -> list[Task]:
    return list(Task.objects.filter(kind=KIND).order_by("pk"))


def browser(user: User) -> Client:
    call_command("provision_roles")
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_release_dates_the_page_and_its_next_draft(office: Office) -> None:
    assert dates(page_of(office)) == (None, None)
    release(office)
    page = page_of(office)
    assert dates(page) == FIRST
    assert dates(page.get_latest_revision_as_object()) == FIRST
    signed = page.signed_content()
    assert signed is not None
    assert signed == keep_content(page, page.get_latest_revision()), "nothing signed has changed"
    office.write("新的说法。")
    assert dates(page_of(office).get_latest_revision_as_object()) == FIRST
    assert list(faults()) == []


def test_how_long_it_lasts_is_set_for_the_section(office: Office) -> None:
    SectionRules.objects.create(page=office.page.get_parent(), review_months=6)
    release(office)
    assert dates(page_of(office)) == (dt.date(2026, 1, 31), dt.date(2026, 7, 31))


def test_what_is_founded_was_reviewed_by_nobody(office: Office) -> None:
    page = StandardPageFactory.create(parent=office.page.get_parent())
    assert dates(page) == (None, None)


@pytest.mark.usefixtures("released")
def test_a_signature_of_what_never_went_live_dates_nothing(office: Office) -> None:
    office.write("新的说法。")
    with time_machine.travel(CONFIRMED):
        office.submit()
        office.sign()
        office.sign()
        signing.send_back(office.ticket(office.people[Step.PUBLICATION]), reason="再看一下。")
    assert dates(page_of(office)) == FIRST


def test_what_waits_for_its_time_is_dated_when_it_goes_live(office: Office) -> None:
    page = page_of(office).get_latest_revision_as_object()
    page.go_live_at = dt.datetime(2026, 3, 1, 8, tzinfo=SHANGHAI)
    page.save_revision(user=office.author)
    release(office)
    assert dates(page_of(office)) == (None, None)
    with time_machine.travel(dt.datetime(2026, 3, 1, 9, tzinfo=SHANGHAI)):
        call_command("publish_scheduled")
    assert page_of(office).live
    assert dates(page_of(office)) == FIRST


@pytest.mark.usefixtures("released")
def test_a_correction_does_not_make_the_review_newer(office: Office) -> None:
    with time_machine.travel(dt.datetime(2027, 1, 20, 6, 30, tzinfo=SHANGHAI)):
        ask_for_reviews()
        revision = office.write("改了一个错字。")
        page = page_of(office)
        append(act=Act.CORRECTED, content=keep_content(page, revision).digest, **names_of(page))
        revision.publish(user=office.author, skip_permission_checks=True)
    assert "错字" in office.live_words()
    assert dates(page_of(office)) == FIRST
    assert [task.state for task in tasks()] == [State.OPEN]


@pytest.mark.usefixtures("released")
def test_who_signs_for_the_department_confirms_what_is_public(office: Office) -> None:
    with time_machine.travel(CONFIRMED):
        record = confirm(office, words="与现行法条核对过。")
    page = page_of(office)
    assert dates(page) == dates(page.get_latest_revision_as_object()) == SECOND
    assert (record.act, record.post, record.department) == ("confirmed", "局长", "市场监管分局")
    assert record.content == page.signed_content().digest  # type: ignore[union-attr]
    assert record.declaration
    assert record.words.text == "与现行法条核对过。"
    assert list(faults()) == []
    page.live_revision.publish()
    assert dates(page_of(office)) == SECOND, "published once more it stays confirmed"


@pytest.mark.usefixtures("released")
def test_confirming_changes_no_words_of_a_draft(office: Office) -> None:
    office.write("新的说法。")
    with time_machine.travel(CONFIRMED):
        confirm(office)
    draft = page_of(office).get_latest_revision_as_object()
    assert "新的说法" in str(draft.body)
    assert dates(draft) == SECOND
    assert "秤不准" in office.live_words()


@pytest.mark.usefixtures("released")
def test_an_alias_is_reviewed_with_its_original(office: Office) -> None:
    alias = page_of(office).create_alias(update_slug="bie-ming", parent=office.page.get_parent())
    assert dates(alias) == FIRST
    with time_machine.travel(CONFIRMED):
        confirm(office)
    alias.refresh_from_db()
    assert dates(alias) == SECOND
    with pytest.raises(Refused):
        confirm_review(alias, office.people[Step.DEPARTMENT])


@pytest.mark.usefixtures("released")
def test_whoever_wrote_it_may_confirm_and_nobody_else_but_who_signs(
    office: Office, member: Member
) -> None:
    for stranger in (
        AdministratorFactory.create(),
        office.people[Step.PUBLICATION],
        member(Role.SIGNATORY, office.general),
        member(Role.DEPARTMENT_HEAD, office.bureau),
    ):
        with pytest.raises(Refused):
            confirm(office, stranger)
    member(Role.SIGNATORY, office.bureau, user=office.author)
    assert confirm(office, office.author).account == office.author.pk


def test_a_deputy_confirms_in_the_place_of_who_is_away(office: Office, user: User) -> None:
    from fazhi.signoff.delegating import delegate

    release(office)
    holder = office.people[Step.DEPARTMENT]
    delegate(
        holder.memberships.get(),
        user,
        starts_on=today(),
        ends_on=today(),
        reason="",
        by=holder,
    )
    assert confirm(office, user).deputy_for == str(holder)


def test_what_is_not_public_is_not_confirmed(office: Office) -> None:
    with pytest.raises(Refused):
        confirm(office)
    release(office)
    withdraw(office.page, office.people[Step.PUBLICATION], reason="内容有误。")
    with pytest.raises(Refused):
        confirm(office)
    assert not SignOffRecord.objects.filter(act=Act.CONFIRMED).exists()


def test_founded_content_can_be_confirmed(office: Office) -> None:
    page = StandardPageFactory.create(
        parent=office.page.get_parent(), responsible_department=office.bureau
    )
    confirm_review(page, office.people[Step.DEPARTMENT])
    page.refresh_from_db()
    assert page.reviewed_on == today()
    go_live(page.get_latest_revision())
    page.refresh_from_db()
    assert page.reviewed_on == today()


@pytest.mark.usefixtures("released")
def test_the_screen_asks_who_signs_and_shows_others_why_not(office: Office, member: Member) -> None:
    url = review_url(office.page)
    head = browser(member(Role.DEPARTMENT_HEAD, office.bureau))
    assert not head.get(url).context["may_confirm"]
    assert head.post(url, {"declares": "on"}).status_code == 200
    signatory = browser(office.people[Step.DEPARTMENT])
    assert signatory.get(url).context["may_confirm"]
    assert signatory.post(url, {"words": "看过。"}).context["form"].errors
    assert dates(page_of(office)) == FIRST
    assert signatory.post(url, {"declares": "on", "words": "看过。"}).status_code == 302
    assert page_of(office).reviewed_on == today()


def test_no_screen_for_what_is_no_content_or_for_strangers(office: Office, user: User) -> None:
    signatory = browser(office.people[Step.DEPARTMENT])
    for model, key in (("accounts.user", "1"), ("general.standardpage", "0"), ("x", "y")):
        assert signatory.get(reverse("signoff:confirm", args=[model, key])).status_code == 404
    assert browser(user).get(review_url(office.page)).status_code == 403


@pytest.mark.usefixtures("released")
def test_the_form_of_the_page_leads_there_who_signs(office: Office) -> None:
    signatory = office.people[Step.DEPARTMENT]
    signatory.is_superuser = True
    signatory.save()
    url = reverse("wagtailadmin_pages:edit", args=[office.page.pk])
    assert review_url(office.page) in browser(signatory).get(url).content.decode()
    html = browser(AdministratorFactory.create()).get(url).content.decode()
    assert review_url(office.page) not in html


@pytest.mark.usefixtures("released")
def test_the_department_is_asked_two_weeks_before_and_once(office: Office) -> None:
    due = FIRST[1]
    assert due is not None
    early = dt.datetime.combine(due - dt.timedelta(days=15), dt.time(6, 30), SHANGHAI)
    with time_machine.travel(early):
        assert ask_for_reviews() == ""
    with time_machine.travel(early + dt.timedelta(days=1)):
        assert ask_for_reviews() == "1"
        assert ask_for_reviews() == ""
        (task,) = tasks()
        assert (task.department, task.key) == (office.bureau, due.isoformat())
        assert task.due_on == add_working_days(today(), 10).day
        assert task.about_url == review_url(office.page)
        confirm(office)
        assert ask_for_reviews() == ""
    (task,) = tasks()
    assert task.state == State.DONE
    assert task.ended_by == office.people[Step.DEPARTMENT]


@pytest.mark.usefixtures("released")
def test_an_overdue_page_is_asked_for_and_a_new_release_answers(office: Office) -> None:
    with time_machine.travel(dt.datetime(2027, 3, 1, 6, 30, tzinfo=SHANGHAI)):
        ask_for_reviews()
        office.write("新的说法。")
        office.submit()
        office.sign_all()
        assert [task.state for task in tasks()] == [State.DONE]
        assert dates(page_of(office)) == (today(), add_months(today(), 12, roll=False).day)
        assert ask_for_reviews() == ""


@pytest.mark.usefixtures("released")
def test_what_is_withdrawn_needs_no_review(office: Office) -> None:
    with time_machine.travel(dt.datetime(2027, 3, 1, 6, 30, tzinfo=SHANGHAI)):
        ask_for_reviews()
        withdraw(office.page, office.people[Step.PUBLICATION], reason="内容有误。")
        assert [task.state for task in tasks()] == [State.CANCELLED]
        assert ask_for_reviews() == ""


@pytest.mark.usefixtures("released")
def test_nobody_is_asked_where_there_is_nobody(office: Office) -> None:
    StandardPageFactory.create(
        parent=office.page.get_parent(), review_due_on=today() - dt.timedelta(days=1)
    )
    office.bureau.ends_on = timezone.localdate() - dt.timedelta(days=1)
    office.bureau.save()
    with time_machine.travel(dt.datetime(2027, 3, 1, 6, 30, tzinfo=SHANGHAI)):
        assert ask_for_reviews() == ""
