"""What the screens of the library show, keep and refuse."""

import re
from typing import cast

from django.db import connection
from django.http import StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from fazhi.departments.models import Role
from legal_library.models import (
    AliasKind,
    ArticleNote,
    Law,
    LawAlias,
    LawRelation,
    LawVersion,
    RelationKind,
    TextCorrection,
)
from legal_library.parsing.findings import Severity
from tests.factories.legal_library import (
    ArticleNoteFactory,
    FindingFactory,
    LawFactory,
    LawVersionFactory,
    ProvisionFactory,
    ThemeFactory,
    import_regulation,
)
from tests.legal_library.admin.conftest import Browse

pytestmark = pytest.mark.django_db

FEW, MORE = 3, 27


@pytest.fixture
def client(browse: Browse) -> Client:
    return browse(Role.LEGAL_REVIEWER)


def fill(number: int) -> None:
    """Laws with two versions, findings, names, themes, notes and relations each."""
    for _n in range(number):
        law = LawFactory.create()
        law.themes.add(ThemeFactory.create())
        LawAlias.objects.create(law=law, name=f"{law.title}别名")
        first = LawVersionFactory.create(law=law)
        LawVersionFactory.create(law=law, version_date="2022-01-01", effective_from="2022-01-01")
        ProvisionFactory.create(version=first)
        for severity in Severity:
            FindingFactory.create(version=first, severity=severity)
        ArticleNoteFactory.create(law=law)


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as context:
        response = client.get(path)
        assert response.status_code == 200
        if response.streaming:
            assert list(cast("StreamingHttpResponse", response))
    return len(context)


@pytest.mark.heavy
def test_rows_of_the_lists_ask_nothing_of_the_database(client: Client) -> None:
    lists = [reverse(f"{name}:index") for name in ("law", "lawversion", "articlenote", "law_theme")]
    lists += [f"{lists[0]}?q=示例", f"{lists[0]}?standing=in_force&findings=blocking&released=no"]
    lists += [f"{lists[0]}?export=csv", f"{lists[0]}?export=xlsx"]
    fill(FEW)
    of_few = {path: queries(client, path) for path in lists}
    fill(MORE)
    assert {path: queries(client, path) for path in lists} == of_few
    assert max(of_few.values()) <= 30


def test_a_law_and_a_version_cost_the_same_whatever_they_hold(client: Client) -> None:
    law = LawFactory.create()
    version = LawVersionFactory.create(law=law)
    ProvisionFactory.create(version=version, order=0)
    pages = [
        reverse("law:inspect", args=[law.pk]),
        reverse("lawversion:inspect", args=[version.pk]),
        reverse("lawversion:text", args=[version.pk]),
    ]
    FindingFactory.create(version=version)
    LawRelation.objects.create(
        law=law, kind=RelationKind.CITES, target=law, target_title="甲", target_normalised="甲"
    )
    of_few = [queries(client, page) for page in pages]
    for n in range(10):
        FindingFactory.create(version=version)
        ProvisionFactory.create(version=version, order=n + 1, path=f"art_{n + 2}")
        other = LawFactory.create()
        names = {"target_title": other.title, "target_normalised": other.title}
        LawRelation.objects.create(law=law, kind=RelationKind.CITES, target=other, **names)
        LawRelation.objects.create(
            law=other, kind="basis", target=law, target_title="乙", target_normalised="乙"
        )
        LawVersionFactory.create(law=law, version_date=f"20{n + 30}-01-01")
    assert [queries(client, page) for page in pages] == of_few


def test_a_law_is_found_by_title_and_by_other_names(client: Client) -> None:
    law = LawFactory.create(title="中华人民共和国示例法")
    LawFactory.create(title="别的条例")
    LawAlias.objects.create(law=law, name="样板法")
    for words in ("示例法", "《示例法》", "样板", "中华人民共和国示例"):
        found = client.get(reverse("law:index"), {"q": words}).context["object_list"]
        assert list(found) == [law], words
    nothing = client.get(reverse("law:index"), {"q": "《》"}).context["object_list"]
    assert not nothing


@pytest.mark.parametrize(
    ("days", "standing"),
    [
        ({}, "in_force"),
        ({"effective_from": "2999-01-01"}, "upcoming"),
        ({"effective_from": None}, "unknown"),
        ({"effective_to": "2022-01-01", "end_reason": "repealed"}, "repealed"),
        ({"effective_to": "2022-01-01", "end_reason": "expired"}, "expired"),
    ],
)
def test_the_list_says_how_each_law_stands_and_filters_by_it(
    days: dict[str, str | None], standing: str, client: Client
) -> None:
    version = LawVersionFactory.create(**days)
    version.refresh_from_db()
    path = reverse("law:index")
    assert version.status == standing
    for one in ("in_force", "upcoming", "unknown", "repealed", "expired", "amended"):
        found = client.get(path, {"standing": one}).context["object_list"]
        assert list(found) == ([version.law] if one == standing else []), one
    assert str(version.status.label) in client.get(path).content.decode()


