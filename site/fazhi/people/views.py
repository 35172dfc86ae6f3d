"""What staff do with one person. Lists and pages mask; each look in full is recorded."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache

from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton

from fazhi.admin_screens.acts import ActView
from fazhi.imports.viewsets import ImportableIndexView
from fazhi.people.consents import (
    coverage,
    give_consent,
    is_live,
    live_purposes,
    withdraw_consent,
)
from fazhi.people.erasure import ErasureReason, erase_person
from fazhi.people.export import hand_out, person_json
from fazhi.people.forms import (
    ConsentFields,
    EraseForm,
    ReasonForm,
    RevealForm,
    WithdrawForm,
    moment_of,
)
from fazhi.people.models import Channel, Person, Reveal, RevealedField
from fazhi.people.offers import person_offers
from fazhi.people.purposes import FIELDS, UnknownPurpose
from fazhi.people.services import reveal_field

NO_STORE = "no-store, private"


class PersonIndexView(ImportableIndexView):
    """The masked list; it cannot be exported."""

    FORMATS = ()

    def get_base_queryset(self) -> QuerySet[Person]:
        """Without erased persons."""
        return Person.objects.filter(erased_at=None).select_related("village")

    def search_queryset(self, queryset: Any) -> Any:
        """By name, by part of it for those who may see it, or exactly by number or address."""
        if not self.is_searching:
            return queryset
        may_reveal = self.user_has_permission("reveal")
        return queryset.search(self.search_query, by_part=may_reveal)

    def get_edit_url(self, instance: Person) -> None:
        """The list leads to the person's page, not to the form."""
        return

    @cached_property
    def is_searchable(self) -> bool:
        return True


class SavesThroughService:
    """Lets the form's service save, and shows what it refuses at the last moment."""

    request: HttpRequest
    form: Any

    def save_instance(self) -> Any:
        """The service logs the act itself."""
        self.form.by = self.request.user
        return self.form.save()

    def form_valid(self, form: Any) -> HttpResponseBase:
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except ValidationError as error:
            form.add_error(None, error.messages)
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)  # type: ignore[attr-defined]


class PersonCreateView(SavesThroughService, generic.CreateView):
    """Records a person and the consent."""

    def get_success_message(self, instance: Person) -> str:
        if self.form.created:
            return _("%(person)s has been recorded.") % {"person": instance.masked_name}
        return _(
            "%(person)s was recorded before; the new consent has been added, nothing else changed."
        ) % {"person": instance.masked_name}

    def get_success_url(self) -> str:
        return person_url("inspect", self.object)

    def get_success_buttons(self) -> list[Any]:
        return []


class PersonEditView(SavesThroughService, generic.EditView):
    """Corrects a person."""

    queryset = Person.objects.filter(erased_at=None)

    def get_page_subtitle(self) -> str:
        return str(self.object.masked_name)

    def get_success_url(self) -> str:
        return person_url("inspect", self.object)

    def get_success_buttons(self) -> list[Any]:
        return []


def person_url(name: str, person: Person) -> str:
    """Address of one of a person's pages."""
    return reverse(f"person:{name}", args=[person.pk])


class PersonInspectView(generic.InspectView):
    """A person's page: masked data, what may be kept until when, consents, and who has looked."""

    template_name = "people/inspect.html"

    def get_page_subtitle(self) -> str:
        return str(self.object.masked_name)

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        person: Person = self.object
        if person.erased_at:
            return []
        offers = (
            ("change", "consent", _("Record consent"), "check"),
            ("change", "withdraw", _("Withdraw consent"), "cross"),
            ("export", "export", _("Hand out data"), "download"),
            ("erase", "erase", _("Erase"), "bin"),
        )
        needless = () if live_purposes(person) else ("withdraw",)
        buttons = [
            (permission, label, icon, person_url(name, person))
            for permission, name, label, icon in offers
            if name not in needless
        ]
        buttons += [(o.permission, o.label, o.icon, o.url(person)) for o in person_offers()]
        return [
            HeaderButton(label, url=url, icon_name=icon, priority=10 * number)
            for number, (permission, label, icon, url) in enumerate(buttons, start=2)
            if self.user_has_permission(permission)
        ]

    def get_edit_url(self) -> str | None:
        return None if self.object.erased_at else super().get_edit_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        consents = list(self.object.consents.select_related("text", "recorded_by"))
        today = timezone.localdate()
        context["rows"] = self._rows(consents)
        context["consents"] = [(c, is_live(c, today)) for c in consents]
        if self.request.user.has_perm("people.view_reveal"):
            context["reveals"] = Reveal.objects.filter(person_code=self.object.public_id)[:50]
        return context

    def _rows(self, consents: list[Any]) -> list[dict[str, Any]]:
        person: Person = self.object
        masked = {
            "name": person.masked_name,
            "phone": person.masked_phone,
            "email": person.masked_email,
            "village": person.village or "",
        }
        try:
            covered = coverage(consents, timezone.localdate())
        except UnknownPurpose:
            covered = {}
        filled = person.filled_fields()
        may_reveal = self.user_has_permission("reveal")
        return [
            {
                "label": capfirst(str(label)),
                "masked": masked[name],
                "filled": name in filled,
                "coverage": covered.get(name) if name in filled else None,
                "reveal_url": f"{person_url('reveal', person)}?field={name}"
                if may_reveal and name in filled and name in RevealedField.values
                else "",
            }
            for name, label in FIELDS.items()
        ]


