"""Every way by which content could become public, or cease to be, each through its real address or call."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from cms_pages.general.models import StandardPage
from tests.fazhi.signoff.conftest import Office

REFUSALS = (PermissionDenied, ValidationError)


@dataclass
class Attempt:
    """Somebody with a browser, and the content that they are after."""

    office: Office
    client: Client
    user: Any

    @property
    def page(self) -> StandardPage:
        """The page as it is now."""
        found: StandardPage = StandardPage.objects.get(pk=self.office.page.pk)
        return found

    def post(self, view: str, *args: Any, **data: Any) -> int:
        """The status of the answer."""
        return self.client.post(reverse(view, args=args), data).status_code

    def form(self, **more: str) -> dict[str, str]:
        """What the page's form sends."""
        draft = self.page.get_latest_revision_as_object()
        return {
            "title": draft.title,
            "slug": draft.slug,
            "search_description": "一句话。",
            "responsible_department": str(self.office.bureau.pk),
            "body-count": "1",
            "body-0-deleted": "",
            "body-0-order": "0",
            "body-0-type": "text",
            "body-0-id": "",
            "body-0-value": '{"blocks":[{"key":"a","text":"偷偷换上。","type":"unstyled","depth":0,'
            '"inlineStyleRanges":[],"entityRanges":[],"data":{}}],"entityMap":{}}',
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            **more,
        }


Route = Callable[[Attempt], Any]
ROUTES: dict[str, Route] = {}


def route(does: Route) -> Route:
    """Adds a way to the table."""
    ROUTES[does.__name__] = does
    return does


def _press(attempt: Attempt, button: str, **more: str) -> int:
    return attempt.post(
        "wagtailadmin_pages:edit", attempt.page.pk, **attempt.form(**{button: button, **more})
    )


@route
def editor_publish(attempt: Attempt) -> int:
    return _press(attempt, "action-publish")


@route
def editor_submit(attempt: Attempt) -> int:
    return _press(attempt, "action-submit")


@route
def editor_restart(attempt: Attempt) -> int:
    return _press(attempt, "action-restart-workflow")


@route
def editor_approve(attempt: Attempt) -> int:
    return _press(attempt, "action-workflow-action", **{"workflow-action-name": "approve"})


@route
def editor_schedule(attempt: Attempt) -> int:
    soon = timezone.now() + dt.timedelta(seconds=1)
    status = _press(attempt, "action-publish", go_live_at=f"{soon:%Y-%m-%d %H:%M}")
    call_command("publish_scheduled")
    return status


@route
def create_and_publish(attempt: Attempt) -> int:
    parent = attempt.page.get_parent()
    form = attempt.form(**{"action-publish": "1", "slug": "neu", "title": "新的一页"})
    return attempt.post("wagtailadmin_pages:add", "general", "standardpage", parent.pk, **form)


@route
def create_and_submit(attempt: Attempt) -> int:
    parent = attempt.page.get_parent()
    form = attempt.form(**{"action-submit": "1", "slug": "neu", "title": "新的一页"})
    return attempt.post("wagtailadmin_pages:add", "general", "standardpage", parent.pk, **form)


@route
def create_under_the_root(attempt: Attempt) -> int:
    form = attempt.form(
        **{"action-publish": "1", "slug": "zweit", "title": "第二个首页", "question": "问？"},
        **{"parts-count": "0"},
    )
    return attempt.post("wagtailadmin_pages:add", "general", "homepage", 1, **form)


@route
def bulk_publish(attempt: Attempt) -> int:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return attempt.client.post(
        f"{url}?id={attempt.page.pk}", {"include_descendants": "on"}
    ).status_code


@route
def bulk_unpublish(attempt: Attempt) -> int:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    return attempt.client.post(
        f"{url}?id={attempt.page.pk}", {"include_descendants": "on"}
    ).status_code


@route
def unpublish(attempt: Attempt) -> int:
    return attempt.post("wagtailadmin_pages:unpublish", attempt.page.pk, include_descendants="on")


