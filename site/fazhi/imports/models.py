"""The file between its check and the confirmation."""

import datetime as dt
import io
import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cryptography.fernet import Fernet, MultiFernet

from fazhi.privacy import PersonalData, Retention

KEPT_FOR = dt.timedelta(hours=1)


def _cipher() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.PERSONAL_DATA_KEYS])


def new_key() -> str:
    """A key that cannot be guessed."""
    return secrets.token_urlsafe(16)


class UploadManager(models.Manager["Upload"]):
    def keep(self, content: bytes, importer: str, owner_id: int) -> "Upload":
        """Keeps a file for its owner's confirmation, and forgets the files nobody confirmed."""
        self.forget_old()
        return self.create(importer=importer, owner_id=owner_id, content=_cipher().encrypt(content))

    def forget_old(self) -> int:
        """Deletes what has waited too long; returns how many files."""
        return self.filter(uploaded_at__lt=timezone.now() - KEPT_FOR).delete()[0]

    def waiting(self, key: str, importer: str, owner_id: int) -> models.QuerySet["Upload"]:
        """The file of ``key``, if it is this person's, for this list, and not too old."""
        if "\x00" in key:  # PostgreSQL refuses to look for it
            return self.none()
        return self.filter(
            key=key,
            importer=importer,
            owner_id=owner_id,
            uploaded_at__gte=timezone.now() - KEPT_FOR,
        )


class Upload(models.Model):
    """A list that somebody uploaded and has not confirmed: encrypted, and gone after an hour."""

    key = models.CharField(_("key"), max_length=32, unique=True, default=new_key)
    importer = models.CharField(_("list"), max_length=120)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("uploaded by"), related_name="+"
    )
    content = models.BinaryField(_("file"))
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True, db_index=True)

    personal_data = {
        "content": PersonalData(_("Checking a list before it is imported"), Retention.CONSENT)
    }
    not_personal = ("key", "importer")

    objects = UploadManager()

    class Meta:
        verbose_name = _("uploaded list")
        verbose_name_plural = _("uploaded lists")
        default_permissions = ()

    def __str__(self) -> str:
        return self.importer

    def open(self) -> io.BytesIO:
        """The file as it was uploaded."""
        return io.BytesIO(_cipher().decrypt(bytes(self.content)))
