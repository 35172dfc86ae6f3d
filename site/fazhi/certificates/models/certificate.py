"""One certificate: what was printed, when and for whom, and what became of it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.contrib import admin
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from fazhi.certificates.kinds import known_kind, label_of
from fazhi.certificates.states import Act, Ground, State
from fazhi.links.ids import PublicIdField
from fazhi.people.contact import NAME_LENGTH
from fazhi.people.masking import mask_name
from fazhi.privacy import PersonalData, Retention
from fazhi.workdays import today

LONGEST_KEY = 160
LONGEST_VALUE = 300
LONGEST_REASON = 300
REINSTATED_WITHIN = dt.timedelta(hours=24)


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Certificates by state and age."""

    def in_state(self, state: State, on: dt.date | None = None) -> Self:
        """Those in a state on a day, today by default."""
        if state == State.REVOKED:
            return self.exclude(revoked_at=None)
        is_over = Q(valid_until__lt=on or today())
        standing = self.filter(revoked_at=None)
        return standing.filter(is_over) if state == State.EXPIRED else standing.exclude(is_over)

    def about(self, model: type[models.Model], keys: Iterable[int]) -> Self:
        """Those about some things of one kind."""
        kind = ContentType.objects.get_for_model(model)
        return self.filter(content_type=kind, object_id__in=[str(key) for key in keys])

    def over(self, on: dt.date | None = None) -> Self:
        """Those whose holder's data is due to be deleted."""
        return self.filter(kept_until__lt=on or today(), erased_at=None)


class Certificate(models.Model):
    """A certificate as it was issued; nothing of what was printed is ever changed.

    A wrong one is revoked, and another one takes its place. When the holder's data goes, the number,
    the kind, the days and the state stay, so that a paper in somebody's hand still gets an answer.
    """

    public_id = PublicIdField()
    kind = models.CharField(_("kind"), max_length=60)
    number = models.CharField(pgettext_lazy("certificate", "number"), max_length=40, unique=True)
    # Raising it makes new codes: those printed before lead nowhere.
    version = models.PositiveSmallIntegerField(_("version of the codes"), default=1)

    # What was printed.
    person = models.ForeignKey(
        "people.Person", models.SET_NULL, verbose_name=_("person"), null=True, related_name="+"
    )
    name = models.CharField(_("holder as printed"), max_length=NAME_LENGTH, blank=True)
    values = models.JSONField(_("what it says"), default=dict, blank=True)
    department = models.ForeignKey(
        "departments.Department",
        models.SET_NULL,
        verbose_name=_("issuing department"),
        null=True,
        related_name="+",
    )
    issuer = models.CharField(_("issuer as printed"), max_length=160)
    issued_on = models.DateField(_("day of issue"))
    valid_until = models.DateField(_("valid until"), null=True)
    digest = models.CharField(_("digest"), max_length=64, editable=False)

    # What it is about: the same thing and holder have one certificate.
    content_type = models.ForeignKey(
        ContentType, models.SET_NULL, null=True, related_name="+", editable=False
    )
    object_id = models.CharField(max_length=64, blank=True, editable=False)
    about = GenericForeignKey("content_type", "object_id")
    key = models.CharField(_("key"), max_length=LONGEST_KEY, null=True, editable=False)  # noqa: DJ001

    # What became of it.
    created_at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("issued by"),
        null=True,
        related_name="+",
    )
    revoked_at = models.DateTimeField(pgettext_lazy("certificate", "revoked at"), null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("revoked by"),
        null=True,
        related_name="+",
    )
    ground = models.CharField(_("public reason"), max_length=12, choices=Ground.choices, blank=True)
    reason = models.CharField(_("reason, for staff"), max_length=LONGEST_REASON, blank=True)
    replaced_by = models.OneToOneField(
        "self",
        models.SET_NULL,
        verbose_name=_("replaced by"),
        null=True,
        related_name="replaces",
    )
    kept_until = models.DateField(_("holder's data kept until"))
    erased_at = models.DateTimeField(_("holder's data deleted at"), null=True, editable=False)

    personal_data = {
        "name": PersonalData(_("Printing and checking the certificate"), Retention.CERTIFICATE),
        "values": PersonalData(_("Printing and checking the certificate"), Retention.CERTIFICATE),
        "digest": PersonalData(_("Seeing that an entry was altered"), Retention.CERTIFICATE),
        "reason": PersonalData(_("Auditing why it was revoked"), Retention.CERTIFICATE),
    }
    not_personal = ("public_id", "kind", "number", "issuer", "object_id", "key", "ground")

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ("-created_at", "-pk")
        default_permissions = ("view", "change")
        indexes = (
            models.Index(fields=("-created_at", "-id"), name="certificate_newest"),
            models.Index("content_type", "object_id", name="certificate_about"),
            models.Index("kept_until", name="certificate_over", condition=Q(erased_at=None)),
            models.Index(fields=("name",), name="certificate_name"),
        )
        constraints = (
            models.UniqueConstraint(fields=("kind", "key"), name="certificate_once"),
            models.CheckConstraint(
                condition=Q(revoked_at=None, ground="")
                | (Q(revoked_at__isnull=False) & ~Q(ground="")),
                name="certificate_revoked_with_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(name="", person=None),
                name="certificate_erased_names_nobody",
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    @admin.display(description=_("kind"), ordering="kind")
    def kind_label(self) -> str:
        """What its kind is called."""
        return str(label_of(self.kind))

    @property
    @admin.display(description=_("holder"))
    def masked_name(self) -> str:
        """王某某; a word for one whose data is deleted."""
        return gettext("(deleted)") if self.erased_at else mask_name(self.name)

    @property
    def state(self) -> State:
        """What it is worth today."""
        if self.revoked_at:
            return State.REVOKED
        if self.valid_until and self.valid_until < today():
            return State.EXPIRED
        return State.VALID

    @property
    @admin.display(description=_("state"))
    def state_label(self) -> str:
        """Its state in words."""
        return str(self.state.label)

    @property
    def is_printable(self) -> bool:
        """Whether a paper may leave the house: neither revoked nor without a holder."""
        return not self.revoked_at and not self.erased_at

    @property
    def may_be_reinstated(self) -> bool:
        """Whether its revocation is so young, and its place so free, that it can be taken back."""
        if self.revoked_at is None or self.ground == Ground.REPLACED:
            return False
        return timezone.now() - self.revoked_at <= REINSTATED_WITHIN

    def possible_acts(self) -> list[Act]:
        """What can be done with it now, in the order in which it is offered."""
        if self.revoked_at:
            return [Act.REINSTATE] if self.may_be_reinstated else []
        if self.erased_at or known_kind(self.kind) is None:
            return [Act.REVOKE]
        replaceable = [Act.REPLACE] if self.state == State.VALID else []
        return [Act.DOWNLOAD, *replaceable, Act.RENEW, Act.REVOKE]

    def snapshot(self) -> dict[str, Any]:
        """What was printed, for the digest: all of it as text."""
        return {
            "id": self.public_id,
            "kind": self.kind,
            "number": self.number,
            "name": self.name,
            "values": self.values,
            "issuer": self.issuer,
            "issued_on": self.issued_on.isoformat(),
            "valid_until": self.valid_until.isoformat() if self.valid_until else "",
        }
