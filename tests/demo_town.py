"""The demonstration town, loaded once for all tests that ask for ``demo_town``. A plugin of pytest.

They run first, one after the other and in one process, unless they take so long that a second town is worth
it; each one's own changes are undone as ever. Any other test finds no town.
"""

from collections.abc import Iterator
from contextlib import ExitStack

from django.db import transaction

import pytest
from pytest_django.plugin import DjangoDbBlocker

from fazhi.town.demo import load_demo

_removal = ExitStack()


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in filter(_asks_for_it, items):
        if not item.get_closest_marker("heavy"):
            item.add_marker(pytest.mark.xdist_group("demonstration town"))
    items.sort(key=_asks_for_it, reverse=True)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if not _asks_for_it(item):
        _removal.close()


@pytest.fixture(scope="session")
def demo_town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demonstration town as a newcomer finds it."""
    with django_db_blocker.unblock(), ExitStack() as loading:
        loading.enter_context(transaction.atomic())
        loading.callback(transaction.set_rollback, rollback=True)
        load_demo()
        loaded = loading.pop_all()

    def remove() -> None:
        with django_db_blocker.unblock():
            loaded.close()

    _removal.callback(remove)
    yield
    _removal.close()


def _asks_for_it(item: pytest.Item) -> bool:
    return "demo_town" in getattr(item, "fixturenames", ())
