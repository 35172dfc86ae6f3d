"""Notes from files come into the library, and an editor's words stay."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

import pytest

from legal_library.models import ArticleNote, Law, Provision
from legal_library.note_files import AnyRow, NoteRow, PlainRow
from legal_library.note_loading import load_notes
from legal_library.theme_files import load_themes
from tests.factories.legal_library import released_law

pytestmark = pytest.mark.django_db


def digest_of(law: Law) -> str:
    return Provision.objects.get(version__law=law, path="art_2").digest


def captions(law: Law) -> list[AnyRow]:
    read = "2026 对照原文：未改"
    return [
        NoteRow(law.title, "2", digest_of(law), "提问的权利", "问了没人理", "", "", read),
        NoteRow(law.title, "3", "0" * 16, "何时施行", "", "", "", read),
        NoteRow("没有的法", "1", "0" * 16, "甲", "", "", "", read),
    ]


def plain(law: Law) -> PlainRow:
    return PlainRow(
        *(law.title, "2", digest_of(law), "可以问，问了要有人答。"),
        *("有人问了一个月没人理。按这条，应当答复。", "2026 对照原文：说人话未改"),
    )


def second() -> ArticleNote:
    return ArticleNote.objects.get(number=2)


def test_it_writes_counts_and_repeats_without_a_trace() -> None:
    law = released_law()
    rows = [*captions(law), plain(law)]
    done = load_notes(rows)
    assert (done.written, done.stale, done.absent) == (2, 1, 1)
    again = load_notes(rows)
    assert (again.written, again.same) == (0, 2)
    assert ArticleNote.objects.count() == 2
    assert second().second_reading == "2026 对照原文：未改 2026 对照原文：说人话未改"


def test_an_editors_words_stay_unless_they_are_to_be_replaced() -> None:
    law = released_law()
    rows = [*captions(law), plain(law)]
    load_notes(rows)
    ArticleNote.objects.filter(number=2).update(caption="编辑改过的条旨", plain="编辑的话。")
    load_notes(rows)
    assert (second().caption, second().plain) == ("编辑改过的条旨", "编辑的话。")
    load_notes(rows, replace=True)
    assert (second().caption, second().plain) == ("提问的权利", "可以问，问了要有人答。")


def test_a_note_that_has_a_caption_already_gets_its_plain_words() -> None:
    law = released_law()
    load_notes(captions(law))
    ArticleNote.objects.filter(number=2).update(caption="编辑改过的条旨")
    done = load_notes([*captions(law), plain(law)])
    assert (done.written, done.same) == (1, 1)
    note = second()
    assert (note.caption, note.plain) == ("编辑改过的条旨", "可以问，问了要有人答。")
    assert note.second_reading == "2026 对照原文：未改 2026 对照原文：说人话未改"


def test_an_example_that_an_editor_wrote_is_not_joined_by_words_of_the_file() -> None:
    law = released_law()
    load_notes(captions(law))
    ArticleNote.objects.filter(number=2).update(example="编辑的例子。")
    load_notes([plain(law)])
    assert (second().plain, second().example) == ("", "编辑的例子。")


def test_replacing_captions_leaves_an_editors_plain_words() -> None:
    law = released_law()
    load_notes(captions(law))
    ArticleNote.objects.filter(number=2).update(plain="编辑的话。")
    load_notes(captions(law), replace=True)
    assert second().plain == "编辑的话。"


def test_an_editors_long_reading_leaves_no_room_for_ours() -> None:
    law = released_law()
    load_notes(captions(law))
    ArticleNote.objects.filter(number=2).update(second_reading="读" * 300)
    load_notes([plain(law)])
    assert second().second_reading == "读" * 300
    assert second().plain


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"article": "附则"}, "附则：条号不对"),
        ({"digest": "xyz"}, "文本哈希值：输入一个有效的值"),
        ({"digest": ""}, "文本哈希值：没有填"),
        ({"plain": "长" * 601}, "说人话：确保该变量包含不超过 600 字符"),
        ({"example": "长" * 1001}, "举例：确保该变量包含不超过 1000 字符"),
        ({"plain": "", "example": ""}, "至少填写一项"),
    ],
)
def test_bad_rows_are_named_and_nothing_is_written(changed: dict[str, str], said: str) -> None:
    law = released_law()
    with pytest.raises(ValidationError) as problem:
        load_notes([*captions(law)[1:], replace(plain(law), **changed)])
    (message,) = problem.value.messages
    assert message.startswith(law.title)
    assert said in message
    assert not ArticleNote.objects.exists()


def test_an_article_stands_once_in_a_kind_of_file() -> None:
    law = released_law()
    with pytest.raises(ValidationError, match="同一条写了两次"):
        load_notes([plain(law), replace(plain(law), plain="又一句。")])


def test_the_command_says_what_it_did_or_what_is_wrong(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    law = released_law()
    where = "legal_library.note_loading.read_"
    monkeypatch.setattr(f"{where}notes", lambda: captions(law))
    monkeypatch.setattr(f"{where}plain_words", lambda: [plain(law)])
    call_command("load_law_notes")
    assert "写入条文导读 2 条" in capsys.readouterr().out
    monkeypatch.setattr(f"{where}plain_words", lambda: [replace(plain(law), digest="")])
    with pytest.raises(CommandError, match="示例法 2："):
        call_command("load_law_notes")


def test_themes_are_given_once_and_an_editors_choice_stays() -> None:
    law = released_law("民法典\n第一条　甲。\n", "民法典.txt")
    assert load_themes() == 1
    assert list(law.themes.values_list("slug", flat=True)) == ["family"]
    law.themes.clear()
    law.themes.create(name="别的", slug="other")
    assert load_themes() == 0
    assert list(law.themes.values_list("slug", flat=True)) == ["other"]
