"""Importing on the screen: upload or paste, look at what would happen, confirm; and what was done."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic import CreateView

from fazhi.admin_screens.acts import RowActView
from fazhi.admin_screens.rows import RowIndexView, RowView
from fazhi.admin_screens.viewsets import RowViewSet
from legal_library.admin.listing import ONE_LINE
from legal_library.admin.report import in_order, shown_counters, shown_text
from legal_library.admin.run_forms import UploadForm
from legal_library.importers import running
from legal_library.importers.unreadable import Unreadable
from legal_library.models import ImportRun, LawVersion, RunAct

TEXTS_PER_PAGE = 50
_SECONDS = 5  # between two looks at an import that is at work


class RunIndexView(RowIndexView):
    """Who imported what, the newest first."""

    add_item_label = gettext_lazy("Import laws")

    def get_base_queryset(self) -> QuerySet[ImportRun]:
        return super().get_base_queryset().select_related("started_by").defer("report")


class NewRunView(CreateView):
    """The upload. Nothing changes in the library yet."""

    template_name = "legal_library/admin/upload.html"
    page_title = gettext_lazy("Import laws")

    def get_page_subtitle(self) -> str:
        return ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = super().get_breadcrumbs_items()
        items[-1]["label"] = self.page_title
        return items

    def form_valid(self, form: UploadForm) -> HttpResponse:
        name, content = form.upload()
        try:
            run = running.begin(name, content, by=self.request.user)
        except Unreadable as problem:
            form.add_error(None, str(problem.reason))
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
        return HttpResponseRedirect(reverse("law_import:inspect", args=[run.pk]))

    def get_error_message(self) -> str:
        return _("The file was not taken.")


class RunView(RowView):
    """An import at work, waiting for its confirmation, or done: each text with its reasons."""

    template_name = "legal_library/admin/run.html"

    def get_page_subtitle(self) -> str:
        return str(self.object.file_name)

    def possible_acts(self) -> list[RunAct]:
        acts: list[RunAct] = self.object.possible_acts()
        return acts

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run: ImportRun = self.object
        page = Paginator(in_order(run.report), TEXTS_PER_PAGE).get_page(self.request.GET.get("p"))
        written = {text["version"] for text in page if text["version"]}
        there = LawVersion.objects.filter(pk__in=written).values_list("pk", flat=True)
        return super().get_context_data(
            run=run,
            texts=[shown_text(text) for text in page],
            versions=set(there),
            page=page,
            counters=shown_counters(run.counters),
            is_owner=run.started_by_id == self.request.user.pk,
            **kwargs,
        )

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Loads itself again while something moves, without a script."""
        response: HttpResponse = super().render_to_response(context, **kwargs)
        if self.object.is_at_work and not self.object.is_stalled:
            response.headers["Refresh"] = str(_SECONDS)
        return response


class RunActView(RowActView):
    """Confirming an import, or letting it be."""

    model = ImportRun
    header_icon = "upload"
    kind: RunAct


class ConfirmView(RunActView):
    """What was shown is imported."""

    kind = RunAct.CONFIRM
    explanation = gettext_lazy(
        "New and changed texts come into the library. Readers see none of them before they are "
        "verified and released."
    )

    def act(self, form: forms.Form) -> HttpResponse:
        run = running.confirm(self.object, by=self.user)
        return self.done(
            _("The import is at work.")
            if run.is_at_work
            else _("Done: %(act)s.") % {"act": self.kind.label}
        )


class CancelView(RunActView):
    """The file is deleted."""

    kind = RunAct.CANCEL
    explanation = gettext_lazy("The uploaded file is deleted; the library stays as it is.")

    def act(self, form: forms.Form) -> HttpResponse:
        running.cancel(self.object, by=self.user)
        messages.success(self.request, _("The file was deleted."))
        return HttpResponseRedirect(self.list_page)


class ImportRunViewSet(RowViewSet):
    """Imports in the administration."""

    model = ImportRun
    name = "law_import"
    icon = "upload"
    menu_label = gettext_lazy("Import laws")
    left_out = ("edit", "delete", "usage", "history", "history_results")
    index_view_class = RunIndexView
    add_view_class = NewRunView
    inspect_view_class = RunView
    act_views = {view.kind: view for view in (ConfirmView, CancelView)}
    inspect_view_fields = ("file_name",)
    list_filter = ("state",)
    search_fields = ("file_name",)
    ordering = ("-started_at", "-pk")
    list_display = (
        "file_name",
        StatusTagColumn(
            "state_in_words",
            label=gettext_lazy("State"),
            sort_key="state",
            primary=lambda run: bool(run.possible_acts()),
            classname=ONE_LINE,
        ),
        Column("total", label=gettext_lazy("Texts"), sort_key="total"),
        Column(
            "counters",
            label=gettext_lazy("Result"),
            accessor=lambda run: "，".join(f"{k} {n}" for k, n in shown_counters(run.counters)),
        ),
        Column("started_by", label=gettext_lazy("Uploaded by")),
        DateColumn("started_at", label=gettext_lazy("Uploaded"), sort_key="started_at"),
    )

    def get_form_class(self, for_update: bool = False) -> type[UploadForm]:
        return UploadForm
