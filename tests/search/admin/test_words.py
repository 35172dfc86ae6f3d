"""The form of everyday words: what it refuses, what it warns of, and what it shows before saving."""

import io
from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from fazhi.departments.models import Role
from search.admin.word_import import WordImporter
from search.models import Origin, WordSet
from tests.factories.legal_library import LawFactory
from tests.factories.search import SampleSource, SearchCountFactory, WordSetFactory
from tests.factories.spreadsheets import xlsx
from tests.legal_library.admin.conftest import Browse

pytestmark = pytest.mark.django_db

NEW = {"words": "老赖\n欠钱不还", "alternatives": "失信被执行人", "theme": "", "is_active": "on"}


@pytest.fixture
def client(browse: Browse) -> Client:
    return browse(Role.LEGAL_REVIEWER)


def add(client: Client, **values: str) -> Any:
    return client.post(reverse("search_words:add"), {**NEW, **values}, follow=True)


def errors(response: Any) -> str:
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(part.get_text() for part in soup.select(".error-message"))


def test_a_set_is_stored_as_it_is_meant(client: Client, sample: SampleSource) -> None:
    add(
        client, words=" 老赖 \r\n\r\n欠钱不还｜老赖|赖账 ", alternatives="失信被执行人\r\n欠债 还债"
    )
    row = WordSet.objects.get()
    assert (row.words, row.alternatives) == ("老赖|欠钱不还|赖账", "失信被执行人|欠债 还债")
    assert (row.origin, row.key) == (Origin.EDITOR, "老赖")
    form = client.get(reverse("search_words:edit", args=[row.pk])).content.decode()
    assert "老赖\n欠钱不还\n赖账" in form


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("words", "", "必需字段"),
        ("words", "赖", "太短"),
        ("words", "？！", "没有文字"),
        ("words", "长" * 21, "太长"),
        ("words", "老赖" * 1500, "2000"),
        ("alternatives", "", "必需字段"),
        ("alternatives", "，。", "没有文字"),
        ("theme", "nowhere", "选"),
    ],
)
def test_bad_input_is_refused_and_kept(client: Client, field: str, typed: str, said: str) -> None:
    response = add(client, **{field: typed})
    assert said in errors(response)
    assert not WordSet.objects.exists()
    if typed and field != "theme":
        assert typed in response.content.decode()


def test_the_name_of_a_law_is_kept_with_the_law(client: Client) -> None:
    law = LawFactory.create(title="中华人民共和国示例法")
    response = add(client, words="老赖\n示例法")
    assert "《中华人民共和国示例法》的名称" in errors(response)
    assert reverse("law:edit", args=[law.pk]) in response.content.decode()
    there = WordSetFactory.create(words="示例法|老赖")
    saved = client.post(reverse("search_words:edit", args=[there.pk]), {**NEW, "words": "示例法"})
    assert saved.status_code == 302, "what was there before must not hinder other changes"


def test_two_sets_of_a_theme_do_not_begin_alike(client: Client) -> None:
    WordSetFactory.create(words="老赖|别的")
    assert "已有以这个说法开头的一组" in errors(add(client))
    assert add(client, words="欠钱不还\n老赖").redirect_chain


def test_a_phrase_that_stands_nowhere_is_a_warning(client: Client, sample: SampleSource) -> None:
    said = add(client, alternatives="失信被执行人\n没有 这样\n失信 没有")
    assert "都没有出现：没有 这样、失信 没有" in said.content.decode()
    assert WordSet.objects.exists()


def test_the_preview_shows_what_would_change_and_saves_nothing(
    client: Client, sample: SampleSource
) -> None:
    SearchCountFactory.create(query="遇到老赖怎么办", searches=9)
    SearchCountFactory.create(query="别的问题", searches=99)
    shown = add(client, preview="1", samples="老赖\n限制消费")
    assert not WordSet.objects.exists()
    found = {one.query: one for one in shown.context["comparisons"]}
    assert list(found) == ["老赖", "限制消费", "遇到老赖怎么办"]
    new = [line for line in found["老赖"].after.lines if line.is_new]
    assert [line.url for line in new] == ["/sample/1/0/"]
    assert [line.url for line in found["老赖"].before.lines] == ["/sample/2/1/"]
    assert found["限制消费"].is_same
    assert "老赖\n欠钱不还" in shown.content.decode()
    assert "新增" in shown.content.decode()


