"""Publishing a page that still tells its editor what to write, by every way there is."""

import datetime as dt
from typing import Any

from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail.models import (
    GroupApprovalTask,
    PageLogEntry,
    TaskState,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)
from wagtail_localize.models import Translation, TranslationSource

import pytest

from cms_pages.general.models import HomePage, StandardPage
from cms_pages.kit.finished import UnfinishedPage
from tests.cms_pages.kit.test_editor import add_url, form_of
from tests.factories.pages import SectionPageFactory, StandardPageFactory, locale

pytestmark = pytest.mark.django_db

GUIDED = "〔请写清谁可以办〕"
REFUSED = "还有模板里的提示语没有改"
AJAX = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def unfinished(home: HomePage) -> StandardPage:
    """A draft with guiding words."""
    page: StandardPage = StandardPageFactory.create(
        parent=home, live=False, title="没写完", search_description=GUIDED
    )
    page.save_revision()
    return page


def submitted(page: StandardPage, admin: Any) -> TaskState:
    """The page, sent to a reviewer, who is yet to say something."""
    workflow = Workflow.objects.create(name="审核")
    task = GroupApprovalTask.objects.create(name="文字审核")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=page.get_parent())
    state: TaskState = workflow.start(page, admin).current_task_state
    return state


def is_public(page: StandardPage) -> bool:
    page.refresh_from_db()
    return bool(page.live)


