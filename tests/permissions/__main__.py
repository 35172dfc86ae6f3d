"""``python -m tests.permissions``: asks every route as every role and writes ``table.csv``."""

import logging
import os
import sys


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "fazhi.settings.test"
    import django

    django.setup()
    from django.db import transaction
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    from fazhi.departments.demo import demo_accounts
    from fazhi.town.demo import load_demo
    from tests.distinct_keys import spread_keys
    from tests.permissions.furniture import furnish
    from tests.permissions.matrix import ANONYMOUS, measured, write_table

    setup_test_environment()
    logging.disable()
    databases = setup_databases(verbosity=0, interactive=False)
    spread_keys()
    try:
        # As in the tests: what waits for the commit, such as redirects, never comes.
        with transaction.atomic():
            load_demo()
            furnish()
            write_table(
                list(measured([ANONYMOUS, *(name for name, _role, _department in demo_accounts())]))
            )
    finally:
        teardown_databases(databases, verbosity=0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
