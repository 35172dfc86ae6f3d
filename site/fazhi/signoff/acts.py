"""What records say that was done."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Act(models.TextChoices):
    """What a record says that somebody did."""

    SUBMITTED = "submitted", _("submitted")
    OVERRIDDEN = "overridden", _("kept in spite of a finding")
    CHECKED = "checked", _("checked the copy")
    SIGNED = "signed", _("signed")
    COSIGNED = "cosigned", _("co-signed")
    REVIEWED = "reviewed", _("reviewed the law")
    RELEASED = "released", _("released for publication")
    FOUNDED = "founded", _("made with the site")
    CARRIED = "carried", _("taken over from the page that it repeated")
    RETURNED = "returned", _("returned")
    ASKED = "asked", _("asked for a co-signature")
    REASSIGNED = "reassigned", _("reassigned")
    RECALLED = "recalled", _("recalled")
    PUBLISHED = "published", _("published")
    CORRECTED = "corrected", _("corrected")
    CONFIRMED = "confirmed", _("confirmed")
    WITHDRAWN = "withdrawn", pgettext_lazy("content", "withdrawn")
    DELETED = "deleted", pgettext_lazy("content", "deleted")
    REDACTED = "redacted", _("redacted")
    DELEGATED = "delegated", _("delegated")
    UNDELEGATED = "undelegated", _("ended a delegation")
