"""Wagtail's interfaces for programs: the one of its own administration, and the one that a town could add.

Nothing here mounts the latter (``wagtail.api.v3``); it is tried with a key of its own all the same.
"""

import json
from typing import Any

from django.http import HttpResponse
from django.test import override_settings

from wagtail.models import APIToken

from tests.fazhi.signoff.ways.attempt import STOLEN, Attempt, way

MOUNTED = "tests.fazhi.signoff.ways.api_urls"


def _inner(attempt: Attempt, action: str, **data: Any) -> HttpResponse:
    return attempt.post("wagtailadmin_api:pages:action", attempt.page.pk, action, **data)


@way
def api_publishes(attempt: Attempt) -> HttpResponse:
    return _inner(attempt, "publish")


@way
def api_unpublishes(attempt: Attempt) -> HttpResponse:
    return _inner(attempt, "unpublish", recursive="true")


@way
def api_copies(attempt: Attempt) -> HttpResponse:
    return _inner(attempt, "copy", keep_live="true", title="副本")


@way
def api_reverts_and_publishes(attempt: Attempt) -> HttpResponse:
    first = attempt.page.revisions.order_by("created_at", "pk").first()
    _inner(attempt, "revert_to_page_revision", revision_id=str(first.pk))
    return _inner(attempt, "publish")


@way
def api_deletes(attempt: Attempt) -> HttpResponse:
    return _inner(attempt, "delete")


def _outer(attempt: Attempt, method: str, path: str, **data: Any) -> HttpResponse:
    headers = {}
    if attempt.user:
        _token, secret = APIToken.create_token(user=attempt.user, name="example")
        headers["Authorization"] = f"Bearer {secret}"
    with override_settings(ROOT_URLCONF=MOUNTED):
        return attempt.client.generic(  # type: ignore[return-value]
            method, f"/api/v3/pages/{path}", json.dumps(data), "application/json", headers=headers
        )


@way
def mounted_api_publishes(attempt: Attempt) -> HttpResponse:
    return _outer(attempt, "POST", f"{attempt.page.pk}/actions/publish/")


@way
def mounted_api_unpublishes(attempt: Attempt) -> HttpResponse:
    return _outer(attempt, "POST", f"{attempt.page.pk}/actions/unpublish/", recursive=True)


@way
def mounted_api_copies(attempt: Attempt) -> HttpResponse:
    return _outer(attempt, "POST", f"{attempt.page.pk}/actions/copy/", keep_live=True, title="副本")


@way
def mounted_api_changes_and_publishes(attempt: Attempt) -> HttpResponse:
    meta = {"type": "general.StandardPage", "action": "publish"}
    return _outer(attempt, "PATCH", f"{attempt.page.pk}/", meta=meta, title=STOLEN)
