"""Screens of the administration that help people who cannot sign in."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fazhi.accounts import lockout, second_factor
from fazhi.accounts.models import User
from fazhi.accounts.users.rights import may_change


class _AccountsScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen for those who manage accounts."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("accounts.change_user"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class LocksView(_AccountsScreen):
    """Who has to wait after failed sign-ins, and a button to lift it."""

    template_name = "accounts/users/locks.html"
    page_title = gettext_lazy("Locked sign-ins")
    header_icon = "lock"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"locks": lockout.current_locks()}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Lifts the lock that ``key`` and ``address`` name; one that is over is over."""
        key, address = request.POST.get("key", ""), request.POST.get("address", "")
        wanted = next(
            (k for k in lockout.current_locks() if (k.key, k.address or "") == (key, address)), None
        )
        if wanted is None:
            messages.warning(request, _("This lock is no longer in force."))
        else:
            lockout.lift(key=wanted.key, address=wanted.address)
            messages.success(request, _("The lock has been lifted."))
        return HttpResponseRedirect(reverse("accounts_locks"))


class RemoveSecondFactorView(_AccountsScreen):
    """Lets somebody who lost the telephone or the key sign in with the password again."""

    template_name = "accounts/users/remove_second_factor.html"
    page_title = gettext_lazy("Remove the second factor")
    header_icon = "key"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("wagtailusers_users:index"), "label": gettext_lazy("Users")},
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.account = get_object_or_404(User, pk=kwargs["pk"])
        if not isinstance(request.user, User) or not may_change(request.user, self.account):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "account": self.account,
            "has_factor": second_factor.has(self.account),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Removes all factors and recovery codes of the account."""
        second_factor.remove(self.account)
        messages.success(
            request, _("The second factor of %(name)s has been removed.") % {"name": self.account}
        )
        return HttpResponseRedirect(reverse("wagtailusers_users:edit", args=[self.account.pk]))
