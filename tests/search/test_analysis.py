"""One analysis for texts and queries: the same words in every writing give the same tokens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import (
    LONGEST_WORD,
    count_tokens,
    indexed,
    normalise,
    pairs,
    run_tokens,
    runs,
    tokens,
)

MEANING = set(" \t\n\"'()*:&|!<>\\^-+{}[]~?/\x00")  # to FTS5, PostgreSQL or Elasticsearch


@pytest.mark.parametrize("written", ["勞動合同法", "劳动合同法", "劳动合同法\x00"])
def test_traditional_characters_are_simplified(written: str) -> None:
    assert runs(normalise(written)) == ["劳动合同法"]


def test_full_width_and_capitals_are_the_same() -> None:
    assert normalise("ＡＰＰ第１１６５条") == normalise("app第1165条") == "app第1165条"


def test_a_run_gives_its_pairs_and_then_its_characters() -> None:
    assert run_tokens("劳动法") == ["劳动", "动法", "劳", "动", "法"]
    assert run_tokens("法") == ["法"]
    assert run_tokens("app") == ["app"]


def test_marks_and_spaces_end_a_run() -> None:
    assert runs("劳动法（2018）第3条, anti-fraud") == [
        "劳动法",
        "2018",
        "第",
        "3",
        "条",
        "anti",
        "fraud",
    ]


def test_long_words_are_cut() -> None:
    assert runs("a" * (LONGEST_WORD + 1)) == ["a" * LONGEST_WORD, "a"]


@given(st.text())
def test_any_text_is_analysed(text: str) -> None:
    plain = normalise(text)
    found = list(tokens(plain))
    assert count_tokens(plain) == len(found)
    assert indexed(plain).split(" ") == (found or [""])
    # What engines get has nothing in it that means something to them.
    assert not MEANING & set("".join(found))


@given(st.text(alphabet="劳动合同法条例", min_size=2, max_size=12))
def test_a_phrase_stands_where_its_pairs_follow_each_other(run: str) -> None:
    assert " ".join(pairs(run)) in indexed(f"甲乙{run}丙丁") or len(run) < 2
