"""Certificates of attendance (听课证明), only for those who came."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.facts import place_text, when_text
from events.models import Attendee, Registration, Session
from events.states import CAME
from fazhi.accounts.models import User
from fazhi.certificates.issuing import Holder, issue_many
from fazhi.certificates.kinds import CertificateKind, Value, register_kind
from fazhi.certificates.models import Certificate
from fazhi.workdays import SHANGHAI, now

KIND = "lecture.attended"
KEPT_DAYS = 2 * 365  # as long as employers and schools ask for it


def of_registration(registration: Registration) -> list[Certificate]:
    """A certificate for everybody of a registration who came and left a name; the same each time.

    Raises ``ValidationError`` before the session has ended, and where nobody came.
    """
    people = registration.attendees.filter(presence__in=CAME).exclude(name="").order_by("number")
    return _issue(registration.session, people.select_related("registration"), None)


def of_session(session: Session, by: User | None = None) -> list[Certificate]:
    """For everybody of a session who came and left a name; those there are already stay as they are.

    Raises ``ValidationError`` as `of_registration` does.
    """
    people = session.attendees.filter(presence__in=CAME).exclude(name="")
    return _issue(session, people.select_related("registration").order_by("pk"), by)


def _issue(session: Session, people: Iterable[Attendee], by: User | None) -> list[Certificate]:
    if now() < session.ends_at:
        raise ValidationError(_("Certificates are issued after the session has ended."))
    values = {
        "title": session.name,
        "when": when_text(session.starts_at, session.ends_at),
        "place": place_text(session),
    }
    holders = [
        Holder(None, values, one.name, about=one.registration, key=f"attendee:{one.pk}")
        for one in people
    ]
    if not holders:
        raise ValidationError(_("Nobody was checked in by name."))
    day = session.ends_at.astimezone(SHANGHAI).date()
    return issue_many(KIND, holders, department=session.department, issued_on=day, by=by)


def register() -> None:
    """Called once, when the apps are ready."""
    register_kind(
        CertificateKind(
            key=KIND,
            label=gettext_lazy("Certificate of attendance"),
            prefix=gettext_lazy("ATT"),
            title=gettext_lazy("Certificate of attendance"),
            text=gettext_lazy(
                "{{ name }} attended “{{ title }}”.\n\nTime: {{ when }}\n\nPlace: {{ place }}"
            ),
            kept_days=KEPT_DAYS,
            values={
                "title": Value(gettext_lazy("Title of the lecture")),
                "when": Value(gettext_lazy("Day and time")),
                "place": Value(gettext_lazy("Venue and room")),
            },
        )
    )
