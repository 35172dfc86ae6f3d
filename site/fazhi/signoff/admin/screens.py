"""What all screens of sign-off have in common."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class SignOffScreen(WagtailAdminTemplateMixin):
    """A screen below the dashboard: says what it is for and what it is about, and leads back."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("signoff:index"), "label": _("Sign-off")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]
