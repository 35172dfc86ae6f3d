"""Films as an editor meets them."""

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from wagtail.models import Page, Site

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from fazhi.media.models import Film
from tests.factories.media import CAPTIONS, FilmFactory, film_bytes

pytestmark = pytest.mark.django_db

TEXTS = {
    "title": "普法短片",
    "transcript": "旁白：大家好。",
    "pictured_people_consent": "none",
    "source": "司法所",
    "rights": "",
    "poster": "",
}


def film_upload(name: str = "h264.mp4") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, film_bytes(name), "application/octet-stream")


def captions_upload(text: str = CAPTIONS) -> SimpleUploadedFile:
    return SimpleUploadedFile("captions.vtt", text.encode(), "text/plain")


def files(folders: dict[str, Path]) -> set[str]:
    return {
        str(path.relative_to(folder))
        for folder in folders.values()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_film_is_added_with_its_captions(admin_client: Client) -> None:
    data = {**TEXTS, "file": film_upload(), "captions": captions_upload()}
    assert admin_client.post(reverse("film:add"), data).status_code == 302
    film = Film.objects.get()
    assert (film.title, film.seconds) == ("普法短片", 2)
    listed = admin_client.get(reverse("film:index")).content.decode()
    assert "普法短片" in listed
    assert "0:02" in listed


def test_wrong_files_are_refused_beside_their_fields_and_texts_are_kept(
    admin_client: Client,
) -> None:
    data = {**TEXTS, "file": film_upload("h265.mp4"), "captions": captions_upload("你好")}
    response = admin_client.post(reverse("film:add"), data)
    errors = response.context["form"].errors
    assert "H.264" in str(errors["file"])
    assert "WEBVTT" in str(errors["captions"])
    assert "旁白：大家好。" in response.content.decode()
    assert not Film.objects.exists()


def test_a_film_without_its_text_is_refused(admin_client: Client) -> None:
    data = {**TEXTS, "transcript": "", "file": film_upload()}
    response = admin_client.post(reverse("film:add"), data)
    assert "transcript" in response.context["form"].errors


def test_a_film_can_be_opened_with_its_files(admin_client: Client) -> None:
    film = FilmFactory.create()
    html = admin_client.get(reverse("film:edit", args=[film.pk])).content.decode()
    assert film.url in html
    assert film.captions_url in html


def test_replaced_and_deleted_films_leave_no_file(
    admin_client: Client,
    folders: dict[str, Path],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    film = FilmFactory.create(poster=None)
    before = files(folders)
    assert len(before) == 2
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(reverse("film:edit", args=[film.pk]), {**TEXTS, "file": film_upload()})
    replaced = files(folders)
    assert len(replaced) == 2
    assert len(replaced & before) == 1  # the captions stay
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(reverse("film:delete", args=[film.pk]))
    assert files(folders) == set()


def test_captions_come_with_their_type(client: Client) -> None:
    root = Page.get_first_root_node()
    Site.objects.create(hostname="localhost", root_page=root, is_default_site=True)
    film = FilmFactory.create()
    answer: Any = client.get(film.captions_url)
    assert answer["Content-Type"] == "text/vtt; charset=utf-8"
    assert b"".join(answer.streaming_content) == CAPTIONS.encode()
    without = reverse("film_captions", args=[FilmFactory.create(captions="").pk])
    assert client.get(without).status_code == 404
    film.captions.storage.delete(film.captions.name)
    assert client.get(film.captions_url).status_code == 404


def test_a_film_can_be_chosen_for_a_page(admin_client: Client) -> None:
    film = FilmFactory.create(title="普法短片")
    found = admin_client.get(reverse("film_chooser:choose_results"), {"q": "普法"})
    assert "普法短片" in found.content.decode()
    chosen = admin_client.get(reverse("film_chooser:chosen", args=[film.pk])).json()
    assert chosen["result"]["id"] == str(film.pk)