def law_form(law: Law, **values: str) -> dict[str, str]:
    return {
        "title": law.title,
        "short_title": law.short_title,
        "issuer": law.issuer,
        "kind": law.kind,
        "aliases-TOTAL_FORMS": "2",
        "aliases-INITIAL_FORMS": "0",
        "aliases-0-kind": AliasKind.POPULAR,
        "aliases-1-kind": AliasKind.POPULAR,
        "relations-TOTAL_FORMS": "2",
        "relations-INITIAL_FORMS": "0",
        **values,
    }


def test_a_law_is_edited_with_its_names_and_relations(client: Client) -> None:
    law, other = LawFactory.create(), LawFactory.create(title="旧示例条例")
    old = LawVersionFactory.create(law=other)
    edit = reverse("law:edit", args=[law.pk])
    form = law_form(
        law,
        note="注意。",
        **{
            "aliases-0-name": "《样板条例》",
            "aliases-0-kind": AliasKind.FORMER,
            "relations-0-kind": RelationKind.REPEALS,
            "relations-0-target_title": "旧示例条例",
            "relations-0-path": "第九条",
            "relations-0-date": "2022-01-01",
        },
    )
    assert client.post(edit, form).status_code == 302
    law.refresh_from_db()
    relation = law.relations.get()
    assert (law.note, law.aliases.get().name) == ("注意。", "样板条例")
    assert (relation.target, relation.path, relation.origin) == (other, "art_9", "editor")
    old.refresh_from_db()
    assert old.end_reason == "repealed"
    assert "第九条" in client.get(edit).content.decode()
    # And it ends with the relation.
    gone = law_form(
        law,
        **{
            "relations-INITIAL_FORMS": "1",
            "relations-0-id": str(relation.pk),
            "relations-0-kind": relation.kind,
            "relations-0-target_title": "旧示例条例",
            "relations-0-DELETE": "on",
        },
    )
    assert client.post(edit, gone).status_code == 302
    old.refresh_from_db()
    assert old.end_reason == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"aliases-0-name": "甲法", "aliases-1-name": "《甲法》"},
        {"relations-0-kind": "cites", "relations-0-target_title": "《》"},
        {"relations-0-kind": "cites", "relations-0-target_title": "乙法", "relations-0-path": "x"},
        {"aliases-TOTAL_FORMS": "nonsense"},
    ],
)
def test_a_wrong_form_of_a_law_says_so_keeps_what_was_typed_and_saves_nothing(
    wrong: dict[str, str], client: Client
) -> None:
    law = LawFactory.create()
    form = law_form(law, note="注意。", **wrong)
    response = client.post(reverse("law:edit", args=[law.pk]), form)
    assert response.status_code == 200
    assert "注意。" in response.content.decode()
    law.refresh_from_db()
    assert law.note == ""
    assert not law.aliases.exists()


def test_the_page_of_a_law_tells_its_life(client: Client) -> None:
    version = import_regulation()
    html = client.get(reverse("law:inspect", args=[version.law_id])).content.decode()
    for words in ("2020-05-28", "2021-01-01", "本文本施行", "通过", "施行期间"):
        assert words in html, words


def test_a_correction_is_shown_before_it_is_saved(client: Client, version: LawVersion) -> None:
    page = reverse("lawversion:correct", args=[version.pk])
    chosen = BeautifulSoup(client.get(page, {"article": "2"}).content, "html.parser")
    assert chosen.select_one('a[href="?path=art_2/para_1/item_1"]')
    address = f"{page}?path=art_2/para_1/item_1"
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    seen = soup.select_one("[name=seen]")["value"]  # type: ignore[index]
    form = {"text": "丙；", "reason": "公报2020年第3号", "seen": seen}
    shown = BeautifulSoup(client.post(address, form).content, "html.parser")
    assert "删去" in shown.select_one("del").text  # type: ignore[union-attr]
    assert "增加" in shown.select_one("ins").text  # type: ignore[union-attr]
    assert not TextCorrection.objects.exists()
    again = BeautifulSoup(client.post(address, {**form, "change": "1"}).content, "html.parser")
    assert again.select_one("textarea[name=text]").text.strip() == "丙；"  # type: ignore[union-attr]
    assert "公报2020年第3号" in again.select_one("[name=reason]").text  # type: ignore[union-attr]
    saved = client.post(address, {**form, "save": "1"})
    assert saved.headers["Location"] == reverse("lawversion:inspect", args=[version.pk])
    assert TextCorrection.objects.get().new_text == "丙；"
    late = client.post(address, {**form, "text": "丁；", "save": "1"})
    assert "期间已有人改动" in late.content.decode()


