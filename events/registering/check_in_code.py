"""What the desk scans: the code of a registration as an address of this site."""

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from events.models import Registration
from fazhi.links.qr import qr_drawing
from fazhi.outbox.origin import full_address


def check_in_code(registration: Registration) -> SafeString:
    """The QR code as SVG, to be shown on a phone or printed; empty once the code is deleted."""
    if not registration.code:
        return SafeString()
    address = full_address(reverse("arriving:code", args=[registration.code]))
    drawing = qr_drawing(address, _("Code for the desk"))
    return mark_safe(drawing)  # noqa: S308 - drawn by segno
