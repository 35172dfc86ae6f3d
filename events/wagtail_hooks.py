from typing import Any

from django.urls import URLPattern
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from wagtail import hooks
from wagtail.admin.admin_url_finder import ModelAdminURLFinder, register_admin_url_finder
from wagtail.log_actions import LogActionRegistry, LogFormatter

from events.admin.menus import LecturesGroup
from events.admin.urls import urlpatterns
from events.models import Registration
from events.permissions import may_run


@hooks.register("register_admin_viewset")
def lectures() -> LecturesGroup:
    """The menu of lectures."""
    return LecturesGroup()


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """The page of a session, the desk, registrations."""
    return urlpatterns


class RegistrationURLFinder(ModelAdminURLFinder):
    """Messages about a registration lead to its page, whoever runs its session."""

    edit_url_name = "events_registration"

    def get_edit_url(self, instance: Registration) -> str | None:
        return self.construct_edit_url(instance) if may_run(self.user, instance.session) else None


register_admin_url_finder(Registration, RegistrationURLFinder)

_ACTIONS = {
    "events.announce": (gettext_lazy("Announce a session"), gettext_lazy("Announced")),
    "events.moved": (gettext_lazy("Move a session"), pgettext_lazy("history", "Moved")),
    "events.cancelled": (
        gettext_lazy("Cancel a session"),
        pgettext_lazy("history", "Cancelled"),
    ),
    "events.resumed": (gettext_lazy("Take up a session again"), gettext_lazy("Taken up again")),
    "events.seats": (gettext_lazy("Change seats"), gettext_lazy("Seats changed")),
    "events.approve": (
        gettext_lazy("Approve a registration"),
        gettext_lazy("Registration approved"),
    ),
    "events.refuse": (gettext_lazy("Refuse a registration"), gettext_lazy("Registration refused")),
    "events.cancel_registration": (
        gettext_lazy("Cancel a registration"),
        gettext_lazy("Registration cancelled by staff"),
    ),
    "events.people": (gettext_lazy("Change who comes"), gettext_lazy("Who comes was changed")),
    "events.forget": (
        gettext_lazy("Delete what is known of a registration"),
        gettext_lazy("Registration ended: a stranger had used the number"),
    ),
    "events.register": (gettext_lazy("Register somebody"), gettext_lazy("Registered by staff")),
    "events.import": (gettext_lazy("Bring in a list of people"), gettext_lazy("List brought in")),
    "events.export": (gettext_lazy("Download the list"), gettext_lazy("List downloaded")),
    "events.paper": (gettext_lazy("Print the list"), gettext_lazy("List with full names printed")),
    "events.ticks": (gettext_lazy("Type in the list from paper"), gettext_lazy("List typed in")),
    "events.certificates": (
        gettext_lazy("Issue certificates of attendance"),
        gettext_lazy("Certificates of attendance issued"),
    ),
    "events.release": (
        gettext_lazy("Give on seats of the absent"),
        gettext_lazy("Seats of the absent given on"),
    ),
}


@hooks.register("register_log_actions")
def lecture_actions(actions: LogActionRegistry) -> None:
    """What is done with sessions and registrations, as the history shows it: without names."""
    for key, (label, message) in _ACTIONS.items():
        actions.register_action(key, label, message)

    @actions.register_action("events.news")
    class News(LogFormatter):
        label = gettext_lazy("Write to those registered")

        def format_message(self, log_entry: Any) -> str:
            told = int((log_entry.data or {}).get("told", 0))
            text = ngettext("Written to %(count)d contact", "Written to %(count)d contacts", told)
            return text % {"count": told}
