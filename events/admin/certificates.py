"""Certificates of attendance for everybody who came by name, in one file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.log_actions import log

from events import attendance
from events.admin.paper import NoForm
from events.admin.registration_acts import NO_STORE
from events.admin.screens import SessionActView
from events.scheduling.acts import Act
from fazhi.certificates.models import Certificate
from fazhi.certificates.printing import batch_pdf, parts_of
from fazhi.documents.names import disposition
from fazhi.documents.typesetting import PDF, Busy


class CertificatesView(SessionActView):
    """Issues what is missing, and prints all; the same ones each time."""

    kind = Act.CERTIFICATES
    form_class = NoForm
    explanation = gettext_lazy(
        "Everybody who was checked in and left a name gets a certificate with a number, which anybody "
        "can check. Whoever has one already keeps it. The file holds full names."
    )

    @property
    def submit_label(self) -> str:
        """It comes as a file."""
        return _("Print the certificates")

    def act(self, form: forms.Form) -> HttpResponse:
        try:
            made = attendance.of_session(self.object, self.user)
            rows = Certificate.objects.filter(pk__in=[one.pk for one in made]).order_by("pk")
            if not parts_of(rows):
                raise ValidationError(_("All of them have been revoked, or their names deleted."))
            printed = batch_pdf(rows)
        except ValidationError as error:
            return self._refused(form, error)
        except Busy:
            text = _("Too many documents are being made. Try again in a moment.")
            return self._refused(form, ValidationError(text))
        log(self.object, "events.certificates", user=self.user, data={"issued": len(made)})
        response = HttpResponse(printed, content_type=PDF)
        add_never_cache_headers(response)
        response["Cache-Control"] = NO_STORE
        response["Content-Disposition"] = disposition(str(self.object), "certificates", "pdf")
        return response

    def _refused(self, form: forms.Form, error: ValidationError) -> Any:
        form.add_error(None, error)
        return self.form_invalid(form)
