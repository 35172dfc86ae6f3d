"""What a certificate is worth today, and what can be done with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Never stored: a function of the row and the day."""

    VALID = "valid", pgettext_lazy("certificate", "valid")
    EXPIRED = "expired", pgettext_lazy("certificate", "expired")
    REVOKED = "revoked", pgettext_lazy("certificate", "revoked")


class Ground(models.TextChoices):
    """Why a certificate was revoked, as the public reads it."""

    MISTAKE = "mistake", _("It was issued by mistake.")
    ENTRIES = "entries", _("What it says was wrong.")
    ENDED = "ended", _("What it certifies ended early.")
    REPLACED = "replaced", _("Another certificate has replaced it.")
    OTHER = "other", _("It is no longer valid for another reason.")


class Act(models.TextChoices):
    """What staff do with a certificate."""

    DOWNLOAD = "download", _("Download the PDF")
    REPLACE = "replace", _("Replace a wrong name")
    RENEW = "renew", _("Make new codes for the paper")
    REVOKE = "revoke", pgettext_lazy("certificate", "Revoke")
    REINSTATE = "reinstate", _("Take the revocation back")
