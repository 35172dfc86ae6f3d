"""The import screen: upload, look at what would happen, confirm."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from fazhi.imports.forms import UploadForm
from fazhi.imports.importer import Importer, Plan
from fazhi.imports.models import Upload
from fazhi.spreadsheets import XLSX, write_sheet

SHOWN_CHANGES = 200


def may_import(user: Any, model: type[Model]) -> bool:
    """Whether somebody may bring in a list: it makes objects and changes them."""
    policy = policy_registry.get_by_type(model)
    return all(policy.user_has_permission(user, action) for action in ("add", "change"))


class ImportView(WagtailAdminTemplateMixin, View):
    """One screen per importer; who may add and change the ``model`` may import.

    A checked file waits, encrypted, for its owner's confirmation. The plan is made again then, and
    shown again if the data has changed in between: what was confirmed is what is done, all of it
    or nothing. ``?template`` downloads an empty list.
    """

    # `as_view` gives both; it takes only what is an attribute of the class.
    importer_class: type[Importer] = Importer  # type: ignore[type-abstract]
    model: type[Model] = Model
    index_url_name = ""
    import_url_name = ""
    header_icon = "upload"
    template_name = "imports/import.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.may_be_used():
            raise PermissionDenied
        Upload.objects.purge()  # an embedded installation has no clock that would
        return super().dispatch(request, *args, **kwargs)

    def may_be_used(self) -> bool:
        """Whether the user may import here."""
        return may_import(self.request.user, self.model)

    @cached_property
    def importer(self) -> Importer:
        """What the screen imports."""
        return self.importer_class(self.request.user)

    def get(self, request: HttpRequest) -> HttpResponse:
        if "template" in request.GET:
            return self._template()
        if "upload" not in request.GET:
            return self._show(form=UploadForm())
        upload = self._waiting(request.GET["upload"]).first()
        if upload is None:
            return self._gone()
        return self._show(upload=upload, plan=self.importer.read(upload.open()))

    def post(self, request: HttpRequest) -> HttpResponse:
        if "upload" not in request.POST:
            return self._check()
        if "cancel" in request.POST:
            self._waiting(request.POST["upload"]).delete()
            return redirect(self.index_url)
        return self._carry_out(request.POST["upload"], request.POST.get("digest", ""))

    def _check(self) -> HttpResponse:
        form = UploadForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self._show(form=form)
        content = form.cleaned_data["file"].read()
        plan = self.importer.read(form.cleaned_data["file"])
        if plan.failed:
            return self._show(form=UploadForm(), plan=plan)
        upload = Upload.objects.keep(content, self._name, self._owner)
        return redirect(f"{self.import_url}?upload={upload.key}")

    def _carry_out(self, key: str, digest: str) -> HttpResponse:
        with transaction.atomic():
            upload = self._waiting(key).select_for_update().first()
            if upload is None:
                return self._gone()
            plan = self.importer.read(upload.open())
            if plan.failed or plan.digest != digest:
                messages.warning(
                    self.request,
                    _("The data has changed in the meantime; please look at the list again."),
                )
                return self._show(upload=upload, plan=plan)
            self.importer.apply(plan)
            upload.delete()
        messages.success(self.request, _done(plan))
        return redirect(self.index_url)

    def _gone(self) -> HttpResponse:
        messages.error(
            self.request,
            _(
                "This file has been imported already or has waited too long; please upload it again."
            ),
        )
        return redirect(self.import_url)

    def _template(self) -> HttpResponse:
        title = str(self.importer.title)
        return HttpResponse(
            write_sheet(title, self.importer.columns),
            content_type=XLSX,
            headers={
                "Content-Disposition": content_disposition_header(
                    as_attachment=True, filename=f"{title}.xlsx"
                )
                or "attachment"
            },
        )

    def _show(self, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))

    def _waiting(self, key: str) -> Any:
        return Upload.objects.waiting(key, self._name, self._owner)

    @property
    def _owner(self) -> int:
        return int(self.request.user.pk or 0)

    @property
    def _name(self) -> str:
        return f"{self.importer_class.__module__}.{self.importer_class.__qualname__}"

    @property
    def index_url(self) -> str:
        """The list that is imported into."""
        return reverse(self.index_url_name)

    @property
    def import_url(self) -> str:
        """This screen."""
        return reverse(self.import_url_name)

    def get_page_title(self) -> str:
        return _("Import: %(list)s") % {"list": self.importer.title}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": self.index_url, "label": self.model._meta.verbose_name_plural},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, plan: Plan | None = None, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["importer"] = self.importer
        context["import_url"] = self.import_url
        if plan is not None:
            context["plan"] = plan
            context["shown_changes"] = plan.changes[:SHOWN_CHANGES]
            context["more_changes"] = max(0, len(plan.changes) - SHOWN_CHANGES)
        return context


def _done(plan: Plan) -> str:
    created = ngettext("%(n)s entry made", "%(n)s entries made", plan.created)
    changed = ngettext("%(n)s entry changed", "%(n)s entries changed", plan.changed)
    return _("Imported: %(created)s, %(changed)s.") % {
        "created": created % {"n": plan.created},
        "changed": changed % {"n": plan.changed},
    }
