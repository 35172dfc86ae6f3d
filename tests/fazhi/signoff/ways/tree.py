"""The lists of pages: many at once, copies, aliases, other places, away with it."""

from django.http import HttpResponse
from django.urls import reverse

from cms_pages.general.models import StandardPage
from tests.factories.pages import SectionPageFactory
from tests.fazhi.signoff.ways.attempt import Attempt, way


def _bulk(attempt: Attempt, action: str) -> HttpResponse:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return attempt.client.post(  # type: ignore[return-value]
        f"{url}?id={attempt.page.pk}", {"include_descendants": "on"}
    )


def _copy(attempt: Attempt, **more: str) -> HttpResponse:
    return attempt.post(
        "wagtailadmin_pages:copy",
        attempt.page.pk,
        new_title="副本",
        new_slug="fu-ben",
        new_parent_page=str(attempt.page.get_parent().pk),
        **more,
    )


@way
def bulk_publishes(attempt: Attempt) -> HttpResponse:
    return _bulk(attempt, "publish")


@way
def bulk_unpublishes(attempt: Attempt) -> HttpResponse:
    return _bulk(attempt, "unpublish")


@way
def bulk_deletes(attempt: Attempt) -> HttpResponse | str:
    answer = _bulk(attempt, "delete")
    # What somebody may not is left out in silence.
    return "refused" if StandardPage.objects.filter(pk=attempt.office.page.pk).exists() else answer


@way
def list_unpublishes(attempt: Attempt) -> HttpResponse:
    return attempt.post("wagtailadmin_pages:unpublish", attempt.page.pk, include_descendants="on")


@way
def list_deletes(attempt: Attempt) -> HttpResponse:
    return attempt.post("wagtailadmin_pages:delete", attempt.page.pk)


@way
def list_copies_and_publishes(attempt: Attempt) -> HttpResponse:
    return _copy(attempt, publish_copies="on")


@way
def list_repeats_as_alias(attempt: Attempt) -> HttpResponse:
    return _copy(attempt, alias="on")


@way
def list_converts_an_alias(attempt: Attempt) -> HttpResponse:
    alias = attempt.page.create_alias(update_slug="bie-ming", parent=attempt.page.get_parent())
    return attempt.post("wagtailadmin_pages:convert_alias", alias.pk)


@way
def list_moves(attempt: Attempt) -> HttpResponse:
    elsewhere = SectionPageFactory.create(parent=attempt.page.get_parent(), live=False)
    return attempt.post("wagtailadmin_pages:move_confirm", attempt.page.pk, elsewhere.pk)
