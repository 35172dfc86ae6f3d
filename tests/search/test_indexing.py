"""How the index keeps up: changes, failures, builds beside it, drift."""

import datetime as dt
import subprocess
from collections import Counter
from collections.abc import Iterator

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest
import time_machine
from pytest_django import Settings

from fazhi.jobs.claims import new_claim
from fazhi.jobs.models import Run
from fazhi.jobs.registry import find_job
from fazhi.jobs.runner import run_here
from search.engines.choice import database_engine
from search.finding.facets import Filters, shelves
from search.finding.searching import find
from search.indexing import catching_up, generations, rebuilding
from search.indexing.catching_up import BUILD_JOB, catch_up
from search.indexing.changes import AT_ONCE, BACKLOG, JOB, index_changes, note_changes
from search.indexing.checking import check, repair
from search.indexing.generations import (
    active_generation,
    building_generation,
    must_be_built,
    tidy_up,
)
from search.indexing.rebuilding import AlreadyBuilding, rebuild
from search.jobs import CHECK_JOB, TIDY_JOB
from search.models import Change, Entry, EntryText, Generation, GenerationState, Shelf
from search.watching import ChangesWait, NoIndex, OutdatedIndex, check_index
from tests.search.conftest import Indexing
from tests.search.found import titles
from tests.search.small_source import NAME, SmallSource, only

pytestmark = pytest.mark.django_db


@pytest.fixture
def source() -> Iterator[SmallSource]:
    with only(SmallSource()) as made:
        yield made


def publish(source: SmallSource, key: int, text: str, *, at_once: bool = True) -> None:
    with transaction.atomic():
        source.texts[key] = text
        note_changes(NAME, key, at_once=at_once)


def found(words: str) -> int:
    return len(find(words, Filters("zh-hans")).entries)


def test_a_few_changes_are_indexed_at_once_and_many_by_the_job(
    source: SmallSource, indexing: Indexing
) -> None:
    with indexing():
        publish(source, 1, "垃圾分类")
    assert found("垃圾分类") == 1
    assert not Change.objects.exists()
    source.texts.update(dict.fromkeys(range(2, AT_ONCE + 4), "低保申请"))
    with indexing():
        note_changes(NAME, *source.texts)
    assert found("低保") == 0
    assert Run.objects.filter(job=JOB).count() == 1
    index_changes()
    assert found("低保") == AT_ONCE + 2
    assert not Change.objects.exists()


