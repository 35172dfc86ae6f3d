"""How long the records of sign-ins are kept."""

import datetime as dt

from django.utils import timezone

from axes.models import AccessAttempt, AccessFailureLog, AccessLog

# Network logs are kept for at least six months (Cybersecurity Law, article 23 (3)), and no longer
# than that needs (Personal Information Protection Law, article 19).
SIGN_IN_RECORDS = dt.timedelta(days=184)


def purge_sign_in_records(dry_run: bool = False) -> int:
    """Deletes sign-ins, failures and counters that are older than `SIGN_IN_RECORDS`; returns how many."""
    before = timezone.now() - SIGN_IN_RECORDS
    return sum(
        old.count() if dry_run else old.delete()[0]
        for model in (AccessLog, AccessFailureLog, AccessAttempt)
        for old in [model.objects.filter(attempt_time__lt=before)]
    )
