"""What happens by the clock."""

from django.utils.translation import gettext_lazy as _

from events.desk.closing import ask_again, ask_for_feedback, close_due
from events.messages.closing import tell_of_closed
from events.seats.freeing import lapse_offers, release_unconfirmed
from fazhi.jobs.registry import register_job
from fazhi.jobs.schedules import Daily, Every


def move_up() -> str:
    """Ends offers and unanswered questions whose time is over; whoever is next moves up."""
    return _counted(lapse_offers(), release_unconfirmed(), tell_of_closed())


def morning() -> str:
    """Closes the books of past sessions, asks once more, asks those who came three questions."""
    return _counted(close_due(), ask_again(), ask_for_feedback())


def _counted(*numbers: int) -> str:
    return " / ".join(map(str, numbers)) if any(numbers) else ""


def register() -> None:
    """Called once, when the apps are ready."""
    register_job(
        "events.move_up",
        move_up,
        label=_("Lectures: give on seats whose offer is over"),
        schedule=Every(minutes=1),
        forgets_idle_runs=True,
    )
    register_job(
        "events.morning",
        morning,
        label=_("Lectures: close past sessions, ask who comes and how it was"),
        schedule=Daily("09:00"),
    )
