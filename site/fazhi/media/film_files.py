"""The files of a film leave the stores with the row that names them, never before."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.files.storage import Storage
from django.db import transaction
from django.db.models.signals import post_delete

from fazhi.media.models import Film

StoredFile = tuple[Storage, str]


def stored_files(film: Film) -> set[StoredFile]:
    """Store and name of each file that a film has."""
    files: tuple[Any, ...] = (film.file, film.captions)
    return {(file.storage, file.name) for file in files if file and file._committed}


def delete_files(files: Iterable[StoredFile]) -> None:
    """Deletes files once the present transaction is committed."""
    for storage, name in files:
        transaction.on_commit(partial(storage.delete, name))


def _forget(sender: type[Film], instance: Film, **kwargs: Any) -> None:
    delete_files(stored_files(instance))


def connect() -> None:
    """Called once, when the apps are ready."""
    post_delete.connect(_forget, sender=Film, dispatch_uid="fazhi.media.film_files")
