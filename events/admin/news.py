"""Writing to everybody who is registered: words, a preview with the numbers, and once more a button."""

import hashlib
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.admin.screens import SessionActView
from events.messages.news import LONGEST, STATES, would_reach, write_to
from events.models import Session
from events.models.registrations import new_form_key
from events.scheduling.acts import Act
from events.states import State


class NewsForm(forms.Form):
    """To whom, and what."""

    states = forms.MultipleChoiceField(
        label=gettext_lazy("To whom"),
        choices=[(state.value, state.label) for state in STATES],
        initial=[State.CONFIRMED.value],
        widget=forms.CheckboxSelectMultiple,
    )
    text = forms.CharField(
        label=gettext_lazy("Words of the message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Title, time and place stand in the message anyway. For another time or place use the "
            "button for moving: then calendars hear of it, too."
        ),
    )
    key = forms.RegexField(regex=r"^[A-Za-z0-9_-]{16,40}$", widget=forms.HiddenInput)

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    @property
    def digest(self) -> str:
        """Equal for equal words to the same people: what was looked at is what is sent."""
        data = self.cleaned_data
        seen = "\n".join([*data["states"], data["text"]])
        return hashlib.sha256(seen.encode()).hexdigest()

    @property
    def chosen(self) -> list[State]:
        """To whom."""
        return [State(state) for state in self.cleaned_data["states"]]


class NewsView(SessionActView):
    """The first press shows how many would be told and how; the second one sends."""

    kind = Act.NEWS
    form_class = NewsForm
    template_name = "events/admin/news.html"

    def get_initial(self) -> dict[str, Any]:
        return {"key": new_form_key(), "states": [State.CONFIRMED.value]}

    @property
    def submit_label(self) -> str:
        """Nothing is sent by the first press."""
        return _("See who would be told")

    def act(self, form: Any) -> HttpResponse:
        if self.request.POST.get("seen") != form.digest:
            reached = would_reach(self.object, form.chosen)
            return self.render_to_response(self.get_context_data(form=form, reached=reached))
        text, key = form.cleaned_data["text"], form.cleaned_data["key"]
        told = write_to(self.object, form.chosen, text, key, self.user)
        return self.done(_told(told))


def _told(told: int) -> str:
    if not told:
        return _("Nobody was told: it was sent before, or nobody can be reached.")
    text = ngettext("%(count)d contact is told.", "%(count)d contacts are told.", told)
    return text % {"count": told}
