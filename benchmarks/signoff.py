"""``python -m benchmarks.signoff``: what sign-off costs in a town of ten thousand pages.

With one department and with forty at the same time, on SQLite and then on a private PostgreSQL, each in an
installation of its own (`benchmarks.signoff_town`, `benchmarks.signoff_figures`). Beside each figure of ours
stands what Wagtail itself does there.
"""

import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.laws import Library
from tests.services import PostgreSQL

FEW, MANY = 1, 40
HEAD = (
    f"| with {FEW} / {MANY} departments | queries | p50 ms | p95 ms | processor ms |\n"
    "| --- | --- | --- | --- | --- |"
)
SCREENS = ("dashboards", "wagtail", "explorer", "reading", "publishing")


def beside(few: dict[str, Any], many: dict[str, Any]) -> Iterable[str]:
    """Lines of a table: what a figure is with few departments, and with many."""
    for name, one in few.items():
        other = many[name]
        times = " | ".join(f"{one[k]:.0f} / {other[k]:.0f}" for k in ("p50", "p95", "processor"))
        yield f"| {name} | {one['queries']} / {other['queries']} | {times} |"


def told(site: str, few: dict[str, Any], many: dict[str, Any]) -> None:
    """Prints the figures of both towns on one database, and the ratios to Wagtail."""
    print(f"\n{site}\n\n{HEAD}")
    for part in SCREENS:
        print("\n".join(beside(few[part], many[part])))
    for number, town in ((FEW, few), (MANY, many)):
        wagtail, publishing, verified = town["wagtail"], town["publishing"], town["verification"]
        panel = wagtail["panel of sign-off"]["p50"] / wagtail["panel of Wagtail"]["p50"]
        publish = publishing["here"]["p50"] / publishing["bare"]["p50"]
        thousands = verified["rows"] / 1000
        print(
            f"\n{number} departments: panel to Wagtail's {panel:.2f}, publishing to Wagtail's {publish:.2f}; "
            f"verify_signoffs {verified['rows']} rows and {verified['records']} records, of 1,000 rows "
            f"{verified['queries'] / thousands:.0f} queries and {verified['seconds'] / thousands:.1f} s"
        )


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="fazhi-bench-") as folder, PostgreSQL() as server:
        for database in (None, server):
            towns = [Library(Path(folder), f"departments{n}", database) for n in (FEW, MANY)]
            for town in towns:
                town.install()
            with ThreadPoolExecutor(2) as both:  # so that what else the machine does falls on both
                few, many = both.map(
                    lambda town, number: town.tell("signoff_figures", number), towns, (FEW, MANY)
                )
            told(towns[0].name, few, many)
    return 0


if __name__ == "__main__":
    sys.exit(main())
