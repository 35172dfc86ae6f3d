"""One act on one row: GET asks, POST acts."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin


class NothingForm(forms.Form):
    """A confirmation alone."""


class ActView(PermissionCheckedMixin, BaseObjectMixin, WagtailAdminTemplateMixin, FormView):
    """A form for one act on one row. Subclasses say where they belong and act in `act`.

    What `act` refuses with a ``ValidationError`` stands in the form, with what was typed.
    """

    template_name = "admin_screens/act.html"
    about_template = ""  # shows the row above the form, as ``object``
    form_class: type[forms.Form] = NothingForm
    permission_required = "change"
    submit_label: Any = gettext_lazy("Save")
    explanation: Any = ""
    is_serious = False

    @property
    def list_page(self) -> str:
        """Address of the list."""
        raise NotImplementedError

    @property
    def object_page(self) -> str:
        """Address of the row's own page."""
        raise NotImplementedError

    @property
    def user(self) -> Any:
        """Who acts; the administration lets nobody else in."""
        return self.request.user

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {
                "url": self.list_page,
                "label": capfirst(str(self.model._meta.verbose_name_plural)),
            },
            {"url": self.object_page, "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(object=self.object, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            return self.act(form)
        except ValidationError as error:
            known = hasattr(error, "error_dict") and set(error.error_dict) <= set(form.fields)
            form.add_error(None, error if known else error.messages)
            return self.form_invalid(form)

    def act(self, form: forms.Form) -> HttpResponse:
        """Does what was asked; may raise ``ValidationError``."""
        raise NotImplementedError

    def done(self, message: str, url: str = "") -> HttpResponse:
        """Back to the row's page with a message."""
        messages.success(self.request, message)
        return HttpResponseRedirect(url or self.object_page)


class RowActView(ActView):
    """An act of an enumeration on a row that has a page of its own (`fazhi.admin_screens.rows`).

    Who may not do it with this row is refused. When it is not possible any longer, because
    somebody else was faster, the answer is the row's page with `too_late`.
    """

    url_namespace = ""
    kind: Any
    too_late: Any = gettext_lazy("This is no longer possible: somebody has dealt with it.")

    def get_object(self) -> Any:
        found = super().get_object()
        may = self.permission_policy.user_has_permission_for_instance
        if not may(self.request.user, self.permission_required, found):
            raise PermissionDenied
        return found

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.is_possible():
            messages.warning(request, self.too_late)
            return HttpResponseRedirect(self.object_page)
        return super().dispatch(request, *args, **kwargs)

    def is_possible(self) -> bool:
        """Whether the row is in a state that allows it."""
        return self.kind in self.object.possible_acts()

    def get_page_title(self) -> str:
        return str(self.kind.label)

    @property
    def submit_label(self) -> str:
        """The act itself."""
        return self.get_page_title()

    @property
    def list_page(self) -> str:
        return reverse(f"{self.url_namespace}:index")

    @property
    def object_page(self) -> str:
        return reverse(f"{self.url_namespace}:inspect", args=[self.object.pk])
