"""Searches are answered by the database, soon, while Elasticsearch is not there."""

import socket
import time
from collections.abc import Iterator

import pytest
from pytest_django import Settings
from pytest_django.fixtures import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from search.engines.choice import database_engine
from search.engines.circuit import Circuit
from search.finding.facets import Filters
from search.finding.searching import Found, Options, find
from search.indexing.deliveries import note_deliveries
from search.indexing.rebuilding import rebuild
from search.models import Entry, Generation, Mirror, MirrorState
from tests.search.engines.corpus import LANGUAGE, Town
from tests.services import Elasticsearch
from tests.services.base import free_ports
from tests.services.pytest_support import require

pytestmark = pytest.mark.django_db
SOON = 2.0  # seconds
QUERY = "公民 赔偿损失"


@pytest.fixture
def hung() -> Iterator[str]:
    """The address of something that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def _search() -> Found:
    return find(QUERY, Filters(LANGUAGE))


def _timed() -> tuple[Found, float]:
    begun = time.perf_counter()
    return _search(), time.perf_counter() - begun


def _pretend_whole(generation: Generation) -> None:
    Mirror.objects.create(generation=generation.pk, prefix="t-lost", state=MirrorState.WHOLE)


def test_without_a_cluster_the_database_answers(generation: Generation) -> None:
    found = _search()
    assert found.ranked
    assert found.engine in {"sqlite", "postgresql"}


def test_nobody_waits_for_a_cluster_that_is_not_there(
    generation: Generation, settings: Settings
) -> None:
    expected = _search()
    (port,) = free_ports(1)
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{port}"
    _pretend_whole(generation)
    found, seconds = _timed()
    assert seconds < SOON
    assert found == expected


def test_a_hung_cluster_is_waited_for_once(
    generation: Generation, settings: Settings, hung: str
) -> None:
    expected = _search()
    settings.ELASTICSEARCH_URL = hung
    _pretend_whole(generation)
    found, first = _timed()
    assert found == expected
    assert 1 < first < SOON
    found, second = _timed()
    assert found == expected
    assert second < 0.5


def test_a_hung_cluster_delays_who_writes_once(
    generation: Generation,
    settings: Settings,
    hung: str,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.ELASTICSEARCH_URL = hung
    _pretend_whole(generation)
    entry = Entry.objects.filter(generation=generation).values_list("pk", flat=True)[0]
    begun = time.perf_counter()
    for _ in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            note_deliveries(generation.pk, [entry])
    assert time.perf_counter() - begun < SOON
    assert Mirror.objects.get().attempts == 1


@pytest.mark.services
def test_an_index_that_is_lost_is_answered_for(
    generation: Generation, settings: Settings, elasticsearch: Elasticsearch, circuit: Circuit
) -> None:
    expected = _search()
    settings.ELASTICSEARCH_URL = elasticsearch.url
    _pretend_whole(generation)
    assert _search() == expected
    assert circuit.lets_through()


@pytest.mark.services
def test_each_engine_finds_the_same_in_as_many_queries(
    town: Town, cluster: Elasticsearch, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rebuild()
    _search()  # now the shelves are known
    with django_assert_max_num_queries(10):
        found = _search()
    assert found.engine == "elasticsearch"
    with django_assert_max_num_queries(10):
        of_the_database = find(QUERY, Filters(LANGUAGE), Options(engine=database_engine()))
    assert found.entries == of_the_database.entries
    assert (found.total, found.counts) == (of_the_database.total, of_the_database.counts)


@pytest.mark.services
@pytest.mark.heavy
def test_a_node_that_is_killed_is_answered_for_at_once(town: Town, settings: Settings) -> None:
    require(Elasticsearch)
    with Elasticsearch() as node:
        settings.ELASTICSEARCH_URL = node.url
        rebuild()
        assert _search().engine == "elasticsearch"
        expected = _search().entries
        node.stop()
        found, seconds = _timed()
    assert found.engine != "elasticsearch"
    assert found.entries == expected
    assert seconds < SOON


def test_a_circuit_lets_one_caller_try_again_after_a_while() -> None:
    now = [100.0]
    circuit = Circuit(seconds=30, clock=lambda: now[0])
    assert circuit.lets_through()
    assert circuit.lets_through()
    circuit.failed()
    assert not circuit.lets_through()
    now[0] += 30
    assert circuit.lets_through()
    assert not circuit.lets_through()  # that one is still trying
    circuit.failed()
    now[0] += 29
    assert not circuit.lets_through()
    now[0] += 1
    assert circuit.lets_through()
    circuit.worked()
    assert circuit.lets_through()
    assert circuit.lets_through()
