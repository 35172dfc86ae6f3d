"""Importing on the screen: what is refused, what is shown, who confirms, what is left behind."""

import datetime as dt
import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest

from fazhi.departments.models import Role
from fazhi.imports.models import Upload
from fazhi.jobs.models import Run
from legal_library.importers import running
from legal_library.models import ImportRun, Law, LawVersion, RunState
from tests.factories.legal_library import import_regulation, regulation_text
from tests.legal_library.admin.conftest import ADMINISTRATOR, Browse

pytestmark = pytest.mark.django_db

ADD = "/admin/law_import/new/"


@pytest.fixture
def client(browse: Browse) -> Client:
    return browse(Role.LEGAL_REVIEWER)


def file(name: str, content: bytes | str) -> SimpleUploadedFile:
    data = content.encode() if isinstance(content, str) else content
    return SimpleUploadedFile(name, data)


def archive(**texts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in texts.items():
            package.writestr(f"{name}.txt", content)
    return out.getvalue()


def url(name: str, run: ImportRun) -> str:
    return reverse(f"law_import:{name}", args=[run.pk])


def upload(client: Client, name: str, content: bytes | str) -> ImportRun:
    response = client.post(ADD, {"file": file(name, content)})
    assert response.status_code == 302, response.content.decode()
    run: ImportRun = ImportRun.objects.latest("pk")
    assert response.headers["Location"] == url("inspect", run)
    return run


def test_a_text_is_shown_before_it_is_imported(client: Client) -> None:
    run = upload(client, "示例.txt", regulation_text())
    assert run.state == RunState.CHECKED
    assert not Law.objects.exists()
    page = client.get(url("inspect", run)).content.decode()
    for words in (
        *("新法律", "示例镇管理条例", "2020-05-28", "2021-01-01", "总则", "第一条—第二条"),
        *("共 3 条", "待确认"),
    ):
        assert words in page, words
    client.post(url("confirm", run))
    run.refresh_from_db()
    assert run.state == RunState.DONE
    version = LawVersion.objects.get()
    assert not version.is_public
    page = client.get(url("inspect", run)).content.decode()
    assert reverse("lawversion:inspect", args=[version.pk]) in page
    assert not Upload.objects.exists()


def test_a_pasted_text_has_its_title(client: Client) -> None:
    body = regulation_text().split("\n", 1)[1]
    client.post(ADD, {"title": "示例/镇管理条例", "text": body})
    run = ImportRun.objects.get()
    assert run.file_name == "示例-镇管理条例.txt"
    assert run.report[0]["title"] == "示例/镇管理条例"


def test_the_check_tells_new_changed_the_same_and_held(client: Client) -> None:
    import_regulation("示例甲条例")
    import_regulation("示例乙条例")
    held = import_regulation("示例丙条例")
    LawVersion.objects.filter(pk=held.pk).update(released_at=timezone.now())
    content = archive(
        same=regulation_text("示例甲条例"),
        changed=regulation_text("示例乙条例").replace("甲；", "丙；"),
        held=regulation_text("示例丙条例").replace("甲；", "丙；"),
        new=regulation_text("示例丁条例"),
        version=regulation_text("示例甲条例", day="2023年5月28日").replace("2021年", "2024年"),
        broken=b"\x00\x01\x02",
    )
    run = upload(client, "laws.zip", content)
    assert run.state == RunState.CHECKING
    assert running.work(run.pk) == "6 / 6"
    run.refresh_from_db()
    expected = dict.fromkeys(("same", "changed", "held", "new_law", "new_version", "broken"), 1)
    assert run.counters == expected
    page = client.get(url("inspect", run)).content.decode()
    for words in ("未导入：该版本已发布", "文本有变化", "新版本", "不是文本"):
        assert words in page, words
    client.post(url("confirm", run))
    running.work(run.pk)
    run.refresh_from_db()
    assert (run.state, run.counters) == (RunState.DONE, expected)
    held.refresh_from_db()
    assert held.is_public
    assert held.provisions.filter(text="甲；").exists()


def test_an_archive_is_a_job_and_its_page_tells_how_far_it_is(client: Client) -> None:
    run = upload(
        client,
        "laws.zip",
        archive(a=regulation_text("示例甲条例"), b=regulation_text("示例乙条例")),
    )
    assert Run.objects.get(job=running.JOB).args == [run.pk]
    ImportRun.objects.update(total=200, done=50, rate=10.0, progress_at=timezone.now())
    response = client.get(url("inspect", run))
    page = response.content.decode()
    assert response.headers["Refresh"] == "5"
    for words in ("已处理 50 / 200 份", "每秒 10.0 份", "约剩 15 秒"):
        assert words in page, words
    running.work(run.pk)
    assert "Refresh" not in client.get(url("inspect", run)).headers


def test_a_job_that_was_killed_begins_again_and_one_that_is_lost_can_be_ended(
    client: Client,
) -> None:
    run = upload(client, "laws.zip", archive(a=regulation_text("示例甲条例")))
    running.work(run.pk)
    client.post(url("confirm", run))
    ImportRun.objects.update(progress_at=timezone.now() - dt.timedelta(minutes=6))
    run.refresh_from_db()
    assert "中断" in client.get(url("inspect", run)).content.decode()
    running.work(run.pk)
    running.work(run.pk)  # and once more
    run.refresh_from_db()
    assert run.state == RunState.DONE
    assert Law.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "请选择文件，或者粘贴文本"),
        ({"text": "第一条　甲。"}, "请填写法律名称"),
        ({"title": "甲法", "text": "长" * 500_001}, "500000"),
        ({"file": file("a.txt", "甲"), "title": "甲法", "text": "第一条"}, "只能用一种"),
        ({"file": file("a.txt", b"")}, ""),
        ({"file": file("a.doc", "x")}, "另存为 DOCX"),
        ({"file": file("a.pdf", "x")}, "可用 DOCX、TXT、MD"),
        ({"file": file("a.sqlite3", "x")}, "可用 DOCX、TXT、MD"),
        ({"file": "no file"}, ""),
    ],
)
def test_what_cannot_be_read_is_refused_and_what_was_typed_is_kept(
    data: dict[str, object], words: str, client: Client
) -> None:
    response = client.post(ADD, data)
    page = response.content.decode()
    assert response.status_code == 200
    assert words in page
    assert "error-message" in page or "help-critical" in page or "messages" in page
    assert not ImportRun.objects.exists()
    assert not Upload.objects.exists()
    if len(str(data.get("title", ""))) > 0:
        assert "甲法" in page


