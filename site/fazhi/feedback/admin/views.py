"""What staff see and do: the list, one message, and the acts on it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.admin_screens.acts import RowActView
from fazhi.admin_screens.rows import Line, RowIndexView, RowView
from fazhi.feedback import handling
from fazhi.feedback.admin.forms import AnswerForm, DeclineForm, ForwardForm
from fazhi.feedback.models import Feedback
from fazhi.feedback.states import Act


class FeedbackIndexView(RowIndexView):
    """What the user may see, the longest overdue first."""

    def get_base_queryset(self) -> QuerySet[Feedback]:
        return super().get_base_queryset().select_related("department", "link")


class FeedbackView(RowView):
    """One message with its page, its history and what can be done with it."""

    template_name = "feedback/admin/inspect.html"

    def history(self) -> list[Line]:
        return [Line(self.object.created_at, None, _("Received")), *super().history()]


class FeedbackActView(RowActView):
    """One act on one message. Subclasses act in `act_on`."""

    model = Feedback
    about_template = "feedback/admin/about.html"
    header_icon = "comment"
    kind: Act

    def act(self, form: forms.Form) -> HttpResponse:
        self.act_on(form.cleaned_data)
        return self.done(_("Done: %(act)s.") % {"act": self.kind.label}, self.next_page())

    def next_page(self) -> str:
        """Where to go on; the message itself."""
        return self.object_page

    def act_on(self, data: dict[str, Any]) -> None:
        """Does it; may raise ``ValidationError``."""
        raise NotImplementedError


class AcceptView(FeedbackActView):
    """The department works on it."""

    kind = Act.ACCEPT
    explanation = gettext_lazy("Whoever sent it sees that your department works on it.")

    def act_on(self, data: dict[str, Any]) -> None:
        handling.accept(self.object, by=self.user)


class AnswerView(FeedbackActView):
    """It is done."""

    kind = Act.ANSWER
    form_class = AnswerForm
    explanation = gettext_lazy("First set the page right, then say here what was changed.")

    def act_on(self, data: dict[str, Any]) -> None:
        handling.answer(self.object, data["answer"], by=self.user)


class DeclineView(FeedbackActView):
    """It is not done."""

    kind = Act.DECLINE
    form_class = DeclineForm

    def act_on(self, data: dict[str, Any]) -> None:
        handling.decline(self.object, data["reason"], by=self.user)


class ForwardView(FeedbackActView):
    """Another department answers for it."""

    kind = Act.FORWARD
    form_class = ForwardForm
    explanation = gettext_lazy("The due date stays as it is: forward at once what is not yours.")

    def act_on(self, data: dict[str, Any]) -> None:
        handling.forward(self.object, data["department"], data["reason"], by=self.user)

    def next_page(self) -> str:
        """The list: who forwards it may not see it any longer."""
        return self.list_page


ACT_VIEWS: dict[Act, type[FeedbackActView]] = {
    view.kind: view for view in (AcceptView, AnswerView, DeclineView, ForwardView)
}
