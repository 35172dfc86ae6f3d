from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from fazhi.media import demo as media_demo
from fazhi.media.models import CustomImage
from fazhi.town import demo
from fazhi.town.demo import DemoTown, load_demo, remove_demo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _only_this_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "_parts", {"media": demo._parts["media"]})


def test_the_picture_can_be_found_by_later_parts_and_read_aloud() -> None:
    load_demo()
    image = DemoTown().get(media_demo.BRIDGE_KEY, CustomImage)
    assert image.description
    assert image.source
    assert image.pictured_people_consent == "none"
    assert image.file_size < 300_000


def test_removing_the_demonstration_removes_files_and_their_sizes(
    folders: dict[str, Path], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    load_demo()
    DemoTown().get(media_demo.BRIDGE_KEY, CustomImage).get_rendition("width-320|format-webp")
    files = [p for folder in folders.values() for p in folder.rglob("*") if p.is_file()]
    assert len(files) == 2
    with django_capture_on_commit_callbacks(execute=True):
        remove_demo()
    assert not any(p.exists() for p in files)
    assert not CustomImage.objects.exists()
