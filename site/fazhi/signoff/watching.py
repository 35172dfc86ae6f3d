"""The daily verification of records and of what is public."""

import logging

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.jobs.registry import register_job
from fazhi.jobs.schedules import Daily
from fazhi.signoff.verifying import verify

LONGEST = 3600  # seconds; every file of every public page is read

logger = logging.getLogger(__name__)


def register() -> None:
    """Called once, when the apps are ready."""
    register_job(
        "signoff.verification",
        verify_and_report,
        label=gettext_lazy("Verify the records of sign-off and what is public"),
        schedule=Daily("04:10"),
        time_limit=LONGEST,
    )


def verify_and_report() -> str:
    """Says how many faults there are; each is logged as an error, without what is in the content."""
    verdict = verify()
    for fault in verdict.chain:
        logger.error("Record %s of sign-off: %s", fault.number, fault.says)
    for public in verdict.live:
        logger.error("%s %s: %s", public.model, public.key, public.says)
    return _("Faults found: %(count)s") % {"count": verdict.count}
