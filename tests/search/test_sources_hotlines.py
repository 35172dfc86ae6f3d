"""Hotlines as what answers directly."""

import pytest

from cms_pages.general.models import HomePage
from fazhi.navigation.hotlines import add_national_hotlines
from fazhi.navigation.models import SiteSettings
from search.finding.facets import Filters
from search.finding.searching import find
from tests.factories.navigation import HotlineFactory, SiteSettingsFactory
from tests.factories.pages import translate
from tests.search.conftest import Indexing
from tests.search.found import indexed, is_shown, titles


@pytest.fixture
def settings_of_site(db: None) -> SiteSettings:
    made: SiteSettings = SiteSettingsFactory.create()
    return made


@pytest.mark.parametrize("words", ["12348", "法律援助", "免费律师"])
def test_a_hotline_is_found_by_number_and_by_residents_words(
    words: str, home: HomePage, settings_of_site: SiteSettings, indexing: Indexing
) -> None:
    with indexing():
        add_national_hotlines(settings_of_site)
    found = find(words, Filters("zh-hans"))
    by_entry = {text.pk: text for text in indexed("hotline").values()}
    first = by_entry[found.entries[0]]
    assert (first.title, first.label, first.url) == ("公共法律服务热线", "12348", "tel:12348")


def test_a_hotline_is_found_in_the_languages_that_have_words_for_it(
    home: HomePage, settings_of_site: SiteSettings, indexing: Indexing
) -> None:
    with indexing():
        HotlineFactory.create(settings=settings_of_site)
        HotlineFactory.create(settings=settings_of_site, number="1", label="只有中文", label_en="")
    assert titles("hotline") == {"政务服务便民热线", "只有中文"}
    assert titles("hotline", "en") == set()
    with indexing():
        translate(home)
    assert titles("hotline", "en") == {"Government services"}


def test_a_hotline_that_was_taken_away_is_not_found(
    home: HomePage, settings_of_site: SiteSettings, indexing: Indexing
) -> None:
    with indexing():
        hotline = HotlineFactory.create(settings=settings_of_site)
    key = hotline.pk
    assert titles("hotline")
    with indexing():
        hotline.delete()
    assert not titles("hotline")
    assert not is_shown("hotline", key)
