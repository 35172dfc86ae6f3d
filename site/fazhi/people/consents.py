"""Giving and withdrawing consent, and which fields are covered until when.

Every change locks the person's row first: two acts on one person happen one after the other.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wagtail.log_actions import log

import structlog

from fazhi.accounts.models import User
from fazhi.people.models import Channel, Consent, ConsentText, Person
from fazhi.people.processor import Processor, processor
from fazhi.people.purposes import FIELDS, Purpose, UnknownPurpose, purpose_of
from fazhi.people.signals import consent_withdrawn

logger = structlog.stdlib.get_logger(__name__)

# The law that says what a person must be told before agreeing is in force from this day on.
FIRST_DAY = dt.date(2021, 11, 1)


@dataclass
class Coverage:
    """Why a field may be kept: until which day (``None``: no end in sight) and for what."""

    until: dt.date | None
    purposes: list[str] = field(default_factory=list)


def default_text(purpose: Purpose, language: str) -> str:
    """What a person is told when nobody has written a wording for the purpose (PIPL, article 17)."""
    with translation.override(language):
        owner = processor()
        term = (
            _("until you withdraw your consent")
            if purpose.term_days is None
            else _("at most %(days)s days after your consent, unless the matter ends earlier")
            % {"days": purpose.term_days}
        )
        return _(
            "Who uses your data: %(owner)s. What for: %(purpose)s. Which data: %(fields)s. How long: "
            "%(term)s, and %(days)s days more; then it is deleted. Telephone numbers and e-mail "
            "addresses are stored encrypted. Nothing is published or given to anybody else. You may "
            "see, copy, correct or delete your data and withdraw your consent at any time, as easily "
            "as you gave it: %(apply)s."
        ) % {
            "owner": owner.name,
            "purpose": purpose.label,
            "fields": pgettext("between the kinds of data", ", ").join(
                str(FIELDS[f]) for f in purpose.fields
            ),
            "term": term,
            "days": purpose.retention_days,
            "apply": _where_to_apply(owner),
        }


def _where_to_apply(owner: Processor) -> str:
    place = owner.name
    if owner.address:
        place = _("%(name)s (%(address)s)") % {"name": owner.name, "address": owner.address}
    if owner.phone:
        return _("in person at %(place)s or by telephone %(phone)s") % {
            "place": place,
            "phone": owner.phone,
        }
    return _("in person at %(place)s") % {"place": place}


def current_text(purpose_key: str) -> ConsentText:
    """The newest wording for a purpose; the first one is made from what the purpose says of itself.

    Raises `UnknownPurpose`.
    """
    purpose = purpose_of(purpose_key)
    found = ConsentText.objects.filter(purpose=purpose_key).first()
    if found:
        return found
    try:
        with transaction.atomic():
            return ConsentText.objects.create(
                purpose=purpose_key,
                version=1,
                text_zh=default_text(purpose, "zh-hans"),
                text_en=default_text(purpose, "en"),
            )
    except IntegrityError:  # somebody else was faster
        return ConsentText.objects.get(purpose=purpose_key, version=1)


def add_text(purpose_key: str, text_zh: str, text_en: str = "") -> ConsentText:
    """A new wording, which everybody who agrees from now on agrees to."""
    with transaction.atomic():
        newest = (
            ConsentText.objects.select_for_update().filter(purpose=purpose_of(purpose_key).key)
        ).first()
        return ConsentText.objects.create(
            purpose=purpose_key,
            version=newest.version + 1 if newest else 1,
            text_zh=text_zh,
            text_en=text_en,
        )


def locked(person: Person) -> Person:
    """The person as stored now, locked until the transaction ends.

    Rows that only point to the person, such as a message to them, can be written meanwhile. Raises
    ``ValidationError`` for an erased person.
    """
    fresh = Person.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
    if fresh is None or fresh.erased_at:
        raise ValidationError(_("This person has been erased."), code="erased")
    return fresh


def refuse_day(given_on: dt.date) -> None:
    """Raises ``ValidationError`` for a day on which nobody can have given a consent."""
    if given_on > timezone.localdate():
        raise ValidationError(_("A consent cannot be given in the future."), code="future")
    if given_on < FIRST_DAY:
        raise ValidationError(
            _("The day of consent is before %(day)s, when the law on it came into force.")
            % {"day": FIRST_DAY},
            code="early",
        )


def refuse_expired(purpose: Purpose, given_on: dt.date, ends_on: dt.date | None = None) -> None:
    """Raises ``ValidationError`` when the next purge would erase what the consent is to cover."""
    until = kept_until(ends_on or purpose.ends_on(given_on), purpose)
    if until is not None and until < timezone.localdate():
        raise ValidationError(
            _("This consent has expired: the data could be kept until %(day)s. Ask for a new one.")
            % {"day": until},
            code="expired",
        )


@transaction.atomic
def give_consent(
    person: Person,
    purpose_key: str,
    channel: Channel,
    *,
    by: User | None = None,
    given_at: dt.datetime | None = None,
    ends_on: dt.date | None = None,
    text: ConsentText | None = None,
) -> Consent:
    """Records that a person agreed to ``text``, by default the newest wording for the purpose.

    ``ends_on`` is the day on which the purpose is over (the day of an event); by default as the
    purpose says. Raises ``ValidationError`` for a day in the future, for a consent that has
    expired already or an erased person.
    """
    return record_consent(
        locked(person), purpose_key, channel, by=by, given_at=given_at, ends_on=ends_on, text=text
    )


def record_consent(
    person: Person,
    purpose_key: str,
    channel: Channel,
    *,
    by: User | None,
    given_at: dt.datetime | None,
    ends_on: dt.date | None,
    text: ConsentText | None,
) -> Consent:
    """As `give_consent`, for a person who is locked already."""
    purpose = purpose_of(purpose_key)
    moment = given_at or timezone.now()
    if moment > timezone.now():
        raise ValidationError(_("A consent cannot be given in the future."), code="future")
    refuse_day(timezone.localdate(moment))
    refuse_expired(purpose, timezone.localdate(moment), ends_on)
    text = text or current_text(purpose_key)
    if text.purpose != purpose_key:
        raise ValueError(f"the text is for {text.purpose}, not for {purpose_key}")
    consent = Consent.objects.create(
        person=person,
        purpose=purpose_key,
        text=text,
        text_sha256=text.sha256,
        channel=channel,
        given_at=moment,
        ends_on=ends_on or purpose.ends_on(timezone.localdate(moment)),
        recorded_by=by,
    )
    log(person, "people.consent", user=by, data={"purpose": purpose_key})
    return consent


@transaction.atomic
def withdraw_consent(person: Person, purpose_key: str, *, by: User | None = None) -> list[str]:
    """Ends every consent of a person to a purpose, and erases at once what no other one covers.

    Returns the names of the erased fields (PIPL, articles 15 and 47).
    """
    from fazhi.people.retention import erase_uncovered

    person = locked(person)
    ended = Consent.objects.filter(person=person, purpose=purpose_key, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    if not ended:
        return []
    log(person, "people.withdraw", user=by, data={"purpose": purpose_key})
    consent_withdrawn.send(Person, person=person, purpose=purpose_key)
    try:
        return erase_uncovered(person, by=by)
    except UnknownPurpose as error:  # kept and reported, as by the nightly purge
        logger.warning("unknown purpose", purpose=error.args[0], person=person.public_id)
        return []


@transaction.atomic
def set_purpose_end(person: Person, purpose_key: str, ends_on: dt.date) -> int:
    """Moves the end of a purpose (an event was put off); returns how many consents changed."""
    return Consent.objects.filter(
        person=locked(person), purpose=purpose_key, withdrawn_at=None
    ).update(ends_on=ends_on)


def coverage(consents: Iterable[Consent], on: dt.date) -> dict[str, Coverage]:
    """The fields that may be kept on a day, from the consents of one person.

    Raises `UnknownPurpose` when a consent is for a purpose that no room has registered: nobody
    can say then what may be kept.
    """
    covered: dict[str, Coverage] = {}
    for consent in consents:
        purpose = purpose_of(consent.purpose)
        until = kept_until(consent.ends_on, purpose)
        if consent.withdrawn_at or (until is not None and until < on):
            continue
        for name in purpose.fields:
            known = covered.setdefault(name, Coverage(until))
            if until is None or known.until is None:
                known.until = None
            else:
                known.until = max(known.until, until)
            if purpose.key not in known.purposes:
                known.purposes.append(purpose.key)
    return covered


def covered_fields(person: Person) -> set[str]:
    """The fields that may be kept today; all of them while a purpose without a room is among them."""
    try:
        return set(coverage(person.consents.all(), timezone.localdate()))
    except UnknownPurpose:
        return set(FIELDS)


def kept_until(ends_on: dt.date | None, purpose: Purpose) -> dt.date | None:
    """The last day on which a consent to what is over on ``ends_on`` covers its fields."""
    return None if ends_on is None else ends_on + dt.timedelta(days=purpose.retention_days)


def is_live(consent: Consent, on: dt.date) -> bool:
    """Whether a consent still covers its fields."""
    try:
        until = kept_until(consent.ends_on, purpose_of(consent.purpose))
    except UnknownPurpose:
        return consent.withdrawn_at is None
    return consent.withdrawn_at is None and (until is None or until >= on)


def live_purposes(person: Person) -> dict[str, str]:
    """The purposes to which a person's consent is in force today, by key, in words."""
    today = timezone.localdate()
    return {c.purpose: str(c) for c in person.consents.all() if is_live(c, today)}
