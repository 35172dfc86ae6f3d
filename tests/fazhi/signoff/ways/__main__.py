"""``python -m tests.fazhi.signoff.ways``: tries everything as everybody and writes ``table.csv``."""

import sys

from tests.own_database import own_database


def main() -> int:
    with own_database():
        from tests.fazhi.signoff.conftest import found_office
        from tests.fazhi.signoff.ways.matrix import rows, write_table
        from tests.fazhi.signoff.ways.states import STATES

        write_table(row for state in STATES for row in rows(state, found_office))
    return 0


if __name__ == "__main__":
    sys.exit(main())
