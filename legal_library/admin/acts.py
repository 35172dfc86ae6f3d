"""Acts on a version: verify, release, withdraw, edit its days, correct its text, delete it."""

import datetime as dt
from abc import ABC, abstractmethod
from contextlib import suppress
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.admin_screens.acts import NothingForm, RowActView
from legal_library import correcting, redating, removing, verification
from legal_library.acting import PERMISSIONS, Act, possible_acts
from legal_library.admin.forms import CorrectionForm, DatesForm, ReasonForm, VerifyForm
from legal_library.models import LawVersion, Provision
from legal_library.parsing.naming import named
from legal_library.parsing.numerals import read_article
from legal_library.parsing.paths import path_of_article


class VersionActView(RowActView, ABC):
    """One act on one version. Subclasses act in `act_on`."""

    model = LawVersion
    header_icon = "history"
    about_template = "legal_library/admin/version_about.html"
    kind: Act

    def is_possible(self) -> bool:
        return self.kind in possible_acts(self.object)

    def act(self, form: forms.Form) -> HttpResponse:
        self.act_on(form.cleaned_data)
        return self.done(_("Done: %(act)s.") % {"act": self.kind.label})

    @abstractmethod
    def act_on(self, data: dict[str, Any]) -> None:
        """Does it; may raise ``ValidationError``."""


class VerifyView(VersionActView):
    """The text and its days are those of the source."""

    kind = Act.VERIFY
    permission_required = PERMISSIONS[Act.VERIFY]
    form_class = VerifyForm
    explanation = gettext_lazy(
        "You confirm that you have compared the text and its days with the source, word for word. "
        "Another person releases it."
    )

    def act_on(self, data: dict[str, Any]) -> None:
        verification.verify(self.object, data["note"], by=self.user)


class ReleaseView(VersionActView):
    """Readers see it."""

    kind = Act.RELEASE
    permission_required = PERMISSIONS[Act.RELEASE]
    form_class = NothingForm
    explanation = gettext_lazy("From now on everybody can read this version.")

    def act_on(self, data: dict[str, Any]) -> None:
        verification.release(self.object, by=self.user)


class WithdrawView(VersionActView):
    """Readers do not see it any more."""

    kind = Act.WITHDRAW
    permission_required = PERMISSIONS[Act.WITHDRAW]
    form_class = ReasonForm
    is_serious = True
    explanation = gettext_lazy(
        "Nobody can read this version any more until it is verified and released anew."
    )

    def act_on(self, data: dict[str, Any]) -> None:
        verification.withdraw(self.object, data["reason"], by=self.user)


class DatesView(VersionActView):
    """Days and source."""

    kind = Act.DATES
    permission_required = PERMISSIONS[Act.DATES]
    form_class: Any = DatesForm
    explanation = gettext_lazy(
        "With another day the version must be verified and released anew. Data of the source can "
        "be completed at any time."
    )

    @property
    def submit_label(self) -> str:
        """A form is saved."""
        return _("Save")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": self.object}

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "seen": self.object.changed_at.isoformat()}

    def act_on(self, data: dict[str, Any]) -> None:
        values = {name: data[name] for name in redating.EDITABLE}
        seen = None
        with suppress(ValueError):
            seen = dt.datetime.fromisoformat(data["seen"])
        if seen is None or seen.tzinfo is None:
            raise ValidationError(_("The form is damaged; please open it anew."))
        redating.edit_days(self.object, values, by=self.user, reason=data["reason"], seen=seen)


class CorrectView(VersionActView):
    """A provision's words: choose it, write, look at the difference, save."""

    kind = Act.CORRECT
    permission_required = PERMISSIONS[Act.CORRECT]
    form_class = CorrectionForm
    template_name = "legal_library/admin/correct.html"

    provision: Provision | None = None
    choices: list[Provision]
    asked = ""
    problem = ""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.choices = []
        path = request.GET.get("path", "")
        if path and "\x00" not in path:
            self.provision = self.object.provisions.filter(path=path).first()
        if self.provision is None:
            self._choose(path or request.GET.get("article", ""))
            if request.method == "POST":
                return self.get(request, *args, **kwargs)
        return super().dispatch(request, *args, **kwargs)

    def _choose(self, asked: str) -> None:
        """The provisions of the article that was asked for."""
        self.asked = asked.replace("\x00", "").strip()[:60]
        if not self.asked:
            return
        number = read_article(self.asked)
        found = Provision.objects.none()
        if number:
            step = path_of_article(*number)
            article = self.object.provisions.filter(path=step)
            found = (article | self.object.provisions.filter(path__startswith=f"{step}/")).order_by(
                "order"
            )
        self.choices = [p for p in found if p.text or p.heading]
        if not self.choices:
            self.problem = _("This version has no such article.")

    def get_initial(self) -> dict[str, Any]:
        if self.provision is None:
            return super().get_initial()
        text = correcting.text_of(self.provision)
        return {"text": text, "seen": correcting.fingerprint(self.provision)}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if "save" in self.request.POST:
            return super().form_valid(form)
        if "change" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        try:
            new = correcting.cleaned(self._chosen(), form.cleaned_data["text"])
        except ValidationError as error:
            form.add_error("text", error)
            return self.form_invalid(form)
        pieces = correcting.compare(correcting.text_of(self._chosen()), new)
        return self.render_to_response(self.get_context_data(form=form, pieces=pieces))

    def act_on(self, data: dict[str, Any]) -> None:
        correcting.correct(
            self._chosen(), data["text"], data["reason"], seen=data["seen"], by=self.user
        )

    def _chosen(self) -> Provision:
        if self.provision is None:
            raise ValidationError(_("Choose a provision."))
        return self.provision

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        one = self.provision
        return super().get_context_data(
            provision=one,
            provision_name=(named(one.path) or str(one)) if one else "",
            old_text=correcting.text_of(one) if one else "",
            choices=[(p, named(p.path) or str(p), correcting.text_of(p)) for p in self.choices],
            asked=self.asked,
            problem=self.problem,
            text_url=reverse(f"{self.url_namespace}:text", args=[self.object.pk]),
            **kwargs,
        )


class DeleteView(VersionActView):
    """Says what goes with the version, and deletes it."""

    kind = Act.DELETE
    permission_required = PERMISSIONS[Act.DELETE]
    form_class = ReasonForm
    about_template = "legal_library/admin/delete_about.html"
    header_icon = "bin"
    is_serious = True

    def act(self, form: forms.Form) -> HttpResponse:
        law = reverse("law:inspect", args=[self.object.law_id])
        self.act_on(form.cleaned_data)
        return self.done(_("Done: %(act)s.") % {"act": self.kind.label}, law)

    def act_on(self, data: dict[str, Any]) -> None:
        removing.delete_version(self.object, data["reason"], by=self.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        removal = removing.removal_of_version(self.object)
        return super().get_context_data(removal=removal, **kwargs)


ACT_VIEWS: dict[Act, type[VersionActView]] = {
    view.kind: view
    for view in (VerifyView, ReleaseView, WithdrawView, CorrectView, DatesView, DeleteView)
}
