"""Certificates as PDF: one, or many in one file."""

import logging
import math
from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from fazhi.certificates.kinds import CertificateKind, kind_of, known_kind
from fazhi.certificates.models import Certificate, OfficialSeal
from fazhi.certificates.sealing import Seal
from fazhi.certificates.verifying import page_of
from fazhi.certificates.wording import text_of
from fazhi.documents.description import (
    CertificateLayout,
    Certificates,
    Picture,
    PrintedCertificate,
)
from fazhi.documents.limits import CERTIFICATES
from fazhi.documents.typesetting import typeset
from fazhi.links import codes
from fazhi.links.qr import qr_drawing
from fazhi.outbox.origin import full_address
from fazhi.people.processor import processor

logger = logging.getLogger(__name__)


def pdf_of(certificate: Certificate) -> bytes:
    """The certificate on a page of its own, in the language of the town.

    Raises ``ValidationError`` for what must not be printed: one that is revoked, whose holder's
    data is deleted, whose kind is gone, or that was altered. Raises `fazhi.documents.typesetting.Busy`.
    """
    if not certificate.is_printable or known_kind(certificate.kind) is None:
        raise ValidationError(_("This certificate cannot be printed."))
    return _typeset([certificate])


def parts_of(certificates: QuerySet[Certificate]) -> int:
    """In how many files `batch_pdf` prints them; none where there is nothing to print."""
    return math.ceil(_printable(certificates).count() / CERTIFICATES)


def batch_pdf(certificates: QuerySet[Certificate], part: int = 1) -> bytes:
    """A part of the certificates in one file, in their order: a thousand certificates a part.

    All have one layout. Those that are revoked or without a holder's data are left out. Raises
    ``ValueError`` for a part that does not exist and for several layouts, ``ValidationError`` where
    one was altered, and `fazhi.documents.typesetting.Busy`.
    """
    start = (part - 1) * CERTIFICATES
    rows = list(_printable(certificates)[start : start + CERTIFICATES]) if part > 0 else []
    if not rows:
        raise ValueError(f"there is no part {part} of these certificates")
    return _typeset(rows)


def file_name(certificate: Certificate) -> str:
    """What the file of one certificate is called, without the holder's name and without ending."""
    with override(settings.LANGUAGE_CODE):
        return f"{certificate.kind_label} {certificate.number}"


def _printable(certificates: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """In a steady order, that of the queryset and then of their making."""
    ordered = certificates.filter(revoked_at=None, erased_at=None)
    return ordered.order_by(*ordered.query.order_by, "pk")


def _typeset(rows: list[Certificate]) -> bytes:
    seal = Seal.current()
    if altered := [row.number for row in rows if not seal.is_whole(row)]:
        raise ValidationError(
            _("Altered after it was issued, and not printed: %(numbers)s")
            % {"numbers": ", ".join(altered[:5])}
        )
    kinds = {key: kind_of(key) for key in dict.fromkeys(row.kind for row in rows)}
    with override(settings.LANGUAGE_CODE):
        labels = [str(kind.label) for kind in kinds.values()]
        title = f"{labels[0]} {rows[0].number}" if len(rows) == 1 else ", ".join(labels)
        layout = _layout(kinds.values())
        stamps = _stamps(rows) if layout == "certificate" else {}
        described = Certificates(
            items=tuple(
                _printed(row, kinds[row.kind], seal, stamps.get((row.department_id, row.issuer)))
                for row in rows
            ),
            title=title,
            layout=layout,
            owner=processor().name,
            language=settings.LANGUAGE_CODE,
        )
    return typeset(described)


def _layout(kinds: Iterable[CertificateKind]) -> CertificateLayout:
    layouts = sorted({kind.layout for kind in kinds})
    if len(layouts) > 1:
        raise ValueError("certificates and badges in one file")
    return layouts[0]


def _stamps(rows: list[Certificate]) -> dict[tuple[int | None, str], Picture]:
    """The pictures of the official seals, by department and the name that is on them.

    What was issued under another name than the department has today gets none.
    """
    stamps: dict[tuple[int | None, str], Picture] = {}
    for key, official in OfficialSeal.objects.in_use(row.department_id for row in rows).items():
        name = official.department.name
        try:
            with official.picture.open("rb") as file:
                content = file.read()
        except OSError:
            logger.exception("The official seal of department %s is not in the store", key)
            continue
        stamps[key, name] = Picture(_("Official seal of %(issuer)s") % {"issuer": name}, content)
    return stamps


def _printed(
    row: Certificate, kind: CertificateKind, seal: Seal, stamp: Picture | None
) -> PrintedCertificate:
    return PrintedCertificate(
        title=str(kind.title),
        name=row.name,
        text=text_of(row, kind, row.name),
        number=row.number,
        issuer=row.issuer,
        issued_on=row.issued_on,
        valid_until=row.valid_until,
        qr=qr_drawing(address_of(row, seal)),
        code=codes.shown(seal.check_code(row)),
        address=full_address(reverse("certificates:index")),
        seal=stamp,
    )


def address_of(certificate: Certificate, seal: Seal) -> str:
    """The full public address of the page that checks it, in the language of the town."""
    with override(settings.LANGUAGE_CODE):
        return full_address(page_of(certificate, seal))
