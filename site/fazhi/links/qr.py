"""QR codes of short links, as vector for print and as bitmap for chat groups."""

import io

from django.http import HttpRequest

import segno

from fazhi.links.models import Link
from fazhi.origin import public_address

QUIET_ZONE = 4  # modules, as ISO/IEC 18004 asks


def qr_code(link: Link, request: HttpRequest, kind: str = "svg", kept: str = "") -> bytes:
    """The code of the link's public address; ``kind`` is ``svg`` or ``png`` (8 pixels a module).

    ``kept`` is what goes along (`fazhi.links.kept`).
    """
    address = public_address(f"{link.get_absolute_url()}{kept}", request)
    code = segno.make(address, error="m", micro=False)
    out = io.BytesIO()
    if kind == "svg":
        code.save(out, kind="svg", border=QUIET_ZONE, scale=8, title=str(link), nl=False)
    else:
        code.save(out, kind="png", border=QUIET_ZONE, scale=8)
    return out.getvalue()
