"""Short names that texts give to laws become names of those laws, where they are unambiguous."""

import pytest

from legal_library.importers.aliases import Harvest
from legal_library.models import Law, LawAlias
from legal_library.organs import LawKind

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def laws() -> None:
    for title in ("中华人民共和国测试法", "试验条例", "测法"):
        Law.objects.create(title=title, kind=LawKind.LAW)


def harvested(*names: tuple[str, str]) -> list[tuple[str, str]]:
    harvest = Harvest()
    harvest.add(names)
    harvest.save()
    return list(LawAlias.objects.values_list("law__title", "name").order_by("pk"))


def test_a_name_of_a_law_that_is_there() -> None:
    assert harvested(("测试法", "测试之法")) == [("中华人民共和国测试法", "测试之法")]


def test_texts_may_call_a_law_by_several_names() -> None:
    names = [name for _law, name in harvested(("测试法", "测试之法"), ("测试法", "测之法"))]
    assert sorted(names) == ["测之法", "测试之法"]


@pytest.mark.parametrize(
    "names",
    [
        [("测试法", "本法")],
        [("试验条例", "条例")],
        [("测试法", "法")],
        [("测试法", "中华人民共和国测试法")],
        [("没有的法", "没有")],
        [("测试法", "新法"), ("试验条例", "新法")],
        [("试验条例", "测法")],
    ],
    ids=[
        "any law",
        "any regulation",
        "short",
        "its title",
        "not there",
        "two laws",
        "another's title",
    ],
)
def test_names_that_are_nobodys(names: list[tuple[str, str]]) -> None:
    assert harvested(*names) == []


def test_a_second_harvest_adds_nothing() -> None:
    once = harvested(("测试法", "测试之法"))
    assert harvested(("测试法", "《测试之法》")) == once
