"""A console on the server, and what runs by itself: calls that ask no screen for anything."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from tests.fazhi.signoff.ways.attempt import STOLEN, Attempt, way

COPIED = {"slug": "kopie", "title": "副本"}


@way
def code_publishes(attempt: Attempt) -> None:
    attempt.page.get_latest_revision().publish(user=attempt.user, skip_permission_checks=True)


@way
def code_publishes_by_the_action(attempt: Attempt) -> None:
    revision = attempt.page.get_latest_revision()
    PublishPageRevisionAction(revision).execute(skip_permission_checks=True)


@way
def code_publishes_an_old_version(attempt: Attempt) -> None:
    attempt.page.revisions.order_by("created_at", "pk").first().publish()


@way
def code_sets_it_live(attempt: Attempt) -> None:
    page = attempt.page
    page.live = True
    page.title = STOLEN
    page.save()


@way
def code_adds_it_live(attempt: Attempt) -> None:
    page = attempt.page.specific_class(title=STOLEN, slug="neu", live=True)
    attempt.page.get_parent().add_child(instance=page)


@way
def code_unpublishes(attempt: Attempt) -> None:
    attempt.page.unpublish(user=attempt.user)


@way
def code_finishes_the_workflow(attempt: Attempt) -> None:
    state = attempt.page.current_workflow_state
    if state:
        state.finish(user=attempt.user)


@way
def code_approves_the_task(attempt: Attempt) -> None:
    state = attempt.page.current_workflow_state
    if state:
        state.current_task_state.approve(user=attempt.user)


@way
def code_starts_a_workflow(attempt: Attempt) -> None:
    workflow = attempt.page.get_workflow()
    assert workflow is not None
    workflow.start(attempt.page, attempt.user)


@way
def code_copies(attempt: Attempt) -> None:
    attempt.page.copy(update_attrs=COPIED, keep_live=True)


@way
def code_copies_by_the_action(attempt: Attempt) -> None:
    copying = CopyPageAction(attempt.page, update_attrs=COPIED, keep_live=True)
    copying.execute(skip_permission_checks=True)


@way
def command_publishes_at_the_time(attempt: Attempt) -> None:
    revision = attempt.page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save(update_fields=["approved_go_live_at"])
    call_command("publish_scheduled")


@way
def command_repeats_pages_in_all_languages(attempt: Attempt) -> None:
    call_command("sync_locale_trees")
