"""The log: what is counted, what never is, and that no page depends on it."""

import datetime as dt
from collections.abc import Iterator

from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

import pytest

from fazhi.workdays import today
from search.counting import log
from search.counting.personal_numbers import holds_personal_number
from search.models import SearchCount
from tests.factories.search import SearchCountFactory

pytestmark = pytest.mark.django_db

ZH = "zh-hans"


@pytest.fixture(autouse=True)
def empty_buffer() -> Iterator[None]:
    log._buffer._waiting.clear()
    yield
    log._buffer._waiting.clear()


def counted() -> dict[str, tuple[int, int, int, int, int]]:
    log.flush()
    rows = SearchCount.objects.values_list(
        *("query", "searches", "without_strict", "without_hits", "clicks", "ranks")
    )
    return {query: tuple(numbers) for query, *numbers in rows}


def test_searches_and_clicks_are_summed_up_by_day() -> None:
    log.record("低保 申请", ZH, 12)
    log.record("低保　申請", ZH, 12)
    log.record("低保 申请", ZH, 7, is_exact=False)
    log.record("低保 申请", ZH, 0, is_exact=False)
    log.clicked("低保 申请", ZH, 1)
    log.clicked("低保 申请", ZH, 4)
    assert counted() == {"低保 申请": (4, 2, 1, 2, 5)}
    log.record("低保 申请", ZH, 12)
    assert counted() == {"低保 申请": (5, 2, 1, 2, 5)}
    row = SearchCount.objects.get()
    assert (row.day, row.language) == (today(), ZH)


def test_languages_are_counted_apart() -> None:
    log.record("law", ZH, 1)
    log.record("law", "en", 1)
    log.flush()
    assert SearchCount.objects.count() == 2


@pytest.mark.parametrize(
    "query",
    [
        "32128319900307123X",
        "３２１２８３１９９００３０７１２３４",
        "321283900307123",
        "查一下 321283 19900307 123x 的案子",
        "13800001234",
        "+86 138-0000-1234",
        "一三八零零零零一二三四",
        "幺三八〇〇〇〇一二三四",
        "6222 0212 3456 7890 123",
        "0523-87654321",
        "87654321",
        "(0523)87654321转8",
        "苏M12345",
        "苏m·d12345",
        "京A 8B99警",
        "wang@example.test",
        "e12345678",
    ],
)
def test_numbers_of_people_are_never_counted(query: str) -> None:
    log.record(query, ZH, 0)
    log.clicked(query, ZH, 1)
    assert counted() == {}


@pytest.mark.parametrize(
    "query",
    [
        "民法典1165条",
        "第一千一百六十五条",
        "12345",
        "苏政发〔2024〕12号",
        "2024年5月1日起施行",
        "三二一",
        "京津冀协同发展",
        "川菜",
        "100万元",
    ],
)
def test_other_numbers_are(query: str) -> None:
    assert not holds_personal_number(query)
    log.record(query, ZH, 1)
    assert len(counted()) == 1


@pytest.mark.parametrize("query", ["", "  ", "？！", "字" * 41, "\x00", "a" * 10_000])
def test_what_is_no_query_or_too_long_is_not_counted(query: str) -> None:
    log.record(query, ZH, 0)
    assert counted() == {}


@pytest.mark.parametrize("rank", [0, -1, 10**9])
def test_places_that_cannot_be_are_not_counted(rank: int) -> None:
    log.clicked("低保", ZH, rank)
    assert counted() == {}


def test_counting_asks_nothing_of_the_database() -> None:
    with CaptureQueriesContext(connection) as context:
        for number in range(1000):
            log.record(f"词{number % 300}", ZH, 1)
    assert len(context) == 0
    assert log.flush() == 300


def test_a_database_that_takes_nothing_costs_nothing_and_loses_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def locked(waiting: object) -> int:
        raise DatabaseError("database is locked")

    log.record("低保", ZH, 1)
    with monkeypatch.context() as patched:
        patched.setattr(log, "_write", locked)
        assert log.flush() == 0
    log.record("低保", ZH, 1)
    assert counted() == {"低保": (2, 0, 0, 0, 0)}


def test_the_buffer_and_the_day_have_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_WAITING", 5)
    for number in range(10):
        log.record(f"词{number}", ZH, 1)
    assert len(counted()) == 5
    monkeypatch.setattr(log, "MOST_A_DAY", 5)
    log.record("词0", ZH, 1)
    log.record("新词", ZH, 1)
    assert counted()["词0"][0] == 2
    assert "新词" not in counted()


def test_counts_are_deleted_after_400_days() -> None:
    SearchCountFactory.create(query="旧", day=today() - dt.timedelta(days=401))
    SearchCountFactory.create(query="新", day=today() - dt.timedelta(days=400))
    assert log.purge_log(True) == 1
    assert log.purge_log() == 1
    assert SearchCount.objects.get().query == "新"


def test_popular_is_what_many_found_on_several_days() -> None:
    for day in range(3):
        on = today() - dt.timedelta(days=day)
        SearchCountFactory.create(query="低保", day=on, searches=2)
        SearchCountFactory.create(query="没有", day=on, searches=9, without_strict=9)
        SearchCountFactory.create(query="旧的", day=on - dt.timedelta(days=60), searches=99)
        SearchCountFactory.create(query="law", language="en", day=on, searches=9)
    SearchCountFactory.create(query="王小明", searches=9)
    SearchCountFactory.create(query="停水", searches=30)
    assert log.popular(ZH) == ["停水", "低保"]
    assert log.popular(ZH, 1) == ["停水"]
    with CaptureQueriesContext(connection) as context:
        log.popular(ZH)
    assert len(context) == 0
