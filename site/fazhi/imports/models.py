"""The file between its check and the confirmation."""

import datetime as dt
import io
import secrets

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cryptography.fernet import InvalidToken

from fazhi.keyring import keyring
from fazhi.privacy import PersonalData, Retention
from fazhi.upkeep import Rekeyed

KEPT_FOR = dt.timedelta(hours=1)


def new_key() -> str:
    """A key that cannot be guessed."""
    return secrets.token_urlsafe(16)


class UploadManager(models.Manager["Upload"]):
    """Lists that wait for confirmation, an hour at most."""

    def keep(self, content: bytes, importer: str, owner_id: int) -> "Upload":
        """Keeps a file for its owner's confirmation."""
        return self.create(importer=importer, owner_id=owner_id, content=keyring().encrypt(content))

    def purge(self, dry_run: bool = False) -> int:
        """Deletes what has waited too long; returns how many files."""
        old = self.filter(uploaded_at__lt=timezone.now() - KEPT_FOR)
        return old.count() if dry_run else old.delete()[0]

    @transaction.atomic
    def rekey(self) -> Rekeyed:
        """Encrypts with the first key what waits."""
        result = Rekeyed()
        for upload in self.select_for_update():
            try:
                upload.content = keyring().rotate(bytes(upload.content))
            except InvalidToken:
                result.unreadable.append(upload.pk)
                continue
            upload.save(update_fields=["content"])
            result.rotated += 1
        return result

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
        "content": PersonalData(_("Checking a list before it is imported"), Retention.HOUR)
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
        return io.BytesIO(keyring().decrypt(bytes(self.content)))
