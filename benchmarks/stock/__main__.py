"""``python -m benchmarks.stock FOLDER DATABASE [ELASTICSEARCH]``: what Wagtail's own search finds.

FOLDER has ``articles.jsonl`` and ``queries.json`` (see `benchmarks.search_figures`). It prints JSON: seconds
to build, bytes, and for each query the keys of the first hits and milliseconds.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django
from django.conf import settings

from benchmarks.search_figures import size_of

FIRST = 10
PATIENCE = 180  # seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("database")
    parser.add_argument("elasticsearch", nargs="?", default="")
    options = parser.parse_args()
    settings.configure(
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "taggit",
            "wagtail.search",
            "wagtail",
            "benchmarks.stock",
        ],
        DATABASES={"default": _database(options.database)},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        STATIC_URL="/static/",
        WAGTAILSEARCH_BACKENDS={"default": _backend(options.elasticsearch)},
    )
    django.setup()
    print(json.dumps(_measured(options.folder, bool(options.elasticsearch)), ensure_ascii=False))


def _database(url: str) -> dict[str, Any]:
    """A file of SQLite, or the address of a database of PostgreSQL."""
    if "://" not in url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": url}
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.removeprefix("/"),
        "USER": parts.username,
        "PASSWORD": parts.password,
        "HOST": parts.hostname,
        "PORT": parts.port,
    }


def _backend(elasticsearch: str) -> dict[str, Any]:
    if not elasticsearch:
        return {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}
    return {
        "BACKEND": "wagtail.search.backends.elasticsearch9",
        "URLS": [elasticsearch],
        "INDEX_PREFIX": "stock",
        "AUTO_UPDATE": False,
    }


def _measured(folder: Path, in_cluster: bool) -> dict[str, Any]:
    from django.core.management import call_command
    from django.db import connection

    from wagtail.search.backends import get_search_backend

    from benchmarks.stock.models import Article

    call_command("migrate", run_syncdb=True, verbosity=0)
    with (folder / "articles.jsonl").open(encoding="utf-8") as lines:
        articles = [Article(**json.loads(line)) for line in lines]
    Article.objects.bulk_create(articles, batch_size=1000)
    backend = get_search_backend()
    if in_cluster:
        # The private node lacks n-grams, which serve completion while typing and nothing else.
        settings = type(backend).settings["settings"]
        analyzers = settings["analysis"]["analyzer"]
        settings["analysis"] = {"analyzer": {name: {"type": "standard"} for name in analyzers}}
    before = size_of(connection)
    begun = time.perf_counter()
    call_command("update_index", verbosity=0)
    built = time.perf_counter() - begun
    if in_cluster:
        backend.es.indices.refresh(index="stock*")
        statistics = backend.es.indices.stats(index="stock*")
        size = statistics["_all"]["primaries"]["store"]["size_in_bytes"]
    else:
        size = size_of(connection) - before
    queries = json.loads((folder / "queries.json").read_text(encoding="utf-8"))
    answers = []
    begun = time.perf_counter()
    for query in queries:
        answers.append(_answer(backend, Article, query))
        if time.perf_counter() - begun > PATIENCE:  # queries that are left are not judged
            break
    return {"build": built, "size": size, "answers": answers}


def _answer(backend: Any, model: Any, query: str) -> dict[str, Any]:
    begun = time.perf_counter()
    found = backend.search(query, model)
    keys = [article.key for article in found[:FIRST]]
    found.count()
    return {"keys": keys, "ms": (time.perf_counter() - begun) * 1000}


if __name__ == "__main__":
    main()
