"""The lists of sessions, themes and answers."""

from typing import Any

from django.db.models import IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Locale

import django_filters

from events.admin.acts import SESSION_ACTS
from events.admin.screens import SESSIONS
from events.admin.session_acts import SessionCreateView
from events.admin.session_forms import SessionForm
from events.facts import when_text
from events.models import LecturePage, Registration, Session, SessionFeedback, Theme
from events.permissions import visible_sessions
from events.states import SessionState, State
from fazhi.admin_screens.rows import RowIndexView
from fazhi.admin_screens.viewsets import RowViewSet, WithoutSome
from fazhi.departments.fields import DepartmentFilter
from fazhi.links.columns import CodeColumn
from fazhi.places.models import Village
from fazhi.workdays import now

COMING, OVER, EVERYTHING = "coming", "over", "all"


class WhenFilter(django_filters.ChoiceFilter):
    """What is to come, unless something else is asked for."""

    def __init__(self, **kwargs: Any) -> None:
        choices = (
            (COMING, pgettext_lazy("sessions", "to come")),
            (OVER, pgettext_lazy("sessions", "over")),
            (EVERYTHING, pgettext_lazy("sessions", "all")),
        )
        super().__init__(label=_("When"), choices=choices, empty_label=None, **kwargs)

    def filter(self, qs: "QuerySet[Session]", value: str) -> "QuerySet[Session]":
        over = Q(ends_at__lte=now())
        wanted = {EVERYTHING: Q(), OVER: over}
        return qs.filter(wanted.get(value, ~over))


def _lectures(request: Any) -> "QuerySet[LecturePage]":
    return LecturePage.objects.filter(locale=Locale.get_default()).order_by("title", "pk")


class SessionFilterSet(WagtailFilterSet):
    """When, state, lecture, department, village, and days."""

    when = WhenFilter()
    lecture = django_filters.ModelChoiceFilter(label=_("lecture"), queryset=_lectures)
    department = DepartmentFilter(label=_("department"))
    venue__village = django_filters.ModelChoiceFilter(
        label=_("village or community"), queryset=Village.objects.all()
    )
    starts_at = django_filters.DateFromToRangeFilter(label=_("Days"), widget=DateRangePickerWidget)

    class Meta:
        model = Session
        fields = ("state",)


class SessionIndexView(RowIndexView):
    """The sessions that the user may see, with how full they are; as many queries for all."""

    def get_base_queryset(self) -> "QuerySet[Session]":
        waiting = (
            Registration.objects.filter(session=OuterRef("pk"), state=State.WAITING)
            .order_by()
            .values("session")
            .annotate(people=Sum("size"))
            .values("people")
        )
        return (
            super()
            .get_base_queryset()
            .select_related("lecture", "venue__village", "department")
            .annotate(
                waiting=Coalesce(Subquery(waiting, output_field=IntegerField()), Value(0)),
            )
        )


def _when(session: Session) -> str:
    return when_text(session.starts_at, session.ends_at)


def _fill(session: Session) -> str:
    return f"{session.taken + session.walked_in}/{session.capacity}"


def _where(session: Session) -> str:
    village = f" ({session.village})" if session.village else ""
    return f"{session.venue}{village}"


class SessionViewSet(RowViewSet):
    """Sessions: the list, a new one, and the acts; the page of one has an address of its own."""

    model = Session
    name = SESSIONS
    url_prefix = "lectures/sessions"
    icon = "date"
    menu_label = pgettext_lazy("menu", "Sessions")
    index_view_class = SessionIndexView
    add_view_class = SessionCreateView
    act_views = SESSION_ACTS
    left_out = tuple(name for name in RowViewSet.left_out if name != "add")
    filterset_class = SessionFilterSet
    search_fields = ("title", "lecture__title", "venue__name")
    ordering = ("starts_at", "pk")
    list_display = (
        "name",
        Column("starts_at", label=_("Time"), accessor=_when, sort_key="starts_at"),
        Column("venue", label=_("Venue"), accessor=_where, sort_key="venue__name"),
        Column("department", label=_("Department"), sort_key="department__sort_order"),
        Column("fill", label=pgettext_lazy("seats", "Taken"), accessor=_fill, sort_key="taken"),
        Column("waiting", label=_("Waiting"), sort_key="waiting"),
        StatusTagColumn(
            "get_state_display",
            label=_("State"),
            sort_key="state",
            primary=lambda session: session.state == SessionState.SCHEDULED,
        ),
        CodeColumn(),
    )

    def get_form_class(self, for_update: bool = False) -> type[SessionForm]:
        return SessionForm

    def get_url_name(self, view_name: str) -> str:
        """Other rooms know the page of a session by a name of its own."""
        return "events_session" if view_name == "inspect" else super().get_url_name(view_name)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [p for p in super().get_urlpatterns() if p.name != "inspect"]


class ThemeViewSet(ModelViewSet):
    """What lectures are about."""

    model = Theme
    name = "events_themes"
    url_prefix = "lectures/themes"
    icon = "tag"
    menu_label = pgettext_lazy("menu", "Themes of lectures")
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ("name", "name_en")
    list_display = ("name", Column("order", label=_("order"), sort_key="order"))
    panels = (
        FieldRowPanel((FieldPanel("name"), FieldPanel("name_en"))),
        FieldPanel("order"),
    )


class AnswerFilterSet(WagtailFilterSet):
    """By day, and whether something was wished for."""

    day = django_filters.DateFromToRangeFilter(label=_("Days"), widget=DateRangePickerWidget)
    department = DepartmentFilter(label=_("department"), field_name="session__department")
    has_wish = django_filters.BooleanFilter(label=_("With a wish"), method="wishing")

    class Meta:
        model = SessionFeedback
        fields = ("understood", "useful")

    def wishing(self, rows: "QuerySet[Any]", name: str, value: bool | None) -> "QuerySet[Any]":
        """Answers with a wish, or without."""
        if value is None:
            return rows
        return rows.exclude(wish="") if value else rows.filter(wish="")


class AnswerIndexView(RowIndexView):
    """What those who came said of the sessions that the user may see; whose it is nobody knows."""

    def get_base_queryset(self) -> "QuerySet[SessionFeedback]":
        seen = visible_sessions(self.request.user)
        rows = SessionFeedback.objects.filter(session__in=seen.order_by().values("pk"))
        return rows.select_related("session__lecture")

    def get_inspect_url(self, instance: Any) -> Any:
        return None

    def get_list_buttons(self, instance: Any) -> list[Any]:
        return []


class AnswerViewSet(WithoutSome):
    """A list to read, nothing more."""

    model = SessionFeedback
    name = "events_answers"
    url_prefix = "lectures/answers"
    icon = "comment"
    menu_label = pgettext_lazy("menu", "Answers about sessions")
    index_view_class = AnswerIndexView
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True  # registers the permission to view
    left_out = ("add", "edit", "delete", "usage", "history", "history_results", "inspect")
    filterset_class = AnswerFilterSet
    search_backend_name = None
    list_per_page = 50
    ordering = ("-day", "-pk")
    list_display = (
        Column("session", label=pgettext_lazy("of a lecture", "session")),
        Column("get_understood_display", label=_("understood it"), sort_key="understood"),
        Column("get_useful_display", label=_("can use it"), sort_key="useful"),
        Column("wish", label=_("wish")),
        DateColumn("day", label=_("given on"), sort_key="day"),
    )
    form_fields = ()
