"""What a watching machine asks, with services that answer and with services that do not."""

from django.core.cache import cache
from django.test import Client

import pytest
from pytest_django import Settings

from fazhi import health
from fazhi.env import read_environment
from fazhi.settings.services import caches
from tests.factories.pages import found_home
from tests.services.base import free_ports


@pytest.fixture
def lost_redis(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """The cache of a production installation whose Redis is gone."""
    (port,) = free_ports(1)
    monkeypatch.setenv("FAZHI_REDIS_URL", f"redis://127.0.0.1:{port}/0")
    settings.CACHES = caches(read_environment())


def test_alive_asks_for_nothing(client: Client) -> None:
    """Without the database: the fixture that would allow it is not there."""
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "alive"}
    assert "no-cache" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_ready_names_what_it_asked(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert {"database": "ok", "cache": "ok"}.items() <= answer.json()["checks"].items()


@pytest.mark.django_db
def test_what_is_not_ready_is_named_and_nothing_is_given_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ConnectionError("password 12345 refused at 10.0.0.7")

    monkeypatch.setitem(health._checks, "queue", fail)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["queue"] == "ConnectionError"
    assert answer.json()["checks"]["database"] == "ok"
    assert "12345" not in answer.content.decode()


@pytest.mark.django_db
def test_a_lost_cache_is_named(client: Client, lost_redis: None) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["cache"] != "ok"


@pytest.mark.django_db
def test_pages_come_without_the_cache(client: Client, lost_redis: None) -> None:
    home = found_home()
    cache.set("anything", 1)
    assert cache.get("anything") is None
    assert client.get(home.url).status_code == 200
