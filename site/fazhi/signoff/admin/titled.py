"""What a screen of sign-off is called."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class Titled(WagtailAdminTemplateMixin):
    """A screen below the first one of sign-off. Wagtail shows no title but that of the last crumb."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("signoff:index"), "label": _("Sign-off")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]
