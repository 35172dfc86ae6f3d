"""``python -m benchmarks.documents``: how long documents take, and how large they are."""

import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.settings.test")


def main() -> int:
    import django

    django.setup()
    from fazhi.documents.typesetting import typeset
    from tests.fazhi.documents.test_typesetting import GUIDE, POSTER

    before = _memory()
    first = _seconds(lambda: typeset(GUIDE))
    print("| what | ms | KB |\n| --- | --- | --- |")
    print(f"| the first guide of a process | {1000 * first:.0f} | {_size(typeset(GUIDE))} |")
    guides = [replace(GUIDE, title=f"第{n}份指南") for n in range(50)]
    posters = [replace(POSTER, title=f"第{n}个村的海报") for n in range(100)]
    for name, described in (("guide, two pages", guides), ("poster", posters)):
        times = [_seconds(lambda one=one: typeset(one)) for one in described]
        print(
            f"| {name} (median) | {1000 * statistics.median(times):.1f} | {_size(typeset(described[0]))} |"
        )
        print(f"| {len(described)} of them | {1000 * sum(times):.0f} | |")
    print(f"\nmemory: {before} MB before, {_memory()} MB at most")
    return 0


def _seconds(make: Callable[[], object]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start


def _size(made: bytes) -> int:
    return len(made) // 1024


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
