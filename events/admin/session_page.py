"""The page of one session: how full it is, who waits, who is registered, what was done and said."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache

from events.admin.rows import RegistrationRow, rows_of, with_rows
from events.admin.screens import SESSIONS, WITH_FACTS, about
from events.desk.figures import figures_of
from events.models import Registration, Session
from events.models.feedback import Mark
from events.permissions import may_run
from events.scheduling.acts import Act, possible_acts
from events.states import SessionState, State
from fazhi.admin_screens.rows import RowView

PER_PAGE = 50
MOST_IN_LINE = 50  # of those who wait; the list below has all

# What the list of registrations can be narrowed to.
GROUPS: dict[str, tuple[Any, tuple[State, ...]]] = {
    "seated": (pgettext_lazy("registrations", "with a seat"), (State.CONFIRMED, State.OFFERED)),
    "waiting": (pgettext_lazy("registrations", "waiting"), (State.WAITING,)),
    "pending": (pgettext_lazy("registrations", "to be approved"), (State.PENDING,)),
    "ended": (
        pgettext_lazy("registrations", "ended"),
        (State.CANCELLED, State.LAPSED, State.REFUSED, State.REPEATED),
    ),
}


@method_decorator(never_cache, name="dispatch")
class SessionView(RowView):
    """Everything about one session for its organisers; for auditors the figures without people."""

    model = Session
    template_name = "events/admin/session.html"
    page_title = gettext_lazy("Session")
    header_icon = "date"
    url_namespace = SESSIONS
    index_url_name = f"{SESSIONS}:index"
    fields = ("state",)

    def get_object(self, queryset: Any = None) -> Session:
        return super().get_object(Session.objects.select_related(*WITH_FACTS))

    def possible_acts(self) -> list[Act]:
        return possible_acts(self.object)

    def acts(self) -> list[tuple[str, str]]:
        """Buttons for what can be done now; the desk first, on the day."""
        if not self.may("change", row=self.object):
            return []
        return [
            (str(act.label), reverse(f"{SESSIONS}:{act.value}", args=[self.object.pk]))
            for act in possible_acts(self.object)
        ]

    @cached_property
    def runs_it(self) -> bool:
        """Whether the user may see who is registered."""
        return may_run(self.request.user, self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        session: Session = self.object
        people = self._people() if self.runs_it else {}
        return super().get_context_data(
            **about(session),
            figures=figures_of(session),
            changes=session.changes.select_related("by"),
            answers=answers_of(session),
            wishes=session.feedback.exclude(wish="")[:20],
            runs_it=self.runs_it,
            desk_url=self._desk_url(),
            **people,
            **kwargs,
        )

    def _desk_url(self) -> str:
        is_open = self.object.state == SessionState.SCHEDULED and self.runs_it
        return reverse("events_desk", args=[self.object.pk]) if is_open else ""

    def _people(self) -> dict[str, Any]:
        group = self.request.GET.get("group", "")
        return {
            "waiting": self._in_line(State.WAITING),
            "offered": self._in_line(State.OFFERED),
            "pending": self._in_line(State.PENDING),
            **self._listed(group),
            "group": group if group in GROUPS else "",
            "groups": [(key, label) for key, (label, _states) in GROUPS.items()],
        }

    def _in_line(self, state: State) -> list[RegistrationRow]:
        rows = self._registrations().filter(state=state)
        return rows_of(self.object, rows[:MOST_IN_LINE])

    def _listed(self, group: str) -> dict[str, Any]:
        found = self._registrations()
        if group in GROUPS:
            found = found.filter(state__in=GROUPS[group][1])
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        return {"registrations": page, "rows": rows_of(self.object, page)}

    def _registrations(self) -> "QuerySet[Registration]":
        return with_rows(self.object.registrations.order_by("order"))


def answers_of(session: Session) -> list[tuple[str, int, int]]:
    """For each mark how many understood it, and how many can use it, that well; one query."""
    counted = session.feedback.order_by().aggregate(
        **{
            f"{name}_{mark.value}": Count("pk", filter=Q(**{name: mark}))
            for mark in Mark
            for name in ("understood", "useful")
        }
    )
    rows = [
        (str(mark.label), counted[f"understood_{mark.value}"], counted[f"useful_{mark.value}"])
        for mark in Mark
    ]
    return rows if any(understood for _label, understood, _useful in rows) else []
