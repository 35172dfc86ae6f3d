"""What somebody wants to do, cut out of the question which window it is for."""

import pytest

from cms_pages.services.windows.asking import Question, forms_of, question_in
from search.analysis import normalise


@pytest.mark.parametrize(
    ("typed", "matter"),
    [
        ("低保去哪个窗口", "低保"),
        ("办执照哪个窗口", "办执照"),
        ("建房在几号窗口", "建房"),
        ("建房在几号窗口？", "建房"),
        ("哪个窗口办低保", "低保"),
        ("几号窗口受理残疾人补贴啊", "残疾人补贴"),
        ("身份证去哪里办", "身份证"),
        ("生二胎登记要在哪个窗口办理呢", "生二胎登记"),
        ("低保 哪個窗口", "低保"),
        ("Which window for building a house?", "building a house"),
    ],
)
def test_a_question_for_a_window_says_what_for(typed: str, matter: str) -> None:
    assert question_in(normalise(typed)) == Question(matter, is_certain=True)


def test_the_word_window_at_the_end_may_ask_for_one() -> None:
    assert question_in("低保窗口") == Question("低保", is_certain=False)
    assert question_in("house window") == Question("house", is_certain=False)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "窗口",
        "哪个窗口",
        "办 哪个窗口",
        "窗口单位作风",
        "高龄津贴",
        "windows",
        "窗" * 90 + "哪个窗口",
    ],
)
def test_other_queries_ask_for_none(typed: str) -> None:
    assert question_in(typed) is None


def test_words_around_a_matter_are_tried_without() -> None:
    assert forms_of("我想申请低保") == ["我想申请低保", "低保"]
    assert forms_of("办执照") == ["办执照", "执照"]
    assert forms_of("低保") == ["低保"]
    assert forms_of("申请") == ["申请"]
