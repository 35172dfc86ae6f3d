"""Themes: what residents look for."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.ui.tables import Column

from fazhi.admin_screens.viewsets import WithoutSome
from legal_library.models import Theme


class ThemeViewSet(WithoutSome):
    """Themes in the administration."""

    model = Theme
    name = "law_theme"
    icon = "tag"
    menu_label = pgettext_lazy("of laws", "Themes")
    add_to_reference_index = False
    left_out = ("usage",)
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ("name", "name_en")
    form_fields = ("name", "name_en", "slug", "sort_order")
    ordering = ("sort_order", "pk")
    list_display = (
        "name",
        Column("name_en", label=_("Name in English")),
        Column("sort_order", label=pgettext_lazy("of laws", "Order"), sort_key="sort_order"),
    )
