"""The screen that says why: every part of it, and that no query breaks it."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from fazhi.departments.models import Role
from search import readers
from search.engines.base import EngineDown
from search.finding.explaining import Explanation
from search.readers import Note, Place, Reading
from tests.factories.search import PromotionFactory, SampleSource, WordSetFactory
from tests.legal_library.admin.conftest import Browse

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(browse: Browse) -> Client:
    return browse(Role.AUDITOR)


def ask(client: Client, q: str, **more: str) -> tuple[Explanation, str]:
    response = client.get(reverse("search_explaining:index"), {"q": q, **more})
    assert response.status_code == 200
    return response.context["explained"], response.content.decode()


def test_it_says_how_the_query_was_read_and_what_for(client: Client, sample: SampleSource) -> None:
    WordSetFactory.create(words="老赖", alternatives="失信被执行人")
    PromotionFactory.create(words="老赖", fit="contains", title="先看这个")
    explained, html = ask(client, "请问老赖 限制 -书面")
    assert explained.stopped == ["请问"]
    assert [e.word for e in explained.expansions] == ["老赖"]
    assert explained.query.excluded == ("书面",)
    assert explained.ways == {"strict": 1, "relaxed": 1, "focused": 0}
    assert explained.found.total == 1
    first = explained.hits[0]
    assert (first.url, first.ways) == ("/sample/1/0/", ("strict", "relaxed"))
    assert "失信" in dict(first.parts)
    assert first.score == pytest.approx(sum(dict(first.parts).values()) * first.boost)
    assert {token.text for token in explained.tokens} >= {"老赖", "失信", "老", "限制"}
    assert explained.engine == connection.vendor
    for words in (
        "请问",
        "日常说法“老赖”",
        "失信被执行人",
        "先看这个",
        "要找的内容全都出现",
        "书面",
    ):
        assert words in html


def test_it_says_what_was_named_and_pinned(
    client: Client, sample: SampleSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(text: str) -> Reading | None:
        if "规定" not in text:
            return None
        place = Place("sample", 1, "art_1")
        return Reading(
            rest=text.replace("规定", ""),
            pinned=(place,),
            subjects=(Place("sample", 1),),
            notes=(Note("旧的已经废止"),),
        )

    monkeypatch.setitem(readers._readers, "sample", read)
    explained, html = ask(client, "规定还债")
    assert explained.recognised == ["执行规定 第1条"]
    hit = explained.hits[0]
    assert (hit.is_pinned, hit.is_named, hit.named_factor) == (True, True, 2.0)
    assert "focused" in hit.ways
    for words in ("旧的已经废止", "直接点名", "得分加倍"):
        assert words in html


def test_without_the_lexicon_or_captions(client: Client, sample: SampleSource) -> None:
    WordSetFactory.create(words="老赖", alternatives="失信被执行人")
    assert ask(client, "老赖", bare="on")[0].expansions == []
    assert ask(client, "老赖", unsaid="on")[0].found.plan.use_said is False
    assert ask(client, "老赖", language="en")[0].hits == []


@pytest.mark.parametrize(
    "q",
    [
        *(
            "？",
            "怎么办",
            "a",
            '"',
            "'; DROP TABLE x --",
            "(*)",
            "-",
            "\ud800",
            "😀",
            "<b>老赖</b>",
        ),
        *("\x00", "老赖 " * 190, "％"),
    ],
)
def test_no_query_breaks_it(client: Client, sample: SampleSource, q: str) -> None:
    response = client.get(
        reverse("search_explaining:index"), {"q": q.encode("utf-8", "surrogatepass")}
    )
    assert response.status_code == 200
    assert "<b>老赖" not in response.content.decode()


def test_before_anything_is_indexed_and_before_anything_is_asked(client: Client) -> None:
    assert ask(client, "低保")[0].hits == []
    assert "explained" not in client.get(reverse("search_explaining:index")).context
    too_long = client.get(reverse("search_explaining:index"), {"q": "字" * 5000})
    assert "explained" not in too_long.context


def test_an_engine_that_is_down_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*args: Any, **kwargs: Any) -> None:
        raise EngineDown

    monkeypatch.setattr("search.admin.explaining.explain", down)
    html = client.get(reverse("search_explaining:index"), {"q": "低保"}).content.decode()
    assert "暂时没有响应" in html


def test_queries_do_not_grow_with_the_hits(client: Client, sample: SampleSource) -> None:
    def queries() -> int:
        ask(client, "规定")
        with CaptureQueriesContext(connection) as context:
            ask(client, "规定")
        return len(context)

    few = queries()
    sample.add(3, *((f"规定{n}", f"规定的内容{n}。") for n in range(40)))
    assert queries() == few <= 40
