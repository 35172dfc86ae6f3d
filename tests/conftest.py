"""What every test can use."""

import gc
import subprocess
from contextlib import suppress
from pathlib import Path
from threading import Thread

from django.core.cache import cache
from django.db import connection
from django.test import Client

import pytest
from pytest_django.plugin import DjangoDbBlocker

from fazhi.accounts.models import User
from legal_library.importers import wheel
from tests import migrated
from tests.distinct_keys import spread_keys
from tests.factories.accounts import AdministratorFactory, UserFactory

pytest_plugins = [
    "tests.groups",
    "tests.only_with_database",
    "tests.skips",
    "tests.standing",
    "tests.towns",
    "tests.services.pytest_support",
]


def pytest_sessionstart(session: pytest.Session) -> None:
    """The database is migrated while the processes of a run collect their tests."""
    if getattr(session.config.option, "numprocesses", None) and connection.vendor == "sqlite":
        Thread(target=_migrate).start()


def pytest_collection_finish() -> None:
    """What was collected stays to the end, so the garbage collector passes it over."""
    gc.collect()
    gc.freeze()


def _migrate() -> None:
    # A migration that fails is told by the tests that need the database.
    with suppress(subprocess.CalledProcessError):
        migrated.prepare()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """On SQLite the tests begin with a copy of the migrated database."""
    if connection.vendor == "sqlite":
        migrated.copy_to(Path(connection.settings_dict["TEST"]["NAME"]))


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool) -> bool:
    """The copy is not made anew; it goes with the folder of the tests."""
    return django_db_keepdb or connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The database of the tests, in which no two tables share a key."""
    with django_db_blocker.unblock():
        spread_keys()


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Tests share nothing through the cache."""
    cache.clear()


@pytest.fixture(autouse=True)
def _laws_of_the_demonstration(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test finds the wheel with laws only if it is heavy: `make test` installs none.

    What is set up for many tests, such as the demonstration town, comes before this.
    """
    if request.node.get_closest_marker("heavy") is None:
        monkeypatch.setattr(wheel, "installed", lambda: None)


@pytest.fixture
def administrator(db: None) -> User:
    """An account that may do everything."""
    return AdministratorFactory.create()


@pytest.fixture
def user(db: None) -> User:
    """An account without any right."""
    return UserFactory.create()


@pytest.fixture
def admin_client(administrator: User) -> Client:
    """A browser in which the administrator is signed in."""
    client = Client()
    client.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