@method_decorator(never_cache, name="dispatch")
class PersonActView(ActView):
    """One act on one person; nothing of it stays in a cache."""

    model = Person
    about_template = "people/about.html"
    header_icon = "user"

    def get_base_object_queryset(self) -> QuerySet[Person]:
        """Nothing can be done with an erased person."""
        return Person.objects.filter(erased_at=None)

    def get_page_subtitle(self) -> str:
        return str(self.object.masked_name)

    @property
    def list_page(self) -> str:
        return reverse("person:index")

    @property
    def object_page(self) -> str:
        return person_url("inspect", self.object)


class RevealView(PersonActView):
    """Shows one field in full."""

    permission_required = "reveal"
    form_class = RevealForm
    page_title = gettext_lazy("Show in full")
    submit_label = gettext_lazy("Show in full")
    explanation = gettext_lazy("Each look is recorded with your name, the time and the reason.")

    def get_initial(self) -> dict[str, Any]:
        return {"field": self.request.GET.get("field")}

    def act(self, form: forms.Form) -> HttpResponse:
        field = RevealedField(form.cleaned_data["field"])
        value = reveal_field(self.object, field, form.cleaned_data["reason"], self.user)
        context = self.get_context_data(form=form, value=value, field=field)
        response = render(self.request, "people/revealed.html", context)
        response["Cache-Control"] = NO_STORE
        return response


class ConsentView(PersonActView):
    """Records that the person agreed to a purpose."""

    permission_required = "change"
    form_class = ConsentFields
    page_title = gettext_lazy("Record consent")

    def act(self, form: forms.Form) -> HttpResponse:
        data = form.cleaned_data
        give_consent(
            self.object,
            data["purpose"],
            Channel(data["channel"]),
            by=self.user,
            given_at=moment_of(data["given_on"]),
        )
        return self.done(_("The consent has been recorded."))


class WithdrawView(PersonActView):
    """Records that the person takes a consent back."""

    permission_required = "change"
    form_class = WithdrawForm
    page_title = gettext_lazy("Withdraw consent")
    submit_label = gettext_lazy("Withdraw")
    explanation = gettext_lazy("What no other consent covers is erased at once.")
    is_serious = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._nothing_to_withdraw() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._nothing_to_withdraw() or super().post(request, *args, **kwargs)

    def _nothing_to_withdraw(self) -> HttpResponse | None:
        if live_purposes(self.object):
            return None
        messages.warning(self.request, _("No consent of this person is in force."))
        return HttpResponseRedirect(self.object_page)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "person": self.object}

    def act(self, form: forms.Form) -> HttpResponse:
        gone = withdraw_consent(self.object, form.cleaned_data["purpose"], by=self.user)
        message = ngettext(
            "The consent has been withdrawn; %(count)s field was erased.",
            "The consent has been withdrawn; %(count)s fields were erased.",
            len(gone),
        ) % {"count": len(gone)}
        remains = Person.objects.filter(pk=self.object.pk, erased_at=None).exists()
        return self.done(message, "" if remains else reverse("person:index"))


class ExportView(PersonActView):
    """Hands everything out as a file for the person (PIPL, article 45)."""

    permission_required = "export"
    form_class = ReasonForm
    page_title = gettext_lazy("Hand out data")
    submit_label = gettext_lazy("Download")
    explanation = gettext_lazy(
        "The file holds everything stored about this person, in full. Give it to the person alone, "
        "after checking who it is."
    )

    def act(self, form: forms.Form) -> HttpResponse:
        data = hand_out(self.object, form.cleaned_data["reason"], self.user)
        name = f"person-{self.object.public_id}.json"
        return HttpResponse(
            person_json(data),
            content_type="application/json",
            headers={
                "Content-Disposition": f'attachment; filename="{name}"',
                "Cache-Control": NO_STORE,
            },
        )


class EraseView(PersonActView):
    """Erases the person (PIPL, article 47)."""

    permission_required = "erase"
    form_class = EraseForm
    page_title = gettext_lazy("Erase")
    submit_label = gettext_lazy("Erase for good")
    explanation = gettext_lazy(
        "Name, telephone number, e-mail address and everything else that says who this person is "
        "are removed here and wherever the person took part. Figures stay, without the person."
    )
    is_serious = True

    def act(self, form: forms.Form) -> HttpResponse:
        code = self.object.public_id
        erase_person(self.object, ErasureReason(form.cleaned_data["reason"]), self.user)
        return self.done(
            _("Person %(id)s has been erased.") % {"id": code}, reverse("person:index")
        )
