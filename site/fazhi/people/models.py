"""A person once, what they agreed to, and who has seen what about them."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fazhi.links.ids import PublicIdField
from fazhi.people.contact import NAME_LENGTH, looks_like_email, looks_like_phone
from fazhi.people.encryption import EncryptedTextField, KeyedHashField
from fazhi.people.masking import mask_email, mask_name, mask_phone
from fazhi.people.purposes import FIELDS, UnknownPurpose, purpose_of
from fazhi.privacy import PersonalData, Retention

_REACHING = _("Reaching the person about what they agreed to")
_FINDING = _("Finding the person again without decrypting")


class PersonQuerySet(models.QuerySet["Person"]):
    """Persons as forms and lists look for them."""

    def with_phone(self, phone: str) -> "PersonQuerySet":
        """Everyone reached at this number, in its stored form: a household may share one."""
        return self.filter(phone_hash=_column("phone_hash").hash(phone)) if phone else self.none()

    def with_email(self, email: str) -> "PersonQuerySet":
        """Everyone reached at this address, in its stored form."""
        return self.filter(email_hash=_column("email_hash").hash(email)) if email else self.none()

    def identified(self, name: str, phone: str) -> "PersonQuerySet":
        """The one person of this name and number, both in their stored form."""
        identity = identity_text(name, phone)
        if not identity:
            return self.none()
        return self.filter(identity_hash=_column("identity_hash").hash(identity))

    def identified_all(
        self, identities: Iterable[tuple[str, str]]
    ) -> "dict[tuple[str, str], Person]":
        """Those of these names and numbers, by both, with village and consents; few queries."""
        column = _column("identity_hash")
        by_hash = {column.hash(identity_text(*one)): one for one in identities if all(one)}
        found = self.filter(identity_hash__in=by_hash)
        persons = found.select_related("village").prefetch_related("consents")
        return {by_hash[person.identity_hash]: person for person in persons}

    def search(self, text: str, *, by_part: bool) -> "PersonQuerySet":
        """By name, permanent id, or complete telephone number or e-mail address.

        ``by_part`` finds by part of the name too: with it a masked name can be guessed sign by
        sign, so it is for those who may see names in full.
        """
        if phone := looks_like_phone(text):
            return self.with_phone(phone)
        if "@" in text:
            return self.with_email(looks_like_email(text))
        lookup = "name__icontains" if by_part else "name__iexact"
        names = {" ".join(text.split()), "".join(text.split())}
        found = Q(public_id=text)
        for name in names:
            found |= Q(**{lookup: name})
        return self.filter(found)


def identity_text(name: str, phone: str) -> str:
    """What makes a person the same person; empty while the name or the number is missing."""
    return f"{name}\n{phone}" if name and phone else ""


class Person(models.Model):
    """A resident who left a name and a way to be reached, once for all rooms.

    The same name at the same number is the same person; another name at that number is another
    member of the household. Everything else refers to this row, so that erasing a person is one
    act; after it the row says nothing, and its permanent id still counts in statistics.
    """

    public_id = PublicIdField()
    name = models.CharField(_("full name"), max_length=NAME_LENGTH, blank=True)
    phone = EncryptedTextField(_("telephone number"), blank=True, default="")
    phone_hash = KeyedHashField(_("hash of the telephone number"), source="phone", db_index=True)
    email = EncryptedTextField(_("e-mail address"), blank=True, default="")
    email_hash = KeyedHashField(_("hash of the e-mail address"), source="email", db_index=True)
    identity_hash = KeyedHashField(_("hash of name and number"), source="identity")
    village = models.ForeignKey(
        "places.Village",
        models.PROTECT,
        verbose_name=_("village or community"),
        null=True,
        blank=True,
        related_name="+",
    )
    created_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    erased_at = models.DateTimeField(_("erased at"), null=True, editable=False)

    personal_data = {
        "name": PersonalData(_("Addressing the person"), Retention.CONSENT),
        "phone": PersonalData(_REACHING, Retention.CONSENT),
        "phone_hash": PersonalData(_FINDING, Retention.CONSENT),
        "email": PersonalData(_REACHING, Retention.CONSENT),
        "email_hash": PersonalData(_FINDING, Retention.CONSENT),
        "identity_hash": PersonalData(_("Recording a person once"), Retention.CONSENT),
        "village": PersonalData(_("Offers near home, figures by village"), Retention.CONSENT),
    }
    not_personal = ("public_id",)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("identity_hash",),
                condition=~Q(identity_hash=""),
                name="person_once",
                violation_error_message=_("This person is already recorded."),
            ),
        )
        permissions = (
            ("reveal_person", _("Can see personal data in full")),
            ("export_person", _("Can hand out everything stored about a person")),
            ("erase_person", _("Can erase a person")),
        )

    def __str__(self) -> str:
        return str(_("Person %(id)s") % {"id": self.public_id})

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if fields is not None and {"name", "phone", "email"} & set(fields):
            kwargs["update_fields"] = {*fields, "phone_hash", "email_hash", "identity_hash"}
        super().save(*args, **kwargs)

    @property
    def identity(self) -> str:
        """What `identity_hash` hashes."""
        return identity_text(self.name, self.phone)

    @property
    @admin.display(description=_("full name"))
    def masked_name(self) -> str:
        """王某某; a sentence for an erased person."""
        if self.erased_at:
            return str(_("(erased)"))
        return mask_name(self.name) or str(_("(no name)"))

    @property
    def masked_phone(self) -> str:
        """138****1234"""
        return mask_phone(self.phone)

    @property
    def masked_email(self) -> str:
        """w***@example.test"""
        return mask_email(self.email)

    def filled_fields(self) -> list[str]:
        """Names of the personal fields that hold something."""
        values = {"name": self.name, "phone": self.phone, "email": self.email}
        return [f for f in FIELDS if (self.village_id if f == "village" else values[f])]


def _column(name: str) -> KeyedHashField:
    field = Person._meta.get_field(name)
    assert isinstance(field, KeyedHashField)  # noqa: S101 - for the type checker
    return field


class ConsentText(models.Model):
    """What a person is told before agreeing to a purpose; a new wording is a new version."""

    purpose = models.CharField(_("purpose"), max_length=40)
    version = models.PositiveSmallIntegerField(_("version"), editable=False)
    text_zh = models.TextField(_("text in Chinese"))
    text_en = models.TextField(_("text in English"), blank=True)
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)

    not_personal = ("purpose", "text_zh", "text_en")

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        ordering = ("purpose", "-version")
        constraints = (
            models.UniqueConstraint(fields=("purpose", "version"), name="consent_text_version"),
        )

    def __str__(self) -> str:
        return str(
            _("%(purpose)s, version %(version)s")
            % {"purpose": self.purpose_label, "version": self.version}
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.refuse_change()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.refuse_change()

    @property
    @admin.display(description=_("purpose"))
    def purpose_label(self) -> str:
        """The purpose in words; its key when its room is gone."""
        return label_of(self.purpose)

    @property
    def sha256(self) -> str:
        """Digest of both wordings, as a consent records it."""
        return hashlib.sha256(f"{self.text_zh}\x00{self.text_en}".encode()).hexdigest()

    @property
    def is_used(self) -> bool:
        """Whether somebody has agreed to this wording."""
        return self.pk is not None and self.consents.exists()

    def refuse_change(self) -> None:
        """Raises ``ValidationError`` when a wording that somebody agreed to would change."""
        if self.is_used:
            kept = type(self).objects.get(pk=self.pk)
            if (kept.purpose, kept.sha256) != (self.purpose, self.sha256):
                raise ValidationError(
                    _("People have agreed to this wording. Write a new version instead.")
                )


def label_of(purpose: str) -> str:
    """A purpose in words; its key when its room is gone."""
    try:
        return str(purpose_of(purpose).label)
    except UnknownPurpose:
        return purpose


class Channel(models.TextChoices):
    """How somebody agreed."""

    WEB = "web", _("on the website")
    PAPER = "paper", _("on paper")
    PHONE = "phone", _("by telephone, recorded by staff")


class Consent(models.Model):
    """That a person agreed to a purpose, to which wording, when and how (PIPL, articles 14, 15)."""

    person = models.ForeignKey(
        Person, models.CASCADE, verbose_name=_("person"), related_name="consents"
    )
    purpose = models.CharField(_("purpose"), max_length=40)
    text = models.ForeignKey(
        ConsentText, models.PROTECT, verbose_name=_("consent text"), related_name="consents"
    )
    text_sha256 = models.CharField(_("digest of the text"), max_length=64)
    channel = models.CharField(_("way of consent"), max_length=8, choices=Channel.choices)
    given_at = models.DateTimeField(_("given at"), default=timezone.now)
    ends_on = models.DateField(_("purpose ends on"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("recorded by"),
        null=True,
        blank=True,
        related_name="+",
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    not_personal = ("purpose", "text_sha256", "channel")

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ("-given_at", "-pk")
        indexes = (models.Index(fields=("person", "purpose"), name="consent_of_person"),)
        default_permissions = ()

    def __str__(self) -> str:
        return label_of(self.purpose)

    @property
    def text_is_intact(self) -> bool:
        """Whether the stored wording is still the one that was agreed to."""
        return self.text.sha256 == self.text_sha256


class RevealedField(models.TextChoices):
    """What was seen in full."""

    NAME = "name", _("full name")
    PHONE = "phone", _("telephone number")
    EMAIL = "email", _("e-mail address")
    EVERYTHING = "all", _("everything (export)")


class Reveal(models.Model):
    """That somebody of the staff saw personal data in full, and why; never changed, never deleted.

    It holds the permanent id and no reference: the record outlives the person's row
    (PIPL, article 54; Cybersecurity Law, article 23).
    """

    person_code = models.CharField(_("permanent id of the person"), max_length=10, db_index=True)
    field = models.CharField(_("kind of data"), max_length=8, choices=RevealedField.choices)
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("seen by"),
        null=True,
        related_name="+",
    )
    by_name = models.CharField(_("name of the viewer at that time"), max_length=60)
    at = models.DateTimeField(_("seen at"), default=timezone.now, db_index=True)

    personal_data = {
        "reason": PersonalData(_("Auditing who saw personal data"), Retention.RECORD),
        "by_name": PersonalData(_("Auditing who saw personal data"), Retention.RECORD),
    }
    not_personal = ("person_code", "field")

    class Meta:
        verbose_name = _("reveal")
        verbose_name_plural = _("reveals")
        ordering = ("-at", "-pk")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.person_code} {self.get_field_display()}"
