"""What personal data lectures need, and how long."""

from django.utils.translation import gettext_lazy as _

from fazhi.people.purposes import Purpose, register_purpose

LECTURE = "lecture"
SPEAKER = "speaker"
LONGEST_AHEAD = 180  # days from a registration to its session; each consent ends with the session
KEPT_DAYS = 30  # after the session
SPEAKER_DAYS = 3 * 365


def register() -> None:
    """Called once, when the apps are ready."""
    register_purpose(
        Purpose(
            LECTURE,
            _("Taking part in a lecture: keeping a seat, and telling about changes"),
            ("name", "phone", "email"),
            retention_days=KEPT_DAYS,
            term_days=LONGEST_AHEAD,
        )
    )
    register_purpose(
        Purpose(
            SPEAKER,
            _("Being named as a speaker on public pages, as far as chosen"),
            ("name", "phone", "email"),
            retention_days=KEPT_DAYS,
            term_days=SPEAKER_DAYS,
        )
    )
