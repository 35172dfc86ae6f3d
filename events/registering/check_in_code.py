"""What the desk scans: the code of a registration as an address of this site."""

import io

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

import segno

from events.models import Registration
from fazhi.links.qr import QUIET_ZONE
from fazhi.outbox.origin import full_address


def check_in_code(registration: Registration) -> SafeString:
    """The QR code as SVG, to be shown on a phone or printed; empty once the code is deleted."""
    if not registration.code:
        return SafeString()
    address = full_address(reverse("arriving:code", args=[registration.code]))
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    title = _("Code for the desk")
    code.save(
        out, kind="svg", border=QUIET_ZONE, scale=6, unit="px", title=title, xmldecl=False, nl=False
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308 - drawn by segno
