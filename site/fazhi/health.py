"""Whether the site is alive and ready; rooms above register what they depend on."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.utils.crypto import get_random_string
from django.views.decorators.cache import never_cache

import structlog

logger = structlog.stdlib.get_logger(__name__)

_checks: dict[str, Callable[[], None]] = {}
_not_needed: set[str] = set()


@dataclass(frozen=True)
class Result:
    """One dependency; ``detail`` says why it is not ready and holds no secret.

    Without one that is not ``is_needed`` the site is ready all the same.
    """

    name: str
    ok: bool
    detail: str = ""
    is_needed: bool = True


def register_check(name: str, check: Callable[[], None], *, is_needed: bool = True) -> None:
    """Adds the dependency ``name``; ``check`` raises when it is not ready, within seconds.

    What is not ``is_needed`` is named where it fails, and the site is ready all the same.
    """
    _checks[name] = check
    if not is_needed:
        _not_needed.add(name)


def readiness() -> list[Result]:
    """Runs every registered check once."""
    results = []
    for name, check in sorted(_checks.items()):
        try:
            check()
        except Exception as error:  # noqa: BLE001 - whatever happens is the answer
            logger.warning("not ready", dependency=name, error=repr(error))
            detail = type(error).__name__
            results.append(Result(name, ok=False, detail=detail, is_needed=name not in _not_needed))
        else:
            results.append(Result(name, ok=True))
    return results


def check_database() -> None:
    """Asks the database one question."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def check_cache() -> None:
    """Writes a value to the cache and reads it back."""
    key, value = f"health:{get_random_string(12)}", get_random_string(12)
    cache.set(key, value, 10)
    if cache.get(key) != value:
        raise RuntimeError("the cache forgot a value")
    cache.delete(key)


def check_elasticsearch() -> None:
    """Asks the cluster for its health; yellow is enough."""
    from elasticsearch import Elasticsearch

    with Elasticsearch(settings.ELASTICSEARCH_URL, request_timeout=3, max_retries=0) as client:
        if client.cluster.health()["status"] == "red":
            raise RuntimeError("the cluster is red")


register_check("database", check_database)
register_check("cache", check_cache)
if settings.ELASTICSEARCH_URL:
    # The database answers in its place.
    register_check("elasticsearch", check_elasticsearch, is_needed=False)


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers; nothing else is asked."""
    return JsonResponse({"status": "alive"})


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Each dependency by name; 503 while one that is needed is not ready."""
    results = readiness()
    ready = all(r.ok for r in results if r.is_needed)
    return JsonResponse(
        {
            "status": "ready" if ready else "not ready",
            "checks": {r.name: "ok" if r.ok else r.detail for r in results},
        },
        status=200 if ready else 503,
    )
