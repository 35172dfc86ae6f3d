"""Telling what an editor still has to write from brackets that belong to a text."""

import pytest

from cms_pages.kit.guiding_words import find_guiding_words


@pytest.mark.parametrize(
    "text",
    [
        "中办发〔2012〕14号",
        "〔2012〕",
        "〔日〕某某著",
        "请写清楚（请写）[请写]",
        "〔没有写完",
        "〔 请",
        "",
    ],
)
def test_other_brackets_are_text(text: str) -> None:
    assert not find_guiding_words({"title": text})


def test_words_are_found_across_bold_type_and_named_once() -> None:
    (place,) = find_guiding_words({"lead": "〔请<b>写</b>清〕，〔请写清〕和〔请写别的〕"})
    assert place.words == ("〔请写清〕", "〔请写别的〕")
    assert place.index is None
