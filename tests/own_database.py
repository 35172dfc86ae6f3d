"""A database as tests have it, for commands that write down what tests then hold the software to."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def own_database() -> Iterator[None]:
    """Sets Django up for tests, with an empty database that is gone afterwards."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "fazhi.settings.test"
    import django

    django.setup()
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    from tests.distinct_keys import spread_keys

    setup_test_environment()
    logging.disable()
    databases = setup_databases(verbosity=0, interactive=False)
    spread_keys()
    try:
        yield
    finally:
        teardown_databases(databases, verbosity=0)
