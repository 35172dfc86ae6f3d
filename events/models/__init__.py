"""Lectures, their sessions, and who comes."""

from events.models.feedback import SessionFeedback
from events.models.pages import LecturePage, LecturesPage
from events.models.registrations import Attendee, MissedSeat, Registration
from events.models.series import Frequency, Series
from events.models.sessions import Session, SessionChange
from events.models.speakers import Speaker
from events.models.themes import Theme

__all__ = [
    "Attendee",
    "Frequency",
    "LecturePage",
    "LecturesPage",
    "MissedSeat",
    "Registration",
    "Series",
    "Session",
    "SessionChange",
    "SessionFeedback",
    "Speaker",
    "Theme",
]
