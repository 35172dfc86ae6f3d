"""What staff see and do: the list, one message, and the acts on it."""

from typing import Any, cast

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import registry

from fazhi.accounts.models import User
from fazhi.feedback import handling
from fazhi.feedback.admin.forms import AnswerForm, DeclineForm, ForwardForm, NothingForm
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


class ActView(PermissionCheckedMixin, BaseObjectMixin, WagtailAdminTemplateMixin, FormView):
    """A form for one act: GET asks, POST acts. Subclasses act in `act`."""

    model = Feedback
    template_name = "feedback/admin/act.html"
    header_icon = "comment"
    permission_required = "change"
    kind: Act
    explanation: Any = ""

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

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse("feedback_admin:index"),
                "label": capfirst(str(Feedback._meta.verbose_name_plural)),
            },
            {"url": self.object_page, "label": str(self.object)},
            {"url": "", "label": self.get_page_title()},
        ]

    @property
    def object_page(self) -> str:
        """Address of the message's page."""
        return feedback_url("inspect", self.object)

    @property
    def user(self) -> User:
        """Who acts; the administration lets nobody else in."""
        return cast("User", self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(object=self.object, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            self.act(form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, _("Done: %(act)s.") % {"act": self.kind.label})
        return HttpResponseRedirect(self.next_page())

    def next_page(self) -> str:
        """Where to go on; the message itself."""
        return self.object_page

    def act(self, data: dict[str, Any]) -> None:
        """Does it; may raise ``ValidationError``."""
        raise NotImplementedError


class AcceptView(ActView):
    """The department works on it."""

    kind = Act.ACCEPT
    form_class = NothingForm
    explanation = gettext_lazy("Whoever sent it sees that your department works on it.")

    def act(self, data: dict[str, Any]) -> None:
        handling.accept(self.object, by=self.user)


class AnswerView(ActView):
    """It is done."""

    kind = Act.ANSWER
    form_class = AnswerForm
    explanation = gettext_lazy("First set the page right, then say here what was changed.")

    def act(self, data: dict[str, Any]) -> None:
        handling.answer(self.object, data["answer"], by=self.user)


class DeclineView(ActView):
    """It is not done."""

    kind = Act.DECLINE
    form_class = DeclineForm

    def act(self, data: dict[str, Any]) -> None:
        handling.decline(self.object, data["reason"], by=self.user)


class ForwardView(ActView):
    """Another department answers for it."""

    kind = Act.FORWARD
    form_class = ForwardForm
    explanation = gettext_lazy("The due date stays as it is: forward at once what is not yours.")

    def act(self, data: dict[str, Any]) -> None:
        handling.forward(self.object, data["department"], data["reason"], by=self.user)

    def next_page(self) -> str:
        """The list: who forwards it may not see it any longer."""
        return reverse("feedback_admin:index")


ACT_VIEWS: dict[Act, type[ActView]] = {
    view.kind: view for view in (AcceptView, AnswerView, DeclineView, ForwardView)
}
