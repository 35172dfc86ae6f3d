"""One more name of a law, straight from a query that did not find the law by it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from legal_library.admin.related_forms import AliasForm
from legal_library.finding.noting import note_law
from legal_library.models import Law, LawAlias
from legal_library.titles import law_key


class NewAliasForm(AliasForm):
    """The law, and the name by which residents call it."""

    law_name = forms.CharField(
        label=gettext_lazy("Law"),
        max_length=300,
        help_text=gettext_lazy("The title, the short title or another name."),
    )
    field_order = ("name", "law_name", "kind")

    def clean_law_name(self) -> str:
        """Finds the one law of that name."""
        name: str = self.cleaned_data["law_name"]
        found = list(Law.objects.named(name)[:2]) or list(Law.objects.filter(short_title=name)[:2])
        if len(found) != 1:
            raise ValidationError(
                _("Several laws have this name; write the full title.")
                if found
                else _("The library has no law of this name.")
            )
        self.instance.law = found[0]
        return name

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        law, name = self.instance.law_id, data.get("name")
        if law and name and LawAlias.objects.filter(law=law, normalised=law_key(name)).exists():
            self.add_error("name", _("The law has this name already."))
        return data


class NewAliasView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """``?name=…`` fills in the name."""

    model = Law
    form_class = NewAliasForm
    permission_required = "change"
    template_name = "legal_library/admin/alias.html"
    page_title = gettext_lazy("Another name of a law")
    header_icon = "doc-full"

    def get_initial(self) -> dict[str, Any]:
        return {"name": self.request.GET.get("name", "")[:120]}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse("law:index"),
                "label": capfirst(str(self.model._meta.verbose_name_plural)),
            },
            {"url": "", "label": self.get_page_title()},
        ]

    def form_valid(self, form: NewAliasForm) -> HttpResponse:
        with transaction.atomic():
            alias = form.save()
            log(instance=alias.law, action="wagtail.edit")
            note_law(alias.law_id)
        messages.success(
            self.request,
            _("“%(law)s” is found by “%(name)s” as well.") % {"law": alias.law, "name": alias.name},
        )
        return HttpResponseRedirect(reverse("law:inspect", args=[alias.law_id]))
