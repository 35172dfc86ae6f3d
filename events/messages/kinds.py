"""The kinds of messages about lectures. Residents without e-mail are called for what matters."""

import datetime as dt

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.kinds import Kind, Label, Placeholder, register_kind
from fazhi.outbox.models.message import Priority

CONFIRMED = "lecture.confirmed"
WAITING = "lecture.waiting"
PENDING = "lecture.pending"
REPEATED = "lecture.repeated"
APPROVED = "lecture.approved"
REFUSED = "lecture.refused"
PROMOTED = "lecture.promoted"
OFFERED = "lecture.offered"
LAPSED = "lecture.lapsed"
RELEASED = "lecture.released"
WITHDRAWN = "lecture.withdrawn"
EXCHANGED = "lecture.exchanged"
MOVED = "lecture.moved"
CANCELLED = "lecture.cancelled"
RESUMED = "lecture.resumed"
ASKED = "lecture.asked"
EARLY_REMINDER = "lecture.reminder_early"
REMINDER = "lecture.reminder"
FEEDBACK = "lecture.feedback"
NEWS = "lecture.news"
CLOSED = "lecture.closed"

WRITTEN = (Channel.EMAIL, Channel.SMS)
CALLED = (Channel.EMAIL, Channel.SMS, Channel.CALL)

_COMMON = {
    "title": Placeholder(_("Title of the lecture"), _("Renting a flat: your rights")),
    "when": Placeholder(_("Day and time"), _("5 December 2026 (Saturday) 14:30–16:00")),
    "place": Placeholder(_("Venue and room"), _("Town hall, second floor")),
    "people": Placeholder(_("Number of people"), "2"),
    "code": Placeholder(_("Code of the registration"), "3f8k-2m9q"),
    "phone": Placeholder(_("Telephone for questions"), "0523-00000000"),
    "link": Placeholder(_("Page of the registration"), "https://example.test/", is_link=True),
}
_UNTIL = {"until": Placeholder(_("Until when"), _("4 December 2026, 18:00"))}
_REASON = {"reason": Placeholder(_("Reason"), _("The speaker is ill."))}
_BEFORE = {
    "before": Placeholder(_("Day and time before"), _("4 December 2026 (Friday) 14:30–16:00")),
    "place_before": Placeholder(_("Venue and room before"), _("Village hall")),
}
_TEXT = {
    "text": Placeholder(_("Words of the organisers"), _("Please bring your household register."))
}
_NUMBERS = {
    "seats": Placeholder(_("Seats"), "100"),
    "confirmed": Placeholder(_("People with a seat"), "96"),
    "waiting": Placeholder(_("People on the waiting list"), "12"),
}

_FACTS = _(
    "Time: {{ when }}\n\nPlace: {{ place }}\n\nPeople: {{ people }}\n\nCode: {{ code }}\n\n"
    "[See, change or cancel]({{ link }})\n\nQuestions: {{ phone }}"
)
_WHY = _("You or somebody for you registered for this lecture with this address or number.")


def _body(first: Label) -> Label:
    """What has happened, then the facts; translated when the message is written."""
    return format_lazy("{}\n\n{}", first, _FACTS)


def _kind(
    key: str,
    label: Label,
    subject: Label,
    first: Label,
    *more: dict[str, Placeholder],
    channels: tuple[Channel, ...] = WRITTEN,
    priority: Priority = Priority.NORMAL,
    waits_for_day: bool = False,
    expires: dt.timedelta | None = None,
) -> Kind:
    placeholders = dict(_COMMON)
    for extra in more:
        placeholders.update(extra)
    return Kind(
        key=key,
        label=label,
        subject=subject,
        body=_body(first),
        why=_WHY,
        placeholders=placeholders,
        channels=channels,
        priority=priority,
        waits_for_day=waits_for_day,
        needs_object=True,
        expires=expires,
    )


def kinds() -> list[Kind]:
    """All of them."""
    return [*_about_registering(), *_about_seats(), *_about_sessions(), *_before_and_after()]


def _about_registering() -> list[Kind]:
    return [
        _kind(
            CONFIRMED,
            _("Registration confirmed"),
            _("Your seat: {{ title }}, {{ when }}"),
            _("You are registered for “{{ title }}”. Your seats are kept."),
        ),
        _kind(
            WAITING,
            _("On the waiting list"),
            _("On the waiting list: {{ title }}, {{ when }}"),
            _(
                "“{{ title }}” is full at the moment. You are on the waiting list; we tell you as "
                "soon as seats come free."
            ),
        ),
        _kind(
            PENDING,
            _("Registration received, to be approved"),
            _("Received: {{ title }}, {{ when }}"),
            _("Your registration for “{{ title }}” has been received. You hear from us again."),
        ),
        Kind(
            key=REPEATED,
            label=_("Registered a second time"),
            subject=_("Already registered: {{ title }}, {{ when }}"),
            body=_(
                "With your name and number somebody has registered again for “{{ title }}” "
                "({{ when }}). One person has one place: your first registration stays as it is. If "
                "that was not you, call {{ phone }}."
            ),
            why=_WHY,
            placeholders={key: _COMMON[key] for key in ("title", "when", "phone")},
            channels=WRITTEN,
            waits_for_day=False,
            needs_object=True,
        ),
        _kind(
            APPROVED,
            _("Registration approved"),
            _("Approved: {{ title }}, {{ when }}"),
            _("Your registration for “{{ title }}” has been approved. Your seats are kept."),
            channels=CALLED,
        ),
        _kind(
            REFUSED,
            _("Registration not approved"),
            _("Not possible this time: {{ title }}"),
            _("Your registration for “{{ title }}” could not be approved. We are sorry."),
            channels=CALLED,
        ),
        _kind(
            WITHDRAWN,
            _("Registration cancelled by the contact"),
            _("Cancelled as you wished: {{ title }}"),
            _("Your registration for “{{ title }}” has been cancelled. Thank you for telling us."),
        ),
        _kind(
            EXCHANGED,
            _("Registration moved to another date"),
            _("Your new date: {{ title }}, {{ when }}"),
            _("Your registration for “{{ title }}” has been moved to another date."),
        ),
    ]


