"""Pictures, documents and films of the town, with what must be known about each."""

from typing import Any

from django.core.files.storage import Storage
from django.db import models
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.search import index

from fazhi.media.documents import KINDS, extension_of
from fazhi.media.fields import (
    CaptionsField,
    CommitsFileFirst,
    DocumentField,
    FilmField,
    PictureField,
    stored_name,
)
from fazhi.media.films import content_type_of
from fazhi.media.storage import store
from fazhi.privacy import PersonalData, Retention


class PicturedPeople(models.TextChoices):
    """Why a picture may be shown with regard to the people in it.

    Source: Civil Code, articles 1018 to 1020; Personal Information Protection Law, articles 15, 27
    and 47.
    """

    NONE = "none", _("nobody can be recognised")
    CONSENT = "consent", _("the pictured people have consented; the consent is on file")
    PUBLIC = "public", _("a public occasion; nobody is singled out")
    REVOKED = "revoked", _("consent withdrawn: shown on no page any more")


class ShowsPeople(models.Model):
    """A picture or film that pages show while the people in it agree."""

    class Meta:
        abstract = True

    @property
    def is_shown(self) -> bool:
        """Whether pages may show it; where it was chosen before, nothing is left."""
        consent: str = self.pictured_people_consent  # type: ignore[attr-defined]
        return consent != PicturedPeople.REVOKED

    @property
    def chosen_title(self) -> str:
        """The title where it has been chosen in a form; says so once consent is withdrawn."""
        title: str = self.title  # type: ignore[attr-defined]
        if self.is_shown:
            return title
        return gettext("Consent withdrawn, shown no more: %(title)s") % {"title": title}


class Attributed(models.Model):
    """Where a file comes from and under which terms it may be used."""

    source = models.CharField(
        _("source or author"),
        max_length=120,
        help_text=_("Who made it: an office, a publication, or a person. Shown below it."),
    )
    rights = models.CharField(
        _("rights"),
        max_length=250,
        blank=True,
        help_text=_("Under which terms it may be used, if it is not the town's own work."),
    )

    class Meta:
        abstract = True


