"""The desk at the entrance: one field, who is meant, a button; on a phone and without JavaScript."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.log_actions import log

from events.admin.screens import SessionScreen
from events.desk import arriving
from events.desk.figures import figures_of
from events.desk.words import LONGEST, typed
from events.models import Attendee, Registration
from events.models.registrations import new_form_key
from events.permissions import may_run
from events.registering.challenge import busy_text
from events.seats.locking import Busy
from events.seats.refusals import Refused
from events.states import CAME, OPEN, SessionState, Way
from fazhi.workdays import now

MOST_SHOWN = 30
LONGEST_KEY = 40


class DeskView(SessionScreen, TemplateView):
    """GET finds, POST acts and comes back with an empty field for the next one."""

    template_name = "events/admin/desk.html"
    page_title = gettext_lazy("Desk")
    header_icon = "check"

    @property
    def query(self) -> str:
        """What was typed or scanned."""
        return self.request.GET.get("q", "").replace("\x00", "")[:LONGEST].strip()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        session = self.session
        found = arriving.find(session, self.query) if self.query else []
        walk_ins = session.registrations.filter(way=Way.DESK).prefetch_related("attendees")
        return super().get_context_data(
            query=self.query,
            found=[Found(registration) for registration in found[:MOST_SHOWN]],
            is_only=len(found) == 1,  # a scanner sends it with the next press of Enter
            more=max(0, len(found) - MOST_SHOWN),
            elsewhere=self._elsewhere() if self.query and not found else None,
            figures=figures_of(session),
            walk_ins=walk_ins.order_by("-order")[:5],
            key=new_form_key(),
            has_begun=now() >= session.starts_at,
            is_open=session.state == SessionState.SCHEDULED
            and now() >= session.starts_at - arriving.OPENS_BEFORE,
            desk_url=self.desk_url,
            **kwargs,
        )

    def _elsewhere(self) -> Registration | None:
        """The registration of a code that is for another session of the same people."""
        code = typed(self.query).code
        rows = Registration.objects.select_related("session__lecture")
        found = rows.filter(code=code).first() if code else None
        return found if found and may_run(self.request.user, found.session) else None

    @property
    def desk_url(self) -> str:
        """This screen."""
        return reverse("events_desk", args=[self.session.pk])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Does what the button says; what cannot be done is said in the place of the result."""
        act = ACTS.get(request.POST.get("act", ""))
        try:
            if act is None:
                messages.error(request, _("This button is not known; try again."))
            else:
                act(self)
        except Refused as refused:
            messages.error(request, refused.message)
            return self._back(self._typed())
        except Busy:
            messages.error(request, busy_text())
            return self._back(self._typed())
        return self._back()

    def _typed(self) -> str:
        return str(self.request.POST.get("q", ""))[:LONGEST]

    def _back(self, query: str = "") -> HttpResponse:
        tail = f"?{urlencode({'q': query})}" if query else ""
        return HttpResponseRedirect(f"{self.desk_url}{tail}")

    def _number(self, name: str) -> int:
        text = self.request.POST.get(name, "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0

    def _registration(self) -> Registration | None:
        rows = self.session.registrations.filter(pk=self._number("registration"))
        found = rows.first()
        if found is None:
            messages.error(self.request, _("This registration is not there any more."))
        return found

    def check_in(self) -> None:
        """Everybody of a registration, or one of them."""
        registration = self._registration()
        if registration is None:
            return
        number = self._number("number")
        done = arriving.check_in(registration, {number} if number else None, by=self.request.user)
        if done.new:
            text = ngettext("%(count)d person is here.", "%(count)d people are here.", done.new)
            messages.success(self.request, text % {"count": done.new})
        else:
            messages.warning(self.request, _("Already here: nothing was counted twice."))

    def undo(self) -> None:
        """The wrong one was ticked."""
        attendee = Attendee.objects.filter(
            session=self.session, pk=self._number("attendee")
        ).first()
        if attendee is not None:
            arriving.undo(attendee)
            messages.success(self.request, _("The tick has been taken back."))

    def walk_in(self) -> None:
        """Somebody without a registration."""
        name = self.request.POST.get("name", "").replace("\x00", "")
        key = self.request.POST.get("key", "").replace("\x00", "")[:LONGEST_KEY]
        once = f"desk:{self.session.pk}:{key}" if key else ""
        arriving.walk_in(self.session, name, by=self.request.user, form_key=once)
        messages.success(self.request, _("One more person is here, without registration."))

    def take_back(self) -> None:
        """A walk-in that was entered by mistake."""
        registration = self._registration()
        if registration is not None:
            arriving.take_back_walk_in(registration)
            messages.success(self.request, _("The walk-in has been taken back."))

    def release(self) -> None:
        """The seats of those who have not come."""
        released = arriving.release_absent(self.session)
        log(self.session, "events.release", user=self.request.user, data={"seats": released})
        text = ngettext("%(count)d seat given on.", "%(count)d seats given on.", released)
        messages.success(self.request, text % {"count": released})


ACTS = {
    "check_in": DeskView.check_in,
    "undo": DeskView.undo,
    "walk_in": DeskView.walk_in,
    "take_back": DeskView.take_back,
    "release": DeskView.release,
}


class Found:
    """A registration among the results: who of it is here, and what the desk can do."""

    def __init__(self, registration: Registration) -> None:
        self.registration = registration
        self.people = [a for a in registration.attendees.all() if a.active]
        self.here = [a for a in self.people if a.presence in CAME]
        self.missing = [a for a in self.people if a.presence not in CAME]

    @property
    def is_open(self) -> bool:
        """Whether it can still come in."""
        return self.registration.state in OPEN

    @property
    def is_all_here(self) -> bool:
        """Whether everybody of it is here already."""
        return bool(self.here) and not self.missing

    @property
    def is_walk_in(self) -> bool:
        """Whether they came without a registration."""
        return self.registration.way == Way.DESK

    @property
    def phone(self) -> str:
        """The number, masked."""
        contact = self.registration.contact
        return contact.masked_phone if contact else ""
