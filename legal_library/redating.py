"""Days and source of a version, entered by an editor."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from fazhi.accounts.models import User
from legal_library.acting import locked, take_back
from legal_library.chains import rebuild_chain
from legal_library.finding.noting import note_law
from legal_library.models import DateBasis, LawVersion

DAYS = ("version_date", "change", "promulgated_on", "effective_from", "expires_on")
SOURCE = ("document_number", "source_name", "source_url", "retrieved_on")
EDITABLE = (*DAYS, *SOURCE)
ACTION = "legal_library.dates"  # of the history: which fields, before and after


@transaction.atomic
def edit_days(
    version: LawVersion,
    values: Mapping[str, Any],
    *,
    by: User | None,
    reason: str = "",
    seen: dt.datetime | None = None,
) -> LawVersion:
    """Sets what ``values`` has of `EDITABLE` and computes the chain of the law anew.

    A day of coming into force that is entered rests on the editor. With another day the
    verification and the release fall; a source that is named better leaves both. ``seen`` is when
    the version was last changed as it was shown. Raises `ValidationError`.
    """
    row = locked(version)
    if seen is not None and row.changed_at != seen:
        raise ValidationError(
            _("Somebody else has changed this version in the meantime; please look again.")
        )
    changed = [n for n in EDITABLE if n in values and getattr(row, n) != values[n]]
    if not changed:
        raise ValidationError(_("Nothing was changed."))
    before = {name: str(getattr(row, name) or "") for name in changed}
    for name in changed:
        setattr(row, name, values[name])
    if "effective_from" in changed:
        row.effective_basis = DateBasis.EDITOR if row.effective_from else DateBasis.NONE
    row.full_clean()
    check_days(row)
    was_public = take_back(row) if set(changed) & set(DAYS) else False
    row.save()
    note_law(row.law_id)
    rebuild_chain(row.law)
    log(
        row,
        ACTION,
        user=by,
        data={
            "fields": {n: [before[n], str(getattr(row, n) or "")] for n in changed},
            "reason": reason.strip(),
            "was_public": was_public,
        },
    )
    row.refresh_from_db()
    return row


def check_days(version: LawVersion) -> None:
    """Raises `ValidationError` by field for days that contradict each other."""
    problems: dict[str, str] = {}
    begins = version.effective_from
    if begins and version.version_date and begins < version.version_date:
        problems["effective_from"] = _("A version is not in force before its own day.")
    if begins and version.expires_on and version.expires_on < begins:
        problems["expires_on"] = _("The term ends before it begins.")
    if problems:
        raise ValidationError(problems)
