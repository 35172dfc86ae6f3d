"""Reminders before a session, by rules that administrators can change: D-3 and D-1."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from events.messages.kinds import EARLY_REMINDER, REMINDER
from events.messages.telling import tell_everybody
from events.models import Session
from events.states import SessionState, State
from fazhi.outbox.models import Reminder, ReminderRule
from fazhi.outbox.reminders.anchors import Anchor, Standard, register_anchor
from fazhi.workdays import now

KEY = "events.session"


def date_of(session: Session) -> dt.datetime | None:
    """When it begins; nothing to remind of once it is cancelled."""
    return session.starts_at if session.state == SessionState.SCHEDULED else None


def upcoming() -> Iterable[Session]:
    """Everything that is still to come."""
    return Session.objects.filter(state=SessionState.SCHEDULED, starts_at__gt=now())


def tell(session: Session, kind: str, key: str, reminder: Reminder) -> int:
    """Reminds everybody with a seat; who waits is told when there is one."""
    return tell_everybody(session, kind, State.CONFIRMED, key=key)


def register() -> None:
    """Called once, when the apps are ready."""
    days, before = ReminderRule.Unit.DAY, ReminderRule.Side.BEFORE
    register_anchor(
        Anchor(
            key=KEY,
            label=_("Beginning of a session"),
            model=Session,
            date_of=date_of,
            upcoming=upcoming,
            tell=tell,
            kinds=(EARLY_REMINDER, REMINDER),
            standards=(
                Standard(EARLY_REMINDER, 3, days, before),
                Standard(REMINDER, 1, days, before),
            ),
        )
    )
