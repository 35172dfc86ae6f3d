"""`search_check` and the job of the night: what the copy in Elasticsearch has otherwise, and its repair."""

import logging
from io import StringIO
from typing import Any

from django.core.management import call_command

import pytest

from search.engines import elasticsearch, elasticsearch_bodies
from search.engines.base import Row
from search.engines.choice import answering_engine, database_engine, engine_of
from search.engines.elasticsearch import ElasticsearchEngine
from search.indexing import mirror_checking
from search.indexing.changes import note_changes
from search.indexing.deliveries import leave_mirrors
from search.indexing.mirror_checking import CopyDrift, CopyState, check_copy, repair_copy
from search.indexing.mirrors import fill_mirror, keep_mirrors
from search.indexing.rebuilding import rebuild
from search.jobs import check_and_repair
from search.models import Delivery, Entry, Generation, Mirror, MirrorState
from tests.search.engines.conftest import Away, all_rows
from tests.search.engines.corpus import SOURCE, Town
from tests.services import Elasticsearch

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
LATE = 10**9  # a delivery that this database has not come to


@pytest.fixture
def generation(town: Town, cluster: Elasticsearch) -> Generation:
    """The town's index in the database and in the cluster."""
    return rebuild()


@pytest.fixture
def copy(generation: Generation) -> ElasticsearchEngine:
    """The engine of the copy."""
    return engine_of(Mirror.objects.get(state=MirrorState.WHOLE))


def spoil(copy: ElasticsearchEngine, generation: Generation, version: int = 0) -> None:
    """Two entries are missing, one is too much, three are as they were before."""
    rows = all_rows(generation)
    missing = {row.entry: version for row in rows[:2]}
    surplus = Row(rows[-1].entry + 1000, "page", 1, 1, 1.0, 0, "条例", "", "0" * 16)
    old = [Row(**{**vars(row), "digest": "f" * 16}) for row in rows[4:7]]
    versions = {row.entry: version for row in (surplus, *old)}
    assert copy.put(generation.pk, [surplus, *old], missing, versions) == []


def checked() -> CopyDrift:
    found = check_copy()
    assert found is not None
    return found


def numbers(found: CopyDrift) -> tuple[int, int, int, int]:
    return found.missing, found.surplus, found.outdated, found.waiting


def run(*arguments: str) -> tuple[int, str]:
    """The exit status of `search_check`, and what it says."""
    out, status = StringIO(), 0
    try:
        call_command("search_check", "--quiet", *arguments, stdout=out, stderr=out)
    except SystemExit as end:
        status = int(end.code or 0)
    return status, out.getvalue()


def assert_whole(generation: Generation) -> None:
    """The copy answers, and has what the database has."""
    found = checked()
    assert (found.state, numbers(found)) == (CopyState.COMPARED, (0, 0, 0, 0))
    assert found.held == Entry.objects.filter(generation=generation).count()
    assert isinstance(answering_engine(generation.pk), ElasticsearchEngine)


def test_a_whole_copy_is_clean(generation: Generation) -> None:
    assert_whole(generation)
    status, said = run()
    assert status == 0
    count = Entry.objects.filter(generation=generation).count()
    assert f"Elasticsearch：现有 {count}，缺 0，多 0，过时 0，待送 0" in said


@pytest.mark.parametrize("portion", [1000, 2])
def test_what_differs_is_counted_and_delivered(
    copy: ElasticsearchEngine,
    generation: Generation,
    portion: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mirror_checking, "PORTION", portion)
    monkeypatch.setattr(mirror_checking, "KEYS", portion)
    monkeypatch.setattr(elasticsearch, "KEYS", portion)
    spoil(copy, generation)
    assert numbers(checked()) == (2, 1, 3, 0)
    status, said = run()
    assert status == 2
    assert "缺 2，多 1，过时 3" in said
    mirror = Mirror.objects.get()
    status, said = run("--repair")
    assert status == 0
    assert "已修复" in said
    assert_whole(generation)
    assert Mirror.objects.get() == mirror
    assert run()[0] == 0


