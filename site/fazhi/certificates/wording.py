"""The words of a certificate: what its kind says, filled with what is known of this one."""

import datetime as dt

from django.utils.formats import date_format

from fazhi.certificates.kinds import (
    HOLDER,
    ISSUED_ON,
    ISSUER,
    VALID_UNTIL,
    CertificateKind,
    Label,
)
from fazhi.certificates.models import Certificate
from fazhi.outbox.wording import PLACEHOLDER


def names_in(text: Label) -> set[str]:
    """The placeholders of a text, in the language in use."""
    return set(PLACEHOLDER.findall(str(text)))


def text_of(certificate: Certificate, kind: CertificateKind, holder: str) -> str:
    """What the certificate says about ``holder``, in the language in use.

    A value is text and nothing else: placeholders in it stay what they are.
    """
    filled = {
        HOLDER: holder,
        ISSUER: certificate.issuer,
        ISSUED_ON: day_in_words(certificate.issued_on),
        VALID_UNTIL: day_in_words(certificate.valid_until),
        **shown_values(certificate, kind),
    }
    return PLACEHOLDER.sub(lambda found: filled.get(found[1], ""), str(kind.text))


def shown_values(certificate: Certificate, kind: CertificateKind) -> dict[str, str]:
    """The values as people read them, days in the form of the language in use."""
    return {
        name: day_in_words(dt.date.fromisoformat(stored)) if value.is_day and stored else stored
        for name, value in kind.values.items()
        for stored in [str(certificate.values.get(name, ""))]
    }


def day_in_words(day: dt.date | None) -> str:
    """A day in the form of the language in use; empty for none."""
    return str(date_format(day, "DATE_FORMAT")) if day else ""
