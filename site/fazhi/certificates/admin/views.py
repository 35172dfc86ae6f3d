"""What staff see and do: the list, one certificate, and the acts on it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from wagtail.admin.admin_url_finder import AdminURLFinder

from fazhi.admin_screens.acts import RowActView
from fazhi.admin_screens.rows import Line, RowIndexView, RowView
from fazhi.certificates import handling
from fazhi.certificates.admin.forms import ReplaceForm, RevokeForm
from fazhi.certificates.kinds import known_kind
from fazhi.certificates.models import Certificate
from fazhi.certificates.printing import address_of, file_name, pdf_of
from fazhi.certificates.sealing import Seal
from fazhi.certificates.states import Act, Ground
from fazhi.certificates.verifying import typed_number
from fazhi.certificates.wording import text_of
from fazhi.documents.names import disposition
from fazhi.documents.typesetting import PDF, Busy
from fazhi.links import codes
from fazhi.links.ids import normalise_public_id


class CertificateIndexView(RowIndexView):
    """What the user may see, the newest first."""

    def get_base_queryset(self) -> QuerySet[Certificate]:
        return super().get_base_queryset().select_related("department")

    @cached_property
    def is_searchable(self) -> bool:
        return True

    def search_queryset(self, queryset: Any) -> Any:
        """By number, permanent id, or complete name."""
        if not self.is_searching:
            return queryset
        asked = self.search_query.strip()
        names = {" ".join(asked.split()), "".join(asked.split())}
        return queryset.filter(
            Q(number=typed_number(asked))
            | Q(public_id=normalise_public_id(asked))
            | Q(name__in=names - {""})
        )


class CertificateView(RowView):
    """One certificate, masked, with everything that happened to it."""

    template_name = "certificates/admin/inspect.html"

    def history(self) -> list[Line]:
        row: Certificate = self.object
        return [Line(row.created_at, row.issued_by, _("Issued")), *super().history()]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row: Certificate = self.object
        seal, kind, about = Seal.current(), known_kind(row.kind), row.about
        says = kind is not None and not row.erased_at
        may_hand_out = self.may("change", row=row)
        return super().get_context_data(
            is_whole=seal.is_whole(row),
            text=text_of(row, kind, row.masked_name) if kind is not None and says else "",
            about=about,
            about_url=AdminURLFinder(self.request.user).get_edit_url(about) if about else None,
            public_url=address_of(row, seal) if may_hand_out else "",
            check_code=codes.shown(seal.check_code(row)) if may_hand_out else "",
            replaces=Certificate.objects.filter(replaced_by=row).first(),
            **kwargs,
        )


@method_decorator(never_cache, name="dispatch")
class CertificateActView(RowActView):
    """One act on one certificate. Subclasses act in `act_on`."""

    model = Certificate
    about_template = "certificates/admin/about.html"
    header_icon = "doc-full-inverse"
    kind: Act

    def act(self, form: forms.Form) -> HttpResponse:
        row = self.act_on(form.cleaned_data)
        page = reverse(f"{self.url_namespace}:inspect", args=[row.pk])
        return self.done(_("Done: %(act)s.") % {"act": self.kind.label}, page)

    def act_on(self, data: dict[str, Any]) -> Certificate:
        """Does it and returns the certificate to go on with; may raise ``ValidationError``."""
        raise NotImplementedError


class DownloadView(CertificateActView):
    """The PDF, on which the name stands in full."""

    kind = Act.DOWNLOAD
    explanation = gettext_lazy(
        "The name stands on it in full. Each download is recorded with your name and the time."
    )

    def act(self, form: forms.Form) -> HttpResponse:
        try:
            made = pdf_of(self.object)
        except Busy:
            raise ValidationError(
                _("Too many documents are being made at the moment. Try again in ten seconds.")
            ) from None
        handling.record_download(self.object, by=self.user)
        name = disposition(file_name(self.object), self.object.public_id, "pdf", as_attachment=True)
        return HttpResponse(made, content_type=PDF, headers={"Content-Disposition": name})


class ReplaceView(CertificateActView):
    """Another one with the right name."""

    kind = Act.REPLACE
    form_class = ReplaceForm
    is_serious = True
    explanation = gettext_lazy(
        "A new certificate of today is made, with a number of its own. This one is revoked, and "
        "whoever checks it reads that another one has replaced it."
    )

    def act_on(self, data: dict[str, Any]) -> Certificate:
        return handling.replace(self.object, name=data["name"], reason=data["reason"], by=self.user)


class RenewView(CertificateActView):
    """Other codes."""

    kind = Act.RENEW
    is_serious = True
    explanation = gettext_lazy(
        "For a paper that got into wrong hands: its QR code and check code lead nowhere from now "
        "on. Download the certificate anew afterwards, and give that to the holder."
    )

    def act_on(self, data: dict[str, Any]) -> Certificate:
        return handling.renew_codes(self.object, by=self.user)


class RevokeView(CertificateActView):
    """It is worth nothing any longer."""

    kind = Act.REVOKE
    form_class = RevokeForm
    is_serious = True
    explanation = gettext_lazy("Whoever checks the certificate reads at once that it was revoked.")

    def act_on(self, data: dict[str, Any]) -> Certificate:
        return handling.revoke(
            self.object, ground=Ground(data["ground"]), reason=data["reason"], by=self.user
        )


class ReinstateView(CertificateActView):
    """The revocation was a mistake."""

    kind = Act.REINSTATE
    explanation = gettext_lazy("The certificate is valid again as if nothing had happened.")

    def act_on(self, data: dict[str, Any]) -> Certificate:
        return handling.reinstate(self.object, by=self.user)


ACT_VIEWS: dict[Act, type[CertificateActView]] = {
    view.kind: view for view in (DownloadView, ReplaceView, RenewView, RevokeView, ReinstateView)
}
