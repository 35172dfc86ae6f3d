"""What is known about people who register: handed out, forgotten, purged; figures stay as they are."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events.facts import when_text
from events.messages import telling
from events.models import Attendee, MissedSeat, Registration, Speaker
from events.models.registrations import missed_by
from events.purposes import KEPT_DAYS, LECTURE, SPEAKER
from events.seats import placing
from events.seats.changing import extend_consent
from events.seats.freeing import end, locked_registration
from events.seats.locking import lock_contact, waiting_briefly
from events.states import OPEN, State
from fazhi.certificates.models import Certificate
from fazhi.certificates.retention import forget_about
from fazhi.certificates.sealing import Seal
from fazhi.certificates.verifying import page_of
from fazhi.links.codes import shown
from fazhi.outbox.origin import full_address
from fazhi.people.consents import withdraw_consent
from fazhi.people.models import Person
from fazhi.people.person_data import register_person_data
from fazhi.people.signals import consent_withdrawn
from fazhi.upkeep import register_purge
from fazhi.workdays import SHANGHAI, now, today

BATCH = 1000


def exported(registration: Registration) -> dict[str, Any]:
    """Everything that is stored about a registration, headings in words (article 45 of the PIPL)."""
    return {
        **stored(registration),
        _("Certificates of attendance"): [
            {
                _("Holder"): row.name,
                pgettext("certificate", "Number"): row.number,
                _("Day of issue"): row.issued_on.isoformat(),
                _("State"): row.state_label,
                _("Kept until"): row.kept_until.isoformat(),
                _("Checked at"): full_address(page),
            }
            for row, page in certificates_of(registration)
        ],
    }


def certificates_of(registration: Registration) -> list[tuple[Certificate, str]]:
    """What was issued for those who came, as long as it names them, each with the page that checks it."""
    rows = Certificate.objects.about(Registration, [registration.pk]).filter(erased_at=None)
    issued = list(rows.order_by("pk"))
    if not issued:
        return []
    seal = Seal.current()
    return [(row, page_of(row, seal)) for row in issued]


def stored(registration: Registration) -> dict[str, Any]:
    """What the registration itself says."""
    contact = registration.contact
    session = registration.session
    return {
        _("Lecture"): session.name,
        _("Time"): when_text(session.starts_at, session.ends_at),
        pgettext("of a registration", "Code"): shown(registration.code)
        if registration.code
        else "",
        _("State"): registration.visible_state.label,
        _("Registered at"): f"{registration.registered_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
        _("Unit"): registration.unit,
        _("Village or community"): str(registration.village or ""),
        _("Contact"): contact.name if contact else "",
        _("Telephone number"): contact.phone if contact else "",
        _("E-mail address"): contact.email if contact else "",
        _("Who comes"): [
            {pgettext("of a person", "Name"): a.name, _("Presence"): a.get_presence_display()}
            for a in registration.attendees.order_by("number")
        ],
    }


def forget(registration: Registration) -> None:
    """Ends a registration and takes everything out of it that says who it was, at once.

    Of the contact goes what nothing else needs. For whoever withdraws the consent on the private
    page, and for the owner of a number that somebody else used; nobody is written to.
    """
    with waiting_briefly():
        lock_contact(registration)
        fresh = locked_registration(registration)
        contact = fresh.contact
        if fresh.state in (*OPEN, State.REPEATED) and now() < fresh.session.starts_at:
            end(fresh, State.CANCELLED)
            telling.moved_up(placing.move_up(fresh.session))
        _make_anonymous(Registration.objects.filter(pk=fresh.pk))
        if contact is not None:
            _keep_what_is_needed(contact)


def _keep_what_is_needed(contact: Person) -> None:
    other = Registration.objects.filter(contact=contact).order_by("-session__ends_at").first()
    if other is None:
        withdraw_consent(contact, LECTURE)
    else:
        extend_consent(other)


def _make_anonymous(rows: "QuerySet[Registration]", *, with_certificates: bool = True) -> int:
    """Certificates that somebody holds outlive the 30 days of a registration, not their erasure."""
    keys = list(rows.values_list("pk", flat=True))
    if with_certificates:
        forget_about(Registration, keys)
    Attendee.objects.filter(registration__in=keys).update(name="", same="")
    return Registration.objects.filter(pk__in=keys).update(
        contact=None, code=None, link_digest="", form_key=None, unit=""
    )


def registrations_of(person: Person) -> list[dict[str, Any]]:
    """A person's share of an export."""
    rows = Registration.objects.filter(contact=person).select_related(
        "session__lecture", "village", "contact"
    )
    return [exported(registration) for registration in rows]


def erase(person: Person) -> None:
    """Takes a person out of everything in this room, in the caller's transaction."""
    _forget_registrations(person)
    if person.phone:
        MissedSeat.objects.filter(phone_hash=missed_by(person.phone)).delete()
    for speaker in Speaker.objects.filter(person=person):
        speaker.forget()


def _forget_registrations(person: Person) -> None:
    to_come = Registration.objects.filter(
        contact=person, state__in=(*OPEN, State.REPEATED), session__starts_at__gt=now()
    )
    for registration in to_come.order_by("session_id", "pk"):
        fresh = locked_registration(registration)
        if fresh.state in (*OPEN, State.REPEATED):
            end(fresh, State.CANCELLED)
            telling.moved_up(placing.move_up(fresh.session))
    _make_anonymous(Registration.objects.filter(contact=person))


@transaction.atomic
def _withdrawn(sender: Any, person: Person, purpose: str, **kwargs: Any) -> None:
    """What staff record as withdrawn ends here, too."""
    if purpose == LECTURE:
        _forget_registrations(person)
    elif purpose == SPEAKER:
        for speaker in Speaker.objects.filter(person=person):
            speaker.forget()


def purge(dry_run: bool = False) -> int:
    """Makes registrations anonymous 30 days after their session; how many rows it concerns.

    Each batch is a transaction of its own, so that an interrupted purge is finished by the next one.
    """
    over = _over()
    if dry_run:
        return over.count() + _old_misses().count()
    done = _old_misses().delete()[0]
    while keys := list(over.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            rows = Registration.objects.filter(pk__in=keys)
            done += _make_anonymous(rows, with_certificates=False)
    return done


def _over() -> "QuerySet[Registration]":
    telling_something = (
        Q(contact__isnull=False)
        | Q(code__isnull=False)
        | ~Q(unit="")
        | Q(form_key__isnull=False)
        | Q(attendees__name__gt="")
    )
    ended = now() - dt.timedelta(days=KEPT_DAYS)
    rows = Registration.objects.filter(telling_something, session__ends_at__lt=ended)
    return rows.order_by("pk").distinct()


def _old_misses() -> "QuerySet[MissedSeat]":
    return MissedSeat.objects.filter(on__lt=today() - dt.timedelta(days=MissedSeat.KEPT_DAYS))


def register() -> None:
    """Called once, when the apps are ready."""
    register_person_data("lectures", export=registrations_of, erase=erase)
    register_purge(gettext_lazy("Registrations for lectures"), purge)
    consent_withdrawn.connect(_withdrawn, dispatch_uid="events.privacy")
