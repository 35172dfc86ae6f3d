"""What staff do with a version, which of it is possible when, and the lock that every act takes."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Q, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail.models import ModelLogEntry

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
    DELETE = "delete", gettext_lazy("Delete this version")


PERMISSIONS = {
    Act.VERIFY: "verify",
    Act.RELEASE: "release",
    Act.WITHDRAW: "release",
    Act.CORRECT: "change",
    Act.DATES: "change",
    Act.DELETE: "delete",
}

POSSIBLE = {
    Act.VERIFY: frozenset({Stage.IMPORTED, Stage.WITHDRAWN}),
    Act.RELEASE: frozenset({Stage.VERIFIED}),
    Act.WITHDRAW: frozenset({Stage.RELEASED}),
    Act.CORRECT: frozenset(Stage),
    Act.DATES: frozenset(Stage),
    Act.DELETE: frozenset({Stage.IMPORTED, Stage.VERIFIED}),
}


def stage_of(version: LawVersion) -> Stage:
    """A withdrawn version that was verified anew waits for its release like any other."""
    if version.is_public:
        return Stage.RELEASED
    if version.verified_at is not None:
        return Stage.VERIFIED
    return Stage.WITHDRAWN if version.withdrawn_at is not None else Stage.IMPORTED


def possible_acts(version: LawVersion) -> list[Act]:
    """The acts that are possible now, in the order in which they are offered.

    What was ever public is not deleted, however far it is on its way now.
    """
    stage = stage_of(version)
    acts = [act for act, stages in POSSIBLE.items() if stage in stages]
    if Act.DELETE in acts and ever_public([version]):
        acts.remove(Act.DELETE)
    return acts


def ever_public(versions: Iterable[LawVersion]) -> set[int]:
    """The keys of those versions that readers have ever seen; one query.

    The history knows it of a version that was corrected or imported anew since.
    """
    versions = list(versions)
    found = {v.pk for v in versions if v.released_at is not None or v.withdrawn_at is not None}
    lines = ModelLogEntry.objects.filter(
        Q(action="legal_library.release") | Q(data__was_public=True),
        content_type=ContentType.objects.get_for_model(LawVersion),
        object_id__in=[str(version.pk) for version in versions],
    )
    return found | {int(key) for key in lines.values_list("object_id", flat=True)}


def locked(version: LawVersion) -> LawVersion:
    """The row as it is now, locked until the transaction ends.

    The law first, as an import does: neither waits for the other in a circle.
    """
    Law.objects.select_for_update().get(pk=version.law_id)
    row: LawVersion = LawVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    return row


def locked_for(version: LawVersion, act: Act) -> LawVersion:
    """`locked`, when the act is still possible; raises `ValidationError`."""
    row = locked(version)
    if act not in possible_acts(row):
        raise ValidationError(
            _("This is no longer possible: the state is now “%(state)s”.")
            % {"state": stage_of(row).label}
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
