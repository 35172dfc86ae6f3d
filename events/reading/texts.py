"""The facts of a session as text, to be sent into a chat."""

from django.utils.translation import gettext as _

from events.reading.shown import ShownSession
from fazhi.outbox.origin import full_address


def session_text(shown: ShownSession) -> str:
    """A line each: what, when, where, how one gets in, whom to ask, and the short address."""
    label, _kind = shown.tag
    title = f"【{label}】{shown.session.name}" if label else shown.session.name
    lines = [
        title,
        _("Time: %(when)s") % {"when": shown.when},
        shown.before,
        _("Place: %(place)s") % {"place": shown.place},
        shown.seats,
        shown.session.note,
        _("Questions: %(phone)s") % {"phone": shown.phone} if shown.phone else "",
        full_address(shown.session.short_url),
    ]
    return "\n".join(filter(None, lines))
