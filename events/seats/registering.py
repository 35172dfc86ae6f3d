"""Taking in a registration: exact under races, once for a form, and the same for whoever asks."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from events.messages import telling
from events.models import Registration, Session
from events.purposes import LECTURE
from events.seats import placing
from events.seats.locking import lock_session, waiting_briefly
from events.seats.people import add_people, already_there, keys_of
from events.seats.refusals import refuse_registering, refuse_size
from events.states import SEATED, State, Way
from fazhi.accounts.models import User
from fazhi.links.codes import new_code
from fazhi.people.contact import normalise_phone
from fazhi.people.models import Channel, Person
from fazhi.people.services import find_or_create_person
from fazhi.places.models import Village
from fazhi.workdays import SHANGHAI, now


@dataclass(frozen=True)
class Application:
    """What somebody fills in: how to reach them, and who comes, by name.

    ``names`` are those who come; the contact is among them only if named. ``form_key`` makes a form
    that is sent twice one registration. ``agreed_at`` is when they agreed, if it was before.
    """

    name: str
    phone: str
    names: Sequence[str]
    email: str = ""
    village: Village | None = None
    unit: str = ""
    way: Way = Way.WEB
    channel: Channel = Channel.WEB
    by: User | None = None
    form_key: str = ""
    agreed_at: dt.datetime | None = None


class _SentMeanwhile(Exception):
    """The same form was taken in while this one waited: nothing of this one stays, no consent either."""

    def __init__(self, registration: Registration) -> None:
        super().__init__(registration)
        self.registration = registration


def register(session: Session, application: Application) -> Registration:
    """Records a registration with its consent, gives it seats or a place in the line, and tells.

    Whoever of the names has a place in this session already at this number stands in the new
    registration without one; if that is everybody, it is *registered before*, shows what a stranger
    would be shown, and the truth goes to the number itself.

    Raises `Refused`, `Busy`, and ``ValidationError`` keyed by field for a contact of a wrong shape.
    """
    try:
        with waiting_briefly():
            person = _contact(application, session)
            locked = lock_session(session.pk)
            if done := sent_before(application.form_key):
                raise _SentMeanwhile(done)
            moment = now()
            by_staff = application.way != Way.WEB
            refuse_registering(locked, moment, by_staff=by_staff)
            refuse_size(locked, len(application.names), application.way)
            return record(locked, person, application, moment)
    except _SentMeanwhile as sent:
        return sent.registration


def sent_before(form_key: str) -> Registration | None:
    """What a form that was sent already has become, whatever of it has been changed since."""
    if not form_key or "\x00" in form_key:
        return None
    sent = Registration.objects.filter(form_key=form_key)
    if not sent.exists():  # as mostly, which is asked in fewer words
        return None
    return sent.first()


def _contact(application: Application, session: Session) -> Person:
    person, _new = find_or_create_person(
        application.name,
        application.phone,
        LECTURE,
        application.channel,
        email=application.email,
        by=application.by,
        given_at=application.agreed_at,
        ends_on=session.ends_at.astimezone(SHANGHAI).date(),
    )
    return person


def record(
    session: Session, person: Person, application: Application, moment: dt.datetime
) -> Registration:
    """Writes a registration into a locked session, whether it takes registrations now or not."""
    keys = keys_of(application.names, normalise_phone(application.phone))
    there = already_there(session, keys.values())
    size = sum(key not in there for key in keys.values())
    state = placing.place_newcomer(session, size or len(keys))
    registration = Registration(
        session=session,
        contact=person,
        state=state if size else State.REPEATED,
        shown_as="" if size else state,
        size=size,
        order=placing.next_order(session),
        way=application.way,
        unit=application.unit,
        village=application.village,
        code=_free_code(),
        form_key=application.form_key or None,
        registered_at=moment,
        seated_at=moment if size and state in SEATED else None,
        by=application.by,
    )
    registration.set_link()
    if registration.is_seated:
        placing.take(session, size)
    placing.save_counters(session)
    registration.save(force_insert=True)
    add_people(registration, keys, there)
    telling.registered(registration)
    return registration


def _free_code() -> str:
    code = new_code()
    while Registration.objects.filter(code=code).exists():
        code = new_code()
    return code
