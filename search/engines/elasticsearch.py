"""Elasticsearch 9, through its own client: answers instead of the database where it is set up."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError, helpers

from search.engines import elasticsearch_bodies as bodies
from search.engines.base import (
    ANSWER_WITHIN,
    PORTION,
    WRITE_WITHIN,
    Candidates,
    EngineDown,
    IndexLost,
    Plan,
    Refused,
    Row,
)

CONNECTIONS = 20
PORTION_BYTES = 8_000_000
KEYS = 10_000  # of rows in one answer: a cluster gives no more

_WANTED = (
    "responses.error,responses.timed_out,responses.hits.hits.sort,"
    "responses.aggregations.shelves.buckets,responses.aggregations.shelves.sum_other_doc_count"
)
_TAKEN = "items.*._id,items.*.status,items.*.error"


@cache
def client_of(url: str) -> Elasticsearch:
    """The connections of this process to a cluster. Whoever asks says how long to wait."""
    return Elasticsearch(
        url,
        request_timeout=ANSWER_WITHIN,
        max_retries=0,
        retry_on_timeout=False,
        connections_per_node=CONNECTIONS,
    )


class ElasticsearchEngine:
    """Indexes ``<prefix>-<generation>`` of a cluster.

    Rows are written through an alias, and only where it exists: the cluster would otherwise make an
    index of its own devising for rows that come too late. Every method raises `EngineDown`.
    """

    name = "elasticsearch"

    def __init__(self, client: Elasticsearch, prefix: str) -> None:
        self.client = client
        self._patient = client.options(request_timeout=WRITE_WITHIN)
        self.prefix = prefix

    def index(self, generation: int) -> str:
        """The name of the index of a generation."""
        return f"{self.prefix}-{int(generation)}"

    def alias(self, generation: int) -> str:
        """The name by which it is written to; an index of another layout is not found by it."""
        return f"{self.index(generation)}-rows-{bodies.LAYOUT}"

    def create(self, generation: int) -> None:
        """As `search.engines.base.Engine.create`."""
        self.drop(generation)
        with _trouble():
            self._patient.indices.create(
                index=self.index(generation),
                aliases={self.alias(generation): {}},
                **bodies.layout(),
            )

    def drop(self, generation: int) -> None:
        """As `search.engines.base.Engine.drop`."""
        with _trouble():
            self._patient.indices.delete(index=self.index(generation), ignore_unavailable=True)

    def write(self, generation: int, rows: Sequence[Row], old: Sequence[Row] = ()) -> None:
        """As `search.engines.base.Engine.write`. Raises ``ValueError`` for rows that are refused."""
        if refused := self.put(generation, rows):
            raise ValueError(f"refused: {refused[0].reason}")

    def remove(self, generation: int, old: Sequence[Row]) -> None:
        """As `search.engines.base.Engine.remove`."""
        self.put(generation, (), {row.entry: 0 for row in old})

    def put(
        self,
        generation: int,
        rows: Iterable[Row],
        gone: Mapping[int, int] | None = None,
        versions: Mapping[int, int] | None = None,
        *,
        patience: float = WRITE_WITHIN,
    ) -> list[Refused]:
        """Writes rows and takes those away whose ids are ``gone``; gives the rows that are refused.

        ``versions`` by id, and the values of ``gone``: nothing replaces what has a later one.
        ``patience`` is in seconds.
        """
        alias = self.alias(generation)
        actions = _actions(rows, gone or {}, versions or {})
        refused = []
        with _trouble():
            for taken, outcome in helpers.streaming_bulk(
                self.client.options(request_timeout=patience),
                actions,
                index=alias,
                require_alias=True,
                chunk_size=PORTION,
                max_chunk_bytes=PORTION_BYTES,
                raise_on_error=False,
                filter_path=_TAKEN,
            ):
                if not taken and (problem := _problem(outcome)):
                    refused.append(problem)
        return refused

    def finish(self, generation: int) -> None:
        """As `search.engines.base.Engine.finish`: from now on searches see every row."""
        with _trouble():
            index = self.index(generation)
            self._patient.indices.put_settings(index=index, settings={"refresh_interval": "1s"})
            self._patient.indices.refresh(index=index)

    def refresh(self, generation: int) -> None:
        """Lets searches see what was written this moment, not within a second."""
        with _trouble():
            self._patient.indices.refresh(index=self.index(generation))

    def exists(self, generation: int) -> bool:
        """Whether the index is there."""
        with _trouble():
            return bool(self.client.indices.exists_alias(name=self.alias(generation)))

    def retrieve(self, generation: int, plan: Plan) -> Candidates:
        """As `search.engines.base.Engine.retrieve`, in one request."""
        searches: list[bodies.Body] = []
        if plan.strict:
            searches.append(bodies.strict_search(plan))
        if plan.relaxed:
            searches.append(bodies.relaxed_search(plan, plan.within))
            searches += [bodies.relaxed_search(plan, place) for place in plan.focus]
        answers = self._ask(generation, searches)
        strict = next(answers) if plan.strict else {}
        return Candidates(
            strict=_keys(strict),
            counts=_counts(strict),
            relaxed=_keys(next(answers)) if plan.relaxed else [],
            focused=[key for answer in answers for key in _keys(answer)],
        )

    def entries(self, generation: int) -> Iterator[int]:
        """As `search.engines.base.Engine.entries`."""
        return (entry for entry, _ in self.digests(generation))

    def digests(self, generation: int) -> Iterator[tuple[int, str]]:
        """The ids of all rows, in ascending order, with what each was made from (`Row.digest`)."""
        found = self._digests(generation, bodies.digests_after(0, KEYS))
        while found:
            yield from found
            found = self._digests(generation, bodies.digests_after(found[-1][0], KEYS))

    def digests_of(self, generation: int, entries: Sequence[int]) -> dict[int, str]:
        """The same of some rows, at most `KEYS` of them, those that are there."""
        return dict(self._digests(generation, bodies.digests_of(entries))) if entries else {}

    def _digests(self, generation: int, search: bodies.Body) -> list[tuple[int, str]]:
        (answer,) = self._ask(generation, [search], self._patient)
        hits = answer.get("hits", {}).get("hits", ())
        return [(int(hit["sort"][0]), hit["sort"][1] or "") for hit in hits]

    def _ask(
        self,
        generation: int,
        searches: Sequence[bodies.Body],
        client: Elasticsearch | None = None,
    ) -> Iterator[dict[str, Any]]:
        if not searches:
            return iter(())
        header = {"index": self.index(generation), "allow_partial_search_results": False}
        with _trouble():
            answers = (
                (client or self.client)
                .msearch(
                    searches=[part for body in searches for part in (header, body)],
                    filter_path=_WANTED,
                )
                .body["responses"]
            )
        for answer in answers:
            if error := answer.get("error"):
                lost = error.get("type") == "index_not_found_exception"
                raise (IndexLost if lost else EngineDown)(str(error.get("reason", error))[:500])
            if answer.get("timed_out"):
                raise EngineDown("timed out")
        return iter(answers)


@contextmanager
def _trouble() -> Iterator[None]:
    """Whatever the client raises is an `EngineDown`."""
    try:
        yield
    except NotFoundError as error:
        raise IndexLost(str(error)[:500]) from error
    except (ApiError, TransportError) as error:
        raise EngineDown(f"{type(error).__name__}: {error}"[:500]) from error


def _actions(
    rows: Iterable[Row], gone: Mapping[int, int], versions: Mapping[int, int]
) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {
            "_op_type": "index",
            "_id": str(row.entry),
            "version": versions.get(row.entry, 0),
            "version_type": "external_gte",
            "_source": bodies.document(row),
        }
    for entry, version in gone.items():
        yield {
            "_op_type": "delete",
            "_id": str(entry),
            "version": version,
            "version_type": "external_gte",
        }


def _problem(outcome: Mapping[str, Any]) -> Refused | None:
    """What is wrong with a row that was not taken; nothing if a later one is there, or it is gone.

    Raises `EngineDown` where the row is not to blame.
    """
    ((operation, details),) = outcome.items()
    status, error = details.get("status"), details.get("error") or {}
    reason = f"{error.get('type', '')}: {error.get('reason', '')}"[:500]
    if error.get("type") == "index_not_found_exception":
        raise IndexLost(reason)
    if status == HTTPStatus.CONFLICT or (operation == "delete" and status == HTTPStatus.NOT_FOUND):
        return None
    if status == HTTPStatus.BAD_REQUEST:
        return Refused(int(details["_id"]), reason)
    # A full disk, no right to write, too much to do: no row is to blame.
    raise EngineDown(reason)


def _keys(answer: Mapping[str, Any]) -> list[int]:
    """The ids of what was found: the last of what each hit is sorted by."""
    return [int(hit["sort"][-1]) for hit in answer.get("hits", {}).get("hits", ())]


def _counts(answer: Mapping[str, Any]) -> Counter[int]:
    shelves = answer.get("aggregations", {}).get("shelves", {})
    if shelves.get("sum_other_doc_count"):
        raise EngineDown("more shelves than it counts")
    return Counter({int(one["key"]): one["doc_count"] for one in shelves.get("buckets", ())})
