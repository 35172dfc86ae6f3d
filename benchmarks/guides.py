"""``python -m benchmarks.guides``: what guides cost beside a bare page of Wagtail, and a workbook of 299.

In an installation with the demonstration town, on SQLite and then on a private PostgreSQL.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.laws import PAGES, Library
from tests.services import PostgreSQL

BARE, LISTS = "bare page", ("list", "list of 3,000")


class Town(Library):
    """An installation with the demonstration town, but for its laws."""

    def install(self) -> None:
        super().install()
        self.run("manage.py", "load_demo")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="fazhi-bench-") as folder, PostgreSQL() as server:
        for database in (None, server):
            town = Town(Path(folder), "guides", database)
            town.install()
            found = town.tell("guide_figures")
            print(f"\n{town.name}\n\n{PAGES}")
            for name, one in found["pages"].items():
                times = " | ".join(f"{one[k]:.1f}" for k in ("cold_ms", "warm_ms", "processor_ms"))
                queries = f"{one['cold_queries']} | {one['warm_queries']}"
                print(f"| {name} | {times} | {queries} | {one['size']} | {one['gzipped']} |")
            bare = found["pages"][BARE]
            for name, one in found["pages"].items():
                if name != BARE:
                    print(f"{name} to {BARE}: {one['processor_ms'] / bare['processor_ms']:.2f}")
            few, many = (found["pages"][name]["processor_ms"] for name in LISTS)
            print(f"list of 3,000 to list of 30: {many / few:.2f}")
            print(
                f"signed 38 pages in {found['signing']:.1f} s of the processor; workbook of 299 guides: "
                + ", ".join(f"{name} {spent:.1f} s" for name, spent in found["workbook"].items())
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
