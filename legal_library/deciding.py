"""What is decided about a finding: it was set right, or it does no harm; always with a reason."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.log_actions import log

from fazhi.accounts.models import User
from legal_library.acting import locked, said
from legal_library.models import FindingState, VersionFinding
from legal_library.parsing.findings import Severity


class Decision(TextChoices):
    """What can be decided about a finding."""

    RESOLVE = "resolve", gettext_lazy("Mark as resolved")
    WAIVE = "waive", gettext_lazy("Waive")
    REOPEN = "reopen", gettext_lazy("Open again")


RESULTS = {
    Decision.RESOLVE: FindingState.RESOLVED,
    Decision.WAIVE: FindingState.WAIVED,
    Decision.REOPEN: FindingState.OPEN,
}


def possible_decisions(finding: VersionFinding) -> list[Decision]:
    """What can be decided about a finding in its state."""
    if finding.state == FindingState.OPEN:
        return [Decision.RESOLVE, Decision.WAIVE]
    return [Decision.REOPEN]


@transaction.atomic
def decide(finding: VersionFinding, decision: Decision, reason: str, *, by: User) -> VersionFinding:
    """Records a decision with its reason; raises `ValidationError`.

    What blocks publication is not opened again on a version that readers see: withdraw it first.
    """
    reason = said(reason)
    version = locked(finding.version)
    row = VersionFinding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
    if decision not in possible_decisions(row):
        raise ValidationError(
            _("This is no longer possible: the state is now “%(state)s”.")
            % {"state": row.get_state_display()}
        )
    if decision == Decision.REOPEN and row.severity == Severity.BLOCKING and version.is_public:
        raise ValidationError(_("Readers see this version. Withdraw it first."))
    row.state, row.reason = RESULTS[decision], reason
    row.decided_by, row.decided_at = by, timezone.now()
    row.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    data = {"finding": row.code, "quote": row.quote, "reason": reason}
    log(version, f"legal_library.{decision.value}", user=by, data=data)
    return row
