"""Planning: announcing, correcting, moving, cancelling, copying sessions, alone or in a series."""

import copy
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wagtail.admin.views import generic
from wagtail.log_actions import log

from events.admin.screens import SESSIONS, SessionActView, session_url
from events.admin.session_forms import (
    CopyForm,
    CorrectForm,
    MoveForm,
    OfSessionForm,
    ReasonForm,
    SeatsForm,
)
from events.desk.figures import figures_of
from events.messages import kinds
from events.messages.reaching import Reached, reached_by, to_be_told
from events.models import Session
from events.recurrence import editing
from events.recurrence.editing import Reach
from events.scheduling import changing
from events.scheduling.acts import Act
from events.states import SessionState


class SessionCreateView(generic.CreateView):
    """A new session, which nobody sees yet."""

    def get_success_url(self) -> str:
        return session_url(self.object)

    def get_success_message(self, instance: Session) -> str:
        return _("The draft has been made. Look at it, then announce it.")

    def get_success_buttons(self) -> list[Any]:
        return []


def done_text(count: int) -> str:
    """How many sessions were changed."""
    text = ngettext("%(count)d session changed.", "%(count)d sessions changed.", count)
    return text % {"count": count}


class AnnounceView(SessionActView):
    """Makes a draft public."""

    kind = Act.ANNOUNCE
    form_class = OfSessionForm
    explanation = gettext_lazy(
        "It is shown on its lecture's page as soon as that is public, and people can register."
    )

    def act(self, form: Any) -> HttpResponse:
        self.check_reach(form.chosen_reach)
        return self.done(done_text(editing.announce(self.object, form.chosen_reach, self.user)))


class CorrectView(SessionActView):
    """Changes what needs no telling."""

    kind = Act.CORRECT
    form_class = CorrectForm
    explanation = gettext_lazy("Time, place and seats have buttons of their own.")

    def get_form_kwargs(self) -> dict[str, Any]:
        # The form writes into its instance; what is stored stays as it is for the comparison.
        return {
            **super().get_form_kwargs(),
            "instance": copy.copy(self.object),
            "for_user": self.user,
        }

    def act(self, form: Any) -> HttpResponse:
        self.check_reach(form.chosen_reach)
        count = editing.correct(self.object, form.values(), form.chosen_reach, self.user)
        return self.done(done_text(count))


class SeatsView(SessionActView):
    """More seats, or fewer."""

    kind = Act.SEATS
    form_class = SeatsForm
    explanation = gettext_lazy("Whoever moves up from the waiting list is told at once.")

    def get_initial(self) -> dict[str, Any]:
        return {"capacity": self.object.capacity, "kept": self.object.kept_for_walk_ins}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(figures=figures_of(self.object), **kwargs)

    @transaction.atomic
    def act(self, form: Any) -> HttpResponse:
        self.check_reach(form.chosen_reach)
        data = form.cleaned_data
        count = editing.reseat(self.object, data["capacity"], data["kept"], form.chosen_reach)
        seats = {"seats": data["capacity"], "kept": data["kept"]}
        for one in editing.reached(self.object, form.chosen_reach):
            log(one, "events.seats", user=self.user, data=seats)
        return self.done(done_text(count))


class TellingView(SessionActView):
    """An act of which everybody registered hears: the screen says beforehand how many, and how."""

    form_class = ReasonForm
    message_kind = ""
    concerns_cancelled = False
    is_serious = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(telling=self.telling(), **kwargs)

    def telling(self) -> list[tuple[str, int, Reached]]:
        """What each choice would do: its label, how many sessions, how their people are told."""
        session = self.object
        labels = {Reach.THIS: _("this one only")}
        if session.series_id:
            labels[Reach.LATER] = _("this and later ones")
            labels[Reach.ALL] = _("all that are still to come")
        sessions = {
            reach: [
                one.pk
                for one in editing.reached(session, reach, cancelled=self.concerns_cancelled)
                if one.state != SessionState.DRAFT
            ]
            for reach in labels
        }
        concerned = {session.pk: session} | {
            one.pk: one
            for one in editing.reached(session, Reach.ALL, cancelled=self.concerns_cancelled)
        }
        everybody = list(to_be_told(concerned.values()))
        return [
            (
                label,
                len(sessions[reach]),
                reached_by(
                    [r for r in everybody if r.session_id in sessions[reach]], self.message_kind
                ),
            )
            for reach, label in labels.items()
        ]


class MoveView(TellingView):
    """Another time or place."""

    kind = Act.MOVE
    form_class = MoveForm
    message_kind = kinds.MOVED
    explanation = gettext_lazy(
        "Registrations stay. Several sessions move by the same number of days, to the same hours."
    )

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.object, name) for name in changing.MOVED_FIELDS}

    def act(self, form: Any) -> HttpResponse:
        self.check_reach(form.chosen_reach)
        data = form.cleaned_data
        values = {name: data[name] for name in changing.MOVED_FIELDS}
        count = editing.move(self.object, values, data["reason"], form.chosen_reach, self.user)
        return self.done(done_text(count))


class CancelView(TellingView):
    """It does not take place."""

    kind = Act.CANCEL
    message_kind = kinds.CANCELLED
    explanation = gettext_lazy("Registrations stay, in case it is taken up again.")

    def act(self, form: Any) -> HttpResponse:
        self.check_reach(form.chosen_reach)
        reason = form.cleaned_data["reason"]
        return self.done(
            done_text(editing.cancel(self.object, reason, form.chosen_reach, self.user))
        )


class ResumeView(TellingView):
    """It takes place after all."""

    kind = Act.RESUME
    message_kind = kinds.RESUMED
    concerns_cancelled = True
    is_serious = False
    explanation = gettext_lazy("It takes place with the registrations that it had.")

    def act(self, form: Any) -> HttpResponse:
        self.check_reach(form.chosen_reach, cancelled=True)
        reason = form.cleaned_data["reason"]
        return self.done(
            done_text(editing.resume(self.object, reason, form.chosen_reach, self.user))
        )


class CopyView(SessionActView):
    """The same at another time, without its people."""

    kind = Act.COPY
    form_class = CopyForm
    explanation = gettext_lazy("The copy is a draft with the same settings, without registrations.")

    @transaction.atomic
    def act(self, form: forms.Form) -> HttpResponse:
        made = changing.copied(self.object, form.cleaned_data["starts_at"])
        made.save()
        log(made, "wagtail.create", user=self.user)
        return self.done(_("The draft has been made."), session_url(made))


class DeleteView(SessionActView):
    """Deletes a draft."""

    kind = Act.DELETE
    form_class = OfSessionForm
    permission_required = "delete"
    is_serious = True

    def act(self, form: Any) -> HttpResponse:
        self.check_reach(form.chosen_reach)
        count = editing.delete_drafts(self.object, form.chosen_reach, self.user)
        text = ngettext("%(count)d draft deleted.", "%(count)d drafts deleted.", count)
        return self.done(text % {"count": count}, reverse(f"{SESSIONS}:index"))


ACT_VIEWS: dict[Act, type[SessionActView]] = {
    view.kind: view
    for view in (
        *(AnnounceView, CorrectView, SeatsView, MoveView, CancelView, ResumeView, CopyView),
        DeleteView,
    )
}
