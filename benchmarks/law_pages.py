"""``python -m benchmarks.law_pages laws|lists``: what pages of laws cost in an installation, as JSON.

Each page is asked in turns, in every round once with an empty cache and once more, by Django's test client.
"""

import gzip
import json
import os
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from typing import Any

ROUNDS = 9
LONG, SHORT = "中华人民共和国民法典", "中华人民共和国村民委员会组织法"
LISTS = {
    "all laws": "/law/",
    "with words": "/law/?q=保护",
    "with words, status, kind": "/law/?q=管理&status=in_force&kind=law",
    "all laws as CSV": "/law/laws.csv",
    "changes (Atom)": "/law/changes.atom",
}
SCREENS = {
    "administration: laws": "/admin/law/",
    "administration: laws with words": "/admin/law/?q=办法",
    "administration: laws with blocking findings": "/admin/law/?findings=blocking",
    "administration: versions with open findings": "/admin/lawversion/?findings=open",
}


@dataclass
class Measured:
    """Medians; ``processor`` is that of the Python process alone, warm."""

    cold_ms: float
    warm_ms: float
    processor_ms: float
    cold_queries: int
    warm_queries: int
    size: int
    gzipped: int


def measure(pages: dict[str, tuple[Any, str]]) -> dict[str, Measured]:
    """Asks every page in turns; each value is a client and an address."""
    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    found: dict[str, list[tuple[float, ...]]] = {name: [] for name in pages}
    for client, path in pages.values():
        client.get(path)  # what a process loads once
    for _round in range(ROUNDS):
        for name, (client, path) in pages.items():
            cache.clear()
            cold, _processor, _content = _ask(client, path)
            warm, processor, _content = _ask(client, path)
            found[name].append((cold, warm, processor))
    measured = {}
    for name, (client, path) in pages.items():
        cache.clear()
        with CaptureQueriesContext(connection) as cold_queries:
            client.get(path)
        with CaptureQueriesContext(connection) as warm_queries:
            _wall, _processor, content = _ask(client, path)
        cold, warm, processor = (
            statistics.median(column) for column in zip(*found[name], strict=True)
        )
        counts = len(cold_queries), len(warm_queries)
        sizes = len(content), len(gzip.compress(content, 6))
        measured[name] = Measured(cold, warm, processor, *counts, *sizes)
    return measured


def _ask(client: Any, path: str) -> tuple[float, float, bytes]:
    """Milliseconds, those of this processor, and what was answered."""
    begun, used = time.perf_counter(), time.process_time()
    response = client.get(path)
    content = response.getvalue()
    spent = time.process_time() - used
    assert response.status_code in {200, 302}, (path, response.status_code)
    return 1000 * (time.perf_counter() - begun), 1000 * spent, content


def laws() -> dict[str, str]:
    """The page and an article's page of the long law and of the short one."""
    from legal_library.models import Law

    pages = {}
    for name, title in (("long", LONG), ("short", SHORT)):
        address = Law.objects.get(title=title).get_absolute_url()
        pages[f"{name}: page"] = address
        pages[f"{name}: article"] = f"{address}art/10/"
    return pages


def lists() -> dict[str, str]:
    """Every list, and the way from a title to its law."""
    from legal_library.models import Law

    title = Law.objects.public().values_list("title", flat=True)[0]
    return {**LISTS, "a law by its name": f"/law/?title={title}"}


def main() -> int:
    import django

    django.setup()
    from django.test import Client

    from fazhi.accounts.models import User

    reader = Client(headers={"host": "127.0.0.1"})
    editor = Client(headers={"host": "127.0.0.1"})
    if sys.argv[1] == "laws":
        pages = {name: (reader, path) for name, path in laws().items()}
    else:
        user = User.objects.create_superuser("benchmark")
        editor.force_login(user)
        pages = {name: (reader, path) for name, path in lists().items()}
        pages |= {name: (editor, path) for name, path in SCREENS.items()}
    print(json.dumps({name: asdict(one) for name, one in measure(pages).items()}))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.settings.dev")
    sys.exit(main())
