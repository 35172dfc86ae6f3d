"""Elasticsearch holds what the database holds, whatever happens between the two."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

import pytest
from pytest_django import Settings

from search.engines.base import EngineDown, Plan, Row
from search.engines.choice import answering_engine, database_engine, engine_of
from search.engines.circuit import Circuit
from search.engines.elasticsearch import ElasticsearchEngine
from search.indexing import deliveries
from search.indexing.changes import note_changes
from search.indexing.deliveries import deliver
from search.indexing.generations import active_generation, take_away
from search.indexing.mirrors import fill_mirror, keep_mirrors
from search.indexing.rebuilding import rebuild
from search.models import Delivery, Entry, Generation, Mirror, MirrorState
from tests.search.engines.conftest import Away, all_rows
from tests.search.engines.corpus import SOURCE, Town, matching
from tests.services import Elasticsearch

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
EVERYTHING = Plan(strict=((("条例",),),))
MARTIANS = Plan(strict=((("外星人",),),))


@pytest.fixture
def generation(town: Town, cluster: Elasticsearch) -> Generation:
    """The town's index in the database and in the cluster."""
    return rebuild()


def _change(town: Town, key: int, body: str | None) -> None:
    """Rewords everything of a subject, or takes it away; indexed after the commit."""
    if body is None:
        del town.documents[key]
    else:
        town.documents[key] = [replace(one, body=body) for one in town.documents[key]]
    with transaction.atomic():
        note_changes(SOURCE, key)


def _mirror() -> Mirror:
    return Mirror.objects.get(state=MirrorState.WHOLE)


def _assert_same(*plans: Plan) -> None:
    """The cluster answers, and finds what reading finds."""
    generation = active_generation()
    assert generation is not None
    engine = answering_engine(generation.pk)
    assert isinstance(engine, ElasticsearchEngine)
    engine.refresh(generation.pk)
    rows = all_rows(generation)
    for plan in plans or (EVERYTHING, MARTIANS):
        found = engine.retrieve(generation.pk, plan)
        assert (found.strict, found.counts) == matching(rows, plan)
    assert list(engine.entries(generation.pk)) == [row.entry for row in rows]


def _now_due() -> None:
    Mirror.objects.update(next_attempt_at=None)
    Delivery.objects.update(next_attempt_at=None)


def test_a_build_fills_the_cluster_too(generation: Generation) -> None:
    assert not Delivery.objects.exists()
    _assert_same()


def test_what_is_committed_is_delivered_at_once(town: Town, generation: Generation) -> None:
    _change(town, 3, "外星人")
    _change(town, 4, None)
    town.documents[77] = [replace(town.documents[5][0], body="外星人", url="/sample/77/0")]
    with transaction.atomic():
        note_changes(SOURCE, 77)
    assert not Delivery.objects.exists()
    assert Entry.objects.filter(subject=77).exists()
    _assert_same()


def test_what_is_rolled_back_is_not(town: Town, generation: Generation) -> None:
    engine = engine_of(_mirror())
    row = next(iter(all_rows(generation)))
    with transaction.atomic():
        deliveries.note_deliveries(generation.pk, [row.entry])
        transaction.set_rollback(True)
    assert not Delivery.objects.exists()
    _assert_same()
    assert engine.exists(generation.pk)


def test_an_outage_loses_nothing(
    town: Town, generation: Generation, go_away: tuple[Away, Away]
) -> None:
    away, back = go_away
    away()
    _change(town, 3, "外星人")
    _change(town, 4, None)
    _change(town, 5, "合同")
    _change(town, 5, "外星人")
    assert Delivery.objects.filter(entry__in=Entry.objects.filter(subject=3).values("pk")).exists()
    first = Mirror.objects.get().next_attempt_at
    _now_due()
    keep_mirrors()
    mirror = Mirror.objects.get()
    assert (mirror.attempts, mirror.state) == (2, MirrorState.WHOLE)
    assert first is not None
    assert mirror.next_attempt_at is not None
    assert mirror.next_attempt_at > first
    back()
    assert deliver() == 0  # not due yet
    _now_due()
    assert keep_mirrors()
    assert not Delivery.objects.exists()
    _assert_same()


