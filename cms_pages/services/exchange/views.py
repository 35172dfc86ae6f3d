"""The screens of editors: a file, what its headings stand for, what it would do; all guides as a file."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from cms_pages.services.exchange.columns import GUIDE, PAPERS, READ_ONLY
from cms_pages.services.exchange.exporting import export_drafts
from cms_pages.services.exchange.file import GuideFile
from cms_pages.services.exchange.headings import recognised, unknown
from cms_pages.services.exchange.importer import GuideImporter
from cms_pages.services.exchange.template import template
from cms_pages.services.models import GuidesPage, ServiceGuidePage
from fazhi.documents.names import disposition
from fazhi.imports.forms import UploadForm
from fazhi.imports.importer import Plan
from fazhi.imports.models import Upload
from fazhi.imports.views import ImportView
from fazhi.spreadsheets import XLSX
from fazhi.spreadsheets.cells import UnreadableFile

COLUMN = "column"  # the parameter, of each heading in its order, that says what it is taken for


def may_exchange(user: Any, parent: GuidesPage) -> bool:
    """Whether somebody may bring guides in below a page: who may add pages there."""
    return bool(parent.permissions_for_user(user).can_add_subpage())


class GuideImportView(ImportView):
    """The import screen of a page of guides, with one step more than others have.

    After the upload the headings are shown with the columns for which they are taken, and somebody may
    choose others; ``?column=`` in their order keeps the choice. Then it goes on as everywhere.
    """

    importer_class = GuideImporter
    model = ServiceGuidePage
    template_name = "services/exchange/import.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.parent = get_object_or_404(GuidesPage, pk=kwargs["page_id"])
        return super().dispatch(request)

    def may_be_used(self) -> bool:
        return may_exchange(self.request.user, self.parent)

    @cached_property
    def _columns(self) -> Sequence[str]:
        """What was chosen for each heading."""
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        return sent.getlist(COLUMN)

    @cached_property
    def importer(self) -> GuideImporter:
        return GuideImporter(self.request.user, self.parent, self._columns)

    def get(self, request: HttpRequest) -> HttpResponse:
        if "upload" not in request.GET or self._columns:
            return super().get(request)
        upload = self._waiting(request.GET["upload"]).first()
        if upload is None:
            return self._gone()
        return self._show_headings(upload, GuideFile(upload.open()))

    def _check(self) -> HttpResponse:
        """Keeps a file that can be read, and goes on to its headings."""
        form = UploadForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self._show(form=form)
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            GuideFile(file)
        except UnreadableFile as problem:
            plan = Plan()
            plan.error(str(problem), problem.row)
            return self._show(form=UploadForm(), plan=plan)
        upload = Upload.objects.keep(content, self._name, self._owner)
        return redirect(f"{self.import_url}?{urlencode({'upload': upload.key})}")

    def _show_headings(self, upload: Upload, file: GuideFile) -> HttpResponse:
        headings = recognised(file.headings)
        self.template_name = "services/exchange/headings.html"
        groups = (("guide", GUIDE), ("paper", {**PAPERS, **READ_ONLY}))
        return self._show(
            upload=upload, headings=headings, unknown=unknown(headings), groups=groups
        )

    def _template(self) -> HttpResponse:
        title = str(self.importer.title)
        name = disposition(title, "guides", "xlsx", as_attachment=True)
        return HttpResponse(
            template(title), content_type=XLSX, headers={"Content-Disposition": name}
        )

    @property
    def index_url(self) -> str:
        return reverse("wagtailadmin_explore", args=[self.parent.pk])

    @property
    def import_url(self) -> str:
        return reverse("services_exchange:import", args=[self.parent.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": self.index_url, "label": self.parent.get_admin_display_title()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, plan: Plan | None = None, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(plan, **kwargs)
        return {"parameter": COLUMN, "columns": self._columns, **context}


@require_safe
def drafts(request: HttpRequest, page_id: int, kind: str) -> HttpResponse:
    """All guides below a page, as their editors have left them last, as a file that can be imported."""
    parent = get_object_or_404(GuidesPage, pk=page_id)
    if not may_exchange(request.user, parent):
        raise PermissionDenied
    guides = ServiceGuidePage.objects.child_of(parent).filter(alias_of=None)
    return export_drafts(request, guides, kind)
