"""The screen on which somebody lends a role for the days of an absence, and takes it back."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from fazhi.accounts.models import User
from fazhi.departments.fields import AccountChoiceField
from fazhi.departments.models import Membership
from fazhi.signoff.admin.screens import SignOffScreen
from fazhi.signoff.delegating import delegate, end_delegation, posts_to_delegate
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import Delegation
from fazhi.workdays import today


class DelegationForm(forms.Form):
    """Which role, to whom, from when until when."""

    post = forms.ModelChoiceField(Membership.objects.none(), label=gettext_lazy("Role to lend"))
    deputy = AccountChoiceField(label=gettext_lazy("Taken by"))
    starts_on = forms.DateField(label=gettext_lazy("from"), widget=AdminDateInput)
    ends_on = forms.DateField(
        label=gettext_lazy("until"),
        widget=AdminDateInput,
        help_text=gettext_lazy("The last day, included."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("For example “training”."),
    )

    def __init__(self, *args: Any, posts: QuerySet[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = posts  # type: ignore[attr-defined]


class DelegationsView(SignOffScreen, FormView):
    """What is lent now and later, and the form for more."""

    template_name = "signoff/admin/delegations.html"
    form_class = DelegationForm
    page_title = gettext_lazy("Signing in another person's place")
    header_icon = "user"

    @property
    def user(self) -> User:
        """Who acts; the administration lets nobody else in."""
        return self.request.user  # type: ignore[return-value]

    def shown(self) -> QuerySet[Delegation]:
        """Delegations that are not over: of the posts that the user may lend, and to the user."""
        posts = posts_to_delegate(self.user)
        rows = Delegation.objects.filter(ends_on__gte=today())
        return (
            (rows.filter(holder__in=posts.values("user")) | rows.filter(deputy=self.user))
            .distinct()
            .select_related("holder", "deputy", "department")
        )

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "posts": posts_to_delegate(self.user)}

    def get_initial(self) -> dict[str, Any]:
        return {"starts_on": today()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            delegations=self.shown(), may_lend=posts_to_delegate(self.user).exists(), **kwargs
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lends a role, or with ``end`` ends what was lent."""
        if "end" not in request.POST:
            return super().post(request, *args, **kwargs)
        key = request.POST["end"]
        row = get_object_or_404(self.shown(), pk=key if key.isdigit() else 0)
        try:
            end_delegation(row, self.user)
        except Refused as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Ended: %(delegation)s.") % {"delegation": row})
        return HttpResponseRedirect(reverse("signoff:delegations"))

    def form_valid(self, form: DelegationForm) -> HttpResponse:
        try:
            made = delegate(by=self.user, **form.cleaned_data)
        except Refused as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, _("Lent: %(delegation)s.") % {"delegation": made})
        return HttpResponseRedirect(reverse("signoff:delegations"))
