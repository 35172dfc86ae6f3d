"""What is taken as a film, and what is hidden in it."""

import io
import random
import shutil
import subprocess
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

import pytest
from pytest_django import Settings

from fazhi.media.films import KINDS, check_film
from fazhi.media.models import Film
from tests.factories.media import FilmFactory, film_bytes


def check(data: bytes, name: str) -> object:
    return check_film(io.BytesIO(data), name, len(data))


@pytest.mark.parametrize(("name", "codec"), [("h264.mp4", "avc1"), ("vp9.webm", "V_VP9")])
def test_films_that_browsers_play_are_taken(name: str, codec: str) -> None:
    facts = check_film(io.BytesIO(film_bytes(name)), name, len(film_bytes(name)))
    assert facts.seconds == pytest.approx(2, abs=0.1)
    assert facts.codecs == {codec}


def test_a_film_that_many_telephones_do_not_play_is_refused_with_advice() -> None:
    with pytest.raises(ValidationError, match=r"hvc1.*H\.264"):
        check(film_bytes("h265.mp4"), "h265.mp4")


@pytest.mark.parametrize(
    ("source", "name"),
    [("h264.mp4", "film.webm"), ("vp9.webm", "film.mp4"), ("h264.mp4", "film.avi"), ("", "a.mp4")],
)
def test_a_film_under_a_wrong_name_is_refused(source: str, name: str) -> None:
    with pytest.raises(ValidationError):
        check(film_bytes(source) if source else b"", name)


@pytest.mark.parametrize("name", ["h264.mp4", "vp9.webm"])
def test_a_film_that_breaks_off_is_refused(name: str) -> None:
    whole = film_bytes(name)
    for length in (1, 7, 40, len(whole) // 2, len(whole) - 1):
        with pytest.raises(ValidationError):
            check(whole[:length], name)


@pytest.mark.parametrize("name", ["h264.mp4", "vp9.webm"])
def test_no_bytes_whatever_are_an_error_of_ours(name: str) -> None:
    whole, chance = film_bytes(name), random.Random(7)
    for _round in range(400):
        broken = bytearray(whole)
        for _place in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            check(bytes(broken), name)
        except ValidationError:
            continue


def test_a_film_that_is_too_large_is_refused(settings: Settings) -> None:
    settings.UPLOAD_MAX_BYTES = 100
    with pytest.raises(ValidationError, match="不得超过"):
        check(film_bytes(), "film.mp4")


def test_web_pages_are_no_films() -> None:
    for kind in KINDS:
        with pytest.raises(ValidationError):
            check(b"<html><script>alert(1)</script></html>", f"film.{kind}")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["h264.mp4", "vp9.webm"])
def test_the_place_and_the_title_that_a_camera_wrote_are_gone(name: str, tmp_path: Path) -> None:
    film = FilmFactory.create(name=name)
    stored = film.file.read()
    film.file.close()
    original = film_bytes(name)
    assert b"secret" in original
    assert b"secret" not in stored
    assert b"loci" not in stored  # where MP4 holds the place
    assert b"32.26" not in stored
    assert len(stored) == len(original)
    check(stored, name)
    if player := shutil.which("ffmpeg"):
        path = tmp_path / name
        path.write_bytes(stored)
        command = [player, "-v", "error", "-i", str(path), "-f", "null", "-"]
        played = subprocess.run(command, capture_output=True, check=True)
        assert played.stderr == b""


@pytest.mark.django_db
def test_a_film_knows_its_length_and_type() -> None:
    film = FilmFactory.create()
    assert (film.seconds, film.length, film.content_type) == (2, "0:02", "video/mp4")
    assert film.url.startswith("/media/films/")


@pytest.mark.django_db
def test_the_model_refuses_what_no_form_has_seen() -> None:
    with pytest.raises(ValidationError):
        FilmFactory.create(file=ContentFile(b"no film", name="film.mp4"))
    assert not Film.objects.exists()
