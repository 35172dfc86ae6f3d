"""Every way to upload in the administration keeps to the same rules and answers in Chinese."""

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from wagtail.models import UploadedFile

import pytest
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from fazhi.media.models import CustomDocument, CustomImage, PicturedPeople
from tests.factories.media import DocumentFactory, ImageFactory, pdf_bytes, picture_bytes
from tests.fazhi.media.samples import office
from tests.fazhi.media.test_metadata import SECRET, told

pytestmark = pytest.mark.django_db

FACTS = {"title": "示例", "source": "示例来源", "rights": "", "tags": "", "description": "示例"}
PICTURE_FACTS = {**FACTS, "pictured_people_consent": PicturedPeople.NONE}


def prefixed(prefix: str, data: dict[str, Any]) -> dict[str, Any]:
    return {f"{prefix}-{name}": value for name, value in data.items()}


def upload(data: bytes, name: str) -> SimpleUploadedFile:
    # Browsers guess this from the name; it proves nothing and is not looked at.
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def add_picture(client: Client, data: bytes, name: str) -> HttpResponseBase:
    return client.post(reverse("wagtailimages:add"), {**PICTURE_FACTS, "file": upload(data, name)})


def choose_new_picture(client: Client, data: bytes, name: str) -> HttpResponseBase:
    return client.post(
        reverse("wagtailimages_chooser:create"),
        prefixed("image-chooser-upload", {**PICTURE_FACTS, "file": upload(data, name)}),
    )


def replace_picture(client: Client, data: bytes, name: str) -> HttpResponseBase:
    image = CustomImage.objects.first() or ImageFactory.create()
    return client.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {**PICTURE_FACTS, "file": upload(data, name)},
    )


def add_many_pictures(client: Client, data: bytes, name: str) -> HttpResponseBase:
    """Two steps: the file, then the facts that cannot be guessed from it."""
    answer = client.post(
        reverse("wagtailimages:add_multiple"), {"files[]": upload(data, name), "title": "示例"}
    )
    if not answer.json()["success"]:
        return answer
    pending = answer.json()["uploaded_file_id"]
    return client.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[pending]),
        prefixed(f"uploaded-image-{pending}", PICTURE_FACTS),
    )


def add_document(client: Client, data: bytes, name: str) -> HttpResponseBase:
    return client.post(reverse("wagtaildocs:add"), {**FACTS, "file": upload(data, name)})


def choose_new_document(client: Client, data: bytes, name: str) -> HttpResponseBase:
    return client.post(
        reverse("wagtaildocs_chooser:create"),
        prefixed("document-chooser-upload", {**FACTS, "file": upload(data, name)}),
    )


def replace_document(client: Client, data: bytes, name: str) -> HttpResponseBase:
    document = CustomDocument.objects.first() or DocumentFactory.create()
    return client.post(
        reverse("wagtaildocs:edit", args=[document.pk]), {**FACTS, "file": upload(data, name)}
    )


def add_many_documents(client: Client, data: bytes, name: str) -> HttpResponseBase:
    answer = client.post(
        reverse("wagtaildocs:add_multiple"), {"files[]": upload(data, name), "title": "示例"}
    )
    if not answer.json()["success"]:
        return answer
    pending = answer.json()["uploaded_file_id"]
    return client.post(
        reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[pending]),
        prefixed(f"uploaded-document-{pending}", FACTS),
    )


Route = Callable[[Client, bytes, str], HttpResponseBase]
PICTURE_ROUTES = [add_picture, choose_new_picture, replace_picture, add_many_pictures]
DOCUMENT_ROUTES = [add_document, choose_new_document, replace_document, add_many_documents]


def complaint_about_the_file(answer: HttpResponseBase) -> str:
    """What the form or the uploader says below the file."""
    body = answer.content.decode()  # type: ignore[attr-defined]
    if body.startswith("{") and "error_message" in json.loads(body):
        return str(json.loads(body)["error_message"])
    forms = [c[name] for c in answer.context for name in ("form", "creation_form") if name in c]  # type: ignore[attr-defined]
    return " ".join(forms[0].errors["file"])


@pytest.mark.parametrize("route", PICTURE_ROUTES)
def test_a_picture_is_stored_without_what_it_tells(route: Route, admin_client: Client) -> None:
    original = told("JPEG", orientation=6)
    route(admin_client, original, "黄桥 烧饼节.jpg")
    image = CustomImage.objects.get()
    with image.file.open() as file:
        stored = file.read()
    assert SECRET in original
    assert SECRET not in stored
    assert (image.width, image.height) == (48, 64)
    assert image.file_size == len(stored)
    assert image.file_hash == hashlib.sha1(stored).hexdigest()
    assert str(image.file.name).isascii()
    for spec in ("original", "max-30x30", "max-30x30|format-webp", "width-20|format-avif"):
        rendition = image.get_rendition(spec)
        rendition.file.open()
        assert SECRET not in rendition.file.read()
        assert not Image.open(rendition.file).getexif()


def test_an_upload_that_waits_for_its_facts_is_already_clean(admin_client: Client) -> None:
    admin_client.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": upload(told("JPEG"), "a.jpg"), "title": "示例"},
    )
    pending = UploadedFile.objects.get()
    assert SECRET not in pending.file.read()
    with pytest.raises(NotImplementedError):
        _ = pending.file.url


def test_a_large_upload_on_disk_is_cleaned_too(admin_client: Client, settings: Settings) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    add_picture(admin_client, told("JPEG", orientation=6), "a.jpg")
    stored = CustomImage.objects.get().file.read()
    assert SECRET not in stored
    assert Image.open(io.BytesIO(stored)).size == (48, 64)


