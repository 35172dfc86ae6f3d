"""What people hear of their sign-offs beside the worklist, which tells of what waits for them."""

from typing import Any

from django.dispatch import Signal
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fazhi.accounts.models import User
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.inbox.telling import notify
from fazhi.outbox.kinds import Kind, Placeholder, register_kind
from fazhi.signoff import signals
from fazhi.signoff.correcting import correctors
from fazhi.signoff.eligible import submission_of, with_deputies, writers_of
from fazhi.signoff.models import Correction, SignOffRecord
from fazhi.signoff.targets import Target, submission_url

_PLACEHOLDERS = {
    "title": Placeholder(_("Title of the content"), _("Opening a restaurant")),
    "department": Placeholder(_("Department"), _("Justice office")),
    "who": Placeholder(_("Who acted"), _("Justice office")),
    "words": Placeholder(_("What was said"), _("Please write the second paragraph clearly.")),
    "link": Placeholder(_("The content"), "https://example.test/", is_link=True),
}
_BODY = _("{{ title }}\n\n{{ who }}: {{ words }}\n\n[Open it]({{ link }})")
_WHY = _("You have submitted this content, or written on it.")

KINDS: dict[str, tuple[Signal, Any, Any]] = {
    "signoff.returned": (
        signals.returned,
        _("Content came back"),
        _("Returned: {{ title }}"),
    ),
    "signoff.released": (
        signals.released,
        _("Content was released"),
        _("Signed and released: {{ title }}"),
    ),
    "signoff.withdrawn": (
        signals.withdrawn,
        _("Content was withdrawn"),
        _("Withdrawn: {{ title }}"),
    ),
}
CORRECTION = "signoff.correction"


def register() -> None:
    """Called once, when the apps are ready."""
    for key, (signal, label, subject) in KINDS.items():
        _register_kind(key, label, subject, _WHY)
        signal.connect(_teller(key), weak=False, dispatch_uid=f"signoff.messages:{key}")
    _register_kind(
        CORRECTION,
        _("A correction is proposed"),
        _("Correction to be published: {{ title }}"),
        _("You may publish corrections of this department's content."),
    )
    signals.correction_proposed.connect(
        _tell_correctors, dispatch_uid="signoff.messages.correction"
    )


def _register_kind(key: str, label: Any, subject: Any, why: Any) -> None:
    register_kind(
        Kind(
            key=key,
            label=label,
            subject=subject,
            body=_BODY,
            why=why,
            placeholders=_PLACEHOLDERS,
            channels=(Channel.EMAIL,),
            for_staff=True,
        )
    )


def _teller(kind: str) -> Any:
    def tell(sender: Any, target: Target, record: SignOffRecord, **kwargs: Any) -> None:
        words = getattr(record, "words", None)
        _tell(
            kind,
            target,
            _concerned(target) - {record.account},
            who=" ".join(part for part in (record.department, record.person) if part),
            words=words.text if words else "-",
            url=submission_url(target),
        )

    return tell


def _concerned(target: Target) -> set[int | None]:
    """Who submitted the content, and who wrote on it since its last release."""
    submission = submission_of(target)
    return {*writers_of(target), submission.account if submission else None}


def _tell_correctors(sender: Any, target: Target, correction: Correction, **kwargs: Any) -> None:
    excluded = with_deputies(writers_of(target) | {correction.proposed_by_id})
    people = correctors(target.responsible_department, excluded)
    _tell(
        CORRECTION,
        target,
        {signer.user.pk for signer in people},
        who=str(correction.proposed_by),
        words=correction.words,
        url=reverse("signoff:correction", args=[correction.pk]),
    )


def _tell(
    kind: str, target: Target, accounts: set[int | None], *, who: str, words: str, url: str
) -> None:
    department = target.responsible_department
    values = {"title": str(target), "department": department or "-", "who": who, "words": words}
    users = User.objects.filter(pk__in=[pk for pk in accounts if pk])
    notify(kind, users, values, url=url, department=department)
