"""The screens of sign-off, as people of the administration use them."""

from typing import Any

from django.test import Client
from django.urls import reverse

import pytest

from cms_pages.general.models import StandardPage
from fazhi.accounts.models import User
from fazhi.departments.models import Role
from fazhi.outbox.models import Notification
from fazhi.signoff.acts import Act
from fazhi.signoff.models import Correction, SignOffRecord
from fazhi.signoff.permits import records_of
from fazhi.signoff.snapshot import version_of
from fazhi.signoff.steps import Step
from fazhi.signoff.submitting import current_step
from fazhi.signoff.targets import submission_url, withdrawal_url
from tests.factories.departments import LawResponsibilityFactory
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def version(office: Office) -> str:
    return version_of(StandardPage.objects.get(pk=office.page.pk).get_latest_revision())


def step_url(office: Office) -> str:
    page = StandardPage.objects.get(pk=office.page.pk)
    return reverse("signoff:sign", args=[current_step(page.current_workflow_state).pk])


def form(act: str, office: Office, **said: Any) -> dict[str, Any]:
    fields = {"version": version(office), **said}
    return {"act": act, **{f"{act}-{name}": value for name, value in fields.items()}}


def last_act() -> str:
    return SignOffRecord.objects.latest("number").act


def test_an_author_submits_and_everybody_signs(office: Office) -> None:
    client = browser(office.author)
    shown = client.get(submission_url(office.page)).content.decode()
    for person in (office.people[Step.COPY], office.people[Step.DEPARTMENT]):
        assert person.name in shown
    client.post(submission_url(office.page), {"version": version(office), "words": "请看。"})
    for step in (Step.COPY, Step.DEPARTMENT, Step.PUBLICATION):
        signer = browser(office.people[step])
        shown = signer.get(step_url(office)).content.decode()
        assert "请看。" in shown
        said = {"declares": "on", "opinion": "同意。"}
        if step == Step.PUBLICATION:
            said["openness"] = "active"
        response = signer.post(step_url(office), form("sign", office, **said))
        assert response.status_code == 302, response.content.decode()[-3000:]
    assert "秤不准" in office.live_words()


@pytest.mark.usefixtures("underway")
def test_what_is_missing_is_said_and_what_was_typed_is_kept(office: Office) -> None:
    signer = browser(office.people[Step.COPY])
    answer = signer.post(step_url(office), form("sign", office, opinion="写得很好。"))
    assert answer.status_code == 200
    assert "写得很好。" in answer.content.decode()
    answer = signer.post(step_url(office), form("return", office, reason="  "))
    assert answer.status_code == 200
    assert last_act() == Act.SUBMITTED


@pytest.mark.usefixtures("underway")
def test_a_step_comes_back_to_its_author_with_the_reason(office: Office) -> None:
    signer = browser(office.people[Step.COPY])
    signer.post(step_url(office), form("return", office, reason="请改第二段。", place=""))
    assert last_act() == Act.RETURNED
    told = Notification.objects.filter(user=office.author, kind="signoff.returned").get()
    assert "买菜" in told.title
    assert "请改第二段。" in told.text
    shown = browser(office.author).get(reverse("signoff:index")).content.decode()
    assert "买菜秤不准怎么办" in shown


@pytest.mark.usefixtures("underway")
def test_a_submission_is_taken_back_by_its_author_and_nobody_else(office: Office) -> None:
    url, sent = step_url(office), form("take_back", office)
    checker = browser(office.people[Step.LEGAL])
    assert "take_back" not in checker.get(url).content.decode()
    assert checker.post(url, sent).status_code == 200
    assert last_act() == Act.SUBMITTED
    author = browser(office.author)
    assert 'value="take_back"' in author.get(url).content.decode()
    assert author.post(url, sent).status_code == 302
    assert last_act() == Act.RECALLED
    assert author.post(url, sent).status_code == 200  # once more: it is over
    assert SignOffRecord.objects.filter(act=Act.RECALLED).count() == 1


@pytest.mark.parametrize("path", ["sign", "look"])
@pytest.mark.usefixtures("underway")
def test_whoever_has_no_part_does_not_see_a_draft(office: Office, user: User, path: str) -> None:
    page = StandardPage.objects.get(pk=office.page.pk)
    url = reverse(f"signoff:{path}", args=[current_step(page.current_workflow_state).pk])
    assert browser(user).get(url).status_code in {302, 403}
    assert browser(office.people[Step.LEGAL]).get(url).status_code == 200


@pytest.mark.usefixtures("underway")
def test_the_frame_shows_the_draft_as_residents_will_see_it(office: Office) -> None:
    response = browser(office.people[Step.COPY]).get(f"{step_url(office)}look/?mode=for-elders")
    assert "秤不准" in response.content.decode()
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert (
        browser(office.people[Step.COPY]).get(f"{step_url(office)}look/?mode=x").status_code == 200
    )


