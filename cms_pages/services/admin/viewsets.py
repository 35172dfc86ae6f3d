"""The administration's lists: moments of life, and words of offices with plainer ones."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from cms_pages.services.models import LifeEvent, PlainWord


class LifeEventViewSet(ModelViewSet):
    """Under which moments of life people look for guides."""

    model = LifeEvent
    icon = "group"
    menu_label = _("Life events")
    menu_name = "services-life-events"
    menu_order = 70
    add_to_settings_menu = True
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ("name", "name_en")
    list_display = ("name", Column("order", label=_("order")))
    panels = (
        FieldRowPanel((FieldPanel("name"), FieldPanel("name_en"))),
        FieldRowPanel((FieldPanel("order"), FieldPanel("slug"))),
    )


class PlainWordViewSet(ModelViewSet):
    """Which words guides should not have, and what people say."""

    model = PlainWord
    icon = "list-ul"
    menu_label = _("Official words")
    menu_name = "services-plain-words"
    menu_order = 71
    add_to_settings_menu = True
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ("word", "plain", "note")
    list_display = (
        "word",
        Column("plain", label=_("plain proposal")),
        Column("note", label=_("note")),
    )
    panels = (FieldPanel("word"), FieldPanel("plain"), FieldPanel("note"))
