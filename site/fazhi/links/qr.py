"""QR codes of short links, as vector for print and as bitmap for chat groups."""

import io

from django.http import HttpRequest

import segno

from fazhi.links.models import Link
from fazhi.origin import public_address

QUIET_ZONE = 4  # modules, as ISO/IEC 18004 asks


# A code may have any of eight masks (ISO/IEC 18004, 7.8); weighing them takes four fifths of the time.
FIXED_MASK = 4


def qr_code(link: Link, request: HttpRequest, kind: str = "svg", kept: str = "") -> bytes:
    """The code of the link's public address; ``kind`` is ``svg`` or ``png`` (8 pixels a module).

    ``kept`` is what goes along (`fazhi.links.kept`).
    """
    address = public_address(f"{link.get_absolute_url()}{kept}", request)
    code = segno.make(address, error="m", micro=False)
    if kind == "svg":
        return _as_svg(code, str(link), xmldecl=True).encode()
    out = io.BytesIO()
    code.save(out, kind="png", border=QUIET_ZONE, scale=8)
    return out.getvalue()


def qr_drawing(address: str, title: str = "") -> str:
    """The code of any address as SVG, for pages and print: a thousand of them take two or three seconds."""
    code = segno.make(address, error="m", micro=False, mask=FIXED_MASK, boost_error=False)
    return _as_svg(code, title or address, xmldecl=False)


def _as_svg(code: segno.QRCode, title: str, *, xmldecl: bool) -> str:
    """With a size of its own, and drawn to whatever frame it gets (``unit`` adds the ``viewBox``)."""
    out = io.BytesIO()
    sizes = {"border": QUIET_ZONE, "scale": 8, "unit": "px"}
    code.save(out, kind="svg", title=title, nl=False, xmldecl=xmldecl, **sizes)
    return out.getvalue().decode()