def test_what_waits_for_its_delivery_is_no_drift(
    town: Town, copy: ElasticsearchEngine, generation: Generation, go_away: tuple[Away, Away]
) -> None:
    away, back = go_away
    away()
    del town.documents[4]
    note_changes(SOURCE, 4)
    back()
    waiting = Delivery.objects.count()
    assert waiting
    found = checked()
    assert (numbers(found), found.is_clean) == ((0, 0, 0, waiting), True)


def test_a_copy_that_heard_of_later_deliveries_is_made_anew(
    copy: ElasticsearchEngine, generation: Generation
) -> None:
    """As after a database was put back from a backup."""
    spoil(copy, generation, LATE)
    before = Mirror.objects.get()
    assert run("--repair")[0] == 0
    assert_whole(generation)
    keep_mirrors()
    assert not Mirror.objects.filter(pk=before.pk).exists()


def test_where_much_differs_another_copy_is_made(
    copy: ElasticsearchEngine, generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirror_checking, "MOST_DELIVERED", 3)
    spoil(copy, generation)
    before = Mirror.objects.get()
    assert repair_copy(checked()) == checked()
    assert Mirror.objects.get(state=MirrorState.WHOLE) != before
    assert_whole(generation)


def test_a_copy_that_is_not_there_is_made(
    copy: ElasticsearchEngine, generation: Generation
) -> None:
    copy.drop(generation.pk)
    status, said = run()
    assert status == 2
    assert "没有完整的索引副本" in said
    assert run("--repair")[0] == 0
    assert_whole(generation)
    leave_mirrors(generation.pk)
    assert checked().state is CopyState.ABSENT


def test_a_copy_that_is_being_filled_is_left_alone(
    generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = ElasticsearchEngine.put
    said = []

    def meanwhile(self: ElasticsearchEngine, *args: Any, **more: Any) -> Any:
        said.append(run("--repair"))
        return put(self, *args, **more)

    leave_mirrors(generation.pk)
    with monkeypatch.context() as patch:
        patch.setattr(ElasticsearchEngine, "put", meanwhile)
        fill_mirror(generation)
    ((status, words),) = said
    assert status == 0
    assert "正在建立索引副本" in words
    assert_whole(generation)


@pytest.mark.parametrize("arguments", [(), ("--repair",)])
def test_a_cluster_that_does_not_answer_is_told_in_words(
    generation: Generation, go_away: tuple[Away, Away], arguments: tuple[str, ...]
) -> None:
    away, _back = go_away
    away()
    status, said = run(*arguments)
    assert status == 2
    assert "Elasticsearch 没有应答" in said
    assert "Traceback" not in said
    assert answering_engine(generation.pk).name == "elasticsearch", "the circuit is not its affair"


def test_without_copy_and_cluster_the_cluster_is_what_is_told(
    generation: Generation, go_away: tuple[Away, Away]
) -> None:
    leave_mirrors(generation.pk)
    away, _back = go_away
    away()
    assert checked().state is CopyState.UNREACHABLE


def test_the_job_of_the_night_tells_and_repairs(
    copy: ElasticsearchEngine,
    generation: Generation,
    go_away: tuple[Away, Away],
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert check_and_repair() == ""
    spoil(copy, generation)
    away, back = go_away
    away()
    assert check_and_repair() == ""
    back()
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]
    assert check_and_repair()
    assert "2 missing, 1 surplus, 3 outdated" in caplog.text
    assert_whole(generation)


def test_a_copy_of_an_earlier_layout_is_replaced(
    town: Town, cluster: Elasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after an update of the software: rows would not fit into it."""
    with monkeypatch.context() as patch:
        patch.setattr(elasticsearch_bodies, "LAYOUT", elasticsearch_bodies.LAYOUT - 1)
        generation = rebuild()
    assert checked().state is CopyState.ABSENT
    keep_mirrors()
    keep_mirrors()
    assert_whole(generation)
    assert Mirror.objects.count() == 1
    assert answering_engine(generation.pk) is not database_engine()
