"""Files that were uploaded several at once and never got the facts that a row needs."""

import datetime as dt
from collections.abc import Iterable

from django.core.files.storage import Storage
from django.utils import timezone

from wagtail.models import UploadedFile

KEPT_FOR = dt.timedelta(days=1)


def purge_abandoned_uploads(dry_run: bool = False) -> int:
    """Deletes uploads that have waited too long, and their files; returns how many there were.

    Wagtail keeps no date with them, so that the store tells their age. What lacks its row or its
    file, because a deletion stopped between the two, goes as well.
    """
    before = timezone.now() - KEPT_FOR
    known, purged = set(), 0
    for upload in UploadedFile.objects.iterator():
        name, storage = upload.file.name or "", upload.file.storage
        if name and storage.exists(name):
            known.add(name)
            if storage.get_modified_time(name) >= before:
                continue
        purged += 1
        if not dry_run:
            upload.delete()
            if name:
                storage.delete(name)
    field = UploadedFile._meta.get_field("file")
    for name in _files(field.storage, str(field.upload_to)):
        if name not in known and field.storage.get_modified_time(name) < before:
            purged += 1
            if not dry_run:
                field.storage.delete(name)
    return purged


def _files(storage: Storage, folder: str) -> Iterable[str]:
    try:
        _folders, names = storage.listdir(folder)
    except FileNotFoundError:  # nothing was ever uploaded this way
        return []
    return [f"{folder}/{name}" for name in names if name]
