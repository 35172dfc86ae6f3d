"""Full addresses of the site, for what leaves it: posters, mails, search engines.

A clerk may sit at an inner address of the same server; what is printed from there must still lead
residents to the public one.
"""

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri


def public_origin(request: HttpRequest | None) -> str:
    """Scheme and host of the public address; without one in the settings those of the request."""
    origin: str = settings.PUBLIC_ORIGIN
    if origin or request is None:
        return origin
    return f"{request.scheme}://{request.get_host()}"


def public_address(path: str, request: HttpRequest | None) -> str:
    """The full public address of a path; what names a host already stays."""
    if not path.startswith("/"):
        return path
    return public_origin(request) + (iri_to_uri(path) or "")
