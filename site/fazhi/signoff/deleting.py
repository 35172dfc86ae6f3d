"""Content that is deleted for good leaves the record of who did it, where there are records of it."""

from typing import Any

from django.db.models.signals import pre_delete

from wagtail.log_actions import get_active_log_context

from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append
from fazhi.signoff.permits import records_of
from fazhi.signoff.signed_off import signed_models
from fazhi.signoff.submitting import person_of
from fazhi.signoff.targets import names_of


def register() -> None:
    """Called once, when all models are loaded; each is named, for a signal of all of them slows every
    deletion down."""
    for model in signed_models():
        pre_delete.connect(note_deletion, sender=model, dispatch_uid="fazhi.signoff.note_deletion")


def note_deletion(instance: Any, **kwargs: Any) -> None:
    """Adds the record, in the transaction of the deletion, with whoever is at work in the administration."""
    known = records_of(instance).order_by("-number").first()
    if known is None:
        return
    user = get_active_log_context().user
    append(
        act=Act.DELETED,
        department=known.department,
        department_key=known.department_key,
        **names_of(instance),
        **(person_of(user, None) if user else {}),
    )
