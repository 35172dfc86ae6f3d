import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import override

import pytest

from cms_pages.kit.blocks import TimelineBlock
from cms_pages.kit.blocks.partial_date import PartialDate, PartialDateBlock
from tests.cms_pages.kit.blocks.shown import items, shown


def event(date: str, title: str = "开工", text: str = "") -> dict[str, str]:
    return {"date": date, "title": title, "text": text}


@pytest.mark.parametrize(
    ("date", "words"),
    [("2021", "2021年"), ("2021-03", "2021年3月"), ("2021-03-05", "2021年3月5日")],
)
def test_an_event_says_its_date_as_exactly_as_it_is_known(date: str, words: str) -> None:
    html = shown(TimelineBlock(), {"entries": items(event(date))})
    time = html.select_one("ol.timeline > li.timeline__item > time.timeline__date")
    assert time is not None
    assert (time["datetime"], time.get_text()) == (date, words)


def test_dates_are_said_in_the_language_of_the_page() -> None:
    with override("en"):
        assert str(PartialDate.parse("2021")) == "2021"
        assert str(PartialDate.parse("2021-3")) == "March 2021"


@pytest.mark.parametrize(
    "typed", ["0", "21", "2021年", "2021-13", "2021-02-30", "2021-", "²⁰²¹", "x"]
)
def test_what_is_no_date_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ValidationError):
        PartialDateBlock().clean(typed)


def test_a_date_is_stored_in_one_form() -> None:
    block = PartialDateBlock()
    assert block.get_prep_value(block.clean(" 2021-3-5 ")) == dt.date(2021, 3, 5).isoformat()
    assert block.get_searchable_content(PartialDate.parse("2021")) == ["2021年"]


def test_an_event_of_which_the_date_was_lost_is_still_told() -> None:
    html = shown(TimelineBlock(), {"entries": items(event("never"), event("2021", "", "<p></p>"))})
    assert len(html.select("li")) == 1
    assert not html.select("time")
