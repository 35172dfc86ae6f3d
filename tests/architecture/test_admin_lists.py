"""Every list of the administration leads to what it lists."""

from django.urls import NoReverseMatch, reverse

from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet

import pytest

from fazhi.departments.demo import DEMO_ADMINISTRATOR
from fazhi.privacy import OUR_PACKAGES
from tests.permissions.furniture import furnish
from tests.permissions.matrix import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_town")]

# A record to read: its rows say everything and have no page of their own.
WITHOUT_PAGES = {
    *("reveal", "usefulness", "outbox_blocked", "outbox_channels", "search_log"),
    "events_answers",
}


def our_lists() -> dict[str, ModelViewSet]:
    """The registered lists of our models by URL name."""
    return {
        viewset.url_namespace: viewset
        for viewset in viewsets.viewsets
        if isinstance(viewset, ModelViewSet)
        and viewset.model.__module__.split(".")[0] in OUR_PACKAGES
    }


def pages_of(viewset: ModelViewSet, key: int) -> list[str]:
    """Addresses of the form and the page of a row, as far as the list has them."""
    found = []
    for name in ("edit", "inspect"):
        try:
            found.append(reverse(viewset.get_url_name(name), args=[key]))
        except NoReverseMatch:
            continue
    return found


def test_each_row_of_each_list_leads_to_its_form_or_page() -> None:
    furnish()
    client = client_of(DEMO_ADMINISTRATOR)
    lists = our_lists()
    assert {"department", "membership", "lawresponsibility", "village", "gridcell"} <= set(lists)
    assert {"venue", "counter", "person", "consenttext"} <= set(lists)
    for name, viewset in lists.items():
        shown = client.get(reverse(viewset.get_url_name("index")))
        rows = list(shown.context["object_list"])
        html = shown.content.decode()
        if name in WITHOUT_PAGES:
            continue
        assert rows, f"the demonstration has no {name}"
        for row in rows:
            links = [f'href="{address}"' for address in pages_of(viewset, row.pk)]
            assert any(link in html for link in links), f"nothing leads to {name} {row.pk}"
