"""The screens of the call list: what is due, and one number with what to say."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View

from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fazhi.accounts.mail import site_name
from fazhi.outbox.calls import listing
from fazhi.outbox.calls.forms import OutcomeForm
from fazhi.outbox.calls.leases import give_back, lease_on, take
from fazhi.outbox.calls.outcomes import Outcome, record
from fazhi.outbox.calls.permissions import calls_of, may_make, may_see_calls
from fazhi.outbox.kinds import why_of
from fazhi.outbox.models import Message
from fazhi.outbox.stopping import is_stoppable
from fazhi.people.masking import mask_phone
from fazhi.telephones import tel_uri

TITLE = gettext_lazy("Telephone calls")


@method_decorator(never_cache, name="dispatch")
class CallScreen(WagtailAdminTemplateMixin):
    """For those whom the call list concerns; nothing of it stays in a cache."""

    request: HttpRequest
    header_icon = "mobile-alt"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_calls(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def list_page(self) -> str:
        """Address of the list."""
        return reverse("calls:index")


class CallListView(CallScreen, TemplateView):
    """Numbers to call now, or those that wait for their time; of one department or all."""

    template_name = "outbox/calls/index.html"
    page_title = TITLE

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, when = self.request.user, self.request.GET.get("when")
        when = listing.LATER if when == listing.LATER else listing.DUE
        calls = listing.later_calls(user) if when == listing.LATER else listing.due_calls(user)
        departments = listing.by_department(calls)
        department = self.request.GET.get("department", "")
        if department in {str(row["department"]) for row in departments}:
            chosen = None if department == "None" else int(department)
            calls = calls.filter(department=chosen)
        else:
            department = ""
        return super().get_context_data(
            page=listing.numbers(calls, self.request.GET.get("p")),
            when=when,
            departments=departments,
            department=department,
            counts=listing.counts(user),
            **kwargs,
        )


class NumberScreen(CallScreen):
    """One number, found by any of the calls to it."""

    kwargs: dict[str, Any]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.call = calls_of(request.user).filter(pk=kwargs["pk"]).first()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Back to the list when somebody else was faster."""
        if self.call is None and may_see_calls(request.user):
            if not Message.objects.filter(pk=kwargs["pk"]).exists():
                raise Http404
            messages.warning(request, _("This call has been dealt with, or is not yours."))
            return HttpResponseRedirect(self.list_page)
        return super().dispatch(request, *args, **kwargs)

    def calls(self) -> list[Message]:
        """What is to be said there now and may be said by the user; the call itself in any case."""
        assert self.call is not None  # noqa: S101 - see dispatch
        due = listing.due_calls(self.request.user).filter(address_hash=self.call.address_hash)
        found = list(
            due.select_related("department", "person")
            .prefetch_related("about")
            .order_by("due_at", "pk")[: listing.MOST_AT_ONCE]
        )
        return found or [self.call]

    def may_make_all(self) -> list[Message]:
        """Those of them that the user may make; raises ``PermissionDenied`` when there is none."""
        mine = [call for call in self.calls() if may_make(self.request.user, call)]
        if not mine:
            raise PermissionDenied
        return mine


class NumberView(NumberScreen, FormView):
    """The number, what to say, and the buttons for what came of it."""

    template_name = "outbox/calls/number.html"
    form_class = OutcomeForm
    page_title = TITLE

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": self.list_page, "label": self.get_page_title()},
            {"url": "", "label": mask_phone(self.call.address) if self.call else ""},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        calls = self.calls()
        lease = lease_on(calls[0].address_hash)
        finder = AdminURLFinder(self.request.user)
        return super().get_context_data(
            number=listing.NumberToCall(min(call.due_at for call in calls), calls, lease),
            lines=[
                (call, finder.get_edit_url(call.about) if call.about else None, why_of(call.kind))
                for call in calls
            ],
            can_stop=any(is_stoppable(call) for call in calls),
            town=site_name(),
            is_mine=lease is not None and lease.by_id == self.request.user.pk,
            may_make=any(may_make(self.request.user, call) for call in calls),
            uri=tel_uri(calls[0].address),
            Outcome=Outcome,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.may_make_all()
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: OutcomeForm) -> HttpResponse:
        data = form.cleaned_data
        shown = set(self.request.POST.getlist("call"))
        calls = [call for call in self.may_make_all() if str(call.pk) in shown]
        outcome = Outcome(data["outcome"])
        try:
            record(
                calls, outcome, by=self.request.user, note=data["note"], again_at=data["again_at"]
            )
        except ValidationError as error:
            form.add_error(None, error if hasattr(error, "error_dict") else error.messages)
            return self.form_invalid(form)
        messages.success(self.request, _("Written down: %(outcome)s.") % {"outcome": outcome.label})
        return HttpResponseRedirect(self.list_page)


class TakeView(NumberScreen, View):
    """Takes the number; POST alone."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            left = take(self.may_make_all(), by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(self.list_page)
        if not left:
            messages.warning(request, _("The call is not needed any more."))
            return HttpResponseRedirect(self.list_page)
        return HttpResponseRedirect(reverse("calls:number", args=[left[0].pk]))


class GiveBackView(NumberScreen, View):
    """Lets somebody else call; POST alone."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        give_back(self.may_make_all()[0].address_hash, by=request.user)
        return HttpResponseRedirect(self.list_page)