class CustomImage(  # type: ignore[django-manager-missing]  # noqa: DJ008 - inherited
    ShowsPeople, CommitsFileFirst, Attributed, AbstractImage
):
    """A picture: upright, without the camera's metadata, with a reason why its people may be shown."""

    file = PictureField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    description = models.CharField(
        _("text for those who cannot see it"),
        max_length=255,
        blank=True,
        default="",
        help_text=_(
            "What the picture tells, in one sentence, without “picture of”. It is read aloud, and a "
            "page may replace it. Leave it empty only for a picture that decorates."
        ),
    )
    pictured_people_consent = models.CharField(
        _("people in the picture"),
        max_length=8,
        choices=PicturedPeople.choices,
        help_text=_("Pictures of people are shown with their consent or from public occasions."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "pictured_people_consent",
        "source",
        "rights",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [
        *AbstractImage.search_fields,
        # In place of Wagtail's own entry, by which its chooser filters in vain.
        index.RelatedFields(
            "tags",
            [
                index.SearchField("name", boost=10),
                index.AutocompleteField("name"),
                index.FilterField("name"),
            ],
        ),
        index.SearchField("source"),
        # By these the list is narrowed and put in order while it is searched.
        index.FilterField("source"),
        index.FilterField("pictured_people_consent"),
        index.FilterField("description"),
    ]

    personal_data = {
        "file": PersonalData(
            _("Showing the town's work; people may be pictured"), Retention.CONSENT
        ),
        "title": PersonalData(_("Finding the picture; may name people"), Retention.CONSENT),
        "description": PersonalData(
            _("Telling those who cannot see it; may name people"), Retention.CONSENT
        ),
        "source": PersonalData(_("Naming the author"), Retention.RECORD),
        "rights": PersonalData(_("Naming who permits the use"), Retention.RECORD),
    }
    not_personal = ("file_hash", "pictured_people_consent")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Once consent is withdrawn, the sizes that pages have shown go with their addresses."""
        super().save(*args, **kwargs)
        if not self.is_shown:
            self.renditions.all().delete()

    def get_upload_to(self, filename: str) -> str:
        """A new name for each file: a replaced picture never overwrites the one before."""
        return stored_name("original_images", filename)

    @property
    def default_alt_text(self) -> str:
        """The description alone: a title is often the name of a file, and tells nobody anything."""
        return self.description


class Rendition(AbstractRendition):
    """A size of a picture, made when first shown; the only files that have a public address."""

    image = models.ForeignKey(CustomImage, models.CASCADE, related_name="renditions")

    personal_data = {
        "file": PersonalData(
            _("Showing the town's work; people may be pictured"), Retention.CONSENT
        )
    }
    not_personal = ("filter_spec", "focal_point_key")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


def document_upload_to(document: "CustomDocument", filename: str) -> str:
    """Path of a new document in the private store."""
    return stored_name("documents", filename)


class CustomDocument(  # type: ignore[django-manager-missing]  # noqa: DJ008 - inherited
    CommitsFileFirst, Attributed, AbstractDocument
):
    """A file that people download, under the name it was uploaded with."""

    file = DocumentField(verbose_name=_("file"), upload_to=document_upload_to)
    source = models.CharField(
        _("source or author"),
        max_length=120,
        help_text=_("Who made it: an office, a publication, or a person. Not shown to visitors."),
    )
    download_name = models.CharField(
        _("name of the file"), max_length=120, blank=True, editable=False
    )

    admin_form_fields = ("title", "file", "source", "rights", "collection", "tags")
    search_fields = [
        *AbstractDocument.search_fields,
        index.SearchField("source"),
        index.FilterField("source"),
        index.FilterField("file_size"),
    ]

    personal_data = {
        "file": PersonalData(_("Publishing documents; people may be named"), Retention.RECORD),
        "download_name": PersonalData(_("Naming the file; may name people"), Retention.RECORD),
        "title": PersonalData(_("Finding the document; may name people"), Retention.RECORD),
        "source": PersonalData(_("Naming the author"), Retention.RECORD),
        "rights": PersonalData(_("Naming who permits the use"), Retention.RECORD),
    }
    not_personal = ("file_hash",)

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    @property
    def filename(self) -> str:
        """The name that people see and save; the stored one says nothing."""
        return self.download_name or super().filename

    @property
    def content_type(self) -> str:
        """The type that was proved when it came in, whatever the machine's own table says."""
        kind = KINDS.get(extension_of(self.file.name or ""))
        return kind.content_type if kind else "application/octet-stream"

    @property
    def is_shown_inline(self) -> bool:
        """Whether a browser may show it instead of saving it."""
        kind = KINDS.get(extension_of(self.file.name or ""))
        return kind is not None and kind.inline

    @property
    def content_disposition(self) -> str:
        """``inline`` for what browsers show safely, else ``attachment`` with the name (RFC 6266)."""
        if self.is_shown_inline:
            return "inline"
        return content_disposition_header(True, self.filename) or "attachment"

    @property
    def url(self) -> str:
        """Path of the view that serves it after asking for permission."""
        return reverse("wagtaildocs_serve", args=[self.pk, self.filename])


def public_store() -> Storage:
    """Where the web server finds what pages show."""
    return store("public")


def film_upload_to(film: "Film", filename: str) -> str:
    """Path of a new film in the public store."""
    return stored_name("films", filename)


def captions_upload_to(film: "Film", filename: str) -> str:
    """Path of new captions in the private store; a view hands them out."""
    return stored_name("captions", filename)


class Film(ShowsPeople, CommitsFileFirst, Attributed):
    """A film that pages show, with captions for who cannot hear and a text for who cannot see it.

    Source: WCAG 2.2, success criteria 1.2.1 to 1.2.3.
    """

    POSTER_SIZE = "max-960x960|format-jpeg"

    title = models.CharField(_("title"), max_length=120, help_text=_("Shown below the film."))
    file = FilmField(
        _("file"),
        upload_to=film_upload_to,
        storage=public_store,
        max_length=100,
        help_text=_(
            "MP4 with H.264, which every telephone and WeChat play; WebM is possible. Short films "
            "of at most 720 lines load in villages too."
        ),
    )
    poster = models.ForeignKey(
        CustomImage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("still picture"),
        help_text=_("Shown until the film is started. Without it the place stays dark."),
    )
    captions = CaptionsField(
        _("captions"),
        upload_to=captions_upload_to,
        max_length=100,
        blank=True,
        help_text=_(
            "A WebVTT file (.vtt) with what is said, for people who cannot hear it. Leave it empty "
            "only for a film in which nobody speaks, or whose captions are part of the picture."
        ),
    )
    transcript = models.TextField(
        _("text of the film"),
        max_length=50_000,
        help_text=_("What is said and what is seen, for people who cannot see or play the film."),
    )
    pictured_people_consent = models.CharField(
        _("people in the film"),
        max_length=8,
        choices=PicturedPeople.choices,
        help_text=_("Films of people are shown with their consent or from public occasions."),
    )
    seconds = models.PositiveIntegerField(_("length in seconds"), null=True, editable=False)
    created_at = models.DateTimeField(_("added on"), auto_now_add=True)

    personal_data = {
        "file": PersonalData(_("Showing the town's work; people may be filmed"), Retention.CONSENT),
        "captions": PersonalData(_("Telling those who cannot hear it"), Retention.CONSENT),
        "transcript": PersonalData(
            _("Telling those who cannot see it; may name people"), Retention.CONSENT
        ),
        "title": PersonalData(_("Finding the film; may name people"), Retention.CONSENT),
        "source": PersonalData(_("Naming the author"), Retention.RECORD),
        "rights": PersonalData(_("Naming who permits the use"), Retention.RECORD),
    }
    not_personal = ("pictured_people_consent",)

    class Meta:
        verbose_name = _("film")
        verbose_name_plural = _("films")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        """Where the film lies; players ask the web server for the parts that they need."""
        return self.file.url if self.file else ""

    @property
    def content_type(self) -> str:
        """The type that was proved when it came in."""
        return content_type_of(self.file.name or "")

    @property
    def captions_url(self) -> str:
        """Path of the view that serves the captions; empty where there are none."""
        return self.captions.url

    @property
    def poster_url(self) -> str:
        """The still picture in the size that pages show; empty where there is none."""
        if self.poster is None or not self.poster.is_shown:
            return ""
        url: str = get_rendition_or_not_found(self.poster, self.POSTER_SIZE).url
        return url

    @property
    def length(self) -> str:
        """Minutes and seconds as 3:05; empty where the file does not say."""
        return f"{self.seconds // 60}:{self.seconds % 60:02}" if self.seconds else ""
