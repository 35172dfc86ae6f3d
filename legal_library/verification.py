"""Two people let a version out: one compares it with its source, another releases it.

Whoever verified it does not release it, administrators included. Every act is one transaction and
one line of history, and looks at the row's state again under a lock.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail.log_actions import log

from fazhi.accounts.models import User
from legal_library.acting import Act, locked_for, said
from legal_library.finding.noting import note_law
from legal_library.models import LawVersion


@transaction.atomic
def verify(version: LawVersion, note: str, *, by: User) -> LawVersion:
    """Says that the text and its days are those of the source; raises `ValidationError`."""
    row = locked_for(version, Act.VERIFY)
    row.verified_by, row.verified_at = by, timezone.now()
    row.verification_note = note.strip()
    row.save(update_fields=["verified_by", "verified_at", "verification_note", "changed_at"])
    log(row, "legal_library.verify", user=by, data={"reason": row.verification_note})
    return row


@transaction.atomic
def release(version: LawVersion, *, by: User) -> LawVersion:
    """Lets readers see it. Raises `ValidationError` for whoever verified it, and while a finding
    that blocks it is open."""
    row = locked_for(version, Act.RELEASE)
    if problem := why_not_release(row, by):
        raise ValidationError(problem)
    row.released_by, row.released_at = by, timezone.now()
    row.withdrawn_at, row.withdrawal_reason = None, ""
    row.save(
        update_fields=[
            *("released_by", "released_at", "withdrawn_at", "withdrawal_reason", "changed_at")
        ]
    )
    note_law(row.law_id)
    log(row, "legal_library.release", user=by)
    return row


def why_not_release(version: LawVersion, by: User) -> str:
    """Why somebody cannot release a verified version; empty when nothing stands against it."""
    if version.verified_by_id == by.pk:
        return _("You have verified this version yourself. Another person releases it.")
    open_ones = version.findings.blocking().count()
    if open_ones:
        return ngettext(
            "%(count)s finding that blocks publication is open. Resolve or waive it first.",
            "%(count)s findings that block publication are open. Resolve or waive them first.",
            open_ones,
        ) % {"count": open_ones}
    return ""


@transaction.atomic
def withdraw(version: LawVersion, reason: str, *, by: User) -> LawVersion:
    """Takes it from the site; it must be verified anew before it can be released again.

    Raises `ValidationError`.
    """
    reason = said(reason)
    row = locked_for(version, Act.WITHDRAW)
    row.withdrawn_at, row.withdrawal_reason = timezone.now(), reason
    row.verified_by = row.verified_at = None
    row.save(
        update_fields=[
            *("withdrawn_at", "withdrawal_reason", "verified_by", "verified_at", "changed_at")
        ]
    )
    note_law(row.law_id)
    log(row, "legal_library.withdraw", user=by, data={"reason": reason})
    return row
