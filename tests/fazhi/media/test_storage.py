from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.module_loading import import_string

from wagtail.tasks import delete_file_from_storage_task

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from fazhi.env import Environment
from fazhi.media.buckets import PrivateBucket, PublicBucket
from fazhi.media.storage import store
from fazhi.settings.services import storages as storages_of
from tests.factories.media import ImageFactory

S3 = {
    "FAZHI_S3_BUCKET": "files",
    "FAZHI_S3_ENDPOINT": "http://store.internal:9000",
    "FAZHI_S3_ACCESS_KEY": "an-access-key",
    "FAZHI_S3_SECRET_KEY": "a-secret-key",
    "FAZHI_BASE_URL": "https://www.example.gov.cn/huangqiao",
}


def test_the_default_store_has_no_address() -> None:
    name = default_storage.save("a.txt", ContentFile(b"a"))
    with pytest.raises(NotImplementedError):
        default_storage.url(name)


def test_a_background_task_finds_the_store_by_its_name() -> None:
    name = default_storage.save("a.txt", ContentFile(b"a"))
    path, arguments, options = default_storage.deconstruct()  # type: ignore[attr-defined]
    assert (path, arguments, options) == ("fazhi.media.storage.store", ["default"], {})
    assert import_string(path)(*arguments) is store("default")
    delete_file_from_storage_task.call([path, arguments, options], name)
    assert not default_storage.exists(name)


def test_in_a_bucket_only_sizes_of_pictures_have_an_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in S3.items():
        monkeypatch.setenv(name, value)
    stores = storages_of(Environment(), hashed_static=True)
    private = PrivateBucket(**stores["default"]["OPTIONS"])
    public = PublicBucket(**stores["public"]["OPTIONS"])
    with pytest.raises(NotImplementedError):
        private.url("documents/a.pdf")
    assert (
        public.url("images/a.jpg")
        == "https://www.example.gov.cn/huangqiao/media/public/images/a.jpg"
    )


def test_no_key_travels_with_a_task(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in S3.items():
        monkeypatch.setenv(name, value)
    stores = storages_of(Environment(), hashed_static=True)
    for kind, alias in ((PrivateBucket, "default"), (PublicBucket, "public")):
        told = repr(kind(**stores[alias]["OPTIONS"]).deconstruct())
        assert "a-secret-key" not in told
        assert alias in told


@pytest.mark.django_db
def test_deleting_a_picture_deletes_its_files(
    folders: dict[str, Path], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    image = ImageFactory.create()
    image.get_rendition("max-20x20")
    files = lambda: [p for f in folders.values() for p in f.rglob("*") if p.is_file()]  # noqa: E731
    assert len(files()) == 2
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
    assert files() == []
