"""What staff see and do: the list, one message with its history, and the acts on it."""

import uuid
from contextlib import suppress
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from wagtail.admin.admin_url_finder import AdminURLFinder

from fazhi.admin_screens.acts import ActView, RowActView
from fazhi.admin_screens.rows import Line, RowIndexView, RowView
from fazhi.outbox import handling
from fazhi.outbox.endings import is_secret
from fazhi.outbox.handling import Act
from fazhi.outbox.masked import masked_recipient
from fazhi.outbox.models import ChannelState, Message
from fazhi.outbox.states import Happening

LONGEST_REASON = 200


def message_url(name: str, message: Message) -> str:
    """Address of one of a message's screens."""
    return reverse(f"outbox_messages:{name}", args=[message.pk])


class MessageIndexView(RowIndexView):
    """What the user may see, the newest first."""

    def get_base_queryset(self) -> QuerySet[Message]:
        return (
            super()
            .get_base_queryset()
            .select_related("department")
            .defer("subject", "text", "html")
        )

    @cached_property
    def is_searchable(self) -> bool:
        return True

    def search_queryset(self, queryset: Any) -> Any:
        """By the exact address or number, or by the id of a message."""
        if not self.is_searching:
            return queryset
        asked = self.search_query.strip()
        column = Message._meta.get_field("address_hash")
        found = Q(address_hash=column.hash(asked)) | Q(mail_id=asked)
        with suppress(ValueError):
            found |= Q(pk=uuid.UUID(asked))
        return queryset.filter(found)


class MessageView(RowView):
    """One message, masked, with everything that happened to it."""

    template_name = "outbox/admin/inspect.html"

    def possible_acts(self) -> list[Act]:
        return handling.possible_acts(self.object)

    def history(self) -> list[Line]:
        """Its events, and who has looked at it in full."""
        message: Message = self.object
        lines = [
            Line(message.created_at, None, Happening.QUEUED.label),
            *(
                Line(event.at, event.by, event.get_what_display(), event.detail)
                for event in message.events.select_related("by")
            ),
            *(
                Line(look.timestamp, look.user, look.message, look.data.get("reason", ""))
                for look in handling.looks_at(message)
            ),
        ]
        return sorted(lines, key=lambda line: line.at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        message: Message = self.object
        secret = is_secret(message)
        may_look = self.may("reveal", row=message) and not secret and not message.erased
        about = message.about
        return super().get_context_data(
            recipient=masked_recipient(message),
            secret=secret,
            reveal_url=message_url("reveal", message) if may_look else "",
            about=about,
            about_kind=message.content_type,
            about_url=AdminURLFinder(self.request.user).get_edit_url(about) if about else None,
            files=message.attachments.defer("content"),
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
class MessageActView(RowActView):
    """One act on one message."""

    model = Message
    form_class = ReasonForm
    header_icon = "mail"
    kind: Act
    too_late = gettext_lazy("This is not possible with the message any more.")

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
        return not is_secret(self.object) and not self.object.erased

    def act(self, form: forms.Form) -> HttpResponse:
        handling.reveal(self.object, form.cleaned_data["reason"], self.user)
        context = self.get_context_data(form=form, message=self.object)
        return render(self.request, "outbox/admin/revealed.html", context)


@method_decorator(never_cache, name="dispatch")
class TryNowView(ActView):
    """Ends the rest of a channel."""

    model = ChannelState
    form_class = ReasonForm
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
        handling.try_now(self.object, form.cleaned_data["reason"], self.user)
        return self.done(_("The channel is tried again in the next round."))


ACT_VIEWS: dict[str, type[MessageActView]] = {
    Act.RESEND: ResendView,
    Act.CANCEL: CancelView,
    Act.SETTLE: SettleView,
    "reveal": RevealView,
}
