"""The menu “People”: persons, the wordings they agree to, and who has seen what."""

from typing import Any

from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSetGroup

from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.imports.viewsets import ImportableViewSet
from fazhi.people import views
from fazhi.people.forms import ChangePersonForm, ConsentTextForm, NewPersonForm
from fazhi.people.importer import PersonImporter
from fazhi.people.models import ConsentText, Person, Reveal


class PersonFilters(WagtailFilterSet):
    """By village."""

    class Meta:
        model = Person
        fields = ("village",)


class PersonViewSet(WithoutSome, ImportableViewSet):
    """Persons: masked list and page, recording and correcting, and the acts on one person."""

    model = Person
    name = "person"
    icon = "user"
    menu_label = _("Persons")
    add_to_reference_index = False
    index_view_class = views.PersonIndexView
    importer_class = PersonImporter
    add_view_class = views.PersonCreateView
    edit_view_class = views.PersonEditView
    inspect_view_class = views.PersonInspectView
    inspect_view_enabled = True
    inspect_view_fields = ("public_id",)
    copy_view_enabled = False
    left_out = ("delete", "usage")
    search_fields = ("name",)
    search_backend_name = None
    filterset_class = PersonFilters
    list_display = (
        "masked_name",
        Column("masked_phone", label=_("Telephone number")),
        Column("public_id", label=_("Permanent id")),
        Column("village", label=_("Village or community")),
        DateColumn("created_at", label=_("Recorded at"), sort_key="created_at"),
    )

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return ChangePersonForm if for_update else NewPersonForm

    def get_urlpatterns(self) -> list[URLPattern]:
        acts = {
            "reveal": views.RevealView,
            "consent": views.ConsentView,
            "withdraw": views.WithdrawView,
            "export": views.ExportView,
            "erase": views.EraseView,
        }
        return [
            *super().get_urlpatterns(),
            *(path(f"{name}/<int:pk>/", view.as_view(), name=name) for name, view in acts.items()),
        ]


class ConsentTextViewSet(WithoutSome):
    """The wordings; a used one is read-only and none is deleted."""

    model = ConsentText
    icon = "doc-full"
    menu_label = _("Consent texts")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ("purpose_label", "version", "text_zh", "text_en", "sha256")
    left_out = ("delete", "usage")
    list_display = (
        "purpose_label",
        Column("version", label=_("Version")),
        DateColumn("created_at", label=_("Written at")),
    )

    def get_form_class(self, for_update: bool = False) -> type[ConsentTextForm]:
        return ConsentTextForm


class RevealIndexView(generic.IndexView):
    """Read by auditors."""

    any_permission_required = ("view",)

    def get_list_buttons(self, instance: Reveal) -> list[Any]:
        return []


def _seen_at(reveal: Reveal) -> str:
    """To the second: an audit compares it with other records, “a minute ago” tells it nothing."""
    return date_format(timezone.localtime(reveal.at), "Y-m-d H:i:s")


class RevealViewSet(WithoutSome):
    """Who has seen personal data in full: a list to read, nothing more."""

    model = Reveal
    icon = "view"
    menu_label = _("Looks in full")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = RevealIndexView
    inspect_view_enabled = True  # registers the permission to view
    left_out = ("add", "edit", "delete", "usage", "history", "history_results", "inspect")
    search_fields = ("person_code", "by_name", "reason")
    search_backend_name = None
    list_filter = ("field", "by", "at")
    list_display = (
        Column("at", label=_("Seen at"), accessor=_seen_at, sort_key="at"),
        Column("by_name", label=_("Seen by")),
        Column("person_code", label=_("Person")),
        Column("get_field_display", label=_("Kind of data")),
        Column("reason", label=_("Reason")),
    )
    form_fields = ()


class PeopleGroup(ModelViewSetGroup):
    """The menu of persons, consent texts and the record of who saw what."""

    items = (PersonViewSet, ConsentTextViewSet, RevealViewSet)
    menu_label = _("People")
    menu_icon = "user"
    menu_name = "people"
    menu_order = 400
