"""Who signs in. Posts and departments are held by ``fazhi.departments``, with dates."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.privacy import PersonalData, Retention

MUST_HAVE_SECOND_FACTOR = "must_have_second_factor"

# No "@": people sign in with either, so a user name must never look like an e-mail address.
username_validator = RegexValidator(
    r"^[\w.+-]+\Z", _("Only letters, digits, Chinese characters and . + - _ can be used.")
)


class User(AbstractUser):  # type: ignore[django-manager-missing]  # of images and documents
    """An account of one person of the administration; residents need none.

    Chinese names are one word: ``name`` replaces the first and the last name. User names and
    e-mail addresses are unique whatever their case, so that either of them means one person.
    """

    last_name = None  # type: ignore[assignment]
    username = models.CharField(
        _("user name"),
        max_length=150,
        unique=True,
        validators=[username_validator],
        help_text=_("Letters, digits, Chinese characters and . + - _, at most 150."),
        error_messages={"unique": _("This user name is already in use.")},
    )
    name = models.CharField(_("full name"), max_length=60)

    REQUIRED_FIELDS = ["email", "name"]

    personal_data = {
        "username": PersonalData(_("Signing in"), Retention.ACCOUNT),
        "name": PersonalData(_("Showing who did what"), Retention.OFFICE),
        "email": PersonalData(_("Notices of work and setting a new password"), Retention.ACCOUNT),
    }
    not_personal = ("password",)

    class Meta:
        verbose_name = pgettext_lazy("person of the administration", "account")
        verbose_name_plural = _("accounts")
        permissions = (
            (MUST_HAVE_SECOND_FACTOR, _("Must sign in with a second factor where required")),
        )
        constraints = (
            models.UniqueConstraint(
                Lower("username"),
                name="account_username_any_case",
                violation_error_message=_("This user name is already in use."),
            ),
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="account_email_any_case",
                violation_error_message=_("This e-mail address is already in use."),
            ),
        )

    def __str__(self) -> str:
        return self.name or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Signing in and setting a new password look for the address in lower case.
        self.email = (self.email or "").lower()
        super().save(*args, **kwargs)

    @property
    def first_name(self) -> str:  # type: ignore[override]
        """The name under which the administration's menu greets; no field of its own."""
        return self.name

    def get_full_name(self) -> str:
        """The name as people write it."""
        return self.name

    def get_short_name(self) -> str:
        """The same: a Chinese name is not shortened."""
        return self.name or self.username
