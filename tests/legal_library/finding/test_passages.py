"""A version cut into what is found: articles whole, what stands outside of them too, nothing twice."""

import pytest
from pytest_django import DjangoAssertNumQueries

from legal_library.finding.documents import documents_among, documents_of
from legal_library.finding.naming import count_names
from legal_library.finding.passages import passages_of
from legal_library.models import Law, LawAlias, LawVersion
from legal_library.name_files import load_names
from legal_library.reading.rows import rows_of
from tests.factories.legal_library import import_law, national_text, released_law
from tests.search.laws import D, indexed_law

pytestmark = pytest.mark.django_db

TEXT = """中华人民共和国示例法
（2020年5月1日第十三届全国人民代表大会常务委员会第二十次会议通过）
第一章　总则
第一条　为了说明问题，制定本法。
第二条　公民有下列权利：
（一）提问；
（二）得到答复。
前款规定的答复应当及时。
第二章　附则
第三条　本法自2020年6月1日起施行。
附件
收费标准
每位五元。
"""


def test_an_article_is_one_passage_with_its_items_below_its_chapter() -> None:
    passages = {p.head.path: p for p in passages_of(rows_of(import_law(TEXT)))}
    article = passages["art_2"]
    assert article.units == ("第一章 总则",)
    assert article.text.splitlines() == [
        "公民有下列权利：",
        "（一）提问；",
        "（二）得到答复。",
        "前款规定的答复应当及时。",
    ]


def test_nothing_of_a_text_is_lost() -> None:
    rows = rows_of(import_law(TEXT))
    found = "".join(line for p in passages_of(rows) for line in (p.head.label, *p.lines))
    for row in rows:
        if not row.is_unit:
            assert row.text in found


def test_the_law_itself_is_found_with_its_names() -> None:
    law = released_law(TEXT)
    LawAlias.objects.create(law=law, name="样法")
    first, *others = documents_of(law.pk)
    assert (first.part, first.title) == ("", "中华人民共和国示例法")
    assert first.names == ("示例法", "样法")
    assert [d.url for d in others][:2] == ["/law/shi-li-fa/art/1/", "/law/shi-li-fa/art/2/"]
    assert {d.title for d in others} == {"示例法"}


def test_many_laws_are_read_at_once_with_a_query_for_each_text(
    laws: dict[str, Law], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    LawAlias.objects.create(law=laws["market"], name="集贸条例")
    alone = {law.pk: list(documents_of(law.pk)) for law in laws.values()}
    texts = LawVersion.objects.public().filter(is_decision=False, law__in=alone).count()
    with django_assert_num_queries(4 + texts):
        documents = documents_among([*alone, 0])
        together = {key: list(documents(key)) for key in alone}
    assert together == alone
    assert list(documents(0)) == []
    assert any("集贸条例" in document.names for document in together[laws["market"].pk])


def test_laws_that_others_name_weigh_more(laws: dict[str, Law]) -> None:
    named, other = laws["new"], laws["market"]
    for number in range(3):
        indexed_law(
            f"中华人民共和国第{number}示例法", ["处罚依照《中华人民共和国噪声法》和《集市条例》。"]
        )
    assert count_names() == 2  # 旧噪声法 is named by the law that repealed it
    weights = {law.pk: next(iter(documents_of(law.pk))).boost for law in (named, other)}
    assert weights[named.pk] > weights[other.pk]
    assert count_names() == 0


def test_names_come_with_the_project_once(laws: dict[str, Law]) -> None:
    text = national_text(
        "中华人民共和国消费者权益保护法", ["退货。"], day=D(2013, 10, 25), begins=D(2014, 3, 15)
    )
    law = released_law(text)
    assert load_names() >= 4
    assert Law.objects.named("消法").get() == law
    assert load_names() == 0