def test_the_preview_of_a_change_leaves_the_row_alone(client: Client, sample: SampleSource) -> None:
    row = WordSetFactory.create(words="老赖", alternatives="失信被执行人")
    edit = reverse("search_words:edit", args=[row.pk])
    shown = client.post(edit, {**NEW, "alternatives": "书面借款", "preview": "1"})
    (first, *_) = shown.context["comparisons"]
    assert {line.url for line in first.after.lines if line.is_new} == {"/sample/2/0/"}
    assert {line.url for line in first.before.lines if line.is_new} == {"/sample/1/0/"}
    off = client.post(edit, {**NEW, "is_active": "", "preview": "1"})
    assert off.context["comparisons"][0].before.total > off.context["comparisons"][0].after.total
    row.refresh_from_db()
    assert row.alternatives == "失信被执行人"
    refused = client.post(edit, {**NEW, "words": "赖", "preview": "1"})
    assert "太短" in errors(refused)


def test_a_preview_without_an_index_is_empty(client: Client) -> None:
    shown = add(client, preview="1")
    assert shown.status_code == 200
    assert all(not one.after.lines for one in shown.context["comparisons"])


def test_a_row_of_a_file_keeps_its_theme_and_becomes_the_editors(client: Client) -> None:
    from search.models.lexicon import digest_of

    row = WordSetFactory.create(
        theme="debts",
        key="老赖",
        origin=Origin.FILE,
        words="老赖",
        alternatives="失信",
        loaded=digest_of("老赖", "失信"),
    )
    assert "系统自带" in row.origin_in_words()
    client.post(reverse("search_words:edit", args=[row.pk]), {**NEW, "theme": ""})
    row.refresh_from_db()
    assert (row.theme, row.key) == ("debts", "老赖")
    assert "编辑修改过" in row.origin_in_words()
    history = client.get(reverse("search_words:history", args=[row.pk]))
    assert history.status_code == 200


def test_the_step_from_the_log_fills_the_form_in(client: Client) -> None:
    asked = urlencode({"word": "查社保余额"})
    html = client.get(f"{reverse('search_words:add')}?{asked}").content.decode()
    assert html.count("查社保余额") >= 2


