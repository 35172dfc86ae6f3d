"""Recommended results: for which queries, when, and only what is public."""

import datetime as dt

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from fazhi.workdays import today
from search.curated.promotions import Promoted, promoted_for, spot_at
from search.models import Fit
from search.understanding.query import understand
from tests.factories.pages import StandardPageFactory, found_home, take_off, translate
from tests.factories.search import PromotionFactory, SampleSource, sample_source

pytestmark = pytest.mark.django_db

ZH = "zh-hans"


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> SampleSource:
    made = sample_source(monkeypatch)
    made.add(1, ("示例法", "第一条的内容。"), ("示例法", "第二条的内容。"))
    return made


def titles(typed: str, language: str = ZH) -> list[str]:
    return [one.title for one in promoted_for(understand(typed), language)]


def test_the_query_is_these_words_or_contains_them() -> None:
    PromotionFactory.create(words="低保|最低 生活保障", title="甲")
    PromotionFactory.create(words="停水", fit=Fit.CONTAINS, title="乙")
    assert titles("低保") == titles("  低保？") == titles("最低　生活保障！") == ["甲"]
    assert titles("低保怎么办") == []
    assert titles("明天停水吗") == ["乙"]
    assert titles("停") == titles("") == titles("？") == []


def test_a_text_stands_alone() -> None:
    PromotionFactory.create(words="自杀", title="有人愿意听您说", text="拨打 12356")
    found = promoted_for(understand("自杀"), ZH)
    assert found == [Promoted("有人愿意听您说", text="拨打 12356")]


def test_days_and_order_and_number() -> None:
    day = dt.timedelta(days=1)
    PromotionFactory.create(words="征兵", title="过去", ends_on=today() - day)
    PromotionFactory.create(words="征兵", title="将来", starts_on=today() + day)
    PromotionFactory.create(words="征兵", title="二", sort_order=2, ends_on=today())
    PromotionFactory.create(words="征兵", title="一", sort_order=1, starts_on=today())
    assert titles("征兵") == ["一", "二"]
    for _n in range(5):
        PromotionFactory.create(words="征兵", title="更多", sort_order=3)
    assert titles("征兵") == ["一", "二", "更多"]


def test_a_page_is_shown_while_it_is_public() -> None:
    page = StandardPageFactory.create(parent=found_home(), title="征兵办事指南")
    PromotionFactory.create(words="征兵", title="", text="", page=page)
    (found,) = promoted_for(understand("征兵"), ZH)
    assert (found.title, found.url, found.page) == (page.title, page.get_url(), page.pk)
    take_off(page)
    assert titles("征兵") == []


def test_a_private_page_is_not_shown() -> None:
    from wagtail.models import PageViewRestriction

    page = StandardPageFactory.create(parent=found_home(), title="内部")
    PromotionFactory.create(words="征兵", title="", page=page)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert titles("征兵") == []


def test_languages_are_kept_apart() -> None:
    home = found_home()
    translate(home)
    PromotionFactory.create(words="law", title="English", language="en")
    assert titles("law", "en") == ["English"]
    assert titles("law") == []


def test_a_place_is_shown_while_its_source_says_that_it_is_public(sample: SampleSource) -> None:
    spot = spot_at("https://www.example.gov.cn/sample/1/1/?q=低保")
    assert spot == ("sample", 1, "art_1")
    PromotionFactory.create(
        words="低保", title="", text="看这一条", source="sample", subject=1, part="art_1"
    )
    (found,) = promoted_for(understand("低保"), ZH)
    assert (found.title, found.label, found.url) == ("示例法", "第1条", "/sample/1/1/")
    assert found.text == "看这一条"
    assert found.entry
    sample.hidden.add(1)
    assert titles("低保") == []
    sample.hidden.clear()
    sample.add(1, ("示例法", "只剩一条。"))
    assert titles("低保") == []


def test_a_place_of_an_app_that_is_gone_is_left_out() -> None:
    PromotionFactory.create(words="低保", source="gone", subject=1, part="")
    assert titles("低保") == []


@pytest.mark.parametrize(
    "address", ["", "/nowhere/", "http://[", "/sample/1/", "javascript:1", "?"]
)
def test_an_address_that_leads_to_no_hit_is_none(sample: SampleSource, address: str) -> None:
    assert spot_at(address) is None


@pytest.mark.parametrize("address", ["/sample/1/0/", "/sample/1/0", " http://x.cn/sample/1/0/ "])
def test_an_address_is_read_however_it_is_copied(sample: SampleSource, address: str) -> None:
    assert spot_at(address) == ("sample", 1, "art_0")


def test_queries_do_not_grow_with_what_is_recommended(sample: SampleSource) -> None:
    home = found_home()
    asked = understand("低保")

    def queries() -> int:
        promoted_for(asked, ZH)
        with CaptureQueriesContext(connection) as context:
            promoted_for(asked, ZH)
        return len(context)

    assert queries() == 1
    page = StandardPageFactory.create(parent=home)
    PromotionFactory.create(words="低保", page=page)
    PromotionFactory.create(words="低保", source="sample", subject=1, part="art_0")
    few = queries()
    for part in ("art_1", "art_0"):
        PromotionFactory.create(words="低保", source="sample", subject=1, part=part)
        PromotionFactory.create(words="低保", page=StandardPageFactory.create(parent=home))
    assert queries() == few <= 6
