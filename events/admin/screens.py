"""What the screens about one session have in common: who may, where they belong, what is refused."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from events.facts import place_text, when_text
from events.models import Registration, Session
from events.permissions import may, may_run
from events.recurrence.editing import Reach, reached
from events.registering.challenge import busy_text
from events.scheduling.acts import Act, possible_acts
from events.seats.locking import Busy
from events.seats.refusals import Refused
from fazhi.admin_screens.acts import ActView, RowActView

SESSIONS = "events_sessions"
WITH_FACTS = ("lecture", "venue__village", "department", "series")


def session_url(session: Session) -> str:
    """The page of a session."""
    return reverse("events_session", args=[session.pk])


def registration_url(registration: Registration) -> str:
    """The page of a registration."""
    return reverse("events_registration", args=[registration.pk])


def about(session: Session) -> dict[str, Any]:
    """The facts of a session, for the head of a screen."""
    return {
        "session": session,
        "when": when_text(session.starts_at, session.ends_at),
        "place": place_text(session),
        "session_page": session_url(session),
    }


def trail(session: Session, *labels: str) -> list[dict[str, str]]:
    """Where a screen stands: the list, the session, and what is done."""
    return [
        {
            "url": reverse(f"{SESSIONS}:index"),
            "label": capfirst(str(Session._meta.verbose_name_plural)),
        },
        {"url": session_url(session), "label": str(session)},
        *({"url": "", "label": label} for label in labels),
    ]


class SaysWhatIsRefused:
    """What the rules of seats refuse stands in the form, with what was typed."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Acts; what cannot be done now is an error of the whole form."""
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except Refused as refused:
            form.add_error(None, refused.message)
        except Busy:
            form.add_error(None, busy_text())
        return self.form_invalid(form)  # type: ignore[attr-defined]


@method_decorator(never_cache, name="dispatch")
class SessionActView(SaysWhatIsRefused, RowActView):
    """One act on one session, or on several of its series."""

    model = Session
    url_namespace = SESSIONS
    template_name = "events/admin/act.html"
    about_template = "events/admin/about.html"
    header_icon = "date"
    kind: Act

    def get_base_object_queryset(self) -> Any:
        """With everything that the head of the screen shows."""
        return Session.objects.select_related(*WITH_FACTS)

    def is_possible(self) -> bool:
        """Whether its state and the clock allow it."""
        return self.kind in possible_acts(self.object)

    @property
    def object_page(self) -> str:
        return session_url(self.object)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "session": self.object}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**about(self.object), **kwargs)

    def check_reach(self, reach: Reach, *, cancelled: bool = False) -> None:
        """Raises ``ValidationError`` where another department holds one of the sessions."""
        rows = reached(self.object, reach, cancelled=cancelled)
        if not all(may(self.request.user, "change", one) for one in rows):
            raise ValidationError(
                _("Another department holds some of these sessions; change them one by one.")
            )


class OfRegistration:
    """For a screen about one registration: who runs its session may see it."""

    request: Any
    kwargs: dict[str, Any]

    @cached_property
    def permission_policy(self) -> Any:
        """That of sessions."""
        return policy_registry.get_by_type(Session)

    def find(self) -> Registration:
        """The registration; raises ``Http404`` and ``PermissionDenied``."""
        rows = Registration.objects.select_related(
            "contact", "village", "by", *(f"session__{name}" for name in WITH_FACTS)
        )
        found = get_object_or_404(rows, pk=self.kwargs["pk"])
        if not may_run(self.request.user, found.session):
            raise PermissionDenied
        return found


@method_decorator(never_cache, name="dispatch")
class RegistrationActView(OfRegistration, SaysWhatIsRefused, ActView):
    """One act on one registration; the history of the session tells who did it."""

    model = Registration
    about_template = "events/admin/about_registration.html"
    header_icon = "user"
    log_action = ""

    def get_object(self) -> Registration:
        return self.find()

    @property
    def session(self) -> Session:
        """The session of the registration."""
        return self.object.session

    @property
    def list_page(self) -> str:
        return session_url(self.session)

    @property
    def object_page(self) -> str:
        return registration_url(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return trail(self.session, str(self.object), str(self.get_page_title()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**about(self.session), registration=self.object, **kwargs)

    def note(self) -> None:
        """Writes into the history of the session what was done, and to which registration."""
        log(
            self.session,
            self.log_action,
            user=self.user,
            data={"registration": self.object.public_id},
        )


@method_decorator(never_cache, name="dispatch")
class SessionScreen(WagtailAdminTemplateMixin):
    """A screen about one session for whoever runs it, which is no form of its own."""

    header_icon = "date"
    request: Any
    kwargs: dict[str, Any]
    page_title: Any = ""

    @cached_property
    def session(self) -> Session:
        """The session of the address; raises ``Http404`` and ``PermissionDenied``."""
        found = get_object_or_404(Session.objects.select_related(*WITH_FACTS), pk=self.kwargs["pk"])
        if not may_run(self.request.user, found):
            raise PermissionDenied
        return found

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Looks first whether the user runs the session."""
        assert self.session  # noqa: S101 - found, or refused
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.session)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return trail(self.session, str(self.get_page_title()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**about(self.session), **kwargs)
        return context