def test_rows_of_the_lists_ask_nothing_of_the_database(client: Client) -> None:
    paths = [
        reverse("search_words:index"),
        f"{reverse('search_words:index')}?q=说法&theme=debts",
        f"{reverse('search_words:index')}?export=csv",
        f"{reverse('search_words:index')}?export=xlsx",
        reverse("search_stop_phrases:index"),
    ]

    def queries(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as context:
            response = client.get(path)
            assert response.status_code == 200
            if response.streaming:
                assert list(response)
        return len(context)

    WordSetFactory.create_batch(3, theme="debts")
    few = [queries(path) for path in paths]
    WordSetFactory.create_batch(20, theme="debts")
    assert [queries(path) for path in paths] == few
    assert max(few) <= 20


def workbook(rows: list[tuple[str, ...]]) -> SimpleUploadedFile:
    return SimpleUploadedFile("words.xlsx", xlsx(*rows).read())


HEAD = ("日常说法", "法律和文件中的说法", "主题", "启用")


def test_a_spreadsheet_is_looked_at_before_it_is_imported(client: Client) -> None:
    WordSetFactory.create(words="老赖|别的", alternatives="失信")
    file = workbook(
        [
            HEAD,
            ("老赖", "失信被执行人", "", "是"),
            ("白条", "借条|欠条", "", ""),
            ("赖账", "赖", "", "否"),
        ]
    )
    address = reverse("search_words:import")
    checked = client.post(address, {"file": file}, follow=True)
    plan = checked.context["plan"]
    assert (plan.created, plan.changed) == (2, 1)
    assert WordSet.objects.count() == 1
    client.post(address, {"upload": checked.context["upload"].key, "digest": plan.digest})
    assert set(WordSet.objects.values_list("words", "alternatives", "is_active")) == {
        ("老赖", "失信被执行人", True),
        ("白条", "借条|欠条", True),
        ("赖账", "赖", False),
    }


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [
                ("赖", "失信", "", ""),
                ("好的", "，", "", ""),
                ("示例法", "失信", "", ""),
                ("欠条", "借条", "", ""),
                ("欠条|别的", "借条", "", ""),
            ],
            ["太短", "没有文字", "的名称", "第5行的第一个说法与此相同"],
        ),
        ([("白条", "借条", "没有的主题", "也许")], ["没有的主题", "请填写“是”或“否”"]),
        ([("", "借条", "", "")], ["此单元格不能为空"]),
    ],
)
def test_a_bad_spreadsheet_changes_nothing(
    client: Client, rows: list[tuple[str, ...]], said: list[str]
) -> None:
    LawFactory.create(title="中华人民共和国示例法")
    file = workbook([HEAD, *rows, ("好的词", "好的写法", "", "")])
    shown = client.post(reverse("search_words:import"), {"file": file}).content.decode()
    for words in said:
        assert words in shown
    assert not WordSet.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_file_is_looked_at_before_it_is_imported(client: Client, encoding: str) -> None:
    text = f"{','.join(HEAD)}\r\n老赖|赖账,失信被执行人,,是\r\n\r\n白条,借条|欠条,,\r\n"
    file = SimpleUploadedFile("词.csv", text.encode(encoding))
    address = reverse("search_words:import")
    checked = client.post(address, {"file": file}, follow=True)
    plan = checked.context["plan"]
    assert [change.row for change in plan.changes] == [2, 4]
    assert not WordSet.objects.exists()
    client.post(address, {"upload": checked.context["upload"].key, "digest": plan.digest})
    assert set(WordSet.objects.values_list("words", "alternatives")) == {
        ("老赖|赖账", "失信被执行人"),
        ("白条", "借条|欠条"),
    }


def test_a_file_of_the_command_is_taken_by_the_screen(client: Client) -> None:
    file = SimpleUploadedFile("debts.csv", "words,law_words\n老赖,失信被执行人\n".encode())
    plan = client.post(reverse("search_words:import"), {"file": file}, follow=True).context["plan"]
    assert (plan.created, plan.findings) == (1, [])


def test_a_bad_csv_file_changes_nothing(client: Client) -> None:
    text = f"{','.join(HEAD)}\n赖,失信,,\n好的词,好的写法,,也许\n"
    file = SimpleUploadedFile("words.csv", text.encode("gb18030"))
    shown = client.post(reverse("search_words:import"), {"file": file})
    assert [one.row for one in shown.context["plan"].findings] == [3]
    assert "请填写“是”或“否”" in shown.content.decode()
    assert not WordSet.objects.exists()


def test_an_export_can_be_imported_again() -> None:
    WordSetFactory.create(words="老赖|别的", alternatives="失信|拒不 执行", is_active=False)
    file = workbook([HEAD, ("老赖|别的", "失信|拒不 执行", "", "否")])
    plan = WordImporter().read(file)
    assert (plan.unchanged, plan.changes, plan.findings) == (1, [], [])


def test_an_export_as_csv_can_be_imported_again(client: Client) -> None:
    WordSetFactory.create(words="老赖|别的", alternatives="失信|拒不 执行", is_active=False)
    exported = client.get(f"{reverse('search_words:index')}?export=csv")
    plan = WordImporter().read(io.BytesIO(b"".join(exported)))
    assert (plan.unchanged, plan.changes, plan.findings) == (1, [], [])
