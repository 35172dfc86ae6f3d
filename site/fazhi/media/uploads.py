"""Files that were uploaded several at once and never got the facts that a row needs."""

import datetime as dt
from collections.abc import Iterable

from django.core.files.storage import Storage
from django.utils import timezone

from wagtail.models import UploadedFile

KEPT_FOR = dt.timedelta(days=1)


def purge_abandoned_uploads(older_than: dt.timedelta = KEPT_FOR) -> int:
    """Deletes waiting uploads that are older, and their files; returns how many there were.

    Wagtail keeps no date with them, so that the store tells their age. What lacks its row or its
    file, because a deletion stopped between the two, goes as well.
    """
    before = timezone.now() - older_than
    known, purged = set(), 0
    for upload in UploadedFile.objects.iterator():
        name, storage = upload.file.name or "", upload.file.storage
        if name and storage.exists(name):
            known.add(name)
            if storage.get_modified_time(name) >= before:
                continue
        upload.delete()
        if name:
            storage.delete(name)
        purged += 1
    field = UploadedFile._meta.get_field("file")
    for name in _files(field.storage, str(field.upload_to)):
        if name not in known and field.storage.get_modified_time(name) < before:
            field.storage.delete(name)
            purged += 1
    return purged


def _files(storage: Storage, folder: str) -> Iterable[str]:
    try:
        _folders, names = storage.listdir(folder)
    except FileNotFoundError:  # nothing was ever uploaded this way
        return []
    return [f"{folder}/{name}" for name in names if name]
