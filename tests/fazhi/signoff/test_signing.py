"""From a draft to the public page, step by step, and what nobody may do on the way."""

from collections.abc import Callable

import pytest

from cms_pages.general.models import StandardPage
from fazhi.accounts.models import User
from fazhi.departments.models import Role
from fazhi.signoff import signing
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import faults
from fazhi.signoff.errors import NotSigned, Refused
from fazhi.signoff.models import SectionRules, SignOffRecord
from fazhi.signoff.steps import Openness, Step, declaration_of
from fazhi.signoff.submitting import recall
from fazhi.worklist.models import Task
from tests.factories.pages import StandardPageFactory
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db
STEPS = [Step.COPY, Step.DEPARTMENT, Step.PUBLICATION]


def acts() -> list[str]:
    records = SignOffRecord.objects.filter(model="general.standardpage")
    return list(records.values_list("act", flat=True))


def test_content_goes_live_after_its_last_step_as_it_was_signed(office: Office) -> None:
    office.submit(words="请看第二段。")
    for step in STEPS:
        assert office.step() == step
        assert office.live_words() == ""
        office.sign(opinion="同意。")
    assert "秤不准" in office.live_words()
    assert acts() == ["submitted", "checked", "signed", "released", "published"]
    assert list(faults()) == []
    signed = SignOffRecord.objects.get(act=Act.SIGNED)
    assert (signed.department, signed.post) == ("市场监管分局", "局长")
    assert signed.words.text == "同意。"
    assert signed.declaration == declaration_of(Step.DEPARTMENT)
    assert not Task.objects.open().exists()


@pytest.mark.usefixtures("public")
def test_what_was_signed_before_stays_public_until_the_new_version_is(office: Office) -> None:
    office.write("新的说法。")
    office.submit()
    office.sign()
    assert "秤不准" in office.live_words()
    office.sign_all()
    assert "新的说法" in office.live_words()


@pytest.mark.usefixtures("underway")
def test_nobody_takes_a_step_that_is_not_theirs(office: Office) -> None:
    for step, person in office.people.items():
        if step != Step.COPY:
            with pytest.raises(Refused):
                office.sign(person)
    office.sign()
    with pytest.raises(Refused):
        office.sign(office.people[Step.COPY])
    assert acts() == ["submitted", "checked"]


def test_the_author_signs_nothing_whatever_roles_are_held(
    office: Office, member: Callable[..., User]
) -> None:
    for role in (Role.COPY_CHECKER, Role.SIGNATORY, Role.PUBLISHER):
        member(role, office.bureau, user=office.author)
    office.submit()
    for step in STEPS:
        with pytest.raises(Refused):
            office.sign(office.author)
        office.sign(office.people[step])


def test_whoever_changed_a_comma_before_does_not_sign(office: Office) -> None:
    signatory = office.people[Step.DEPARTMENT]
    office.write("秤不准，可以要求当场换", by=signatory)
    with pytest.raises(Refused):
        office.submit()  # nobody is left who could


def test_whoever_corrects_the_copy_on_the_way_ends_that_step_and_no_other(
    office: Office, member: Callable[..., User]
) -> None:
    checker = office.people[Step.COPY]
    member(Role.PUBLISHER, office.general, user=checker)
    office.submit()
    office.write("改好的错字。", by=checker)
    office.sign()
    office.sign()
    with pytest.raises(Refused):
        office.sign(checker)
    office.sign()
    assert "改好的错字" in office.live_words()


@pytest.mark.usefixtures("underway")
def test_a_step_of_another_page_is_none_of_this_one(office: Office) -> None:
    ticket = office.ticket(office.people[Step.COPY])
    other = StandardPageFactory.create(parent=office.page.get_parent(), live=False)
    wrong = signing.Ticket(other, ticket.step, ticket.version, ticket.by)
    with pytest.raises(Refused):
        signing.sign(wrong, declares=True)
    assert acts() == ["submitted"]


@pytest.mark.usefixtures("underway")
def test_a_page_changed_between_opening_and_signing_is_not_signed(office: Office) -> None:
    ticket = office.ticket(office.people[Step.COPY])
    office.write("另一种说法。")
    with pytest.raises(Refused):
        signing.sign(ticket, declares=True)


@pytest.mark.usefixtures("underway")
def test_a_replayed_signature_counts_once(office: Office) -> None:
    ticket = office.ticket(office.people[Step.COPY])
    signing.sign(ticket, declares=True)
    with pytest.raises(Refused, match="示例"):
        signing.sign(ticket, declares=True)
    assert acts().count("checked") == 1


@pytest.mark.usefixtures("underway")
def test_without_declaration_or_openness_nothing_is_signed(office: Office) -> None:
    with pytest.raises(Refused):
        office.sign(declares=False)
    office.sign()
    office.sign()
    for openness in ("", Openness.CLOSED, Openness.ON_REQUEST):
        with pytest.raises(Refused):
            office.sign(openness=openness)
    assert office.live_words() == ""


@pytest.mark.usefixtures("underway")
def test_a_returned_page_can_be_edited_and_submitted_again(office: Office) -> None:
    office.sign()
    ticket = office.ticket(office.people[Step.DEPARTMENT])
    with pytest.raises(Refused):
        signing.send_back(ticket, reason=" ")
    signing.send_back(ticket, reason="第二段请写清楚。", place="body")
    assert StandardPage.objects.get(pk=office.page.pk).current_workflow_task is None
    office.write("写清楚了。")
    office.submit()
    office.sign_all()
    assert "写清楚了" in office.live_words()
    assert "recalled" not in acts()


@pytest.mark.usefixtures("underway")
def test_a_submission_is_taken_back(office: Office) -> None:
    recall(office.page, office.author)
    assert acts() == ["submitted", "recalled"]
    assert not Task.objects.open().exists()
    office.submit()
    office.sign_all()
    assert office.live_words()


def test_a_section_can_do_with_fewer_steps(office: Office) -> None:
    SectionRules.objects.create(
        page=office.page.get_parent(), copy_check=False, publication_check=False
    )
    office.submit()
    assert office.step() == Step.DEPARTMENT
    office.sign()
    assert office.live_words()
    assert acts() == ["submitted", "signed", "released", "published"]


def test_code_is_refused_as_everybody_is(office: Office) -> None:
    page = StandardPage.objects.get(pk=office.page.pk)
    with pytest.raises(NotSigned, match="买菜"):
        page.get_latest_revision().publish(skip_permission_checks=True)
    page.live = True
    with pytest.raises(NotSigned, match="买菜"):
        page.save()
    assert office.live_words() == ""


def test_a_submission_that_nobody_may_sign_is_refused_at_once(office: Office) -> None:
    office.people[Step.DEPARTMENT].memberships.all().delete()
    with pytest.raises(Refused, match="市场监管分局"):
        office.submit()
    assert acts() == []


def test_one_person_in_two_departments_does_not_sign_for_both(
    office: Office, member: Callable[..., User]
) -> None:
    other = office.people[Step.PUBLICATION]
    other.memberships.all().delete()
    member(Role.PUBLISHER, office.general, user=office.people[Step.DEPARTMENT])
    with pytest.raises(Refused):
        office.submit()
