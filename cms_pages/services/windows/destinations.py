"""The list of windows, as menus can lead to it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.navigation.destinations import Destination, register_destination
from fazhi.navigation.signals import forget_when_changed
from fazhi.places.models import Counter


def register() -> None:
    """Called once, when the apps are ready."""
    register_destination(
        Destination(
            "windows:index",
            pgettext_lazy("of a service centre", "Windows"),
            _("Which window handles what, and whether it is open now"),
            Counter.objects.exists,
        )
    )
    forget_when_changed(Counter)
