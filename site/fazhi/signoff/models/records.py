"""The records of sign-off: a chain to which is added, and from which nothing is taken."""

from typing import Any, ClassVar, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.privacy import PersonalData, Retention
from fazhi.signoff.acts import Act
from fazhi.signoff.canonical import canonical, digest_of, new_salt

LONGEST_WORDS = 2000


class AppendOnly(Exception):
    """A record was to be changed or deleted."""


class SignedContent(models.Model):
    """What was signed, in its canonical form, with the digests of its files.

    Records hold its digest. Taking the body away with its salt (redaction) leaves them valid, and
    nobody can find out by trying what stood there.
    """

    digest = models.CharField(_("digest"), max_length=64, primary_key=True)
    salt = models.CharField(_("salt"), max_length=32, blank=True)
    body = models.TextField(_("content"), blank=True)
    redacted_at = models.DateTimeField(_("redacted at"), null=True, blank=True)

    not_personal: ClassVar[tuple[str, ...]] = ("digest", "salt", "body")

    class Meta:
        verbose_name = _("signed content")
        verbose_name_plural = _("signed contents")
        default_permissions = ()

    def __str__(self) -> str:
        return self.digest

    @property
    def is_whole(self) -> bool:
        """Whether the body is what the digest is of, or was taken away altogether."""
        if self.redacted_at is not None:
            return not self.body and not self.salt
        return self.digest == digest_of(self.body, self.salt)

    @classmethod
    def of(cls, data: Any) -> "SignedContent":
        """The content as a row that is not saved yet."""
        salt, body = new_salt(), canonical(data)
        return cls(digest=digest_of(body, salt), salt=salt, body=body)

    def is_of(self, data: Any) -> bool:
        """Whether data is what was signed; never once it is redacted."""
        return bool(self.body) and self.digest == digest_of(canonical(data), self.salt)


class RecordQuerySet(models.QuerySet["SignOffRecord"]):
    """Records in their order."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise AppendOnly

    def delete(self) -> NoReturn:
        """Refused."""
        raise AppendOnly


class SignOffRecord(models.Model):
    """One act of one person about one piece of content, as it was at the time.

    Names, posts and titles are copies: rows that they came from may change and go. ``previous`` is
    the digest of the record before it, so that one that was altered, taken out or moved shows.
    Free words stand beside the record (`RecordWords`), which holds their digest.
    """

    number = models.PositiveBigIntegerField(
        pgettext_lazy("of a record", "number"), primary_key=True
    )
    previous = models.CharField(_("digest of the record before"), max_length=64)
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made at"))
    act = models.CharField(_("act"), max_length=12, choices=Act.choices)
    model = models.CharField(_("kind of content"), max_length=100)
    key = models.CharField(_("key of the content"), max_length=64)
    language = models.CharField(_("language"), max_length=12, blank=True)
    title = models.CharField(_("title"), max_length=300)
    content = models.CharField(_("digest of the content"), max_length=64, blank=True)
    department = models.CharField(_("department"), max_length=80, blank=True)
    department_key = models.PositiveBigIntegerField(_("key of the department"), null=True)
    person = models.CharField(_("person"), max_length=80, blank=True)
    post = models.CharField(_("post"), max_length=60, blank=True)
    account = models.PositiveBigIntegerField(_("key of the account"), null=True)
    deputy_for = models.CharField(_("in place of"), max_length=80, blank=True)
    declaration = models.CharField(_("declaration"), max_length=500, blank=True)
    words_digest = models.CharField(_("digest of the words"), max_length=64, blank=True)
    details = models.JSONField(_("details"), default=dict)

    personal_data: ClassVar[dict[str, PersonalData]] = {
        name: PersonalData(_("Proof of who answered for what was published"), Retention.OFFICE)
        for name in ("person", "deputy_for")
    }
    not_personal: ClassVar[tuple[str, ...]] = (
        "previous",
        "digest",
        "act",
        "model",
        "key",
        "language",
        "title",
        "content",
        "department",
        "post",
        "declaration",
        "words_digest",
        "details",
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-off record")
        verbose_name_plural = _("sign-off records")
        ordering = ("number",)
        default_permissions = ("view",)
        indexes = (
            models.Index(fields=("model", "key", "number"), name="signoff_record_subject"),
            models.Index(fields=("department_key", "made_at"), name="signoff_record_department"),
        )

    def __str__(self) -> str:
        return f"{self.number} · {self.get_act_display()} · {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds it; raises `AppendOnly` for one that is there."""
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, force_insert=True, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise AppendOnly

    def said(self) -> dict[str, Any]:
        """Everything that the digest covers."""
        covered = {
            field.name: getattr(self, field.attname)
            for field in self._meta.concrete_fields
            if field.name not in {"digest", "made_at"}
        }
        return {**covered, "made_at": self.made_at.isoformat()}

    def reckoned_digest(self) -> str:
        """The digest that it must have, of what it says."""
        return digest_of(canonical(self.said()))


class RecordWords(models.Model):
    """The opinion or the reason that belongs to a record; it can be redacted."""

    record = models.OneToOneField(
        SignOffRecord,
        models.DO_NOTHING,
        primary_key=True,
        verbose_name=_("record"),
        related_name="words",
    )
    salt = models.CharField(_("salt"), max_length=32, blank=True)
    text = models.TextField(_("words"), max_length=LONGEST_WORDS, blank=True)
    redacted_at = models.DateTimeField(_("redacted at"), null=True, blank=True)

    personal_data: ClassVar[dict[str, PersonalData]] = {
        "text": PersonalData(
            _("Saying why content was signed or returned; people may write about people"),
            Retention.OFFICE,
        )
    }
    not_personal: ClassVar[tuple[str, ...]] = ("salt",)

    class Meta:
        verbose_name = _("words of a record")
        verbose_name_plural = _("words of records")
        default_permissions = ()

    def __str__(self) -> str:
        return self.text

    def fits(self, record: SignOffRecord) -> bool:
        """Whether they are what the record has the digest of, or were taken away altogether."""
        if self.redacted_at is not None:
            return not self.text and not self.salt
        return record.words_digest == digest_of(self.text, self.salt)


class ChainHead(models.Model):
    """The newest record. Whoever adds one holds this row, so that numbers have no gaps."""

    number = models.PositiveBigIntegerField(pgettext_lazy("record", "number"), default=0)
    digest = models.CharField(_("digest"), max_length=64, blank=True)

    not_personal: ClassVar[tuple[str, ...]] = ("digest",)

    class Meta:
        verbose_name = _("head of the chain")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"
