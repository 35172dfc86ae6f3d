"""A town of made-up texts in the index, and a private Elasticsearch where a test asks for it."""

from collections.abc import Callable, Iterator
from secrets import token_hex

import pytest
from elasticsearch import Elasticsearch as Client
from pytest_django import Settings

from search import readers, registry
from search.engines import choice
from search.engines.base import Engine, Row
from search.engines.circuit import Circuit
from search.engines.elasticsearch import ElasticsearchEngine, client_of
from search.finding import facets
from search.indexing.rebuilding import rebuild
from search.indexing.rows import rows_of
from search.models import Entry, Generation
from tests.search.engines import corpus
from tests.services import Elasticsearch
from tests.services.base import free_ports

Away = Callable[[], None]


@pytest.fixture(autouse=True)
def circuit(monkeypatch: pytest.MonkeyPatch) -> Circuit:
    """A circuit of each test's own."""
    made = Circuit()
    for module in ("engines.choice", "indexing.deliveries", "indexing.mirrors"):
        monkeypatch.setattr(f"search.{module}.circuit", made)
    return made


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch, db: None) -> corpus.Town:
    """Everything there is to be found, without readers of other apps."""
    made = corpus.made_up()
    monkeypatch.setattr(readers, "_readers", {})
    monkeypatch.setattr(facets, "shelves", facets.Shelves())  # it remembers those of other tests
    monkeypatch.setattr(registry, "_sources", {corpus.SOURCE: made.source()})
    return made


@pytest.fixture
def generation(town: corpus.Town) -> Generation:
    """The town's index in the database."""
    return rebuild()


@pytest.fixture
def node(elasticsearch: Elasticsearch) -> Iterator[ElasticsearchEngine]:
    """Indexes in the node that no other test has."""
    engine = ElasticsearchEngine(client_of(elasticsearch.url), f"t-{token_hex(5)}")
    yield engine
    _delete(engine.client, engine.prefix)


@pytest.fixture(
    params=["database", pytest.param("elasticsearch", marks=pytest.mark.services)],
)
def engine(request: pytest.FixtureRequest, generation: Generation) -> Engine:
    """Each engine with the town's index."""
    if request.param == "database":
        return choice.database_engine()
    node: ElasticsearchEngine = request.getfixturevalue("node")
    node.create(generation.pk)
    node.write(generation.pk, all_rows(generation))
    node.finish(generation.pk)
    return node


@pytest.fixture
def cluster(elasticsearch: Elasticsearch, settings: Settings) -> Iterator[Elasticsearch]:
    """The site has the node, and a prefix of its own in it."""
    settings.ELASTICSEARCH_URL = elasticsearch.url
    settings.ELASTICSEARCH_PREFIX = prefix = f"t-{token_hex(5)}"
    yield elasticsearch
    _delete(client_of(elasticsearch.url), prefix)


@pytest.fixture
def go_away(settings: Settings, cluster: Elasticsearch) -> Iterator[tuple[Away, Away]]:
    """Lets the cluster be down, and be back."""
    (port,) = free_ports(1)

    def away() -> None:
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{port}"

    def back() -> None:
        settings.ELASTICSEARCH_URL = cluster.url

    yield away, back
    back()


def all_rows(generation: Generation) -> list[Row]:
    """What an index of a generation holds."""
    entries = Entry.objects.filter(generation=generation).values_list("pk", flat=True)
    return sorted(rows_of(generation.pk, entries), key=lambda row: row.entry)


def _delete(client: Client, prefix: str) -> None:
    # One by one: a cluster refuses to delete by a pattern.
    for name in client.indices.get(index=f"{prefix}-*", expand_wildcards="all"):
        client.indices.delete(index=name)
