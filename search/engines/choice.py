"""Which engine is asked: the database's own always holds the index, another one may answer first."""

import datetime as dt
import logging
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection
from django.db.models import Exists
from django.utils import timezone

from search.engines.base import Candidates, Engine, EngineDown, IndexLost, Plan
from search.engines.circuit import Circuit
from search.engines.database import DatabaseEngine
from search.models import Delivery, Mirror, MirrorState

if TYPE_CHECKING:
    from search.engines.elasticsearch import ElasticsearchEngine

# A copy that has not heard for so long of what was changed is not asked until it has.
BEHIND = dt.timedelta(seconds=20)

circuit = Circuit()
logger = logging.getLogger(__name__)


@cache
def _engine_of(vendor: str) -> DatabaseEngine:
    if vendor == "postgresql":
        from search.engines.postgresql import PostgreSQLEngine

        return PostgreSQLEngine()
    from search.engines.sqlite import SQLiteEngine

    return SQLiteEngine()


def database_engine() -> DatabaseEngine:
    """The engine of the project's own database."""
    return _engine_of(connection.vendor)


def has_cluster() -> bool:
    """Whether Elasticsearch is set up."""
    return bool(settings.ELASTICSEARCH_URL)


def engine_of(mirror: Mirror) -> "ElasticsearchEngine":
    """The engine that keeps a copy."""
    from search.engines.elasticsearch import ElasticsearchEngine, client_of

    return ElasticsearchEngine(client_of(settings.ELASTICSEARCH_URL), mirror.prefix)


def answering_engine(generation: int) -> Engine:
    """Elasticsearch where its copy is whole and has heard of everything, else the database."""
    if not has_cluster():
        return database_engine()
    late = Delivery.objects.filter(
        generation=generation, made_at__lt=timezone.now() - BEHIND, trouble=""
    )
    mirror = Mirror.objects.filter(
        ~Exists(late), generation=generation, state=MirrorState.WHOLE
    ).first()
    if mirror is None or not circuit.lets_through():
        return database_engine()
    return engine_of(mirror)


def retrieve(generation: int, plan: Plan) -> tuple[Candidates, str]:
    """Candidates from the engine that answers, and its name. The database answers for one that is down."""
    engine = answering_engine(generation)
    if engine is not database_engine():
        try:
            candidates = engine.retrieve(generation, plan)
        except EngineDown as problem:
            if isinstance(problem, IndexLost):  # no time is lost by asking again
                circuit.worked()
            else:
                circuit.failed()
            logger.warning("%s does not answer, the database does: %s", engine.name, problem)
        else:
            circuit.worked()
            return candidates, engine.name
    return database_engine().retrieve(generation, plan), database_engine().name


ENGINES = ("database", "elasticsearch")


class NoSuchEngine(LookupError):
    """An engine is not set up, or its copy of the index is not whole."""


def engine_named(name: str, generation: int) -> Engine:
    """One of `ENGINES`, whichever answers otherwise. Raises `NoSuchEngine`."""
    if name == "database":
        return database_engine()
    mirror = Mirror.objects.filter(generation=generation, state=MirrorState.WHOLE).first()
    if name != "elasticsearch" or not has_cluster() or mirror is None:
        raise NoSuchEngine(name)
    return engine_of(mirror)
