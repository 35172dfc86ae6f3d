import datetime as dt

from django.test import Client

import pytest

from cms_pages.general.models import HomePage, SectionPage, StandardPage
from tests.factories.pages import SectionPageFactory, StandardPageFactory, translate

pytestmark = pytest.mark.django_db

EVERY_BLOCK = [
    ("heading", {"text": "标题一", "level": "2"}),
    ("text", "<p>文字一</p>"),
    ("heading", {"text": "标题二", "level": "3"}),
    ("quote", {"text": "引文一", "source": "出处一"}),
    ("callout", {"kind": "success", "title": "提示一", "text": "<p>提示内容</p>"}),
]


def test_the_body_is_shown_in_its_order(home: HomePage, client: Client) -> None:
    page = StandardPageFactory.create(parent=home, body=EVERY_BLOCK)
    html = client.get(page.url).content.decode()
    words = ["标题一", "文字一", "标题二", "引文一", "出处一", "提示一", "提示内容"]
    positions = [html.index(word) for word in words]
    assert positions == sorted(positions)


def test_dates_are_those_of_the_town(home: HomePage, client: Client) -> None:
    page = StandardPageFactory.create(parent=home)
    evening = dt.datetime(2026, 3, 1, 17, 0, tzinfo=dt.UTC)  # past midnight in Shanghai
    StandardPage.objects.filter(pk=page.pk).update(
        first_published_at=evening, last_published_at=evening
    )
    html = client.get(page.url).content.decode()
    assert "2026-03-02" in html
    assert '<meta name="PubDate" content="2026-03-02 01:00">' in html
    assert "更新日期" not in html


def test_an_update_on_a_later_day_is_told(home: HomePage, client: Client) -> None:
    page = StandardPageFactory.create(parent=home)
    earlier = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    StandardPage.objects.filter(pk=page.pk).update(first_published_at=earlier)
    assert "更新日期" in client.get(page.url).content.decode()


def test_other_pages_of_the_section_stand_beside(home: HomePage, client: Client) -> None:
    section = SectionPageFactory.create(parent=home, title="办事")
    page = StandardPageFactory.create(parent=section)
    StandardPageFactory.create(parent=section, title="另一页")
    StandardPageFactory.create(parent=section, title="草稿页", live=False)
    html = client.get(page.url).content.decode()
    aside = html[html.index('<aside class="beside"') :].partition("</aside>")[0]
    assert "另一页" in aside
    assert "草稿页" not in aside
    assert page.title not in aside


def test_a_page_alone_has_nothing_beside_it(home: HomePage, client: Client) -> None:
    page = StandardPageFactory.create(parent=home)
    assert 'class="beside"' not in client.get(page.url).content.decode()


def test_a_standard_page_holds_no_pages() -> None:
    assert not StandardPage.allowed_subpage_models()
    assert set(StandardPage.allowed_parent_page_models()) == {HomePage, SectionPage}


def test_every_page_type_says_what_it_is_for() -> None:
    for model in (HomePage, SectionPage, StandardPage):
        assert model.get_page_description()


def test_an_english_page_has_english_words_around_it(home: HomePage, client: Client) -> None:
    translate(home)
    section = SectionPageFactory.create(parent=home, title="办事")
    translate(section, title="Services", slug="services")
    page = StandardPageFactory.create(parent=section)
    english = translate(page, title="Housing", slug="housing")
    html = client.get(english.url).content.decode()
    assert english.url == "/en/services/housing/"
    assert "Published on" in html
    assert "发布日期" not in html
