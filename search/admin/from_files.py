"""Rows that come with the software: switched off instead of deleted, or the next loading would bring
them again."""

from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.admin.views import generic

from search.models import Origin


class ListsFileRows:
    """A list that offers to delete only what editors have added."""

    def get_delete_url(self: Any, instance: Any) -> str | None:
        if instance.origin == Origin.FILE:
            return None
        url: str | None = super().get_delete_url(instance)  # type: ignore[misc]
        return url


class KeepsFileRows:
    """A form that does the same."""

    @property
    def can_delete(self: Any) -> bool:
        allowed = bool(super().can_delete)  # type: ignore[misc]
        return allowed and self.object.origin != Origin.FILE


class DeleteUnlessFromFile(generic.DeleteView):
    """Says so to who asks for it by address."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.object.origin != Origin.FILE or not self.user_has_permission("delete"):
            return super().dispatch(request, *args, **kwargs)
        messages.warning(
            request, _("This comes with the software. Switch it off instead of deleting it.")
        )
        return HttpResponseRedirect(reverse(self.edit_url_name, args=[self.object.pk]))