@route
def copy_and_publish(attempt: Attempt) -> int:
    return attempt.post(
        "wagtailadmin_pages:copy",
        attempt.page.pk,
        new_title="副本",
        new_slug="fu-ben",
        new_parent_page=str(attempt.page.get_parent().pk),
        publish_copies="on",
    )


@route
def copy_as_alias(attempt: Attempt) -> int:
    return attempt.post(
        "wagtailadmin_pages:copy",
        attempt.page.pk,
        new_title="别名",
        new_slug="bie-ming",
        new_parent_page=str(attempt.page.get_parent().pk),
        alias="on",
    )


@route
def revert_and_publish(attempt: Attempt) -> int:
    first = attempt.page.revisions.order_by("created_at", "pk").first()
    form = attempt.form(**{"action-publish": "1", "revision": str(first.pk)})
    return attempt.post("wagtailadmin_pages:edit", attempt.page.pk, **form)


@route
def approve_in_a_list(attempt: Attempt) -> int:
    state = attempt.page.current_workflow_state
    step = state.current_task_state_id if state else 999_999
    statuses = [
        attempt.post(f"wagtailadmin_pages:{view}", attempt.page.pk, "approve", step)
        for view in ("workflow_action", "collect_workflow_action_data")
    ]
    return statuses[-1]


def _translation(attempt: Attempt) -> Translation:
    english, _made = Locale.objects.get_or_create(language_code="en")
    parent = attempt.page.get_parent().specific
    if not parent.get_translations().exists():
        parent.copy_for_translation(english)
    source, _made = TranslationSource.get_or_create_from_instance(attempt.page)
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=english)
    translation.save_target(publish=False)
    return translation


@route
def localize_publish(attempt: Attempt) -> int:
    translation = _translation(attempt)
    page = translation.get_target_instance()
    return attempt.post("wagtailadmin_pages:edit", page.pk, action="publish")


@route
def localize_update_and_publish(attempt: Attempt) -> int:
    source = _translation(attempt).source
    return attempt.post(
        "wagtail_localize:update_translations", source.pk, publish_translations="on"
    )


@route
def localize_in_code(attempt: Attempt) -> None:
    _translation(attempt).save_target(user=attempt.user, publish=True)


@route
def code_publishes(attempt: Attempt) -> None:
    attempt.page.get_latest_revision().publish(user=attempt.user, skip_permission_checks=True)


@route
def code_publishes_by_the_action(attempt: Attempt) -> None:
    PublishPageRevisionAction(attempt.page.get_latest_revision()).execute(
        skip_permission_checks=True
    )


@route
def code_publishes_an_old_version(attempt: Attempt) -> None:
    attempt.page.revisions.order_by("created_at", "pk").first().publish()


@route
def code_sets_it_live(attempt: Attempt) -> None:
    page = attempt.page
    page.live = True
    page.title = "偷偷换上"
    page.save()


@route
def code_unpublishes(attempt: Attempt) -> None:
    attempt.page.unpublish(user=attempt.user)


@route
def code_finishes_the_workflow(attempt: Attempt) -> None:
    state = attempt.page.current_workflow_state
    if state:
        state.finish(user=attempt.user)


@route
def code_approves_the_task(attempt: Attempt) -> None:
    state = attempt.page.current_workflow_state
    if state:
        state.current_task_state.approve(user=attempt.user)


@route
def code_starts_a_workflow(attempt: Attempt) -> None:
    workflow: Any = attempt.page.get_workflow()
    workflow.start(attempt.page, attempt.user)


@route
def code_copies(attempt: Attempt) -> Page:
    copied: Page = attempt.page.copy(update_attrs={"slug": "kopie"}, keep_live=True)
    return copied


@route
def the_clock(attempt: Attempt) -> None:
    revision = attempt.page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - dt.timedelta(minutes=1)
    revision.save(update_fields=["approved_go_live_at"])
    call_command("publish_scheduled")


@route
def set_a_foreign_step(attempt: Attempt) -> int:
    return attempt.post("signoff:sign", 999_999, act="sign")


def go(name: str, attempt: Attempt) -> Any:
    """Tries a way; what refuses by an exception counts as refusing."""
    with suppress(*REFUSALS):
        return ROUTES[name](attempt)
    return "refused"
