from django.utils.translation import override

from wagtail.models import Page, PageViewRestriction

import pytest
from pytest_django import DjangoAssertNumQueries

from cms_pages.general.models import HomePage
from cms_pages.kit.blocks import RelatedPagesBlock
from cms_pages.kit.related import readable_pages
from fazhi.navigation.frame import current_frame
from tests.cms_pages.kit.blocks.shown import items, shown
from tests.factories.pages import StandardPageFactory, translate

pytestmark = pytest.mark.django_db


def chosen(*pages: Page, title: str = "") -> dict[str, object]:
    return {"title": title, "pages": items(*(page.pk for page in pages))}


def titles(value: dict[str, object]) -> list[str]:
    return [a.get_text() for a in shown(RelatedPagesBlock(), value).select("nav.related li a")]


def test_pages_stand_in_their_order_once(home: HomePage) -> None:
    first, second = (StandardPageFactory.create(parent=home, title=t) for t in ("甲", "乙"))
    assert titles(chosen(second, first, second)) == ["乙", "甲"]


def test_only_what_everybody_may_read_is_shown(home: HomePage) -> None:
    public = StandardPageFactory.create(parent=home, title="公开")
    draft = StandardPageFactory.create(parent=home, live=False)
    private = StandardPageFactory.create(parent=home)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert titles(chosen(public, draft, private)) == ["公开"]
    assert shown(RelatedPagesBlock(), chosen(draft, title="相关")).find_all(True) == []


def test_a_translated_page_leads_to_translations(home: HomePage) -> None:
    translate(home)
    both = StandardPageFactory.create(parent=home, title="两种语言")
    translate(both, title="Both languages")
    chinese = StandardPageFactory.create(parent=home, title="只有中文")
    assert titles(chosen(both, chinese)) == ["两种语言", "只有中文"]
    with override("en"):
        assert titles(chosen(both, chinese)) == ["Both languages"]


def test_the_list_has_a_name_for_screen_readers(home: HomePage) -> None:
    page = StandardPageFactory.create(parent=home)
    nav = shown(RelatedPagesBlock(), chosen(page)).nav
    assert nav is not None
    assert nav["aria-label"] == "相关页面"
    assert not nav.select(".related__title")
    named = shown(RelatedPagesBlock(), chosen(page, title="另见"), heading_level=3).nav
    assert named is not None
    assert named["aria-label"] == "另见"
    assert named.select_one("h3.related__title")


def test_pages_cost_a_query_only_where_they_were_chosen_in_another_language(
    home: HomePage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    translate(home)
    pages = [StandardPageFactory.create(parent=home) for _n in range(5)]
    for page in pages:
        translate(page)
    current_frame()
    with django_assert_num_queries(0):
        assert len(readable_pages(pages)) == 5
        assert readable_pages([]) == {}
    with override("en"):
        current_frame()
        with django_assert_num_queries(1):
            assert len(readable_pages(pages)) == 5
