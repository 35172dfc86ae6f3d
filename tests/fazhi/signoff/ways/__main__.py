"""``python -m tests.fazhi.signoff.ways``: tries everything as everybody and writes ``table.csv``."""

import logging
import os
import sys


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "fazhi.settings.test"
    import django

    django.setup()
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    from tests.distinct_keys import spread_keys
    from tests.fazhi.signoff.conftest import found_office
    from tests.fazhi.signoff.ways.matrix import rows, write_table
    from tests.fazhi.signoff.ways.states import STATES

    setup_test_environment()
    logging.disable()
    databases = setup_databases(verbosity=0, interactive=False)
    spread_keys()
    try:
        write_table(row for state in STATES for row in rows(state, found_office))
    finally:
        teardown_databases(databases, verbosity=0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
