"""``python -m benchmarks.certificates``: a thousand certificates, issued and printed in one file."""

import resource
import sys
import time
from collections.abc import Callable

from tests.own_database import own_database

MANY = 1_000


def main() -> int:
    with own_database():
        from django.db import connection
        from django.db.models import QuerySet
        from django.test.utils import CaptureQueriesContext

        from fazhi.certificates.issuing import Holder, issue_many
        from fazhi.certificates.models import Certificate
        from fazhi.certificates.printing import batch_pdf, pdf_of
        from tests.factories.certificates import BADGE, COURSE, course_values

        def of(kind: str) -> QuerySet[Certificate]:
            return Certificate.objects.filter(kind=kind).order_by("number")

        print("| what | seconds | |\n| --- | --- | --- |")
        for kind, values in ((COURSE, course_values()), (BADGE, {"post": "法治宣传员"})):
            holders = [Holder(None, values, _name(n)) for n in range(MANY)]
            with CaptureQueriesContext(connection) as captured:
                taken = _seconds(lambda kind=kind, who=holders: issue_many(kind.key, who))
            print(f"| {kind.layout}: {MANY} issued | {taken:.1f} | {len(captured)} queries |")
            first = of(kind.key)[0]
            pdf_of(first)  # reads the fonts
            taken = _seconds(lambda row=first: pdf_of(row))
            print(f"| {kind.layout}: one printed | {taken:.3f} | {len(pdf_of(first)) // 1024} KB |")
            before, start = _memory(), time.perf_counter()
            made = batch_pdf(of(kind.key))
            taken = time.perf_counter() - start
            print(
                f"| {kind.layout}: {MANY} printed in one file | {taken:.1f} | "
                f"{len(made) // 1024} KB, memory {before} MB before, {_memory()} MB at most |"
            )
    return 0


def _name(number: int) -> str:
    """Another one each time, so that nothing is set once for all."""
    return f"示例{chr(0x4E00 + number)}"


def _seconds(make: Callable[[], object]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
