"""A list of the administration in which not everything can be done that Wagtail offers."""

from typing import Any

from django.urls import URLPattern

from wagtail.admin.viewsets.model import ModelViewSet


class WithoutSome(ModelViewSet):
    """A viewset in which some of Wagtail's usual acts do not exist, not even by address."""

    left_out: tuple[str, ...] = ()

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        gone = {f"{name}_url_name": None for name in self.left_out}
        return super().get_common_view_kwargs(**{**gone, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        return [p for p in super().get_urlpatterns() if p.name not in self.left_out]
