"""The list on paper: printed for the entrance, and typed in afterwards."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext

from wagtail.admin import messages
from wagtail.log_actions import log

from events.admin.registration_acts import NO_STORE
from events.admin.screens import SessionActView
from events.desk.ticking import type_in
from events.facts import phone_of, place_text, when_text
from events.models import Attendee, Session
from events.models.registrations import new_form_key
from events.registering.challenge import busy_text
from events.registering.forms import NamesField
from events.scheduling.acts import Act
from events.seats.locking import Busy
from events.states import CAME, SEATED, Presence, State, Way
from fazhi.documents.description import Cell, Document, Heading, Paragraph, Span, Spans, Table
from fazhi.documents.names import disposition
from fazhi.documents.typesetting import PDF, typeset
from fazhi.documents.typesetting import Busy as BusyTypesetting
from fazhi.links.codes import shown
from fazhi.workdays import today

EMPTY_LINES = 12
BOX = "\u25a1"
PER_PAGE = 200
MOST_WALK_INS = 200


def people_on_paper(session: Session) -> Any:
    """Everybody who may come in with a registration, in the order of names; one query."""
    rows = Attendee.objects.filter(
        session=session, active=True, registration__state__in=(*SEATED, State.WAITING)
    )
    return (
        rows.exclude(registration__way=Way.DESK)
        .select_related("registration")
        .order_by("name", "registration__order", "number")
    )


def list_document(session: Session) -> Document:
    """The list as a document: names with boxes, codes, seats, and lines for people who walk in."""
    with override(settings.LANGUAGE_CODE):
        people = list(people_on_paper(session))
        seated = [p for p in people if p.registration.state in SEATED]
        waiting = [p for p in people if p.registration.state not in SEATED]
        return Document(
            title=session.name,
            masthead=_("List for the desk"),
            meta=(
                when_text(session.starts_at, session.ends_at),
                place_text(session),
                phone_of(session),
                _("For the desk only. Destroy it once it has been typed in."),
            ),
            body=(
                _table(_lines(seated)),
                *_waiting(waiting),
                Heading(_said(_("Without registration"))),
                _table([("", BOX, "", "", "")] * EMPTY_LINES),
            ),
            printed_on=today(),
            language=settings.LANGUAGE_CODE,
        )


def _waiting(people: list[Attendee]) -> Iterator[Heading | Paragraph | Table]:
    if people:
        yield Heading(_said(_("On the waiting list")))
        yield Paragraph(_said(_("They come in while seats are free.")), small=True)
        yield _table(_lines(people))


def _lines(people: list[Attendee]) -> list[tuple[str, ...]]:
    return [
        (
            str(number),
            BOX,
            attendee.name,
            shown(attendee.registration.code) if attendee.registration.code else "",
            f"{attendee.number}/{attendee.registration.size} {attendee.registration.unit}".strip(),
        )
        for number, attendee in enumerate(people, start=1)
    ]


def _table(lines: list[tuple[str, ...]]) -> Table:
    headings = (
        pgettext("heading on paper", "No."),
        pgettext("heading on paper", "Here"),
        pgettext("heading on paper", "Name"),
        pgettext("heading on paper", "Code"),
        pgettext("heading on paper", "Seat, unit"),
    )
    head = tuple(Cell(_said(text), head=True) for text in headings)
    rows = (tuple(Cell(_said(text)) for text in line) for line in lines)
    return Table(len(headings), (head, *rows), head=1)


def _said(text: str) -> Spans:
    return (Span(text),) if text else ()


class NoForm(forms.Form):
    """A confirmation."""

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class PaperView(SessionActView):
    """The list to print; that somebody took it stands in the history."""

    kind = Act.PAPER
    form_class = NoForm
    explanation = gettext_lazy(
        "The list holds the full names of everybody who is registered. That you took it stands in "
        "the history. Keep it at the desk, and destroy it once it has been typed in."
    )

    @property
    def submit_label(self) -> str:
        """It comes as a file."""
        return _("Print the list")

    def act(self, form: forms.Form) -> HttpResponse:
        try:
            made = typeset(list_document(self.object))
        except BusyTypesetting:
            form.add_error(None, _("Too many documents are being made. Try again in a moment."))
            return self.form_invalid(form)
        log(self.object, "events.paper", user=self.user)
        response = HttpResponse(made, content_type=PDF)
        add_never_cache_headers(response)
        response["Cache-Control"] = NO_STORE
        response["Content-Disposition"] = disposition(str(self.object), "list", "pdf")
        return response


class TicksForm(forms.Form):
    """People who came without a registration; the ticks stand in the table beside it."""

    names = NamesField(
        label=gettext_lazy("Names of people without registration"),
        required=False,
        help_text=gettext_lazy("A line each, as far as they wrote them down."),
    )
    nameless = forms.IntegerField(
        label=gettext_lazy("People without registration and without a name"),
        required=False,
        min_value=0,
        max_value=MOST_WALK_INS,
    )
    key = forms.RegexField(regex=r"^[A-Za-z0-9_-]{16,24}$", widget=forms.HiddenInput)

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def clean_names(self) -> list[str]:
        """No more than a hall of walk-ins."""
        names: list[str] = self.cleaned_data["names"]
        if len(names) > MOST_WALK_INS:
            raise forms.ValidationError(_("Enter at most %(most)d.") % {"most": MOST_WALK_INS})
        return names

    @property
    def walk_ins(self) -> list[str]:
        """Their names, empty ones for those without."""
        return [*self.cleaned_data["names"], *[""] * (self.cleaned_data["nameless"] or 0)]


class TicksView(SessionActView):
    """What was ticked on paper; also days after."""

    kind = Act.TICKS
    form_class = TicksForm
    template_name = "events/admin/ticks.html"
    explanation = gettext_lazy(
        "Everybody ticked counts as having come at the beginning. Whoever was checked in at the desk "
        "is ticked already."
    )

    def get_initial(self) -> dict[str, Any]:
        return {"key": new_form_key()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(people_on_paper(self.object), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(page=page, came=CAME, absent=Presence.ABSENT, **kwargs)

    def act(self, form: Any) -> HttpResponse:
        here, before = _keys(self.request, "here"), _keys(self.request, "before")
        try:
            done = type_in(
                self.object,
                here - before,
                before - here,
                form.walk_ins,
                key=form.cleaned_data["key"],
                by=self.user,
            )
        except Busy:
            form.add_error(None, busy_text())
            return self.form_invalid(form)
        log(self.object, "events.ticks", user=self.user, data={"here": done.here})
        for who, why in done.problems:
            messages.warning(self.request, " ".join(filter(None, (who, why))))
        return self.done(
            _("Typed in: %(here)d here, %(back)d taken back, %(walked)d without registration.")
            % {"here": done.here, "back": done.taken_back, "walked": done.walked_in}
        )


def _keys(request: HttpRequest, name: str) -> set[int]:
    """Keys of attendees from the boxes of a form; what is no key is passed over."""
    typed = request.POST.getlist(name)
    return {int(k) for k in typed if k.isascii() and k.isdecimal() and len(k) < 10}
