"""The guards, to be taken out: what is left is Wagtail and wagtail-localize as they come."""

from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.pages.bulk_actions import PublishBulkAction, UnpublishBulkAction
from wagtail.models import PagePermissionTester, Task

import pytest

from cms_pages.general.models import HomePage
from cms_pages.kit.permissions import PagePermissions
from cms_pages.kit.submitting import LeadsToSignOff
from fazhi.libraries.views import UpdateTranslations
from fazhi.signoff.models import SignOffTask
from fazhi.signoff.page_permissions import SignedOffPermissions
from fazhi.signoff.signed_off import SignedOff

# Nothing to take out: what these do is allowed, or there is no such row.
HARMLESS = {
    "list_repeats_as_alias": "an alias shows what was signed for its original",
    "list_moves": "the place is not what was signed",
    "command_repeats_pages_in_all_languages": "aliases again",
    "screen_signs_a_step_that_is_none": "there is no such step",
    "screen_signs_the_step_of_another_page": "who tries may sign neither; see test_signing",
    "editor_publishes_a_version_of_another_page": "Wagtail itself looks among the page's versions only",
}
# The state in which a way leads somewhere once nothing guards it; a draft, where none is named.
STATE_OF = {
    **dict.fromkeys(
        ("editor_restarts",),
        "returned",
    ),
    **dict.fromkeys(
        (
            "editor_approves",
            "editor_approves_in_a_list",
            "editor_cancels_and_publishes",
            "code_finishes_the_workflow",
            "code_approves_the_task",
        ),
        "under_way",
    ),
    **dict.fromkeys(
        (
            "editor_publishes_an_old_version",
            "code_publishes_an_old_version",
            "bulk_unpublishes",
            "bulk_deletes",
            "list_unpublishes",
            "list_deletes",
            "list_copies_and_publishes",
            "list_converts_an_alias",
            "code_copies",
            "code_copies_by_the_action",
            "code_unpublishes",
            "api_unpublishes",
            "api_copies",
            "api_reverts_and_publishes",
            "api_deletes",
            "mounted_api_unpublishes",
            "mounted_api_copies",
        ),
        "changed",
    ),
}


def take_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that this software puts between a way and the readers."""
    of_wagtail = (
        "can_publish",
        "can_publish_subpage",
        "can_submit_for_moderation",
        "can_unpublish",
    )
    for name in of_wagtail:
        monkeypatch.setattr(SignedOffPermissions, name, getattr(PagePermissionTester, name))
    monkeypatch.delattr(PagePermissions, "can_delete")
    for name in ("publish", "save", "copy", "unpublish"):
        monkeypatch.delattr(SignedOff, name)
    monkeypatch.delattr(LeadsToSignOff, "action_name_and_method")
    monkeypatch.delattr(UpdateTranslations, "get_form")
    for name in ("start", "on_action"):
        monkeypatch.setattr(SignOffTask, name, getattr(Task, name))
    monkeypatch.setattr(SignOffTask, "get_actions", lambda *_: [("approve", "", False)])
    monkeypatch.setattr(SignOffTask, "locked_for_user", lambda *_: False)
    monkeypatch.setattr(HomePage, "max_count", None)
    bulk_action_registry._scan_for_bulk_actions()
    for action in (PublishBulkAction, UnpublishBulkAction):
        actions = bulk_action_registry.actions["wagtailcore"]["page"]
        monkeypatch.setitem(actions, action.action_type, action)
