"""The project's captions: reviewed data, each over exactly its text."""

from collections import Counter
from pathlib import Path

from django.core.exceptions import ValidationError

import pytest

from legal_library.note_files import NoteRow, read_notes

ROWS = read_notes()


def test_there_are_as_many_as_were_promised_over_enough_laws() -> None:
    assert len(ROWS) >= 1500
    assert len({row.law for row in ROWS}) >= 40


def test_no_article_has_two_and_no_law_says_the_same_twice() -> None:
    assert [k for k, n in Counter((r.law, r.number) for r in ROWS).items() if n > 1] == []
    captions = Counter((row.law, row.caption) for row in ROWS)
    assert [k for k, n in captions.items() if n > 1] == []
    questions = Counter(
        (row.law, q) for row in ROWS for q in (row.question_1, row.question_2, row.question_3) if q
    )
    assert [k for k, n in questions.items() if n > 1] == []


def test_captions_follow_no_template() -> None:
    """Across all laws: no ending of six characters stands behind more than two in a hundred."""
    endings = Counter(row.caption[-6:] for row in ROWS)
    ending, most = endings.most_common(1)[0]
    assert most <= len(ROWS) * 0.02, ending
    whole = Counter(row.caption for row in ROWS)
    assert sum(n for n in whole.values() if n > 1) <= len(ROWS) * 0.03, whole.most_common(5)


@pytest.mark.parametrize("mark", ["？", "?", "。", "关于", "第", "\n", "\t"])
def test_a_caption_is_a_heading(mark: str) -> None:
    allowed = {"第三人", "第三者", "第三方", "第一", "第二"}
    for row in ROWS:
        plain = row.caption
        for word in allowed:
            plain = plain.replace(word, "")
        assert mark not in plain, row


def test_every_row_names_its_second_reading() -> None:
    readings = Counter(row.second_reading for row in ROWS)
    assert all(len(reading) > 20 for reading in readings)
    assert max(readings.values()) <= 3, readings.most_common(3)


@pytest.mark.parametrize("row", ROWS[::97], ids=lambda row: f"{row.law}-{row.article}")
def test_lengths_are_those_of_the_form(row: NoteRow) -> None:
    assert 3 <= len(row.caption) <= 20
    assert len(row.digest) == 16
    assert all(len(q) <= 26 for q in (row.question_1, row.question_2, row.question_3))


HEAD = "law,article,digest,caption,question_1,question_2,question_3,second_reading"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("law,article\n", "甲.csv：列应当是 law,article,digest,caption"),
        (f"{HEAD}\n示例法,1,00\n", "甲.csv 第 2 行：有 3 列，应当是 8 列"),
    ],
)
def test_a_file_of_another_shape_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "甲.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ValidationError) as problem:
        read_notes(tmp_path)
    assert said in problem.value.messages[0]
