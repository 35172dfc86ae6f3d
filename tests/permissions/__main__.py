"""``python -m tests.permissions``: asks every route as every role and writes ``table.csv``."""

import sys

from tests.own_database import own_database


def main() -> int:
    with own_database():
        from django.db import transaction

        from fazhi.departments.demo import demo_accounts
        from fazhi.town.demo import load_demo
        from tests.permissions.furniture import furnish
        from tests.permissions.matrix import ANONYMOUS, measured, write_table

        # As in the tests: what waits for the commit, such as redirects, never comes.
        with transaction.atomic():
            load_demo()
            furnish()
            write_table(
                list(measured([ANONYMOUS, *(name for name, _role, _department in demo_accounts())]))
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
