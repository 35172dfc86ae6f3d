"""Views of this room and of the rooms below navigation that menus can lead to."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.departments.models import Department
from fazhi.navigation.destinations import Destination, register_destination
from fazhi.navigation.signals import forget_when_changed
from fazhi.places.models import Venue, Village


def register() -> None:
    """Called once, when the apps are ready."""
    register_destination(
        Destination(
            "places:villages",
            _("Villages and communities"),
            _("What your village or community offers, and who to turn to there"),
            Village.objects.exists,
        )
    )
    register_destination(
        Destination(
            "places:my_village",
            _("My village"),
            _("Whom to call and where to go in your village or community, at a glance"),
            Village.objects.exists,
        )
    )
    register_destination(
        Destination(
            "places:venues",
            pgettext_lazy("in the menu", "Places"),
            _("Where to handle matters and take part, and when it is open"),
            Venue.objects.exists,
        )
    )
    register_destination(
        Destination(
            "departments:index",
            _("Departments of the town"),
            _("Which department is responsible for what"),
            lambda: Department.objects.active().exists(),
        )
    )
    forget_when_changed(Village, Venue, Department)
    register_destination(Destination("site_map", _("Site map"), _("All pages at a glance")))