def test_older_deliveries_never_replace_newer_ones(town: Town, generation: Generation) -> None:
    """Of two that deliver at once the slower one has read what was there before."""
    engine = engine_of(_mirror())
    (old, *_) = [row for row in all_rows(generation) if row.subject == 3]
    gone = next(row for row in all_rows(generation) if row.subject == 4)
    _change(town, 3, "外星人")
    _change(town, 4, None)
    assert engine.put(generation.pk, [old, gone], versions={old.entry: 1, gone.entry: 1}) == []
    assert engine.put(generation.pk, [], {old.entry: 1}) == []
    _assert_same()


def test_a_copy_that_is_behind_is_not_asked(
    town: Town, generation: Generation, go_away: tuple[Away, Away], circuit: Circuit
) -> None:
    away, back = go_away
    away()
    _change(town, 3, "外星人")
    back()
    circuit.worked()
    assert answering_engine(generation.pk).name == "elasticsearch"
    Delivery.objects.update(made_at=timezone.now() - dt.timedelta(minutes=1))
    assert answering_engine(generation.pk) is database_engine()


def test_rows_that_are_refused_hold_up_no_others(
    town: Town, generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    from search.engines import elasticsearch_bodies

    document = elasticsearch_bodies.document

    def spoilt(row: Row) -> dict[str, Any]:
        return {**document(row), **({"day": "never"} if row.subject == 3 else {})}

    with monkeypatch.context() as patch:
        patch.setattr(elasticsearch_bodies, "document", spoilt)
        _change(town, 3, "外星人")
        _change(town, 3, "外星人 外星人")
        _change(town, 4, "外星人")
        _now_due()
        deliver()
    waiting = Delivery.objects.all()
    assert {one.entry for one in waiting} == set(
        Entry.objects.filter(subject=3, generation=generation).values_list("pk", flat=True)
    )
    assert all(one.trouble and one.attempts and one.next_attempt_at for one in waiting)
    assert answering_engine(generation.pk).name == "elasticsearch"
    _now_due()
    deliver()
    assert not Delivery.objects.exists()
    _assert_same()


def test_a_cluster_that_takes_nothing_is_waited_for(town: Town, generation: Generation) -> None:
    """As one whose disk is full: no row is to blame."""
    engine = engine_of(_mirror())
    index = engine.index(generation.pk)
    engine.client.indices.put_settings(index=index, settings={"blocks.write": True})
    _change(town, 3, "外星人")
    assert Delivery.objects.filter(trouble="").exists()
    assert not Delivery.objects.exclude(trouble="").exists()
    assert _mirror().attempts == 1
    engine.client.indices.put_settings(index=index, settings={"blocks.write": False})
    _now_due()
    keep_mirrors()
    _assert_same()


def test_a_copy_without_many_rows_is_not_whole(
    town: Town, cluster: Elasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    from search.engines import elasticsearch_bodies

    with monkeypatch.context() as patch:
        patch.setattr(elasticsearch_bodies, "document", lambda row: {"pk": "none"})
        generation = rebuild()
    assert answering_engine(generation.pk) is database_engine()
    _now_due()
    keep_mirrors()
    _assert_same()


def test_many_are_left_to_the_job(
    town: Town, generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliveries, "AT_ONCE", 2)
    monkeypatch.setattr(deliveries, "PORTION", 3)
    _change(town, 3, "外星人")
    assert Delivery.objects.count() > 2
    assert keep_mirrors() == "+8"
    _assert_same()


def test_a_new_build_takes_the_place_of_the_old_one(town: Town, generation: Generation) -> None:
    old = _mirror()
    town.documents[3] = [replace(one, body="外星人") for one in town.documents[3]]
    rebuild()
    _assert_same()
    take_away(generation.pk)  # once nobody asks it any more
    assert not Mirror.objects.filter(pk=old.pk, state=MirrorState.WHOLE).exists()
    keep_mirrors()
    assert not engine_of(old).exists(generation.pk)
    assert Mirror.objects.count() == 1


def test_a_build_succeeds_without_the_cluster(
    town: Town, cluster: Elasticsearch, go_away: tuple[Away, Away]
) -> None:
    away, back = go_away
    away()
    generation = rebuild()
    assert answering_engine(generation.pk) is database_engine()
    _change(town, 3, "外星人")
    back()
    keep_mirrors()  # waits: it was down a moment ago
    assert answering_engine(generation.pk) is database_engine()
    _now_due()
    keep_mirrors()
    _assert_same()


def test_what_changes_while_a_copy_is_filled_is_delivered_to_it(
    town: Town, generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows that were read before the change are sent after it."""
    deliveries.leave_mirrors(generation.pk)
    put = ElasticsearchEngine.put
    seen: list[int] = []

    def slow(self: ElasticsearchEngine, number: int, rows: Any, *args: Any, **more: Any) -> Any:
        if not seen:
            rows = list(rows)
            seen.append(len(rows))
            _change(town, 3, "外星人")
            _change(town, 4, None)
            assert answering_engine(generation.pk) is database_engine()
            assert fill_mirror(generation) is None  # one at a time
        return put(self, number, rows, *args, **more)

    monkeypatch.setattr(ElasticsearchEngine, "put", slow)
    assert fill_mirror(generation)
    assert Delivery.objects.exists()
    keep_mirrors()
    assert not Delivery.objects.exists()
    _assert_same()


def test_what_changes_during_a_build_is_in_it(
    town: Town, generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = ElasticsearchEngine.put
    seen: list[int] = []

    def meanwhile(self: ElasticsearchEngine, number: int, rows: Any, *a: Any, **more: Any) -> Any:
        if not seen:
            rows = list(rows)
            seen.append(number)
            _change(town, 3, "外星人")
            _assert_same()  # by the old one
        return put(self, number, rows, *a, **more)

    monkeypatch.setattr(ElasticsearchEngine, "put", meanwhile)
    new = rebuild()
    assert seen == [new.pk]
    deliver()
    _assert_same()


def test_a_copy_half_filled_is_never_asked(
    town: Town, cluster: Elasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(self: ElasticsearchEngine, number: int) -> None:
        raise EngineDown

    with monkeypatch.context() as patch:
        patch.setattr(ElasticsearchEngine, "finish", breaks)
        generation = rebuild()
    assert answering_engine(generation.pk) is database_engine()
    (half,) = Mirror.objects.all()
    assert engine_of(half).exists(generation.pk)
    _now_due()
    keep_mirrors()
    assert not engine_of(half).exists(generation.pk)
    _assert_same()


def test_a_cluster_that_lost_everything_is_filled_again(
    town: Town, generation: Generation, circuit: Circuit
) -> None:
    engine_of(_mirror()).drop(generation.pk)
    _change(town, 3, "外星人")  # makes no index by itself
    assert answering_engine(generation.pk) is database_engine()
    keep_mirrors()
    _assert_same()
    engine_of(_mirror()).drop(generation.pk)
    keep_mirrors()  # nothing was to be delivered
    _assert_same()
    assert circuit.lets_through()


def test_what_changed_without_the_cluster_makes_its_copy_useless(
    town: Town, generation: Generation, settings: Settings
) -> None:
    url, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, ""
    _change(town, 3, "外星人")
    assert not Delivery.objects.exists()
    settings.ELASTICSEARCH_URL = url
    assert answering_engine(generation.pk) is database_engine()
    keep_mirrors()
    _assert_same()
