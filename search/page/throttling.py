"""How often one address may search: whoever asks a hundred times a second slows down nobody else.

Counted in the cache, in short spans of time; of an address only a keyed hash is kept, for seconds. A
cache that each process has for itself, or that is out of reach, allows more and never less. A village
hall shares one address, so that the limits are those of many people.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac

from fazhi.accounts.addresses import counted_address

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Limit:
    """``most`` requests of one address in ``seconds``; each name counts by itself."""

    name: str
    most: int
    seconds: int = 10


SEARCHES = Limit("searches", 40)
SUGGESTIONS = Limit("suggestions", 100)
INSIDE = Limit("inside", 40)  # one law
OPENED = Limit("opened", 40)


def is_too_often(request: HttpRequest, limit: Limit) -> bool:
    """Counts the request, and says whether it is one too many."""
    span = int(time.time()) // limit.seconds
    address = counted_address(request) or "-"
    hashed = salted_hmac("search.page.throttling", f"{span} {address}").hexdigest()
    key = f"search:{limit.name}:{hashed}"
    cache.add(key, 0, limit.seconds * 2)
    try:
        return (cache.incr(key) or 0) > limit.most
    except ValueError:  # the cache has just forgotten it, or is out of reach
        return False


def throttled(limit: Limit, refuse: Callable[[HttpRequest], HttpResponseBase]) -> Any:
    """For a view: what is too much is answered by ``refuse``, with 429 and when to come back."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not is_too_often(request, limit):
                return view(request, *args, **kwargs)
            response = refuse(request)
            response.status_code = 429
            response["Retry-After"] = str(limit.seconds)
            response["Cache-Control"] = "no-store"
            return response

        return guarded

    return decorate
