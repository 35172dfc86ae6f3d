"""What happens to a session as a whole; everybody concerned hears of it in the same transaction."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from events.messages import telling
from events.models import Session, SessionChange
from events.seats import placing
from events.seats.changing import extend_consent
from events.seats.locking import lock_session, waiting_briefly
from events.states import Presence, SessionState
from fazhi.accounts.models import User
from fazhi.workdays import now

# What a move changes; anything else is corrected without telling anybody.
MOVED_FIELDS = ("starts_at", "ends_at", "venue", "room")
_SEEN_IN_CALENDARS = (*MOVED_FIELDS, "title", "note", "phone")


def announce(session: Session, by: User | None = None) -> Session:
    """Makes a draft public; it is shown as soon as its lecture is."""
    with waiting_briefly():
        locked = lock_session(session.pk)
        if locked.state == SessionState.DRAFT:
            locked.state, locked.changed_at = SessionState.SCHEDULED, now()
            locked.save(update_fields=["state", "changed_at"])
            log(locked, "events.announce", user=by)
        return locked


def move(
    session: Session, values: Mapping[str, Any], reason: str, by: User | None = None
) -> Session:
    """Gives a session another time or place (``values`` of `MOVED_FIELDS`), and tells everybody.

    Registration closes as long before the beginning as it did. Raises ``ValidationError`` for times
    that make no sense, for what is over or cancelled, and when nothing would change.
    """
    with waiting_briefly():
        locked = lock_session(session.pk)
        change = SessionChange.of(locked, SessionChange.What.MOVED, reason, by)
        changed = moved_fields(locked, values)
        _refuse_move(locked, values, changed)
        later = values["starts_at"] - locked.starts_at
        if locked.closes_at:
            locked.closes_at += later
        for name in changed:
            setattr(locked, name, values[name])
        _saved_by_calendars(locked, [*changed, "closes_at"])
        if locked.state == SessionState.DRAFT:
            return locked  # nobody has seen it yet
        change.save()
        log(locked, "events.moved", user=by, data={"fields": changed})
        for registration in telling.everybody(locked):
            extend_consent(registration)
        telling.session_changed(locked, change)
        moment = now()
        telling.moved_up(placing.renew_offers(locked, moment))
        telling.moved_up(placing.move_up(locked, moment))
        return locked


def moved_fields(session: Session, values: Mapping[str, Any]) -> list[str]:
    """Those of `MOVED_FIELDS` in which a session would change."""
    return [name for name in MOVED_FIELDS if getattr(session, name) != values[name]]


def cancel(session: Session, reason: str, by: User | None = None) -> Session:
    """Cancels a session and tells everybody; registrations stay, in case it is taken up again."""
    return _turn(session, SessionState.CANCELLED, SessionChange.What.CANCELLED, reason, by)


def resume(session: Session, reason: str, by: User | None = None) -> Session:
    """Lets a cancelled session take place after all, with the registrations that it had."""
    return _turn(session, SessionState.SCHEDULED, SessionChange.What.RESUMED, reason, by)


def delete_draft(session: Session, by: User | None = None) -> None:
    """Deletes a draft that nobody is registered for; raises ``ValidationError`` for any other."""
    with waiting_briefly():
        locked = lock_session(session.pk)
        if locked.state != SessionState.DRAFT or locked.registrations.exists():
            raise ValidationError(_("Only a draft without registrations can be deleted."))
        log(locked, "wagtail.delete", user=by, deleted=True)
        locked.delete()


def _turn(
    session: Session, state: SessionState, what: str, reason: str, by: User | None
) -> Session:
    with waiting_briefly():
        locked = lock_session(session.pk)
        before = (
            SessionState.SCHEDULED if state == SessionState.CANCELLED else SessionState.CANCELLED
        )
        if locked.state != before:
            raise ValidationError(_("Somebody else has changed the session meanwhile."))
        if locked.ends_at <= now():
            raise ValidationError(_("The session is over."))
        change = SessionChange.of(locked, what, reason, by)
        change.save()
        locked.state = state
        _saved_by_calendars(locked, ["state"])
        log(locked, f"events.{what}", user=by)
        placing.renew_offers(locked, now())
        telling.session_changed(locked, change)
        telling.moved_up(placing.move_up(locked))
        return locked


def correct(session: Session, values: Mapping[str, Any], by: User | None = None) -> Session:
    """Changes what needs no telling: title, notes, telephone, admission, when registration opens.

    Raises ``ValidationError`` as the model does, and for time, place and seats, which have acts of
    their own.
    """
    with waiting_briefly():
        locked = lock_session(session.pk)
        changed = [name for name, value in values.items() if getattr(locked, name) != value]
        if not changed:
            return locked
        for name in changed:
            setattr(locked, name, values[name])
        locked.clean()
        if set(changed) & set(_SEEN_IN_CALENDARS):
            _saved_by_calendars(locked, changed)
        else:
            locked.save(update_fields=changed)
        log(locked, "wagtail.edit", user=by, data={"fields": changed}, content_changed=True)
        return locked


def _saved_by_calendars(session: Session, fields: list[str]) -> None:
    session.sequence += 1
    session.changed_at = now()
    session.save(update_fields=[*fields, "sequence", "changed_at"])


def _refuse_move(session: Session, values: Mapping[str, Any], changed: list[str]) -> None:
    moment = now()
    if session.state == SessionState.CANCELLED or session.ends_at <= moment:
        raise ValidationError(_("A session that is cancelled or over cannot be moved."))
    if session.attendees.exclude(presence=Presence.EXPECTED).exists():
        # Who has come, and whose seat was given on, belongs to the date that it had.
        message = _("People have been checked in already. Cancel the session, and copy it.")
        raise ValidationError(message)
    if values["ends_at"] <= values["starts_at"]:
        raise ValidationError({"ends_at": _("The end is not after the beginning.")})
    if values["starts_at"] <= moment and session.state != SessionState.DRAFT:
        raise ValidationError({"starts_at": _("The new beginning is in the past.")})
    if not changed:
        raise ValidationError(_("Nothing has been changed."))


def copied(session: Session, starts_at: dt.datetime) -> Session:
    """An unsaved draft with the settings of ``session`` at another time, without its people."""
    later = starts_at - session.starts_at
    copy = Session(
        **{
            name: getattr(session, name)
            for name in (
                *("lecture", "title", "department", "venue", "room", "online_url", "phone", "note"),
                *("admission", "capacity", "kept_for_walk_ins"),
                *("largest_group", "largest_list"),
            )
        }
    )
    copy.starts_at, copy.ends_at = starts_at, session.ends_at + later
    copy.opens_at = session.opens_at + later if session.opens_at else None
    copy.closes_at = session.closes_at + later if session.closes_at else None
    return copy