def _about_seats() -> list[Kind]:
    return [
        _kind(
            PROMOTED,
            _("Seat from the waiting list"),
            _("You have seats: {{ title }}, {{ when }}"),
            _("Seats have come free: you have moved up from the waiting list for “{{ title }}”."),
            channels=CALLED,
            priority=Priority.URGENT,
        ),
        _kind(
            OFFERED,
            _("Seat offered from the waiting list"),
            _("Seats for you until {{ until }}: {{ title }}"),
            _(
                "Seats have come free for “{{ title }}”. They are kept for you until {{ until }}: "
                "say that you take them, else the next in line gets them."
            ),
            _UNTIL,
            channels=CALLED,
            priority=Priority.URGENT,
        ),
        _kind(
            LAPSED,
            _("Offer of a seat has ended"),
            _("The offer has ended: {{ title }}"),
            _("Nobody answered in time, so the seats for “{{ title }}” went to the next in line."),
        ),
        _kind(
            ASKED,
            _("Asked once more whether they come"),
            _("Are you coming? {{ title }}, {{ when }}"),
            _(
                "Others are waiting for seats in “{{ title }}”. Please tell us by {{ until }} whether "
                "you come; if we hear nothing, your seats go to them."
            ),
            _UNTIL,
            channels=CALLED,
            waits_for_day=True,
        ),
        _kind(
            RELEASED,
            _("Seats given on, as nobody answered"),
            _("Your seats went to others: {{ title }}"),
            _(
                "We heard nothing from you, so the seats for “{{ title }}” went to those who waited."
            ),
        ),
    ]


def _about_sessions() -> list[Kind]:
    return [
        _kind(
            MOVED,
            _("A session was moved"),
            _("Moved: {{ title }}, now {{ when }}"),
            _(
                "“{{ title }}” has been moved. Before: {{ before }}, {{ place_before }}. {{ reason }} "
                "Your registration stays; cancel it if the new date does not suit you."
            ),
            _BEFORE,
            _REASON,
            channels=CALLED,
            priority=Priority.URGENT,
        ),
        _kind(
            CANCELLED,
            _("A session was cancelled"),
            _("Cancelled: {{ title }}, {{ when }}"),
            _("“{{ title }}” does not take place. {{ reason }} You need not do anything."),
            _REASON,
            channels=CALLED,
            priority=Priority.URGENT,
        ),
        _kind(
            RESUMED,
            _("A cancelled session takes place after all"),
            _("Takes place after all: {{ title }}, {{ when }}"),
            _(
                "“{{ title }}” takes place after all. {{ reason }} Your registration is valid again."
            ),
            _REASON,
            channels=CALLED,
            priority=Priority.URGENT,
        ),
        _kind(
            NEWS,
            _("News from the organisers"),
            _("About {{ title }}, {{ when }}"),
            _("News about “{{ title }}”: {{ text }}"),
            _TEXT,
            channels=CALLED,
            waits_for_day=True,
        ),
    ]


def _before_and_after() -> list[Kind]:
    return [
        _kind(
            EARLY_REMINDER,
            _("Reminder three days before"),
            _("In three days: {{ title }}, {{ when }}"),
            _("“{{ title }}” is in three days. You cannot come? Cancel with one tap; others wait."),
            waits_for_day=True,
            expires=dt.timedelta(days=2),
        ),
        _kind(
            REMINDER,
            _("Reminder the day before"),
            _("Tomorrow: {{ title }}, {{ when }}"),
            _("“{{ title }}” is tomorrow. You cannot come? Cancel with one tap; others wait."),
            channels=CALLED,
            waits_for_day=True,
            expires=dt.timedelta(hours=20),
        ),
        _kind(
            FEEDBACK,
            _("Three questions after a session"),
            _("How was it? {{ title }}"),
            _("Thank you for coming to “{{ title }}”. Three questions help us to do it better."),
            waits_for_day=True,
        ),
        Kind(
            key=CLOSED,
            label=_("Registration for a session has closed"),
            subject=_("Registration closed: {{ title }}, {{ when }}"),
            body=_(
                "{{ title }}\n\nTime: {{ when }}\n\nPlace: {{ place }}\n\nSeats: {{ seats }}; with a "
                "seat: {{ confirmed }}; waiting: {{ waiting }}\n\n[Open the session]({{ link }})"
            ),
            why=_("Sessions of your department come to you."),
            placeholders={
                **{key: _COMMON[key] for key in ("title", "when", "place", "link")},
                **_NUMBERS,
            },
            channels=(Channel.EMAIL,),
            for_staff=True,
        ),
    ]


def register() -> None:
    """Called once, when the apps are ready."""
    for kind in kinds():
        register_kind(kind)
