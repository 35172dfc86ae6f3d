from modelsearch.query import MATCH_ALL, MATCH_NONE, And, Not, Phrase, PlainText

import pytest

from fazhi.admin_search.words import Word, indexed_text, phrase, searchable, words


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("电话号码", "电话 话号 号码 码"),
        ("拨打12348热线", "拨打 打 12348 热线 线"),
        ("邻里、家庭", "邻里 里 、 家庭 庭"),
        ("Public law, 2026-05", "Public law, 2026-05"),
        ("Ａ座１２号", "A 座 12 号"),
        ("\x00a\x00", "a"),
        ("", ""),
    ],
)
def test_chinese_is_indexed_in_pairs_and_the_rest_as_it_is(text: str, indexed: str) -> None:
    assert indexed_text(text).split() == indexed.split()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("电话", [["电话"]]),
        ("打电话", [["打电", "电话"]]),
        ("电", [["电*"]]),
        ("电话 law", [["电话"], ["law"]]),
        ("12348热线", [["12348", "热线"]]),
        ("家、庭", [["家*", "庭*"]]),
        ("a-b", [["a", "b"]]),
        ("foo\x00bar", [["foo"], ["bar"]]),
        ('" * - 、 😀', []),
    ],
)
def test_a_query_is_cut_into_the_words_of_the_index(query: str, found: list[list[str]]) -> None:
    def written(word: Word) -> str:
        return word.text + "*" * word.prefix

    assert [[written(word) for word in term] for term in words(query)] == found


def test_the_last_word_of_an_unfinished_query_is_a_beginning() -> None:
    assert words("public la", last_is_prefix=True) == [[Word("public")], [Word("la", prefix=True)]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("打电话", Word("打电 电话")),
        ("热线12348", Word("热线 线 12348")),
        ("热线 电", Word("热线 线 电", prefix=True)),
    ],
)
def test_a_phrase_stands_in_the_index_as_it_is_asked(text: str, found: Word) -> None:
    asked = phrase(text)
    assert (" ".join(asked.text.split()), asked.prefix) == (found.text, found.prefix)
    assert " ".join(asked.text.split()) in " ".join(indexed_text(f"拨{text}话").split())


def test_a_long_query_is_cut() -> None:
    assert sum(map(len, words("法" * 10_000))) < 300


def test_a_query_without_a_word_finds_nothing() -> None:
    for empty in (PlainText('"'), Phrase("*"), And([PlainText("'"), Phrase("-")])):
        assert searchable(empty) is MATCH_NONE
    assert searchable(Not(PlainText("*"))) is MATCH_ALL
    assert searchable(MATCH_NONE) is MATCH_NONE
    assert searchable(MATCH_ALL) is MATCH_ALL


def test_only_the_part_without_a_word_is_dropped() -> None:
    word = PlainText("电话")
    assert searchable(And([word, Phrase("*")])) is word
