"""Somebody with a browser or a console and the content that they are after; and the list of ways."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cms_pages.general.models import StandardPage
from tests.fazhi.signoff.conftest import Office
from tests.unrendered import unrendered

REFUSALS = (PermissionDenied, ValidationError)
SUBMISSIONS = "/admin/signoff/submit/"
STOLEN = "偷偷换上。"

Way = Callable[["Attempt"], Any]
WAYS: dict[str, Way] = {}  # past sign-off
ACTS: dict[str, Way] = {}  # of sign-off, each on its own screen


def way(does: Way) -> Way:
    """Adds a way to the table that must lead nowhere, whoever goes it."""
    WAYS[does.__name__] = does
    return does


def act(does: Way) -> Way:
    """Adds an act to the table that is for some people, in some states."""
    ACTS[does.__name__] = does
    return does


@dataclass
class Attempt:
    """Who tries, on the page of an office. ``user`` is None for whoever has not signed in."""

    office: Office
    client: Client
    user: Any

    @property
    def page(self) -> StandardPage:
        """The page as it is now."""
        found: StandardPage = StandardPage.objects.get(pk=self.office.page.pk)
        return found

    def post(self, view: str, *args: Any, **data: Any) -> HttpResponse:
        """What an address of the administration answers."""
        return self.client.post(reverse(view, args=args), data)  # type: ignore[return-value]

    def press(self, button: str, **more: str) -> HttpResponse:
        """What the form of the page answers to a button."""
        form = self.form(**{button: button, **more})
        return self.post("wagtailadmin_pages:edit", self.page.pk, **form)

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
            "body-0-value": f'{{"blocks":[{{"key":"a","text":"{STOLEN}","type":"unstyled","depth":0,'
            '"inlineStyleRanges":[],"entityRanges":[],"data":{}}],"entityMap":{}}',
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            **more,
        }


def go(name: str, attempt: Attempt) -> str:
    """Tries a way; in a word what it comes to.

    ``refused``: by an exception, a status or the message of the administration's first page;
    ``nothing``: nothing is there; ``to sign-off``: saved, and on to its submission; ``form``: shown
    again with what is wrong; ``done``: what was asked for was done, whatever that was.
    """
    with suppress(*REFUSALS), unrendered():
        return _in_a_word((WAYS | ACTS)[name](attempt))
    return "refused"


def _in_a_word(answer: Any) -> str:
    if isinstance(answer, str):
        return answer
    if not isinstance(answer, HttpResponse):
        return "done"
    if answer.status_code >= 500:
        return f"error {answer.status_code}"
    if answer.status_code in {404, 405, 410}:
        return "nothing"
    if answer.status_code >= 400:
        return "refused"
    where = answer.headers.get("Location", "")
    if where.startswith((reverse("account_login"), reverse("wagtailadmin_login"))):
        return "refused"
    if where == reverse("wagtailadmin_home"):
        return "refused"
    if where.startswith(SUBMISSIONS):
        return "to sign-off"
    return "form" if answer.status_code == 200 else "done"
