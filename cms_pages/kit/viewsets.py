"""The administration's screens for pages."""

from typing import Any

from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from cms_pages.kit.models import BasePage
from cms_pages.kit.starting import StartingView
from cms_pages.kit.submitting import SubmittingEditView


class BasePageViewSet(PageViewSet):
    """Wagtail's screens for all our pages, but for how a page begins and how it is submitted."""

    model = BasePage
    add_view_class = StartingView
    edit_view_class = SubmittingEditView

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """What Wagtail's views work on: rows of the table of all pages, for `BasePage` has none."""
        common: dict[str, Any] = super().get_common_view_kwargs(**{"model": Page, **kwargs})
        return common