REFUSED_PICTURES = {
    "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "svg.png": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "garbage.jpg": b"\xff\xd8\xff\xe0" + bytes(500),
    "cut.png": picture_bytes("PNG")[:60],
    "png.jpg": picture_bytes("PNG"),
    "huge.png": picture_bytes("PNG", (8000, 7000)),
    "page.gif": b"GIF89a<script>alert(1)</script>",
    "empty.jpg": b"",
}
COMPLAINTS = {
    "drawing.svg": "不能上传",
    "png.jpg": "内容是 PNG 图片",
    "huge.png": "像素过多",
    "empty.jpg": "空",
}


@pytest.mark.parametrize("name", REFUSED_PICTURES)
@pytest.mark.parametrize("route", PICTURE_ROUTES)
def test_a_picture_that_is_none_is_refused_in_chinese(
    route: Route, name: str, admin_client: Client
) -> None:
    existing = ImageFactory.create()
    before = str(existing.file.name)
    answer = route(admin_client, REFUSED_PICTURES[name], name)
    assert answer.status_code == 200
    assert COMPLAINTS.get(name, "已损坏") in complaint_about_the_file(answer)
    assert [i.file.name for i in CustomImage.objects.all()] == [before]
    assert default_storage.exists(before)
    assert not UploadedFile.objects.exists()


REFUSED_DOCUMENTS = {
    "page.html": b"<script>alert(1)</script>",
    "page.pdf": b"<script>alert(1)</script>",
    "program.docx": b"MZ" + bytes(400),
    "macros.docx": office(word__vbaProject_dot_bin=b"x"),
    "cut.pdf": pdf_bytes()[:40],
    "drawing.svg": REFUSED_PICTURES["drawing.svg"],
}


@pytest.mark.parametrize("name", REFUSED_DOCUMENTS)
@pytest.mark.parametrize("route", DOCUMENT_ROUTES)
def test_a_document_that_must_not_be_published_is_refused_in_chinese(
    route: Route, name: str, admin_client: Client
) -> None:
    existing = DocumentFactory.create()
    before = str(existing.file.name)
    answer = route(admin_client, REFUSED_DOCUMENTS[name], name)
    assert answer.status_code == 200
    complaint = complaint_about_the_file(answer)
    assert any(words in complaint for words in ("不能上传", "已损坏", "不予发布"))
    assert [d.file.name for d in CustomDocument.objects.all()] == [before]
    assert default_storage.exists(before)
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("route", DOCUMENT_ROUTES)
def test_a_document_keeps_the_name_that_people_know(route: Route, admin_client: Client) -> None:
    route(admin_client, pdf_bytes(), "2026年政务公开.pdf")
    document = CustomDocument.objects.get()
    assert document.filename == "2026年政务公开.pdf"
    assert str(document.file.name).isascii()
    assert document.file_size == len(pdf_bytes())
    assert document.file_hash == hashlib.sha1(pdf_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("route", "model", "data", "other"),
    [
        (replace_picture, CustomImage, picture_bytes(), picture_bytes(colour="red")),
        (replace_document, CustomDocument, pdf_bytes(), pdf_bytes(b"<<>>")),
    ],
)
def test_a_replaced_file_is_a_new_file(
    route: Route,
    model: type[CustomImage] | type[CustomDocument],
    data: bytes,
    other: bytes,
    admin_client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    name = "a.jpg" if model is CustomImage else "a.pdf"
    route(admin_client, data, name)
    first = str(model.objects.get().file.name)
    with django_capture_on_commit_callbacks() as after_commit:
        route(admin_client, other, name)
        # Until the row is committed, the old file is what the site shows.
        assert default_storage.exists(first)
    for act in after_commit:
        act()
    second = model.objects.get()
    assert second.file.name != first
    assert second.file.read() == other
    assert second.file_hash == hashlib.sha1(other).hexdigest()
    assert not default_storage.exists(first)


def test_facts_can_be_changed_without_the_file(admin_client: Client) -> None:
    image, document = ImageFactory.create(), DocumentFactory.create()
    admin_client.post(
        reverse("wagtailimages:edit", args=[image.pk]), {**PICTURE_FACTS, "title": "新的"}
    )
    admin_client.post(reverse("wagtaildocs:edit", args=[document.pk]), {**FACTS, "title": "新的"})
    for before in (image, document):
        after = type(before).objects.get(pk=before.pk)
        assert after.title == "新的"
        assert after.file.name == before.file.name
        assert after.file.read()


@pytest.mark.parametrize("missing", ["source", "pictured_people_consent", "title"])
def test_a_picture_without_source_or_word_on_its_people_is_not_taken(
    missing: str, admin_client: Client
) -> None:
    data = {**PICTURE_FACTS, "file": upload(picture_bytes(), "a.jpg"), missing: ""}
    answer = admin_client.post(reverse("wagtailimages:add"), data)
    assert missing in answer.context["form"].errors
    assert not CustomImage.objects.exists()


def test_a_picture_a_pixel_wide_does_not_break_the_list(admin_client: Client) -> None:
    add_picture(admin_client, picture_bytes("PNG", (1, 20_000)), "line.png")
    assert CustomImage.objects.exists()
    assert admin_client.get(reverse("wagtailimages:index")).status_code == 200


def test_the_account_page_takes_no_portrait(admin_client: Client) -> None:
    page = admin_client.get(reverse("wagtailadmin_account"))
    assert 'type="file"' not in page.content.decode()


def test_a_portrait_sent_anyway_is_not_stored(
    admin_client: Client, folders: dict[str, Path]
) -> None:
    admin_client.post(
        reverse("wagtailadmin_account"), {"avatar-avatar": upload(picture_bytes(), "me.jpg")}
    )
    assert not [p for folder in folders.values() for p in folder.rglob("*.jpg")]
