"""The lock of a session: whoever changes its seats holds it, and waits for it three seconds at most."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

from events.models import Registration, Session
from fazhi.people.models import Person

LONGEST_WAIT = "3s"
_LOCK_PROBLEMS = frozenset({"55P03", "40P01"})  # lock_not_available, deadlock_detected


class Busy(Exception):
    """Others held the lock for too long; nothing was changed, and trying again helps."""


@contextmanager
def waiting_briefly() -> Iterator[None]:
    """A transaction in which no lock is waited for longer than `LONGEST_WAIT`; raises `Busy`.

    SQLite has one writer at a time and its own limit of waiting (`SQLITE_BUSY_SECONDS`).
    """
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute(f"SET LOCAL lock_timeout = '{LONGEST_WAIT}'")
            yield
    except OperationalError as error:
        if _is_about_a_lock(error):
            raise Busy from error
        raise


def lock_session(pk: int) -> Session:
    """The session as stored now, nobody else's until the transaction ends.

    Rows that only point to it can be written meanwhile (``no_key``), such as an answer to its questions.
    """
    return Session.objects.select_for_update(no_key=True).get(pk=pk)


def lock_contact(registration: Registration) -> None:
    """Locks whoever registered, before the session: for acts that change their consent, too."""
    if registration.contact_id is not None:
        contacts = Person.objects.select_for_update(no_key=True)
        contacts.filter(pk=registration.contact_id).values_list("pk").first()


def lock_sessions(*pks: int) -> list[Session]:
    """Several, always in the order of their ids, so that no two transactions wait for each other."""
    return [lock_session(pk) for pk in sorted(set(pks))]


def _is_about_a_lock(error: OperationalError) -> bool:
    state = getattr(error.__cause__, "sqlstate", None)
    return state in _LOCK_PROBLEMS or "database is locked" in str(error)
