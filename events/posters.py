"""What the poster of a session says beside its code: when, where, how one gets in."""

from django.utils.translation import gettext as _

from cms_pages.kit.printing.posters import PosterText, poster_text
from events.models import Session
from events.reading.shown import shown


def _session(session: Session) -> PosterText:
    found = shown(session)
    label, _kind = found.tag
    return PosterText(
        title=f"{session.name} ({label})" if label else session.name,
        sentence=found.seats or session.note,
        contacts=(
            (_("Time"), found.when),
            (_("Place"), found.place),
            (_("Questions"), found.phone),
        ),
    )


def register() -> None:
    """Called once, when the apps are ready."""
    poster_text.register(Session, _session)
