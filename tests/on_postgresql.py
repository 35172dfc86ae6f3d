"""Runs the tests given as pytest arguments on a private PostgreSQL: ``python -m tests.on_postgresql``."""

import os
import subprocess
import sys

from tests import migrated
from tests.services import PostgreSQL

NO_TESTS = 5


def main(arguments: list[str]) -> int:
    """Exit status of pytest; no selected test is no failure, a missing server is one in CI."""
    missing = PostgreSQL.missing()
    if missing:
        required = os.environ.get("FAZHI_REQUIRE_SERVICES") == "1"
        print(f"{'FAILED' if required else 'SKIPPED'}: tests on PostgreSQL: {missing}")
        return 1 if required else 0
    with PostgreSQL() as server:
        environment = {
            **os.environ,
            "FAZHI_TEST_DATABASE_URL": server.url,
            "FAZHI_TEST_TEMPLATE": migrated.make_template(server),
        }
        status = subprocess.run(
            [sys.executable, "-m", "pytest", *arguments], env=environment, check=False
        ).returncode
    return 0 if status == NO_TESTS else status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
