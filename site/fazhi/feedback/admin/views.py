"""What staff see and do: the list, one message, and the acts on it."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.log_actions import registry

from fazhi.admin_screens.acts import ActView
from fazhi.feedback import handling
from fazhi.feedback.admin.forms import AnswerForm, DeclineForm, ForwardForm
from fazhi.feedback.models import Feedback
from fazhi.feedback.states import Act

VISIBLE = ("view", "change")


def feedback_url(name: str, feedback: Feedback) -> str:
    """Address of one of a message's screens."""
    return reverse(f"feedback_admin:{name}", args=[feedback.pk])


class FeedbackIndexView(generic.IndexView):
    """What the user may see, the longest overdue first. It is not exported: people may be named."""

    FORMATS = ()
    any_permission_required = VISIBLE

    def get_base_queryset(self) -> QuerySet[Feedback]:
        found: QuerySet[Feedback] = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, VISIBLE
        )
        return found.select_related("department", "link")

    def get_inspect_url(self, instance: Feedback) -> str:
        return feedback_url("inspect", instance)


class FeedbackInspectView(generic.InspectView):
    """One message with its page, its history and what can be done with it."""

    template_name = "feedback/admin/inspect.html"
    any_permission_required = VISIBLE

    def get_object(self, queryset: Any = None) -> Feedback:
        found: Feedback = super().get_object(queryset)
        if not self.permission_policy.user_has_any_permission_for_instance(
            self.request.user, VISIBLE, found
        ):
            raise PermissionDenied
        return found

    def acts(self) -> list[tuple[str, str]]:
        """Label and address of what the user can do with it now."""
        may = self.permission_policy.user_has_permission_for_instance
        if not may(self.request.user, "change", self.object):
            return []
        return [
            (str(act.label), feedback_url(act.value, self.object))
            for act in self.object.possible_acts()
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        history = registry.get_logs_for_instance(self.object).select_related("user")
        return super().get_context_data(
            history=history.order_by("timestamp", "pk"), acts=self.acts(), **kwargs
        )


class FeedbackActView(ActView):
    """One act on one message. Subclasses act in `act_on`."""

    model = Feedback
    about_template = "feedback/admin/about.html"
    header_icon = "comment"
    kind: Act

    def get_object(self) -> Feedback:
        found: Feedback = super().get_object()
        may = self.permission_policy.user_has_permission_for_instance
        if not may(self.request.user, "change", found):
            raise PermissionDenied
        return found

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Back to the message when somebody else was faster."""
        if self.kind not in self.object.possible_acts():
            messages.warning(request, _("This is no longer possible: somebody has dealt with it."))
            return HttpResponseRedirect(self.object_page)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.kind.label)

    @property
    def submit_label(self) -> str:
        """The act itself."""
        return self.get_page_title()

    @property
    def list_page(self) -> str:
        return reverse("feedback_admin:index")

    @property
    def object_page(self) -> str:
        return feedback_url("inspect", self.object)

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
