"""Several at the same moment: changes while the index is built, two builds, a build that is killed."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

from django.db import connection, connections, transaction

import pytest

from cms_pages.general.models import HomePage
from search.engines.choice import database_engine
from search.indexing import rebuilding
from search.indexing.changes import index_changes, note_changes
from search.indexing.checking import check
from search.indexing.generations import active_generation, building_generation, take_away
from search.indexing.rebuilding import AlreadyBuilding, rebuild
from search.models import Change, Generation, GenerationState
from tests.factories.pages import StandardPageFactory, found_home, go_live
from tests.search.found import root, titles
from tests.search.small_source import NAME, SmallSource, only

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = 60
WRITERS = 3


@pytest.fixture
def source() -> Iterator[SmallSource]:
    with only(SmallSource()) as made:
        made.texts.update({key: f"原文{key}" for key in range(TEXTS)})
        yield made
        for generation in Generation.objects.all():
            take_away(generation.pk)


def in_threads(*acts: Callable[[], object]) -> list[object]:
    """What each gave back or raised, all begun at once."""
    barrier, results = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        try:
            barrier.wait(10)
            results.append(act())
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            results.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return results


def test_changes_that_come_while_the_index_is_built_are_in_it(
    source: SmallSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "BATCH", 5)
    rebuild()

    def writer(number: int) -> Callable[[], object]:
        def write() -> None:
            for key in range(number, TEXTS, WRITERS * 2):
                with transaction.atomic():
                    source.texts[key] = f"新文{key}"
                    note_changes(NAME, key)
                time.sleep(0.01)

        return write

    problems = [
        result
        for result in in_threads(
            lambda: rebuild() and None, *(writer(number) for number in range(WRITERS))
        )
        if result is not None
    ]
    assert not problems
    index_changes()
    assert titles(NAME) == set(source.texts.values())
    assert check().is_clean
    assert not Change.objects.filter(indexed_at=None).exists()


def test_of_several_builds_at_once_one_is_done(source: SmallSource) -> None:
    results = in_threads(*([rebuild] * 3))
    done = [result for result in results if isinstance(result, Generation)]
    refused = [result for result in results if isinstance(result, AlreadyBuilding)]
    assert len(done) + len(refused) == 3, results
    assert done
    assert len(titles(NAME)) == TEXTS
    assert check().is_clean


def test_a_build_that_is_killed_leaves_the_old_index_and_is_cleaned(source: SmallSource) -> None:
    rebuild()
    before = active_generation()
    connections.close_all()
    child = os.fork()
    if not child:  # the process that is killed
        try:
            rebuild(lambda progress: os.kill(os.getpid(), signal.SIGKILL))
        finally:
            os._exit(1)
    _pid, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    left = Generation.objects.get(state=GenerationState.BUILDING)
    assert active_generation() == before
    assert len(titles(NAME)) == TEXTS
    assert building_generation() is None
    rebuild()
    tables = connection.introspection.table_names()
    assert database_engine().words_table(left.pk) not in tables
    assert len(titles(NAME)) == TEXTS
    assert check().is_clean


def test_pages_published_at_once_are_all_found() -> None:
    home: HomePage = found_home(parent=root())
    pages = [StandardPageFactory.create(parent=home, title=f"页{n}", live=False) for n in range(4)]
    publish = [partial(go_live, page.get_latest_revision()) for page in pages]
    assert in_threads(*publish) == [None] * 4
    index_changes()
    assert {page.title for page in pages} <= titles()
