"""The screen on which a list of people comes in: check, look, confirm."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache

from wagtail.admin import messages

from events.admin.exchange.importing import SessionPeopleImporter
from events.admin.screens import WITH_FACTS, session_url, trail
from events.models import Session
from events.permissions import may_run
from events.registering.challenge import busy_text
from events.seats.locking import Busy
from events.seats.refusals import Refused
from fazhi.imports.views import ImportView


@method_decorator(never_cache, name="dispatch")
class SessionImportView(ImportView):
    """As every list comes in, for one session."""

    model = Session

    @cached_property
    def session(self) -> Session:
        """The session of the address."""
        rows = Session.objects.select_related(*WITH_FACTS)
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    @cached_property
    def importer(self) -> SessionPeopleImporter:
        """The list of this session."""
        return SessionPeopleImporter(self.session, self.request.user)

    def may_be_used(self) -> bool:
        """Whether the user runs the session."""
        return may_run(self.request.user, self.session)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return super().dispatch(request)  # whose session it is stands in the address alone

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            return super().post(request)
        except Refused as refused:
            messages.error(request, refused.message)
        except Busy:
            messages.error(request, busy_text())
        return redirect(self.import_url)

    @property
    def _name(self) -> str:
        """A file that was checked for one session is not confirmed for another."""
        return f"{SessionPeopleImporter.__module__}:{self.session.pk}"

    @property
    def index_url(self) -> str:
        return session_url(self.session)

    @property
    def import_url(self) -> str:
        return reverse("events_session_import", args=[self.session.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return trail(self.session, str(self.get_page_title()))
