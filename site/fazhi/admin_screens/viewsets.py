"""Lists of the administration in which other things can be done than Wagtail offers."""

from collections.abc import Mapping
from typing import Any

from django.urls import URLPattern, path

from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.viewsets.model import ModelViewSet


class WithoutSome(ModelViewSet):
    """A viewset in which some of Wagtail's usual acts do not exist, not even by address."""

    left_out: tuple[str, ...] = ()

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        gone = {f"{name}_url_name": None for name in self.left_out}
        return super().get_common_view_kwargs(**{**gone, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        return [p for p in super().get_urlpatterns() if p.name not in self.left_out]


class RowViewSet(WithoutSome):
    """Rows that people read and act on instead of editing them (`fazhi.admin_screens.rows`).

    ``act_views`` are the acts by the last part of their address.
    """

    act_views: Mapping[Any, Any] = {}
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    search_backend_name = None
    list_per_page = 50
    left_out: tuple[str, ...] = (
        "add",
        "edit",
        "delete",
        "usage",
        "history",
        "history_results",
    )
    form_fields: tuple[str, ...] = ()

    @property
    def url_finder_class(self) -> type[ModelAdminURLFinder]:
        """The page of a row stands for its form, which does not exist."""
        named = {"edit_url_name": self.get_url_name("inspect")}
        return type("RowURLFinder", (ModelAdminURLFinder,), named)

    def get_inspect_view_kwargs(self) -> dict[str, Any]:
        return super().get_inspect_view_kwargs(url_namespace=self.url_namespace)

    def get_urlpatterns(self) -> list[URLPattern]:
        key = "uuid" if self.model._meta.pk.get_internal_type() == "UUIDField" else "int"
        return [
            *super().get_urlpatterns(),
            *(
                path(
                    f"{name}/<{key}:pk>/",
                    view.as_view(
                        permission_policy=self.permission_policy, url_namespace=self.url_namespace
                    ),
                    name=str(name),
                )
                for name, view in self.act_views.items()
            ),
        ]
