"""What staff do with a certificate: every act is one transaction and one line of history."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from fazhi.accounts.models import User
from fazhi.certificates.issuing import issue_in_place_of
from fazhi.certificates.models import Certificate
from fazhi.certificates.states import Act, Ground
from fazhi.people.contact import normalise_name
from fazhi.people.masking import mask_numbers


def revoke(certificate: Certificate, *, ground: Ground, reason: str, by: User) -> Certificate:
    """Ends it: ``ground`` is what the public reads, ``reason`` what staff read.

    Raises ``ValidationError`` without a reason, and for one that is revoked already.
    """
    if ground == Ground.REPLACED:
        raise ValueError("what replaces a certificate is made by replace")

    def change(row: Certificate) -> dict[str, Any]:
        return _revoke(row, ground, _said(reason), by)

    return _act(certificate, Act.REVOKE, by, change)


def reinstate(certificate: Certificate, *, by: User) -> Certificate:
    """Takes a revocation back that was a mistake, within 24 hours; raises ``ValidationError``."""

    def change(row: Certificate) -> dict[str, Any]:
        row.revoked_at = row.revoked_by = None
        row.ground = row.reason = ""
        return {}

    return _act(certificate, Act.REINSTATE, by, change)


@transaction.atomic
def replace(certificate: Certificate, *, name: str, reason: str, by: User) -> Certificate:
    """Revokes one with a wrong name and returns another, of today, that says the same of ``name``.

    From now on the key of the old one gives the new one. Raises ``ValidationError`` for a name that
    is none or the same, without a reason, and for one that is not valid.
    """

    def change(row: Certificate) -> dict[str, Any]:
        said, printed = _said(reason), _another(name, row.name)
        row.replaced_by = issue_in_place_of(row, printed, by)
        return {
            **_revoke(row, Ground.REPLACED, said, by),
            "number": row.replaced_by.number,
        }

    old = _act(certificate, Act.REPLACE, by, change)
    assert old.replaced_by is not None  # noqa: S101 - for the type checker
    return old.replaced_by


def renew_codes(certificate: Certificate, *, by: User) -> Certificate:
    """Makes new codes: papers printed before lead nowhere. Raises ``ValidationError``."""

    def change(row: Certificate) -> dict[str, Any]:
        row.version += 1
        return {}

    return _act(certificate, Act.RENEW, by, change)


def record_download(certificate: Certificate, *, by: User) -> None:
    """Writes down who took the PDF, on which the name stands in full."""
    log(certificate, f"certificates.{Act.DOWNLOAD.value}", user=by)


def _another(name: str, printed: str) -> str:
    """The right name in its stored form; raises ``ValidationError`` keyed by field."""
    try:
        right = normalise_name(name)
    except ValidationError as error:
        raise ValidationError({"name": error}) from None
    if right == printed:
        raise ValidationError({"name": _("This is the name that is printed already.")})
    return right


def _revoke(row: Certificate, ground: Ground, reason: str, by: User) -> dict[str, Any]:
    row.revoked_at, row.revoked_by = timezone.now(), by
    row.ground, row.reason = ground, reason
    return {"ground": str(ground), "reason": reason}


def _said(reason: str) -> str:
    text = mask_numbers(" ".join(reason.split()))
    if not text:
        raise ValidationError({"reason": _("Write down why.")})
    return text


@transaction.atomic
def _act(
    certificate: Certificate, act: Act, by: User, change: Callable[[Certificate], dict[str, Any]]
) -> Certificate:
    # No join with what may be empty: PostgreSQL locks no such row.
    row = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if act not in row.possible_acts():
        raise ValidationError(
            _("This is not possible with the certificate any more: it is %(state)s.")
            % {"state": row.state_label}
        )
    data = change(row)
    row.save()
    log(row, f"certificates.{act.value}", user=by, data=data or None)
    return row
