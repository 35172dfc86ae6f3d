"""Erasing a person, in one act (Personal Information Protection Law, article 47)."""

import re

from django.db import models, transaction
from django.db.models import Q
from django.db.models.fields.reverse_related import ManyToOneRel
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import log

from fazhi.accounts.models import User
from fazhi.people.masking import STARS, mask_name, replacement, telling_parts
from fazhi.people.models import Consent, Person, Reveal
from fazhi.people.person_data import person_data
from fazhi.people.purposes import FIELDS


class ErasureReason(models.TextChoices):
    """The grounds of article 47, paragraph 1, in its order, after the person's own wish."""

    REQUEST = "request", _("the person asked for it")
    PURPOSE_OVER = "purpose", _("the purpose is achieved or no longer needed")
    EXPIRED = "expired", _("the time of keeping is over")
    WITHDRAWN = "withdrawn", _("consent was withdrawn")
    UNLAWFUL = "unlawful", _("recorded by mistake or without a right to it")


@transaction.atomic
def erase_person(person: Person, reason: ErasureReason, by: User | None) -> Person | None:
    """Removes every trace of who a person is, in this room and in all that registered data.

    Returns the anonymous stub with the same permanent id when something still refers to the
    person, ``None`` when nothing does and the row is gone. Erasing twice changes nothing.
    """
    found = Person.objects.select_for_update().filter(pk=person.pk).first()
    if found is None or found.erased_at:
        return found
    for share in person_data():
        share.erase(found)
    _forget_in_reasons(found)
    log(found, "people.erase", user=by, data={"reason": str(reason)})
    if not is_referred_to(found):
        found.delete()
        return None
    now = timezone.now()
    found.consents.filter(withdrawn_at=None).update(withdrawn_at=now)
    for name in FIELDS:
        setattr(found, name, None if name == "village" else "")
    found.erased_at = now
    found.save()
    return found


def is_referred_to(person: Person) -> bool:
    """Whether a row of another model, consents aside, refers to the person."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel) or relation.related_model is Consent:
            continue
        if relation.related_model._base_manager.filter(**{relation.field.name: person}).exists():
            return True
    return False


def _forget_in_reasons(person: Person) -> None:
    """A reason that names the person after all keeps its sense and loses the name.

    Part of a name is looked for in what was written about this person only: elsewhere it may be
    somebody else's, or a word.
    """
    written = [(person.name, mask_name(person.name))] if person.name else []
    written += [(text, STARS) for text in (person.phone, person.email) if text]
    parts = [(part, replacement() * len(part)) for part in telling_parts(person.name)]
    named = Q(person_code=person.public_id)
    for text, _masked in written:
        named |= Q(reason__icontains=text)
    for reveal in Reveal.objects.filter(named):
        reason = reveal.reason
        about = reveal.person_code == person.public_id
        for text, masked in (*written, *(parts if about else ())):
            reason = re.sub(re.escape(text), masked, reason, flags=re.IGNORECASE)
        if reason != reveal.reason:
            reveal.reason = reason
            reveal.save(update_fields=["reason"])
