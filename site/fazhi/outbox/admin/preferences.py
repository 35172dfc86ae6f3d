"""The screen on which staff write down how a person wants to be reached."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from fazhi.admin_screens.acts import ActView
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.models.preference import CHANNELS
from fazhi.outbox.preferring import prefer, preference_of
from fazhi.outbox.recipients import Recipient
from fazhi.people.models import Person
from fazhi.people.offers import PersonOffer, register_person_offer


class PreferenceForm(forms.Form):
    """Channel and language."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Preferred channel"),
        required=False,
        choices=[("", gettext_lazy("no wish")), *CHANNELS],
        help_text=gettext_lazy(
            "Where it does not work, the next one is taken: e-mail, text message, call."
        ),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)


@method_decorator(never_cache, name="dispatch")
class PreferenceView(ActView):
    """How one person wants to be reached."""

    model = Person
    form_class = PreferenceForm
    header_icon = "mail"
    page_title = gettext_lazy("How to reach them")
    about_template = "outbox/admin/reachable.html"

    def get_object(self) -> Person:
        found: Person = super().get_object()
        may = self.permission_policy.user_has_permission_for_instance
        if found.erased_at or not may(self.request.user, "change", found):
            raise PermissionDenied
        return found

    def get_page_subtitle(self) -> str:
        return str(self.object.masked_name)

    @property
    def list_page(self) -> str:
        return reverse("person:index")

    @property
    def object_page(self) -> str:
        return reverse("person:inspect", args=[self.object.pk])

    @property
    def reachable(self) -> list[str]:
        """The channels that work now, the first of them first."""
        found = Recipient.of(self.object).reachable_on((Channel.EMAIL, Channel.SMS, Channel.CALL))
        return [str(channel.label) for channel in found]

    def get_initial(self) -> dict[str, Any]:
        known = preference_of(self.object)
        return {"channel": known.channel, "language": known.language}

    def act(self, form: forms.Form) -> HttpResponse:
        prefer(self.object, form.cleaned_data["channel"], form.cleaned_data["language"], self.user)
        return self.done(_("Written down."))


def register() -> None:
    """Called once, when the apps are ready."""
    register_person_offer(
        PersonOffer(
            gettext_lazy("How to reach them"),
            "mail",
            "change",
            lambda person: reverse("contact_preference", args=[person.pk]),
        )
    )
