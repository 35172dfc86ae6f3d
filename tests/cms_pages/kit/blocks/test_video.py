import pytest

from cms_pages.kit.blocks import VideoBlock
from fazhi.media.models import Film
from tests.cms_pages.kit.blocks.shown import shown
from tests.factories.media import FilmFactory

pytestmark = pytest.mark.django_db


def test_a_film_starts_only_when_asked_and_says_what_is_in_it() -> None:
    film = FilmFactory.create(title="普法短片", source="司法所", transcript="旁白：大家好。")
    html = shown(VideoBlock(), {"film": film.pk, "caption": ""})
    video = html.select_one("figure.video > video")
    assert video is not None
    assert not video.has_attr("autoplay")
    assert video.has_attr("controls")
    assert video.has_attr("playsinline")
    assert video["preload"] == "none"
    assert str(video["poster"]).endswith(".jpg")
    source, track = video.source, video.track
    assert source is not None
    assert (source["src"], source["type"]) == (film.url, "video/mp4")
    assert track is not None
    assert (track["src"], track["srclang"]) == (film.captions_url, "zh")
    assert html.figcaption is not None
    assert html.figcaption.get_text() == "普法短片 来源：司法所"
    text = html.select_one("details.transcript")
    assert text is not None
    assert "旁白：大家好。" in text.get_text()


def test_a_caption_replaces_the_title() -> None:
    film = FilmFactory.create(title="普法短片", source="")
    html = shown(VideoBlock(), {"film": film.pk, "caption": "今年的短片"})
    assert html.figcaption is not None
    assert html.figcaption.get_text() == "今年的短片"


def test_what_a_film_lacks_leaves_nothing_empty() -> None:
    film = FilmFactory.create(poster=None, captions="", name="vp9.webm", transcript="")
    video = shown(VideoBlock(), {"film": film.pk, "caption": ""}).video
    assert video is not None
    assert video.track is None
    assert not video.has_attr("poster")
    assert video.source is not None
    assert video.source["type"] == "video/webm"


def test_a_deleted_film_is_left_out() -> None:
    film = FilmFactory.create()
    value = {"film": film.pk, "caption": "还在"}
    Film.objects.all().delete()
    assert shown(VideoBlock(), value).find_all(True) == []
