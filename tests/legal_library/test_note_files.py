"""The project's captions: reviewed data, each over exactly its text."""

from collections import Counter

import pytest

from legal_library.models import ArticleNote, Law, Provision
from legal_library.note_files import NoteRow, load_notes, read_notes
from legal_library.theme_files import load_themes
from tests.factories.legal_library import released_law

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


@pytest.mark.django_db
class TestLoading:
    def rows(self, law: Law) -> list[NoteRow]:
        digest = Provision.objects.get(version__law=law, path="art_2").digest
        return [
            NoteRow(
                law.title, "2", digest, "提问的权利", "问了没人理", "", "", "2026 对照原文：未改"
            ),
            NoteRow(law.title, "3", "0" * 16, "何时施行", "", "", "", "2026 对照原文：未改"),
            NoteRow("没有的法", "1", "0" * 16, "甲", "", "", "", "2026 对照原文：未改"),
        ]

    def test_it_writes_counts_and_repeats_without_a_trace(self) -> None:
        law = released_law()
        done = load_notes(self.rows(law))
        assert (done.written, done.stale, done.absent) == (2, 1, 1)
        again = load_notes(self.rows(law))
        assert (again.written, again.same) == (0, 2)
        assert ArticleNote.objects.count() == 2

    def test_an_editors_words_stay_unless_they_are_to_be_replaced(self) -> None:
        law = released_law()
        load_notes(self.rows(law))
        ArticleNote.objects.filter(number=2).update(caption="编辑改过的条旨")
        load_notes(self.rows(law))
        assert ArticleNote.objects.get(number=2).caption == "编辑改过的条旨"
        load_notes(self.rows(law), replace=True)
        assert ArticleNote.objects.get(number=2).caption == "提问的权利"

    def test_themes_are_given_once_and_an_editors_choice_stays(self) -> None:
        law = released_law("民法典\n第一条　甲。\n", "民法典.txt")
        assert load_themes() == 1
        assert list(law.themes.values_list("slug", flat=True)) == ["family"]
        law.themes.clear()
        law.themes.create(name="别的", slug="other")
        assert load_themes() == 0
        assert list(law.themes.values_list("slug", flat=True)) == ["other"]
