"""What is found of pages."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import override

import pytest

from cms_pages.general.models import HomePage
from cms_pages.kit.finding.pages import documents_of, public_keys
from cms_pages.kit.models import page_types
from search.documents import Document, Standing
from tests.cms_pages.kit.every_block import body_json, ordinary_body
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import (
    NoticePageFactory,
    SectionPageFactory,
    StandardPageFactory,
    go_live,
    translate,
)


def document_of(page: object) -> Document:
    (document,) = documents_of(page.pk)  # type: ignore[attr-defined]
    return document


def test_a_page_with_what_describes_it(home: HomePage) -> None:
    department = DepartmentFactory.create(name="司法所")
    page = StandardPageFactory.create(
        parent=home,
        title="怎样申请法律援助",
        slug="yuan-zhu",
        search_description="经济困难可以免费请律师。",
        seo_title="法律援助",
        keywords="请律师、没钱打官司",
        responsible_department=department,
    )
    found = document_of(page)
    assert (found.title, found.url) == ("怎样申请法律援助", "/yuan-zhu/")
    assert found.names == ("法律援助",)
    assert found.said == ("请律师", "没钱打官司")
    assert found.body == "经济困难可以免费请律师。\n正文。"
    assert found.date == timezone.localdate()
    facets = found.facets
    assert (facets.kind, facets.category, facets.owner) == ("page", "standardpage", "司法所")
    assert (facets.language, facets.year) == ("zh-hans", timezone.localdate().year)


def test_the_words_of_every_block_as_residents_read_them(home: HomePage) -> None:
    page = StandardPageFactory.create(
        parent=home,
        body=[
            ("heading", {"text": "谁可以申请", "level": "2"}),
            ("text", "<p>第一段<b>重要</b>。</p><ul><li>甲</li><li>乙</li></ul>"),
            ("quote", {"text": "公民有权", "source": "宪法"}),
            ("callout", {"kind": "warning", "title": "别迟到", "text": "<p>带身份证</p>"}),
            ("accordion", {"entries": [{"title": "要钱吗", "text": "<p>不要钱</p>"}]}),
            (
                "steps",
                {
                    "entries": [
                        {"title": "提交", "text": "<p>去窗口</p>", "role": "申请人", "time": "三天"}
                    ]
                },
            ),
        ],
    )
    words = document_of(page).body
    for expected in (
        *("谁可以申请", "第一段重要。 甲 乙", "公民有权", "宪法", "别迟到", "带身份证"),
        *("要钱吗", "不要钱", "提交", "去窗口", "申请人", "三天"),
    ):
        assert expected in words
    assert "<" not in words
    assert "2" not in words.split(), "the level of a heading is no word"


def test_every_block_gives_words_in_the_language_of_the_page(home: HomePage) -> None:
    page = StandardPageFactory.create(parent=home, body=body_json(ordinary_body(home)))
    with override("zh-hans"):
        chinese = document_of(page).digest
    with override("en"):
        assert document_of(page).digest == chinese, "the index must not depend on who changes it"


def test_a_notice_with_number_issuer_and_day(home: HomePage) -> None:
    notice = NoticePageFactory.create(parent=home, document_number="示例〔2026〕7号")
    found = document_of(notice)
    assert found.context == "示例镇人民政府 示例〔2026〕7号"
    assert found.facets.owner == "示例镇人民政府"
    assert found.date == dt.date(2026, 3, 2)
    assert found.facets.standing == Standing.CURRENT
    notice.validity = "repealed"
    go_live(notice.save_revision())
    assert document_of(notice).facets.standing == Standing.ENDED


def test_what_only_lists_others_counts_little(home: HomePage) -> None:
    section = SectionPageFactory.create(parent=home)
    page = StandardPageFactory.create(parent=section)
    assert document_of(section).boost < document_of(page).boost / 2


def test_a_translation_has_its_language_and_its_address(home: HomePage) -> None:
    translate(home)
    page = StandardPageFactory.create(parent=home, slug="ye")
    english = translate(page, title="A page")
    found = document_of(english)
    assert (found.facets.language, found.url) == ("en", "/en/ye/")


def test_all_that_is_public_is_named(home: HomePage) -> None:
    page = StandardPageFactory.create(parent=home)
    StandardPageFactory.create(parent=home, live=False)
    assert list(public_keys()) == sorted((home.pk, page.pk))


def test_types_of_pages_are_told_apart_by_short_names() -> None:
    names = [model._meta.model_name for model in page_types()]
    assert len(set(names)) == len(names)
    assert all(len(str(name)) <= 30 for name in names)


@pytest.mark.django_db
def test_without_a_site_nothing_is_found() -> None:
    assert list(public_keys()) == []
