from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from fazhi.people.viewsets import PeopleGroup


@hooks.register("register_admin_viewset")
def people_viewsets() -> PeopleGroup:
    """The menu of persons and what belongs to them."""
    return PeopleGroup()


@hooks.register("register_log_actions")
def people_actions(actions: LogActionRegistry) -> None:
    """What is done with a person, as the history shows it: without the person's data."""
    actions.register_action("people.consent", _("Record consent"), _("Consent recorded"))
    actions.register_action("people.withdraw", _("Withdraw consent"), _("Consent withdrawn"))
    actions.register_action("people.export", _("Hand out data"), _("Data handed out"))
    actions.register_action("people.erase_fields", _("Erase fields"), _("Fields erased"))
    actions.register_action("people.erase", _("Erase"), _("Erased"))
