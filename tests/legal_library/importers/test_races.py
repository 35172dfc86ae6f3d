"""Two imports at once do not collide and give one law."""

import threading
from collections.abc import Callable

from django.db import connection

import pytest

from legal_library.importers.run import run_import
from legal_library.models import Law, LawVersion, Provision
from tests.factories.legal_library import law_source, law_text

pytestmark = [pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

MANY = 4


def at_once(act: Callable[[int], object]) -> list[object]:
    barrier, results = threading.Barrier(MANY), []

    def run(number: int) -> None:
        try:
            barrier.wait(10)
            results.append(act(number))
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            results.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def outcome(text: str, name: str) -> str:
    (result,) = run_import([law_source(text, name)], keep_results=True).results
    return result.outcome.value if not result.reason else result.reason


def test_the_same_law_by_many_is_one() -> None:
    results = at_once(lambda number: outcome(law_text(), f"{number}.txt"))
    assert sorted(map(str, results)) == ["new_law", *["same"] * (MANY - 1)]
    version = LawVersion.objects.get()
    assert Law.objects.count() == 1
    assert Provision.objects.filter(version=version).count() == 3


def test_different_texts_of_one_version_leave_one_whole_text() -> None:
    texts = [law_text(articles=[f"{sign}。"] * (n + 1)) for n, sign in enumerate("甲乙丙丁")]
    results = at_once(lambda number: outcome(texts[number], f"{number}.txt"))
    assert sorted(map(str, results)) == [*["changed"] * (MANY - 1), "new_law"]
    version = LawVersion.objects.get()
    rows = version.provisions.filter(kind="article")
    assert rows.count() == version.article_count
    assert len({row.text for row in rows}) == 2  # its own words and the closing clause


def test_laws_of_one_name_and_several_organs_have_addresses_of_their_own() -> None:
    texts = [
        law_text("测试办法", by=f"{place}第一届人民代表大会第一次会议", articles=[f"{place}。"])
        for place in ("甲乙市", "丙丁市", "戊己市", "庚辛市")
    ]
    results = at_once(lambda number: outcome(texts[number], f"{number}.txt"))
    assert results == ["new_law"] * MANY
    assert Law.objects.values("slug").distinct().count() == MANY


def test_a_law_and_what_repeals_it_at_once() -> None:
    old = law_text("测试市旧条例")
    new = law_text("测试市新条例", articles=["乙。"], ends="《测试市旧条例》同时废止。")
    new = new.replace("2020年", "2022年")
    at_once(lambda number: outcome((old, new)[number % 2], f"{number}.txt"))
    version = LawVersion.objects.get(law__title="测试市旧条例")
    assert version.end_reason == "repealed"
