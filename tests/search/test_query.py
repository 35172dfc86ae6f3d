"""How a query is read: quoted, excluded, numbers of documents, what asks and what is asked about."""

import pytest

from search.understanding.numbers import number_key
from search.understanding.query import LONGEST, MOST_RUNS, understand

pytestmark = pytest.mark.django_db


def test_words_that_only_ask_are_cut() -> None:
    assert understand("请问装修噪声怎么办？").runs == ("装修噪声",)


def test_a_query_of_such_words_alone_is_looked_for_as_it_is() -> None:
    assert understand("怎么办").runs == ("怎么办",)


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "「{}」"])
def test_what_is_quoted_is_a_phrase(marks: str) -> None:
    query = understand(marks.format("当场更换") + " 秤")
    assert (query.phrases, query.runs) == (("当场更换",), ("秤",))


@pytest.mark.parametrize("minus", ["-", "－"])
def test_a_minus_excludes(minus: str) -> None:
    query = understand(f"噪声 {minus}装修")
    assert (query.runs, query.excluded) == (("噪声",), ("装修",))


def test_a_hyphen_inside_of_a_word_does_not() -> None:
    assert understand("anti-fraud").excluded == ()


def test_what_is_too_long_is_cut_and_said_to_be() -> None:
    query = understand("噪声扰民" * 2500)
    assert query.was_cut
    assert len(query.normalised) <= LONGEST
    assert len(understand(" ".join(f"词{n}" for n in range(50))).runs) <= MOST_RUNS


@pytest.mark.parametrize("typed", ["", " ", "\x00", "，。！", "\ud800", "🙂", '"', "-", "“”"])
def test_nothing_is_a_query_too(typed: str) -> None:
    assert understand(typed).is_empty


@pytest.mark.parametrize(
    "written", ["国办发〔2017〕47号", "国办发[2017]47号", "国办发2017 47号", "国办發（2017）第47號"]
)
def test_a_document_number_is_the_same_in_any_brackets(written: str) -> None:
    assert number_key(written) == "国办发201747"


@pytest.mark.parametrize("other", ["民法典", "2017", "", "噪声 扰民"])
def test_what_is_no_document_number(other: str) -> None:
    assert number_key(other) == ""