def test_another_department_than_the_law_s_needs_a_reason_and_its_signature(
    office: Office, member: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fazhi.signoff import citing
    from fazhi.signoff.citing import Citation

    other = office.justice
    LawResponsibilityFactory.create(title="计量法", department=other)
    cosigner = member(Role.SIGNATORY, other, "所长")
    monkeypatch.setattr(
        citing,
        "_readers",
        [lambda content: [Citation("计量法", "《计量法》", content.parts[0].place)]],
    )
    client = browser(office.author)
    assert "司法所" in client.get(submission_url(office.page)).content.decode()
    sent = {"version": version(office)}
    assert client.post(submission_url(office.page), sent).status_code == 200
    assert not records_of(office.page).exists()
    client.post(submission_url(office.page), {**sent, "reason": "由分局负责宣传。"})
    office.sign()
    office.sign()
    assert office.step() == Step.COSIGNATURE
    office.sign(cosigner)
    assert office.step() == Step.LEGAL
    office.sign_all()
    assert office.live_words()


def test_a_blocker_stays_only_with_a_reason(office: Office) -> None:
    office.write("请拨打张三的手机13812345678。")
    client = browser(office.author)
    (finding,) = client.get(submission_url(office.page)).context["prospect"].blockers
    sent = {"version": version(office)}
    assert client.post(submission_url(office.page), sent).status_code == 200
    reason = {f"stays-{finding.key}": "本人书面同意公开。"}
    client.post(submission_url(office.page), {**sent, **reason})
    kept = SignOffRecord.objects.get(act=Act.OVERRIDDEN)
    assert kept.words.text == "本人书面同意公开。"
    assert "13812345678" not in str(kept.details)
    shown = browser(office.people[Step.COPY]).get(step_url(office)).content.decode()
    assert "本人书面同意公开。" in shown


def test_a_step_is_handed_to_a_colleague(office: Office, member: Any) -> None:
    colleague = member(Role.COPY_CHECKER, office.general)
    office.submit()
    sent = form("hand_over", office, to_user=str(colleague.pk), reason="我出差。")
    browser(office.people[Step.COPY]).post(step_url(office), sent)
    assert last_act() == Act.REASSIGNED
    assert colleague.name in browser(colleague).get(step_url(office)).content.decode()


@pytest.mark.usefixtures("public")
def test_content_is_withdrawn_in_three_clicks(office: Office) -> None:
    publisher = browser(office.people[Step.PUBLICATION])
    url = withdrawal_url(office.page)
    assert publisher.get(url).status_code == 200
    assert publisher.post(url, {"reason": ""}).status_code == 200
    assert office.live_words()
    publisher.post(url, {"reason": "价格已经变了。"})
    assert not office.live_words()
    page = StandardPage.objects.get(pk=office.page.pk)
    gone = Client().get(page.get_url())
    assert gone.status_code == 410
    assert "价格已经变了。" in gone.content.decode()
    assert browser(office.author).get(url).status_code in {200, 403}


@pytest.mark.usefixtures("public")
def test_a_correction_is_proposed_and_published(office: Office) -> None:
    office.write("秤不准，可以要求当场换!")
    client = browser(office.author)
    data = {
        "correct": "1",
        "correct-version": version(office),
        "correct-kind": "punctuation",
        "correct-explanation": "改标点。",
    }
    client.post(submission_url(office.page), data)
    correction = Correction.objects.get()
    url = reverse("signoff:correction", args=[correction.pk])
    signatory = office.people[Step.DEPARTMENT]
    assert Notification.objects.filter(user=signatory, kind="signoff.correction").exists()
    assert "改标点。" in browser(signatory).get(url).content.decode()
    client.post(url, {"version": version(office)})
    assert "!" not in office.live_words()
    browser(signatory).post(url, {"version": version(office)})
    assert "!" in office.live_words()


def test_a_role_is_lent_and_taken_back(office: Office, member: Any) -> None:
    signatory, deputy = office.people[Step.DEPARTMENT], member(Role.AUTHOR, office.bureau)
    client = browser(signatory)
    url = reverse("signoff:delegations")
    post = signatory.memberships.get()
    sent = {"post": post.pk, "deputy": deputy.pk, "reason": "培训"}
    assert client.post(url, {**sent, "starts_on": "2026-01-01", "ends_on": ""}).status_code == 200
    import datetime as dt

    from fazhi.workdays import today

    until = today() + dt.timedelta(days=5)
    client.post(url, {**sent, "starts_on": today(), "ends_on": until})
    office.submit()
    office.sign()
    record = office.sign(deputy)
    assert (record.person, record.deputy_for) == (deputy.name, signatory.name)


def test_the_dashboard_asks_no_more_for_forty_departments(
    office: Office, member: Any, django_assert_max_num_queries: Any
) -> None:
    from fazhi.signoff.waiting import dashboard_of
    from tests.factories.departments import DepartmentFactory
    from tests.factories.pages import StandardPageFactory

    office.submit()
    signatory = office.people[Step.DEPARTMENT]
    for _n in range(40):
        member(Role.SIGNATORY, DepartmentFactory.create(), user=signatory)
    for n in range(12):
        page = StandardPageFactory.create(
            parent=office.page.get_parent(), live=False, title=f"第{n}页"
        )
        office.page = page
        office.write()
        office.submit()
        office.sign()
    with django_assert_max_num_queries(9):
        found = dashboard_of(signatory)
    assert len(found.for_me) == 12
    assert len(dashboard_of(office.author).under_way) == 13
    assert dashboard_of(office.author).for_me == []
