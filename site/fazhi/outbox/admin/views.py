"""What staff see and do: the list, one message with its history, and the acts on it."""

import uuid
from contextlib import suppress
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from wagtail.admin import messages
from wagtail.admin.views import generic

from fazhi.admin_screens.acts import ActView
from fazhi.outbox import handling
from fazhi.outbox.handling import Act
from fazhi.outbox.masked import masked_recipient
from fazhi.outbox.models import ChannelState, Message
from fazhi.outbox.models.message import ADDRESS_PURPOSE
from fazhi.people.encryption import keyed_hash

VISIBLE = ("view", "change")
LONGEST_REASON = 200


def message_url(name: str, message: Message) -> str:
    """Address of one of a message's screens."""
    return reverse(f"outbox_messages:{name}", args=[message.pk])


class MessageIndexView(generic.IndexView):
    """What the user may see, the newest first. It is not exported: people are named."""

    FORMATS = ()
    any_permission_required = VISIBLE

    def get_base_queryset(self) -> QuerySet[Message]:
        found: QuerySet[Message] = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, VISIBLE
        )
        return found.select_related("department").defer("subject", "text", "html")

    @cached_property
    def is_searchable(self) -> bool:
        return True

    def search_queryset(self, queryset: Any) -> Any:
        """By the exact address or number, or by the id of a message."""
        if not self.is_searching:
            return queryset
        asked = self.search_query.strip()
        found = Q(address_hash=keyed_hash(ADDRESS_PURPOSE, asked)) | Q(mail_id=asked)
        with suppress(ValueError):
            found |= Q(pk=uuid.UUID(asked))
        return queryset.filter(found)

    def get_inspect_url(self, instance: Message) -> str:
        return message_url("inspect", instance)


class MessageInspectView(generic.InspectView):
    """One message, masked, with everything that happened to it."""

    template_name = "outbox/admin/inspect.html"
    any_permission_required = VISIBLE

    def get_object(self, queryset: Any = None) -> Message:
        found: Message = super().get_object(queryset)
        if not self.permission_policy.user_has_any_permission_for_instance(
            self.request.user, VISIBLE, found
        ):
            raise PermissionDenied
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        message: Message = self.object
        may = self.permission_policy.user_has_permission_for_instance
        user = self.request.user
        acts = handling.possible_acts(message) if may(user, "change", message) else []
        secret = handling.is_secret(message)
        return super().get_context_data(
            recipient=masked_recipient(message),
            secret=secret,
            acts=[(act.label, message_url(act.value, message)) for act in acts],
            reveal_url=message_url("reveal", message)
            if may(user, "reveal", message) and not secret and not message.erased
            else "",
            events=message.events.select_related("by"),
            resends=message.resends.defer("text", "html"),
            **kwargs,
        )


class ReasonForm(forms.Form):
    """Why; it stands in the history."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("Stands in the history. Name no person."),
    )


class SettleForm(ReasonForm):
    """Whether it arrived, and how one knows."""

    arrived = forms.ChoiceField(
        label=gettext_lazy("Did it arrive?"),
        choices=(("yes", gettext_lazy("it arrived")), ("no", gettext_lazy("it did not arrive"))),
        widget=forms.RadioSelect,
    )
    field_order = ("arrived", "reason")


@method_decorator(never_cache, name="dispatch")
class MessageActView(ActView):
    """One act on one message."""

    model = Message
    form_class = ReasonForm
    header_icon = "mail"
    kind: Act

    def get_object(self) -> Message:
        found: Message = super().get_object()
        may = self.permission_policy.user_has_permission_for_instance
        if not may(self.request.user, self.permission_required, found):
            raise PermissionDenied
        return found

    def get_page_title(self) -> str:
        return str(self.kind.label)

    @property
    def submit_label(self) -> str:
        """The act itself."""
        return self.get_page_title()

    @property
    def list_page(self) -> str:
        return reverse("outbox_messages:index")

    @property
    def object_page(self) -> str:
        return message_url("inspect", self.object)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Back to the message when its state has changed meanwhile."""
        if not self.is_possible():
            messages.warning(request, _("This is not possible with the message any more."))
            return HttpResponseRedirect(self.object_page)
        return super().dispatch(request, *args, **kwargs)

    def is_possible(self) -> bool:
        """Whether the message's state allows it."""
        return self.kind in handling.possible_acts(self.object)


class ResendView(MessageActView):
    """The same words once more."""

    kind = Act.RESEND
    explanation = gettext_lazy("The same words are sent to the same address once more.")

    def act(self, form: forms.Form) -> HttpResponse:
        again = handling.resend(self.object, form.cleaned_data["reason"], self.user)
        return self.done(_("The message is sent again."), message_url("inspect", again))


class CancelView(MessageActView):
    """Out of the queue."""

    kind = Act.CANCEL
    is_serious = True

    def act(self, form: forms.Form) -> HttpResponse:
        handling.cancel(self.object, form.cleaned_data["reason"], self.user)
        return self.done(_("The message has been cancelled."))


class SettleView(MessageActView):
    """What became of an uncertain one."""

    kind = Act.SETTLE
    form_class = SettleForm
    explanation = gettext_lazy("Ask the recipient, or look at the mail server's log.")

    def act(self, form: forms.Form) -> HttpResponse:
        data = form.cleaned_data
        handling.settle(self.object, data["arrived"] == "yes", data["reason"], self.user)
        return self.done(_("Settled."))


class RevealView(MessageActView):
    """Words and address in full."""

    permission_required = "reveal"
    explanation = gettext_lazy("Each look is recorded with your name, the time and the reason.")

    def get_page_title(self) -> str:
        return _("Show in full")

    def is_possible(self) -> bool:
        """Neither secret nor deleted."""
        return not handling.is_secret(self.object) and not self.object.erased

    def act(self, form: forms.Form) -> HttpResponse:
        handling.reveal(self.object, form.cleaned_data["reason"], self.user)
        context = self.get_context_data(form=form, message=self.object)
        return render(self.request, "outbox/admin/revealed.html", context)


@method_decorator(never_cache, name="dispatch")
class TryNowView(ActView):
    """Ends the rest of a channel."""

    model = ChannelState
    header_icon = "mail"
    page_title = gettext_lazy("Try now")
    submit_label = gettext_lazy("Try now")

    @property
    def list_page(self) -> str:
        return reverse("outbox_channels:index")

    @property
    def object_page(self) -> str:
        return self.list_page

    def act(self, form: forms.Form) -> HttpResponse:
        handling.try_now(self.object, self.user)
        return self.done(_("The channel is tried again in the next round."))


ACT_VIEWS: dict[str, type[MessageActView]] = {
    Act.RESEND: ResendView,
    Act.CANCEL: CancelView,
    Act.SETTLE: SettleView,
    "reveal": RevealView,
}
