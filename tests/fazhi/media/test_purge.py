"""Uploads of several files that nobody completed are not kept for ever."""

import datetime as dt
import io
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail.models import UploadedFile

import pytest
import time_machine

from fazhi.media.models import CustomImage
from fazhi.media.uploads import purge_abandoned_uploads
from tests.factories.media import ImageFactory, pdf_bytes, picture_bytes
from tests.fazhi.media.test_uploads import add_many_pictures

pytestmark = pytest.mark.django_db

Folders = dict[str, Path]


def abandon(client: Client) -> None:
    """Begins to upload a picture and a document, and gives up before any fact is entered."""
    files = {
        "wagtailimages": SimpleUploadedFile("a.jpg", picture_bytes()),
        "wagtaildocs": SimpleUploadedFile("a.pdf", pdf_bytes()),
    }
    for room, file in files.items():
        answer = client.post(reverse(f"{room}:add_multiple"), {"files[]": file, "title": "示例"})
        assert answer.json()["success"]


def waiting(folders: Folders) -> list[Path]:
    return [p for p in (folders["private"] / "wagtail_uploads").rglob("*") if p.is_file()]


def purge_after(hours: float) -> int:
    with time_machine.travel(timezone.now() + dt.timedelta(hours=hours)):
        return purge_abandoned_uploads()


def test_a_day_later_rows_and_files_are_gone(admin_client: Client, folders: Folders) -> None:
    abandon(admin_client)
    assert (UploadedFile.objects.count(), len(waiting(folders))) == (2, 2)
    assert purge_after(25) == 2
    assert (UploadedFile.objects.count(), waiting(folders)) == (0, [])
    assert purge_after(25) == 0


def test_who_is_still_at_it_loses_nothing(admin_client: Client, folders: Folders) -> None:
    abandon(admin_client)
    assert purge_after(23) == 0
    assert (UploadedFile.objects.count(), len(waiting(folders))) == (2, 2)


def test_what_was_completed_stays(admin_client: Client, folders: Folders) -> None:
    add_many_pictures(admin_client, picture_bytes(), "a.jpg")
    ImageFactory.create()
    purge_after(25)
    assert CustomImage.objects.count() == 2
    for image in CustomImage.objects.all():
        assert default_storage.exists(str(image.file.name))


def test_a_row_without_its_file_and_a_file_without_its_row_go_too(
    admin_client: Client, folders: Folders
) -> None:
    abandon(admin_client)
    waiting(folders)[0].unlink()
    UploadedFile.objects.create(file="")
    stray = default_storage.save("wagtail_uploads/stray.jpg", ContentFile(b"x"))
    assert purge_after(1) == 2
    assert UploadedFile.objects.count() == 1
    assert default_storage.exists(stray)
    assert purge_after(25) == 2
    assert waiting(folders) == []


def test_the_nightly_command_does_it_and_a_dry_run_only_counts(
    admin_client: Client, folders: Folders
) -> None:
    out = io.StringIO()
    call_command("purge_personal_data", stdout=out)  # nothing was ever uploaded
    assert "未完成的上传：清除 0 条" in out.getvalue()
    abandon(admin_client)
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)):
        call_command("purge_personal_data", "--dry-run", stdout=out)
        assert len(waiting(folders)) == 2
        call_command("purge_personal_data", stdout=out)
    assert out.getvalue().count("未完成的上传：清除 2 条") == 2
    assert waiting(folders) == []
