"""File fields of the models: what is stored has passed the checks, whatever way it came in."""

import secrets
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.urls import reverse

from wagtail.images.models import WagtailImageField, WagtailImageFieldFile
from wagtail.utils.file import hash_filelike

from fazhi.media.captions import check_captions
from fazhi.media.documents import check_document, download_name, extension_of
from fazhi.media.films import check_film, without_metadata
from fazhi.media.pictures import Picture, clean_picture


def stored_name(folder: str, name: str) -> str:
    """A new ASCII name in ``folder``: says nothing about the content and cannot be guessed."""
    return f"{folder}/{secrets.token_hex(12)}.{extension_of(name)}"


class CleanedUpload:
    """An upload that a form has already cleaned carries its picture, so that it is decoded once."""

    ATTRIBUTE = "fazhi_picture"

    @classmethod
    def mark(cls, upload: File, picture: Picture) -> None:
        """Replaces the content of ``upload`` by the cleaned one."""
        upload.seek(0)
        upload.truncate()
        upload.write(picture.data)
        upload.flush()
        upload.seek(0)
        upload.size = len(picture.data)
        setattr(upload, cls.ATTRIBUTE, picture)

    @classmethod
    def picture(cls, content: File, name: str) -> Picture:
        """The clean picture in ``content``. Raises ``ValidationError``."""
        known = getattr(content, cls.ATTRIBUTE, None)
        if isinstance(known, Picture):
            return known
        content.seek(0)
        return clean_picture(content.read(), name)


class PictureFieldFile(WagtailImageFieldFile):
    """Stores upright pictures without metadata and keeps the model's size and hash true."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Stores the cleaned ``content``. Raises ``ValidationError`` for anything but a picture."""
        picture = CleanedUpload.picture(content, name)
        clean = ContentFile(picture.data, name)
        super().save(name, clean, save=False)
        _remember(self.instance, clean)
        if save:
            self.instance.save()


def _remember(instance: models.Model, content: File) -> None:
    """Size and SHA-1 of what was stored, as Wagtail compares them to find duplicates."""
    content.seek(0)
    instance.file_size = content.size  # type: ignore[attr-defined]
    instance.file_hash = hash_filelike(content)  # type: ignore[attr-defined]


class PictureField(WagtailImageField):
    """An image field whose files pass `clean_picture`."""

    attr_class = PictureFieldFile


class DocumentFieldFile(FieldFile):
    """Stores checked documents under a new name and keeps the one that people know."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Stores ``content``. Raises ``ValidationError`` for a document that is not allowed."""
        check_document(content, name, content.size)
        super().save(name, content, save=False)
        self.instance.download_name = download_name(name)  # type: ignore[attr-defined]
        _remember(self.instance, content)
        if save:
            self.instance.save()


class DocumentField(models.FileField):
    """A file field whose files pass `check_document`."""

    attr_class = DocumentFieldFile


class FilmFieldFile(FieldFile):
    """Stores checked films without metadata and keeps their length in seconds."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Stores ``content``. Raises ``ValidationError`` for a film that is not allowed."""
        facts = check_film(content, name, content.size)
        with without_metadata(content, facts) as film:
            super().save(name, film, save=False)
        seconds = facts.seconds
        self.instance.seconds = None if seconds is None else max(1, round(seconds))  # type: ignore[attr-defined]
        if save:
            self.instance.save()


class CheckedFileField(models.FileField):
    """A file field whose form says what is wrong with a new file, beside the field."""

    def check_new(self, file: FieldFile) -> None:
        """Raises ``ValidationError`` for a file that is not allowed."""
        raise NotImplementedError

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if value and not value._committed:
            self.check_new(value)


class FilmField(CheckedFileField):
    """A file field whose files pass `check_film`."""

    attr_class = FilmFieldFile

    def check_new(self, file: FieldFile) -> None:
        check_film(file.file, file.name or "", file.size)


class CaptionsFieldFile(FieldFile):
    """Stores checked captions."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Stores ``content``. Raises ``ValidationError`` for what is no WebVTT."""
        check_captions(content, name, content.size)
        super().save(name, content, save=save)

    @property
    def url(self) -> str:
        """Path of the view that serves them; empty until the film has been saved."""
        key = self.instance.pk
        return reverse("film_captions", args=[key]) if self and key else ""


class CaptionsField(CheckedFileField):
    """A file field whose files pass `check_captions`."""

    attr_class = CaptionsFieldFile

    def check_new(self, file: FieldFile) -> None:
        check_captions(file.file, file.name or "", file.size)


class CommitsFileFirst(models.Model):
    """Stores a new ``file`` before the row is written, so that its size and hash go in with it."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises ``ValidationError`` when the file is not allowed; nothing is written then."""
        file = self.file  # type: ignore[attr-defined]
        if file and not file._committed:
            file.save(file.name, file.file, save=False)
        super().save(*args, **kwargs)
