"""Passages and marks: whatever the text and the query, what is shown is the text."""

import html
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.analysis import normalise, runs
from search.page.highlighting import (
    PASSAGE,
    TOLERANCE,
    Passage,
    Terms,
    marked,
    passage_of,
    spans_of,
)

CHARACTERS = st.text(
    st.one_of(
        st.sampled_from("噪声扰民装修<>&\"'；。\n（一）ＡａİΣ\u0301\u200d㈠①㏑ﬃ萬與 1"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=400,
)
# The table of all characters is made when the first of them is drawn.
whatever = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
WORDS = st.lists(CHARACTERS.map(lambda words: words[:12]), max_size=4)


def terms_of(words: list[str], others: list[str] | None = None) -> Terms:
    def runs_of(typed: list[str]) -> tuple[str, ...]:
        return tuple(run for one in typed for run in runs(normalise(one)))

    return Terms(runs_of(words), runs_of(others or []))


def read(text: str) -> str:
    """What a browser shows of HTML that holds marks and nothing else."""
    return html.unescape(re.sub("</?mark>", "", text))


def marks(text: str) -> list[str]:
    return [html.unescape(found) for found in re.findall("<mark>(.*?)</mark>", text, re.DOTALL)]


@whatever
@given(CHARACTERS, WORDS, WORDS)
def test_what_is_marked_reads_as_before(text: str, words: list[str], others: list[str]) -> None:
    shown = marked(text, terms_of(words, others))
    assert read(shown) == text
    rest = re.sub("</?mark>", "", shown)
    assert not set("<>\"'") & set(rest)
    assert re.fullmatch(r"(?:[^<]|<mark>[^<]+</mark>)*", shown, re.DOTALL)


@whatever
@given(CHARACTERS.map(lambda text: text * 3), WORDS)
def test_a_passage_is_a_part_of_the_text(text: str, words: list[str]) -> None:
    found: Passage = passage_of(text, terms_of(words))
    assert found.text in text
    assert read(found.html) == found.text
    assert read("\n".join(found.lines)) == found.text
    assert (len(found.text) < len(text)) == (found.has_before or found.has_after)


@whatever
@given(CHARACTERS, WORDS)
def test_spans_follow_each_other_within_the_text(text: str, words: list[str]) -> None:
    spans = spans_of(text, terms_of(words))
    places = [place for span in spans for place in span]
    assert places == sorted(set(places))
    assert all(0 <= place <= len(text) for place in places)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("噪声扰民的，处警告。", ["噪声扰民"], ["噪声扰民"]),
        ("噪聲擾民的，處警告。", ["噪声"], ["噪聲"]),
        ("ＮＯＩＳＥ（噪音）", ["noise"], ["ＮＯＩＳＥ"]),
        ("有下列情形之一：㈠噪声；", ["噪声"], ["噪声"]),
        ("㈠㈠㈠噪声㈠", ["噪声"], ["噪声"]),
        ("e\u0301tat 噪声", ["噪声"], ["噪声"]),
        ("noisy noise", ["noise"], ["noise"]),
        ("摊位费", ["噪声"], []),
        ("装修噪声和装修垃圾", ["装修垃圾"], ["装修垃圾"]),
        ("造成他人损害的，赔偿损害", ["动物造成他人损害"], ["造成他人损害", "损害"]),
    ],
)
def test_words_are_marked_however_they_are_written(
    text: str, words: list[str], expected: list[str]
) -> None:
    assert marks(marked(text, terms_of(words))) == expected


def test_what_stands_whole_hides_the_parts_of_other_words() -> None:
    terms = terms_of(["狗咬人"], ["动物造成他人损害", "饲养的动物"])
    assert marks(marked("饲养的动物伤人的，动物园赔偿。", terms)) == ["饲养的动物"]


def test_a_single_character_is_marked_where_nothing_longer_is() -> None:
    terms = Terms(("狗咬人",), (), {"狗": 5.0})
    assert marks(marked("禁止遛狗不牵绳。", terms)) == ["狗"]


def test_of_what_was_not_typed_no_single_character_is_marked() -> None:
    terms = Terms(("秤不准",), ("欺骗消费者",), {"秤": 5.0, "费": 4.0})
    assert marks(marked("摊位费明码标价", terms)) == []


def test_a_passage_is_the_one_in_which_most_was_found() -> None:
    text = f"{'噪声。' * 30}{'无关的话。' * 40}夜间装修噪声扰民，{'无关的话。' * 40}"
    found = passage_of(
        text, Terms(("噪声", "装修", "扰民"), (), {"噪声": 1.0, "装修": 3.0, "扰民": 3.0})
    )
    assert {"噪声", "装修", "扰民"} <= {
        word for mark in marks(found.html) for word in (mark[:2], mark[2:4], mark[4:6])
    }
    assert found.has_before
    assert found.has_after
    assert PASSAGE <= len(found.text) <= PASSAGE + TOLERANCE + 10


def test_a_short_text_is_shown_whole() -> None:
    found = passage_of("噪声扰民。" * 20, terms_of(["扰民"]))
    assert not found.has_before
    assert not found.has_after


def test_a_passage_begins_with_a_sentence_where_one_is_near() -> None:
    text = f"{'无关的话。' * 30}夜间装修扰民的，{'处警告' * 50}"
    assert passage_of(text, terms_of(["装修"])).text.startswith(("夜间", "无关的话。"))


def test_a_long_text_takes_no_time() -> None:
    import time

    text = "噪声扰民的，处警告（一）；" * 5000
    began = time.perf_counter()
    passage_of(text, terms_of(["噪声扰民", "警告处罚"]))
    assert time.perf_counter() - began < 2
