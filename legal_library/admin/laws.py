"""Laws: the list, the form with other names and relations, the page with the line of time."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.coreutils import multigetattr

from fazhi.admin_screens.acts import ActView
from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.imports.viewsets import ImportableIndexView, ImportableViewSet
from legal_library import removing
from legal_library.admin.aliases import NewAliasView
from legal_library.admin.filters import LawFilterSet
from legal_library.admin.forms import ReasonForm
from legal_library.admin.listing import ONE_LINE
from legal_library.admin.related_forms import Aliases, Relations
from legal_library.admin.standing import NEWEST_FIRST, with_counts, with_findings, with_standing
from legal_library.admin.timeline import timeline
from legal_library.chains import rebuild_chain, repealed_laws
from legal_library.citing.pages import citing_of
from legal_library.finding.noting import note_law
from legal_library.importers.spreadsheet import MetadataImporter
from legal_library.models import Law, LawAlias, LawRelation
from legal_library.status import Status
from legal_library.titles import law_key


def standing_label(law: Any) -> str:
    """The status today in words; a law without a text has none."""
    return str(Status(law.standing).label) if law.standing else "—"


class LawIndexView(ImportableIndexView):
    """The list; what it shows of versions and findings is counted by the database."""

    def get_base_queryset(self) -> QuerySet[Law]:
        found = with_counts(with_standing(super().get_base_queryset()))
        if self.is_export:
            found = found.prefetch_related("aliases", "themes")
        return found

    @cached_property
    def is_searchable(self) -> bool:
        return True

    def search_queryset(self, queryset: Any) -> Any:
        """By parts of the title or of another name, however they are written."""
        if not self.is_searching:
            return queryset
        plain = law_key(self.search_query)
        if not plain:
            return queryset.none()
        names = LawAlias.objects.filter(law=OuterRef("pk"), normalised__icontains=plain)
        words = self.search_query.strip()
        return queryset.filter(
            Q(normalised_title__icontains=plain)
            | Q(title__icontains=words)
            | Q(short_title__icontains=words)
            | Exists(names)
        )

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        computed = {
            "standing_label": standing_label(item),
            "alias_names": "；".join(alias.name for alias in item.aliases.all()),
            "theme_names": "；".join(theme.name for theme in item.themes.all()),
        }
        return {
            name: computed[name] if name in computed else multigetattr(item, name)
            for name in self.list_export
        }


class LawForm(WagtailAdminModelForm):
    """What the library says of a law as a work."""

    class Meta:
        model = Law
        fields = (
            *("title", "short_title", "title_en", "issuer", "kind", "branch", "themes", "note"),
        )
        widgets = {
            "themes": forms.CheckboxSelectMultiple,
            "note": forms.Textarea(attrs={"rows": 3}),
        }


class WithRelated:
    """A form with the law's other names and relations below it, saved together or not at all."""

    @cached_property
    def formsets(self: Any) -> list[Any]:
        """Other names, relations."""
        data = self.request.POST if self.request.method == "POST" else None
        law = getattr(self, "object", None)
        return [
            kind(data, instance=law, prefix=prefix)
            for kind, prefix in ((Aliases, "aliases"), (Relations, "relations"))
        ]

    def is_valid(self: Any, form: Any) -> bool:
        valid = [part.is_valid() for part in self.formsets]
        result: bool = super().is_valid(form)  # type: ignore[misc]
        if result and not all(valid):
            self.produced_error_code = "validation_error"
            self.produced_error_message = self.get_error_message()
        return result and all(valid)

    def save_instance(self: Any) -> Law:
        law: Law = super().save_instance()  # type: ignore[misc]
        ended = repealed_laws(law.relations.all())
        for part in self.formsets:
            part.instance = law
            part.save()
        for other in {*ended, *repealed_laws(law.relations.all()), law}:
            rebuild_chain(other)
        note_law(law.pk)
        return law

    def get_context_data(self: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        context["formsets"] = self.formsets
        return context


class LawCreateView(WithRelated, generic.CreateView):
    """A law that nobody has imported; its texts come with an import."""

    template_name = "legal_library/admin/law_form.html"


class LawEditView(WithRelated, generic.EditView):
    """What is known of a law as a work."""

    template_name = "legal_library/admin/law_form.html"

    def get_success_url(self) -> str:
        return reverse("law:inspect", args=[self.object.pk])


class LawView(generic.InspectView):
    """A law with its line of time, its texts and its relations both ways."""

    template_name = "legal_library/admin/law.html"

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        if self.history_url_name:
            url = reverse(self.history_url_name, args=[self.object.pk])
            buttons.append(
                Button(
                    pgettext_lazy("of a law", "History"), url=url, icon_name="history", priority=30
                )
            )
        return buttons

    history_url_name = None

    def get_object(self, queryset: Any = None) -> Law:
        found = super().get_object(queryset)
        row: Law = (
            with_counts(with_standing(Law.objects.filter(pk=found.pk)))
            .prefetch_related("aliases", "themes")
            .get()
        )
        return row

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        law: Any = self.object
        versions = list(with_findings(law.versions.defer("history_text")).order_by(*NEWEST_FIRST))
        for version in versions:
            version.law = law
        return super().get_context_data(
            standing=standing_label(law),
            versions=versions,
            timeline=timeline(law.events.all(), versions),
            relations=law.relations.select_related("target"),
            related=LawRelation.objects.filter(target=law).select_related("law"),
            note_count=law.notes.count(),
            citing=citing_of(law),
            **kwargs,
        )


class DeleteLawView(ActView):
    """Says what goes with the law and what stands against it; deletes it."""

    model = Law
    url_namespace = ""
    header_icon = "bin"
    permission_required = "delete"
    form_class = ReasonForm
    template_name = "legal_library/admin/delete.html"
    about_template = "legal_library/admin/delete_about.html"
    page_title = _("Delete this law")
    submit_label = _("Delete this law")
    is_serious = True

    @property
    def list_page(self) -> str:
        return reverse(f"{self.url_namespace}:index")

    @property
    def object_page(self) -> str:
        return reverse(f"{self.url_namespace}:inspect", args=[self.object.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(removal=removing.removal_of_law(self.object), **kwargs)

    def act(self, form: forms.Form) -> HttpResponse:
        removing.delete_law(self.object, form.cleaned_data["reason"], by=self.user)
        return self.done(gettext("Deleted: %(law)s.") % {"law": self.object}, self.list_page)


class LawViewSet(WithoutSome, ImportableViewSet):
    """Laws in the administration."""

    model = Law
    name = "law"
    icon = "doc-full"
    menu_label = pgettext_lazy("works", "Laws")
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    left_out = ("usage",)
    index_view_class = LawIndexView
    add_view_class = LawCreateView
    edit_view_class = LawEditView
    inspect_view_class = LawView
    importer_class = MetadataImporter
    filterset_class = LawFilterSet
    search_backend_name = None
    list_per_page = 50
    ordering = ("rank", "title", "pk")
    list_display = (
        TitleColumn("title", label=_("Title"), url_name="law:inspect", sort_key="title"),
        Column(
            "get_kind_display",
            label=pgettext_lazy("of a law", "Kind"),
            sort_key="rank",
            classname=ONE_LINE,
        ),
        Column("issuer", label=pgettext_lazy("of a law", "Issuing organ"), sort_key="issuer"),
        StatusTagColumn(
            "standing",
            label=_("Status today"),
            accessor=standing_label,
            sort_key="standing",
            primary=lambda law: law.standing == Status.IN_FORCE,
            classname=ONE_LINE,
        ),
        Column(
            "version_count", label=pgettext_lazy("of a law", "Versions"), sort_key="version_count"
        ),
        Column("blocking_count", label=_("Blocking findings"), sort_key="blocking_count"),
    )
    list_export = (
        *("title", "short_title", "title_en", "get_kind_display", "issuer", "get_branch_display"),
        *("standing_label", "alias_names", "theme_names", "version_count", "blocking_count"),
    )
    export_headings = {
        "get_kind_display": pgettext_lazy("of a law", "Kind"),
        "get_branch_display": _("Branch of law"),
        "standing_label": _("Status today"),
        "alias_names": _("Other names"),
        "theme_names": pgettext_lazy("of laws", "Themes"),
        "version_count": pgettext_lazy("of a law", "Versions"),
        "blocking_count": _("Blocking findings"),
    }

    def get_form_class(self, for_update: bool = False) -> type[LawForm]:
        return LawForm

    @property
    def delete_view(self) -> Any:
        """Asks for a reason, which Wagtail's own does not."""
        return DeleteLawView.as_view(
            permission_policy=self.permission_policy, url_namespace=self.url_namespace
        )

    def get_inspect_view_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_inspect_view_kwargs(),
            "history_url_name": self.get_url_name("history"),
        }

    def get_urlpatterns(self) -> list[URLPattern]:
        alias = NewAliasView.as_view(permission_policy=self.permission_policy)
        return [*super().get_urlpatterns(), path("alias/", alias, name="alias")]
