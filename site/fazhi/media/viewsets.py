"""The administration's screens for films; Wagtail brings those for pictures and documents."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from fazhi.media.forms import FilmForm
from fazhi.media.models import Film
from fazhi.media.picture_chooser import PictureChooser


class FilmIndexView(IndexView):
    """The list without the films' long texts."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().defer("transcript")


class FilmViewSet(ModelViewSet):
    """Films in the administration."""

    model = Film
    icon = "media"
    menu_label = _("Films")
    menu_name = "films"
    menu_order = 410  # behind pictures and documents
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = FilmIndexView
    search_fields = ("title", "source", "transcript")
    search_backend_name = None
    list_filter = ("pictured_people_consent",)
    list_display = (
        "title",
        Column("length", label=_("length"), sort_key="seconds"),
        Column("source", label=_("source or author"), sort_key="source"),
        Column(
            "consent",
            label=_("people in the film"),
            accessor="get_pictured_people_consent_display",
            sort_key="pictured_people_consent",
        ),
        DateColumn("created_at", label=_("added on"), sort_key="created_at"),
    )
    edit_handler = ObjectList(
        (
            FieldPanel("title"),
            MultiFieldPanel(
                (FieldPanel("file"), FieldPanel("poster", widget=PictureChooser)),
                heading=_("Film and still picture"),
            ),
            MultiFieldPanel(
                (FieldPanel("captions"), FieldPanel("transcript")),
                heading=_("For everybody"),
                help_text=_("A film without these shuts out those who cannot hear or see it."),
            ),
            MultiFieldPanel(
                (FieldPanel("pictured_people_consent"), FieldPanel("source"), FieldPanel("rights")),
                heading=_("Origin and rights"),
            ),
        ),
        base_form_class=FilmForm,
    )