def test_a_file_beyond_the_limit_is_refused(client: Client, settings: object) -> None:
    settings.UPLOAD_MAX_BYTES = 1024 * 1024  # type: ignore[attr-defined]
    page = client.post(ADD, {"file": file("a.txt", "长" * 500_000)}).content.decode()
    assert "文件大于 1 MB" in page


@pytest.mark.parametrize("content", [b"PK\x03\x04broken", archive(), archive(a=b"\x00\x01")])
def test_a_broken_archive_is_said_to_be_one(content: bytes, client: Client) -> None:
    run = upload(client, "laws.zip", content)
    running.work(run.pk)
    run.refresh_from_db()
    assert run.state in {RunState.FAILED, RunState.CHECKED}
    assert run.problem or run.counters == {"broken": 1}
    assert client.get(url("inspect", run)).status_code == 200


def test_an_archive_of_more_texts_than_a_screen_takes_is_refused(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("legal_library.importers.uploads.MAX_TEXTS", 1)
    run = upload(
        client, "laws.zip", archive(a=regulation_text("甲条例"), b=regulation_text("乙条例"))
    )
    running.work(run.pk)
    run.refresh_from_db()
    assert (run.state, run.done) == (RunState.FAILED, 0)
    assert "1" in run.problem


def test_only_whoever_uploaded_confirms(client: Client, browse: Browse) -> None:
    run = upload(client, "示例.txt", regulation_text())
    for who in (Role.LEGAL_REVIEWER, ADMINISTRATOR):
        other = browse(who)
        assert "只有上传人可以确认" in other.get(url("inspect", run)).content.decode()
        for act in ("confirm", "cancel"):
            other.post(url(act, run))
    run.refresh_from_db()
    assert run.state == RunState.CHECKED
    assert browse(Role.PUBLISHER).get(ADD).status_code in {302, 403}


def test_a_cancelled_import_leaves_no_file(client: Client) -> None:
    run = upload(client, "示例.txt", regulation_text())
    client.post(url("cancel", run))
    run.refresh_from_db()
    assert run.state == RunState.CANCELLED
    assert not Upload.objects.exists()
    assert client.post(url("confirm", run)).headers["Location"] == url("inspect", run)
    assert not Law.objects.exists()


def test_what_nobody_confirms_within_the_hour_is_gone(client: Client) -> None:
    run = upload(client, "示例.txt", regulation_text())
    an_hour_ago = timezone.now() - dt.timedelta(hours=1, seconds=1)
    ImportRun.objects.update(started_at=an_hour_ago)
    Upload.objects.update(uploaded_at=an_hour_ago)
    Upload.objects.purge()
    assert "等待过久，未导入" in client.get(url("inspect", run)).content.decode()
    client.post(url("confirm", run))
    run.refresh_from_db()
    assert run.state == RunState.CHECKED
    assert not Law.objects.exists()


def test_names_and_texts_are_shown_and_never_run(client: Client) -> None:
    run = upload(client, "<b>x.txt", regulation_text("<script>条例"))
    page = client.get(url("inspect", run)).content.decode()
    assert "<script>条例" not in page
    assert "&lt;script&gt;条例" in page


def test_long_reports_are_turned_page_by_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("legal_library.admin.runs.TEXTS_PER_PAGE", 1)
    run = upload(
        client,
        "laws.zip",
        archive(a=regulation_text("示例甲条例"), b=regulation_text("示例乙条例")),
    )
    running.work(run.pk)
    assert "示例乙条例" not in client.get(url("inspect", run)).content.decode()
    assert "示例乙条例" in client.get(url("inspect", run) + "?p=2").content.decode()
    assert client.get(url("inspect", run) + "?p=x").status_code == 200
