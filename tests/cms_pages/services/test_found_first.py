"""The right guide or journey comes first for what residents type, over the laws of the demonstration."""

from collections.abc import Iterator

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

import pytest
from pytest_django import DjangoDbBlocker

from cms_pages.services.demo.guides import GUIDES
from cms_pages.services.demo.journeys import JOURNEYS
from legal_library.finding.naming import count_names
from legal_library.importers import wheel
from legal_library.importers.run import run_import
from legal_library.models import LawVersion, VersionFinding
from legal_library.note_loading import load_notes
from search.curated.lexicon_loading import load_lexicon
from search.engines.base import Engine
from search.engines.choice import database_engine
from search.finding.facets import Filters
from search.finding.searching import Options, find
from search.indexing.rebuilding import rebuild
from search.models import EntryText, Generation
from tests.cms_pages.services.everyday import WORDS
from tests.cms_pages.services.published import publish_demonstration
from tests.search.engines.conftest import all_rows, node  # noqa: F401 - a fixture

CHINESE = Filters("zh-hans")


def test_the_list_is_long_and_names_what_there_is() -> None:
    keys = {one.key for one in (*GUIDES, *JOURNEYS)}
    assert len(WORDS) >= 45
    assert {key for wanted in WORDS.values() for key in wanted} <= keys


@pytest.fixture(scope="module")
def generation(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Generation]:
    """The demonstration with its guides, and the laws of its wheel, in the index."""
    database = wheel.installed()
    if database is None:
        pytest.skip("needs the laws of the demonstration: make .venv/installed-demo")
    with django_db_blocker.unblock(), transaction.atomic():
        publish_demonstration()
        run_import(wheel.of_database(database))
        if connection.vendor == "postgresql":
            # Nothing is committed, so that it knows no table's size and takes minutes for the index
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        load_notes()
        blocking = VersionFinding.objects.blocking().filter(version=OuterRef("pk"))
        LawVersion.objects.exclude(Exists(blocking)).update(released_at=timezone.now())
        count_names()
        load_lexicon()
        yield rebuild()
        transaction.set_rollback(True)


def first(query: str, engine: Engine) -> str:
    """Where the first hit leads."""
    found = find(query, CHINESE, Options(engine=engine))
    text = EntryText.objects.filter(entry__in=found.entries[:1]).first()
    return text.url if text else ""


def misses(engine: Engine) -> dict[str, str]:
    """The words whose first hit is another one, with it."""
    hits = {query: first(query, engine) for query in WORDS}
    return {
        query: url
        for query, url in hits.items()
        if url not in {f"/guides/{key}/" for key in WORDS[query]}
    }


@pytest.mark.heavy
@pytest.mark.django_db
def test_everyday_words_find_the_right_guide_first(generation: Generation) -> None:
    assert misses(database_engine()) == {}


@pytest.mark.heavy
@pytest.mark.services
@pytest.mark.django_db
def test_everyday_words_do_so_in_elasticsearch(
    generation: Generation,
    node: Engine,  # noqa: F811
) -> None:
    node.create(generation.pk)
    node.write(generation.pk, all_rows(generation))
    node.finish(generation.pk)
    assert misses(node) == {}
