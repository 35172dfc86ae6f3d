"""What staff do with a version, which of it is possible when, and the lock that every act takes."""

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from legal_library.models import Law, LawVersion


class Stage(TextChoices):
    """How far a version is on its way to readers."""

    IMPORTED = "imported", pgettext_lazy("stage of a version", "to be verified")
    VERIFIED = "verified", pgettext_lazy("stage of a version", "verified")
    RELEASED = "released", pgettext_lazy("stage of a version", "released")
    WITHDRAWN = "withdrawn", pgettext_lazy("stage of a version", "withdrawn")


class Act(TextChoices):
    """What is done with a version; `PERMISSIONS` says with which right, `POSSIBLE` when."""

    VERIFY = "verify", gettext_lazy("Confirm the comparison with the source")
    RELEASE = "release", gettext_lazy("Release for readers")
    WITHDRAW = "withdraw", gettext_lazy("Withdraw from the site")
    CORRECT = "correct", gettext_lazy("Correct the text")
    DATES = "dates", gettext_lazy("Edit days and source")


PERMISSIONS = {
    Act.VERIFY: "verify",
    Act.RELEASE: "release",
    Act.WITHDRAW: "release",
    Act.CORRECT: "change",
    Act.DATES: "change",
}

POSSIBLE = {
    Act.VERIFY: frozenset({Stage.IMPORTED, Stage.WITHDRAWN}),
    Act.RELEASE: frozenset({Stage.VERIFIED}),
    Act.WITHDRAW: frozenset({Stage.RELEASED}),
    Act.CORRECT: frozenset(Stage),
    Act.DATES: frozenset(Stage),
}


def stage_of(version: LawVersion) -> Stage:
    """A withdrawn version that was verified anew waits for its release like any other."""
    if version.is_public:
        return Stage.RELEASED
    if version.verified_at is not None:
        return Stage.VERIFIED
    return Stage.WITHDRAWN if version.withdrawn_at is not None else Stage.IMPORTED


def possible_acts(version: LawVersion) -> list[Act]:
    """The acts that are possible now, in the order in which they are offered."""
    stage = stage_of(version)
    return [act for act, stages in POSSIBLE.items() if stage in stages]


def locked(version: LawVersion) -> LawVersion:
    """The row as it is now, locked until the transaction ends.

    The law first, as an import does: neither waits for the other in a circle.
    """
    Law.objects.select_for_update().get(pk=version.law_id)
    row = LawVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    return row


def locked_for(version: LawVersion, act: Act) -> LawVersion:
    """`locked`, when the act is still possible; raises `ValidationError`."""
    row = locked(version)
    stage = stage_of(row)
    if stage not in POSSIBLE[act]:
        raise ValidationError(
            _("This is no longer possible: the state is now “%(state)s”.") % {"state": stage.label}
        )
    return row


def said(reason: str) -> str:
    """A reason without space around it; raises `ValidationError` when nothing is left."""
    reason = reason.strip()
    if not reason:
        raise ValidationError(_("Write down the reason."))
    return reason


def take_back(version: LawVersion) -> bool:
    """Takes verification and release from a version whose content has changed, without saving.

    Returns whether readers saw it until now. They do not any more until two people have looked.
    """
    was_public = version.is_public
    version.verified_by = version.verified_at = None
    version.released_by = version.released_at = None
    version.verification_note = ""
    return was_public
