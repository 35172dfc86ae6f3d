from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.permissions import policy_registry

from fazhi.media.api import PicturesAdminAPIViewSet
from fazhi.media.document_list import DocumentListView
from fazhi.media.film_chooser import film_chooser_viewset
from fazhi.media.models import CustomImage, PicturedPeople
from fazhi.media.picture_list import PictureListView
from fazhi.media.viewsets import FilmViewSet
from fazhi.media.withdrawn_report import ANY_RIGHT, WithdrawnConsentView


@hooks.register("construct_admin_api", order=1)  # after Wagtail's own, which it replaces
def picture_api(router: WagtailAPIRouter) -> None:
    """Lets the choosers read the pictures through our own endpoint."""
    router.register_endpoint("images", PicturesAdminAPIViewSet)


@hooks.register("register_admin_viewset")
def register_films() -> list[ViewSet]:
    """The list of films, and the dialogue in which one is chosen."""
    return [FilmViewSet(), film_chooser_viewset]


@hooks.register("register_admin_urls", order=-1)  # the lists before Wagtail's own
def admin_urls() -> list[URLPattern]:
    """The lists with what must be known of each file, and what may be shown no more."""
    return [
        path("documents/", DocumentListView.as_view(), name="document_list"),
        path(
            "documents/results/",
            DocumentListView.as_view(results_only=True),
            name="document_list_results",
        ),
        path("images/", PictureListView.as_view(), name="picture_list"),
        path(
            "images/results/",
            PictureListView.as_view(results_only=True),
            name="picture_list_results",
        ),
        path(
            "reports/withdrawn-consent/",
            WithdrawnConsentView.as_view(),
            name="media_withdrawn_consent",
        ),
    ]


@hooks.register("construct_image_chooser_queryset")
def only_what_may_be_shown(images: QuerySet[CustomImage], request: HttpRequest) -> Any:
    """Nobody puts a picture on a page whose people have withdrawn their consent."""
    return images.exclude(pictured_people_consent=PicturedPeople.REVOKED)


class WithdrawnMenuItem(MenuItem):
    """The report, for whoever works on pictures."""

    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(CustomImage)
        return bool(policy.user_has_any_permission(request.user, ANY_RIGHT))


@hooks.register("register_reports_menu_item")
def withdrawn_report() -> MenuItem:
    """Among the reports."""
    return WithdrawnMenuItem(
        _("Withdrawn consent"),
        reverse("media_withdrawn_consent"),
        name="withdrawn-consent",
        icon_name="no-view",
        order=60,
    )
