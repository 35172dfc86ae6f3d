"""The village that a visitor has chosen: kept in their browser, without an account.

Nothing is stored on the server. The cookie holds the village's permanent id, so that it outlives a
change of name or address.
"""

from django.http import HttpRequest

from fazhi.functional_cookies import VILLAGE
from fazhi.places.models import Village

_KEPT = "_my_village"  # on the request: found out once, and only when somebody asks


def current_village(request: HttpRequest | None) -> Village | None:
    """The visitor's village; ``None`` without a choice, or when what was chosen is gone.

    One query for a request that brings the cookie, none for others.
    """
    if request is None:
        return None
    if not hasattr(request, _KEPT):
        public_id = VILLAGE.value(request)
        found = Village.objects.filter(public_id=public_id).first() if public_id else None
        setattr(request, _KEPT, found)
    village: Village | None = getattr(request, _KEPT)
    return village