@pytest.mark.parametrize(
    "query", ["?article=99", "?article=x", "?path=nothing", "?path=%00", "?article=%00", ""]
)
def test_a_provision_that_does_not_exist_is_no_error(
    query: str, client: Client, version: LawVersion
) -> None:
    page = reverse("lawversion:correct", args=[version.pk]) + query
    assert client.get(page).status_code == 200
    assert client.post(page, {"text": "x", "reason": "y", "seen": "z"}).status_code == 200


def test_days_are_edited_on_the_screen(client: Client, version: LawVersion) -> None:
    page = reverse("lawversion:dates", args=[version.pk])
    soup = BeautifulSoup(client.get(page).content, "html.parser")
    values = {
        field["name"]: field.get("value", "") for field in soup.select("form input[name]")
    } | {"change": "adopted", "reason": "公报2020年第3号"}
    wrong = client.post(page, {**values, "effective_from": "2019-01-01"})
    assert "施行日期不能早于版本日期" in wrong.content.decode()
    damaged = client.post(page, {**values, "effective_from": "2021-02-01", "seen": "x"})
    assert "表单数据不完整" in damaged.content.decode()
    assert client.post(page, {**values, "effective_from": "2021-02-01"}).status_code == 302
    version.refresh_from_db()
    assert f"{version.effective_from}" == "2021-02-01"


def test_a_stale_note_shows_both_texts_and_is_taken_over_when_saved(
    client: Client, version: LawVersion
) -> None:
    note = ArticleNoteFactory.create(law=version.law)
    path = reverse("articlenote:index")
    assert list(client.get(path, {"text": "other"}).context["object_list"]) == [note]
    assert not client.get(path, {"text": "same"}).context["object_list"]
    edit = reverse("articlenote:edit", args=[note.pk])
    html = client.get(edit).content.decode()
    assert "撰写后条文有变化" in html
    assert "为了示例，制定本条例。" in html
    client.post(edit, {"caption": "目的"})
    assert list(client.get(path, {"text": "same"}).context["object_list"]) == [note]
    assert "撰写后条文有变化" not in client.get(edit).content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"law_name": "没有这部法"}, "法律库中没有这个名称的法律"),
        ({"article": "第九十九条"}, "这部法律现在没有这一条"),
        ({"article": "某条"}, "请写条号"),
        ({"article": "99999999"}, "请写条号"),
        ({"caption": ""}, ""),
    ],
)
def test_a_note_wants_a_law_an_article_and_words(
    wrong: dict[str, str], words: str, client: Client, version: LawVersion
) -> None:
    form = {"law_name": "示例镇管理条例", "article": "1", "caption": "目的", **wrong}
    response = client.post(reverse("articlenote:add"), form)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not ArticleNote.objects.exists()


def test_the_screens_speak_chinese(client: Client, version: LawVersion) -> None:
    """Words of Latin letters are names of formats and codes."""
    FindingFactory.create(version=version)
    note = ArticleNoteFactory.create(law=version.law)
    pages = [
        *(reverse(f"{name}:index") for name in ("law", "lawversion", "articlenote", "law_import")),
        reverse("law:inspect", args=[version.law_id]),
        reverse("law:edit", args=[version.law_id]),
        *(
            reverse(f"lawversion:{name}", args=[version.pk])
            for name in ("inspect", "text", "verify", "correct", "dates")
        ),
        reverse("law_import:add"),
        reverse("articlenote:add"),
        reverse("articlenote:edit", args=[note.pk]),
        reverse("law:import"),
    ]
    for page in pages:
        soup = BeautifulSoup(client.get(page).content, "html.parser")
        main = soup.select_one("main")
        assert main is not None
        for code in main.select("code, script, style, svg, template, [hidden]"):
            code.decompose()
        words = set(re.findall(r"[A-Za-z]{3,}", main.get_text(" ")))
        assert words <= {"DOCX", "TXT", "ZIP", "XLSX", "CSV", "txt", "https", "示例"}, (page, words)