def test_with_a_broker_the_job_does_all(
    source: SmallSource, indexing: Indexing, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.indexing.changes.has_broker", lambda: True)
    with indexing():
        publish(source, 1, "垃圾分类")
    assert found("垃圾分类") == 0
    assert Run.objects.filter(job=JOB).exists()


def test_who_changes_one_of_many_that_wait_does_not_wait_for_them(
    source: SmallSource, indexing: Indexing
) -> None:
    with indexing():
        for key in range(BACKLOG):
            publish(source, key, "低保", at_once=False)
        publish(source, 1000, "垃圾分类")
    assert 1000 not in source.asked


def test_what_was_rolled_back_is_not_indexed(source: SmallSource, indexing: Indexing) -> None:
    with indexing(), transaction.atomic():
        publish(source, 1, "垃圾分类")
        transaction.set_rollback(True)
    assert not Change.objects.exists()
    assert found("垃圾分类") == 0


def test_several_changes_of_one_subject_are_one(source: SmallSource, indexing: Indexing) -> None:
    with indexing():
        publish(source, 1, "旧标题")
        publish(source, 1, "新标题")
    assert source.asked == [1]
    assert titles(NAME) == {"新标题"}


def test_a_failure_is_tried_again_ever_more_seldom(source: SmallSource, indexing: Indexing) -> None:
    source.broken.add(1)
    with indexing():
        publish(source, 1, "垃圾分类")
        publish(source, 2, "低保")
    assert titles(NAME) == {"低保"}
    change = Change.objects.get()
    assert (change.attempts, change.trouble) == (1, "RuntimeError")
    assert index_changes() == ""
    waits = []
    for _attempt in range(3):
        change.refresh_from_db()
        assert change.next_attempt_at is not None
        waits.append(change.next_attempt_at - timezone.now())
        with time_machine.travel(change.next_attempt_at + dt.timedelta(seconds=1)):
            index_changes()
            change.refresh_from_db()
    source.broken.clear()
    with time_machine.travel(timezone.now() + dt.timedelta(hours=2)):
        index_changes()
    assert not Change.objects.exists()
    assert titles(NAME) == {"低保", "垃圾分类"}


def test_a_change_costs_few_queries_however_large_the_index_is(
    source: SmallSource, indexing: Indexing
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured, indexing():
            publish(source, 1, f"垃圾分类{len(source.asked)}")
        return len(captured)

    queries()
    few = queries()
    source.texts.update(dict.fromkeys(range(2, 300), "低保"))
    rebuild()
    assert queries() <= few
    assert few <= 32


def test_an_empty_installation_is_built_by_itself_and_asked_without_errors(
    source: SmallSource, indexing: Indexing
) -> None:
    source.texts[1] = "垃圾分类"
    assert must_be_built()
    assert found("垃圾分类") == 0
    run_here(find_job(JOB))
    assert run_here(find_job(BUILD_JOB)).result == "1"
    assert found("垃圾分类") == 1
    assert not must_be_built()


def test_an_index_of_another_version_answers_until_it_is_built_anew(
    source: SmallSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    source.texts[1] = "垃圾分类"
    rebuild()
    Generation.objects.update(analysis_version=0)
    assert must_be_built()
    with pytest.raises(OutdatedIndex):
        check_index()
    assert found("垃圾分类") == 1
    assert run_here(find_job(JOB)).result == ""
    assert Run.objects.filter(job=BUILD_JOB).exists()
    run_here(find_job(BUILD_JOB))
    assert not must_be_built()


def test_a_build_never_shows_half_and_hears_of_what_changes_meanwhile(
    source: SmallSource, indexing: Indexing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    source.texts.update(dict.fromkeys(range(1, 9), "旧标题"))
    rebuild()
    seen: list[int] = []

    def meanwhile(progress: rebuilding.Progress) -> None:
        seen.append(found("标题"))
        if progress.done == 4:
            publish(source, 1, "新标题")  # was read already
            publish(source, 8, "新标题")  # is read later
            with transaction.atomic():
                del source.texts[2]
                note_changes(NAME, 2)
            index_changes()

    rebuild(meanwhile)
    assert set(seen) == {8, 7}, "at no time half of them"
    texts = EntryText.objects.filter(entry__generation=active_generation())
    assert Counter(texts.values_list("title", flat=True)) == {"新标题": 2, "旧标题": 5}
    assert found("标题") == 7
    assert not Change.objects.exists()
    assert check().is_clean


def test_what_waited_before_a_build_is_not_read_twice(
    source: SmallSource, indexing: Indexing
) -> None:
    for key in range(30):
        publish(source, key, "标题", at_once=False)
    rebuild()
    assert sorted(source.asked) == list(range(30))
    assert not Change.objects.exists()


def test_very_many_changes_during_a_build_are_left_to_the_next(
    source: SmallSource, indexing: Indexing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "MOST_LATE", 3)
    source.texts[0] = "开头"

    def meanwhile(progress: rebuilding.Progress) -> None:
        for key in range(1, 6):
            publish(source, key, "标题", at_once=False)
        index_changes()  # of the old index

    rebuild(meanwhile)
    assert titles(NAME) == {"开头"}
    assert Change.objects.filter(indexed_at=None).count() == 5
    index_changes()
    assert found("标题") == 5


def test_many_changes_are_built_and_a_few_are_not(
    source: SmallSource, indexing: Indexing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catching_up, "MANY", 4)
    rebuild()
    first = active_generation()
    for key in range(3):
        publish(source, key, "标题", at_once=False)
    catch_up()
    assert active_generation() == first
    for key in range(3, 9):
        publish(source, key, "标题", at_once=False)
    catch_up()
    assert active_generation() != first
    assert found("标题") == 9


def test_what_cannot_be_read_is_left_out_of_a_build_and_comes_later(source: SmallSource) -> None:
    source.texts.update({1: "好的", 2: "坏的"})
    source.broken.add(2)
    rebuild()
    assert titles(NAME) == {"好的"}
    source.broken.clear()
    index_changes()
    assert titles(NAME) == {"好的", "坏的"}


def test_a_fault_of_the_software_does_not_empty_the_index(source: SmallSource) -> None:
    source.texts.update(dict.fromkeys(range(60), "标题"))
    rebuild()
    source.broken.update(range(60))
    with pytest.raises(RuntimeError):
        rebuild()
    assert found("标题") > 0
    assert building_generation() is None


def test_a_build_that_fails_leaves_the_old_index_and_nothing_else(source: SmallSource) -> None:
    source.texts[1] = "标题"
    rebuild()
    active = active_generation()

    def fail(progress: rebuilding.Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(fail)
    assert active_generation() == active
    assert found("标题") == 1
    assert not Generation.objects.filter(state=GenerationState.BUILDING).exists()


def test_two_builds_at_once_are_refused_and_the_second_says_who(source: SmallSource) -> None:
    source.texts[1] = "标题"

    def second(progress: rebuilding.Progress) -> None:
        with pytest.raises(AlreadyBuilding, match=r"process \d+ has been building"):
            rebuild()

    rebuild(second)
    assert found("标题") == 1


def left_behind() -> Generation:
    """A build whose process was killed: it runs no more on this machine."""
    process = subprocess.Popen(["sleep", "60"])
    claim = new_claim(process.pid)
    process.kill()
    process.wait()
    generation = Generation.objects.create(
        state=GenerationState.BUILDING, analysis_version=1, builder=claim
    )
    database_engine().create(generation.pk)
    return generation


def test_a_killed_build_is_noticed_and_cleaned(source: SmallSource) -> None:
    source.texts[1] = "标题"
    rebuild()
    killed = left_behind()
    assert building_generation() is None
    assert found("标题") == 1
    run_here(find_job(TIDY_JOB))
    assert not Generation.objects.filter(pk=killed.pk).exists()
    killed = left_behind()
    rebuild()
    assert not Generation.objects.filter(pk=killed.pk).exists()
    tables = connection.introspection.table_names()
    assert database_engine().words_table(killed.pk) not in tables


def test_a_build_of_another_machine_that_fell_silent_is_cleaned(source: SmallSource) -> None:
    silent = left_behind()
    Generation.objects.filter(pk=silent.pk).update(builder="")
    assert building_generation() == silent
    with pytest.raises(AlreadyBuilding):
        rebuild()
    Generation.objects.update(heard_at=timezone.now() - 2 * generations.SILENT)
    assert building_generation() is None
    assert tidy_up() == 1


def test_the_old_index_goes_a_while_after_it_was_replaced(source: SmallSource) -> None:
    source.texts[1] = "标题"
    rebuild()
    rebuild()
    old = Generation.objects.get(state=GenerationState.RETIRED)
    assert tidy_up() == 0
    with time_machine.travel(timezone.now() + 2 * generations.GRACE):
        assert tidy_up() == 1
    assert not Entry.objects.filter(generation=old.pk).exists()
    assert database_engine().words_table(old.pk) not in connection.introspection.table_names()


def test_drift_is_found_and_repaired(source: SmallSource, caplog: pytest.LogCaptureFixture) -> None:
    source.texts.update({1: "同样", 2: "旧的", 3: "多余"})
    rebuild()
    source.texts.update({2: "新的", 4: "缺少"})
    del source.texts[3]
    (drift,) = check().drifts
    counted = (drift.missing, drift.surplus, drift.outdated, drift.checked)
    assert counted == (1, 1, 1, 4)
    assert run_here(find_job(CHECK_JOB)).result
    assert "1 missing, 1 surplus, 1 outdated" in caplog.text
    assert titles(NAME) == {"同样", "新的", "缺少"}
    assert check().is_clean
    assert run_here(find_job(CHECK_JOB)).result == ""


def test_what_waits_to_be_indexed_is_no_drift(source: SmallSource) -> None:
    rebuild()
    publish(source, 1, "标题", at_once=False)
    found_now = check()
    assert found_now.is_clean
    assert found_now.drifts[0].waiting == 1


def test_entries_of_an_app_that_is_gone_are_surplus(source: SmallSource) -> None:
    source.texts[1] = "标题"
    rebuild()
    Entry.objects.update(source="former")
    found_now = check()
    assert {drift.source: drift.surplus for drift in found_now.drifts} == {NAME: 0, "former": 1}
    repair(found_now)
    assert titles(NAME) == {"标题"}
    assert check().is_clean


def test_an_engine_that_lost_a_row_is_built_anew(source: SmallSource) -> None:
    source.texts.update({1: "标题", 2: "另一个"})
    rebuild()
    generation = active_generation()
    assert generation is not None
    table = database_engine().rows_table(generation.pk)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE id = (SELECT min(id) FROM {table})")
    found_now = check()
    assert found_now.engine_missing == 1
    assert not found_now.is_clean
    run_here(find_job(CHECK_JOB))
    assert check().is_clean
    assert found("标题") == 1


def test_wrong_counts_are_set_right(source: SmallSource) -> None:
    source.texts[1] = "标题"
    rebuild()
    Generation.objects.update(entries=7, tokens=1)
    found_now = check()
    assert found_now.is_miscounted
    repair(found_now)
    assert check().is_clean


def test_health_tells_of_a_missing_index_and_of_changes_that_wait(source: SmallSource) -> None:
    with pytest.raises(NoIndex):
        check_index()
    rebuild()
    check_index()
    publish(source, 1, "标题", at_once=False)
    check_index()
    with (
        time_machine.travel(timezone.now() + dt.timedelta(minutes=11)),
        pytest.raises(ChangesWait),
    ):
        check_index()


def test_a_shelf_that_is_committed_after_a_later_one_is_known() -> None:
    late = Shelf(pk=10**9, language="zh-hans", kind="page", standing="current", year=2001)
    Shelf.objects.create(pk=late.pk + 1, language="zh-hans", kind="page", year=2002)
    assert late.pk not in shelves.all()
    late.save(force_insert=True)
    assert late.pk in shelves.all()
