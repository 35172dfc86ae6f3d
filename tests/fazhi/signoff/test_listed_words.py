"""The list of words that a town keeps."""

from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from fazhi.signoff import demo
from fazhi.signoff.content import Content, Part, Place, Text
from fazhi.signoff.findings.listed import check
from fazhi.signoff.findings.registry import Severity
from fazhi.signoff.models import ListedWord
from fazhi.town.demo import DemoTown

pytestmark = pytest.mark.django_db

PLACE = Place("body.1", "正文")


def content(*words: str) -> Content:
    parts: tuple[Part, ...] = tuple(Text(PLACE, text) for text in words)
    return Content("zh-hans", "示例", parts)


def found(words: str) -> list[str]:
    return [finding.excerpt for finding in check(content(words))]


@pytest.fixture(autouse=True)
def _words(db: None) -> None:
    ListedWord.objects.create(word="最优")
    ListedWord.objects.create(
        word="VIP", severity=Severity.BLOCKER, instead="重点", note="不分等级。"
    )


def test_what_the_list_says_is_said_of_the_word() -> None:
    (finding,) = check(content("设VIP窗口"))
    assert finding.severity == Severity.BLOCKER
    assert "重点" in str(finding.says)
    assert "不分等级。" in str(finding.says)


@pytest.mark.parametrize(
    ("words", "excerpts"),
    [
        ("提供最优服务", ["提供最优服务"]),
        ("vip 通道", ["vip 通道"]),
        ("最优，还是最优", ["最优，还是最优"] * 2),
        ("最近优惠", []),
        ("VIPER 是蛇", []),
        ("《最优化方法》一书", []),
        ("", []),
    ],
)
def test_where_a_word_is_found(words: str, excerpts: list[str]) -> None:
    assert found(words) == excerpts


def test_a_town_without_a_list_has_no_findings() -> None:
    ListedWord.objects.all().delete()
    assert found("提供最优服务") == []


def test_one_query_however_many_words_and_texts() -> None:
    ListedWord.objects.bulk_create(ListedWord(word=f"词语{number}") for number in range(40))
    with CaptureQueriesContext(connection) as queries:
        list(check(content(*["提供最优服务"] * 20)))
    assert len(queries) == 1


def test_a_single_character_is_refused() -> None:
    with pytest.raises(ValidationError):
        ListedWord(word=" 最 ").full_clean()


def test_administrators_keep_the_list(admin_client: Client) -> None:
    listing = reverse("listedword:index")
    assert "最优" in admin_client.get(listing).content.decode()
    form = {"word": "刁民", "severity": "blocker", "instead": "", "note": ""}
    assert admin_client.post(reverse("listedword:add"), form).status_code == 302
    assert ListedWord.objects.filter(word="刁民", severity=Severity.BLOCKER).exists()


def test_the_demonstration_has_examples_and_leaves_ours_alone() -> None:
    demo.load(DemoTown())
    demo.load(DemoTown())
    assert ListedWord.objects.get(word="最优").note == ""
    assert ListedWord.objects.filter(word="国家级").count() == 1