def edit_url(page: StandardPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def sent(page: StandardPage, action: str, **fields: str) -> dict[str, str]:
    """What the form of the page sends with one of its buttons."""
    words = {"slug": page.slug, "search_description": page.search_description}
    return form_of(page.title, **words, **fields, **{action: action})


def test_no_time_is_set_for_it(home: HomePage, admin_client: Client) -> None:
    data = form_of("明天发", search_description=GUIDED, go_live_at="2099-01-01 08:00")
    response = admin_client.post(add_url(home), {**data, "action-publish": "action-publish"})
    assert REFUSED in response.content.decode()
    assert not StandardPage.objects.exists()


def test_code_is_told_by_an_exception(unfinished: StandardPage) -> None:
    with pytest.raises(UnfinishedPage, match="没写完"):
        unfinished.get_latest_revision().publish()
    assert not is_public(unfinished)


def test_the_clock_passes_it_over(
    unfinished: StandardPage, caplog: pytest.LogCaptureFixture
) -> None:
    past = timezone.now() - dt.timedelta(minutes=2)
    done = StandardPageFactory.create(parent=unfinished.get_parent(), live=False)
    unfinished.save_revision(approved_go_live_at=past)
    done.save_revision(approved_go_live_at=past + dt.timedelta(minutes=1))
    call_command("publish_scheduled")
    assert is_public(done)
    assert not is_public(unfinished)
    assert "没写完" in caplog.text
    assert not unfinished.revisions.filter(approved_go_live_at__isnull=False).exists()
    log = PageLogEntry.objects.filter(page=unfinished.pk, action="wagtail.schedule.cancel")
    assert log.count() == 1


def test_several_drafts_are_not_published_past_the_form(
    home: HomePage, admin_client: Client
) -> None:
    section = SectionPageFactory.create(parent=home, live=False)
    done = StandardPageFactory.create(parent=home, live=False)
    unfinished = StandardPageFactory.create(
        parent=section, live=False, title="没写完", body=[("text", "<p>〔请写清〕</p>")]
    )
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    ids = f"?id={section.pk}&id={done.pk}&next={reverse('wagtailadmin_explore', args=[home.pk])}"
    refused = admin_client.post(url + ids, {"include_descendants": "on"}, follow=True)
    assert f"{REFUSED}：没写完。" in refused.content.decode()
    assert not any(is_public(page) for page in (section, done, unfinished))
    admin_client.post(f"{url}?id={done.pk}")
    assert is_public(done)


def test_it_is_not_approved_in_a_list(
    unfinished: StandardPage, admin_client: Client, admin_user: Any
) -> None:
    state = submitted(unfinished, admin_user)
    args = [unfinished.pk, "approve", state.pk]
    url = reverse("wagtailadmin_pages:workflow_action", args=args)
    told = admin_client.post(url, follow=True)
    assert f"{REFUSED}：没写完。" in told.content.decode()
    assert told.redirect_chain[-1][0] == edit_url(unfinished)
    asked = admin_client.post(url, {"comment": "好"}, headers=AJAX).json()
    assert asked == {"step": "success", "redirect": edit_url(unfinished)}
    assert not is_public(unfinished)
    assert unfinished.current_workflow_task_state.status == TaskState.STATUS_IN_PROGRESS


def test_a_finished_page_is_approved_in_a_list(
    home: HomePage, admin_client: Client, admin_user: Any
) -> None:
    page = StandardPageFactory.create(parent=home, live=False)
    page.save_revision()
    args = [page.pk, "approve", submitted(page, admin_user).pk]
    admin_client.post(reverse("wagtailadmin_pages:workflow_action", args=args))
    assert is_public(page)


def test_it_is_sent_back_from_a_list(
    unfinished: StandardPage, admin_client: Client, admin_user: Any
) -> None:
    args = [unfinished.pk, "reject", submitted(unfinished, admin_user).pk]
    url = reverse("wagtailadmin_pages:workflow_action", args=args)
    admin_client.post(url, {"comment": "先写完"})
    assert TaskState.objects.get().status == TaskState.STATUS_REJECTED


@pytest.mark.parametrize("more", [{}, {"action-cancel-workflow": "1"}])
def test_it_is_not_approved_in_its_form(
    unfinished: StandardPage, admin_client: Client, admin_user: Any, more: dict[str, str]
) -> None:
    submitted(unfinished, admin_user)
    data = {**sent(unfinished, "action-workflow-action"), "workflow-action-name": "approve", **more}
    response = admin_client.post(edit_url(unfinished), data)
    assert GUIDED in str(response.context["form"].errors["search_description"])
    assert not is_public(unfinished)


def test_it_is_sent_back_in_its_form(
    unfinished: StandardPage, admin_client: Client, admin_user: Any
) -> None:
    submitted(unfinished, admin_user)
    data = {**sent(unfinished, "action-workflow-action"), "workflow-action-name": "reject"}
    assert admin_client.post(edit_url(unfinished), data).status_code == 302
    assert TaskState.objects.get().status == TaskState.STATUS_REJECTED


def test_it_is_taken_back_in_its_form(
    unfinished: StandardPage, admin_client: Client, admin_user: Any
) -> None:
    submitted(unfinished, admin_user)
    back = sent(unfinished, "action-cancel-workflow")
    assert admin_client.post(edit_url(unfinished), back).status_code == 302
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED


def test_no_second_button_smuggles_it_out(
    unfinished: StandardPage, admin_client: Client, admin_user: Any
) -> None:
    submitted(unfinished, admin_user)
    for button in ("action-workflow-action", "action-cancel-workflow"):
        data = {**sent(unfinished, button), "workflow-action-name": "reject"}
        data["action-publish"] = "action-publish"
        assert admin_client.post(edit_url(unfinished), data).status_code == 200
    assert not is_public(unfinished)


@pytest.mark.django_db(transaction=True)
def test_a_translation_is_not_published_with_them(
    unfinished: StandardPage, admin_client: Client
) -> None:
    unfinished.get_parent().specific.copy_for_translation(locale("en"))
    source, _made = TranslationSource.get_or_create_from_instance(unfinished)
    translation = Translation.objects.create(source=source, target_locale=locale("en"))
    translation.save_target(publish=False)
    page = translation.get_target_instance()
    response = admin_client.post(edit_url(page), {"action": "publish"}, follow=True)
    assert response.status_code == 200
    assert not is_public(page)
