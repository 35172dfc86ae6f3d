"""The administration's screens for departments, memberships and the register of laws."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSetGroup

from fazhi.departments import importers
from fazhi.departments.fields import AccountChoiceField
from fazhi.departments.filters import DepartmentFilterSet, LawFilterSet, MembershipFilterSet
from fazhi.departments.importers import departments, memberships
from fazhi.departments.models import Department, LawResponsibility, Membership
from fazhi.imports.viewsets import ImportableIndexView, ImportableViewSet
from fazhi.links.columns import CodeColumn


class DepartmentIndexView(ImportableIndexView):
    """The list, with the name above each read at once."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("parent")


class MembershipIndexView(ImportableIndexView):
    """The list, with names read at once."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("user", "department")


class LawIndexView(ImportableIndexView):
    """The list, with the departments read at once."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("department")


class DepartmentViewSet(ImportableViewSet):
    """Departments in the administration."""

    model = Department
    icon = "group"
    menu_label = _("Departments")
    menu_name = "departments-list"
    add_to_admin_menu = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = DepartmentIndexView
    importer_class = importers.DepartmentImporter
    filterset_class = DepartmentFilterSet
    search_fields = ("name", "short_name", "name_en", "code")
    search_backend_name = None
    list_display = (
        "name",
        Column("parent", label=_("parent department"), sort_key="parent__name"),
        Column("get_kind_display", label=_("kind"), sort_key="kind"),
        "code",
        "phone",
        Column("ends_on", label=_("until"), sort_key="ends_on"),
        CodeColumn(),
    )
    list_export = (
        *("name", "code", "parent", "sort_order", "get_kind_display", "short_name", "name_en"),
        *("duties", "duties_en", "phone", "address", "address_en", "hours", "hours_en"),
        *("starts_on", "ends_on"),
    )
    export_headings = {
        **departments.TITLES,
        "get_kind_display": departments.KIND.title,
    }
    panels = (
        MultiFieldPanel(
            (
                FieldRowPanel((FieldPanel("name"), FieldPanel("name_en"))),
                FieldRowPanel((FieldPanel("short_name"), FieldPanel("code"))),
                FieldRowPanel((FieldPanel("kind"), FieldPanel("parent"))),
                FieldPanel("sort_order"),
            ),
            heading=_("Department"),
        ),
        MultiFieldPanel((FieldPanel("duties"), FieldPanel("duties_en")), heading=_("Duties")),
        MultiFieldPanel(
            (
                FieldPanel("phone"),
                FieldRowPanel((FieldPanel("address"), FieldPanel("address_en"))),
                FieldRowPanel((FieldPanel("hours"), FieldPanel("hours_en"))),
            ),
            heading=_("Office"),
        ),
        MultiFieldPanel(
            (FieldRowPanel((FieldPanel("starts_on"), FieldPanel("ends_on"))),),
            heading=_("Existence"),
            help_text=_("A dissolved department gets a last day and stays for the records."),
        ),
    )


class MembershipForm(WagtailAdminModelForm):
    """Who holds which role, from when until when."""

    user = AccountChoiceField(label=_("person"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Whoever left keeps the rows: these must still be corrected and ended.
        self.fields["user"].keep(self.instance.user_id)


class MembershipViewSet(ImportableViewSet):
    """Dated roles in the administration."""

    model = Membership
    icon = "user"
    menu_label = _("Memberships")
    menu_name = "memberships"
    add_to_admin_menu = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = MembershipIndexView
    importer_class = importers.MembershipImporter
    filterset_class = MembershipFilterSet
    search_fields = ("user__name", "user__username", "department__name", "post")
    search_backend_name = None
    list_display = (
        "holder",  # only a name becomes the title with its links; a `Column` stays bare
        Column("department", label=_("department"), sort_key="department__name"),
        Column("get_role_display", label=_("role"), sort_key="role"),
        "post",
        Column("starts_on", label=_("from"), sort_key="starts_on"),
        Column("ends_on", label=_("until"), sort_key="ends_on"),
    )
    list_export = (
        "user.username",
        "user.name",
        "department",
        "get_role_display",
        "post",
        "starts_on",
        "ends_on",
    )
    export_headings = {
        "user.username": memberships.USERNAME.title,
        "user.name": memberships.NAME.title,
        "department": memberships.DEPARTMENT.title,
        "get_role_display": memberships.ROLE.title,
        "post": memberships.POST.title,
        "starts_on": memberships.START.title,
        "ends_on": memberships.END.title,
    }
    edit_handler = ObjectList(
        (
            FieldPanel("user"),
            FieldRowPanel((FieldPanel("department"), FieldPanel("role"))),
            FieldPanel("post"),
            FieldRowPanel((FieldPanel("starts_on"), FieldPanel("ends_on"))),
        ),
        base_form_class=MembershipForm,
    )


class LawViewSet(ImportableViewSet):
    """The register of which law is whose, in the administration."""

    model = LawResponsibility
    icon = "clipboard-list"
    menu_label = _("Register of laws")
    menu_name = "laws"
    add_to_admin_menu = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = LawIndexView
    importer_class = importers.LawImporter
    filterset_class = LawFilterSet
    search_fields = ("title", "normalised_title", "department__name", "note")
    search_backend_name = None
    list_display = (
        "title",
        Column("department", label=_("department"), sort_key="department__name"),
        Column("starts_on", label=_("from"), sort_key="starts_on"),
        Column("ends_on", label=_("until"), sort_key="ends_on"),
        "note",
    )
    list_export = ("title", "department", "starts_on", "ends_on", "note")
    export_headings = {c.key: c.title for c in importers.LawImporter.columns}
    panels = (
        FieldPanel("title"),
        FieldPanel("department"),
        FieldRowPanel((FieldPanel("starts_on"), FieldPanel("ends_on"))),
        FieldPanel("note"),
    )


class DepartmentsGroup(ViewSetGroup):
    """The menu of departments, roles and the register."""

    menu_label = _("Departments")
    menu_name = "departments"
    menu_icon = "group"
    menu_order = 300
    items = (DepartmentViewSet, MembershipViewSet, LawViewSet)
