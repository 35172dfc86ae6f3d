"""The secret from which the codes of all certificates are derived."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from fazhi.people.encryption import EncryptedTextField

ONLY = 1  # the one row


def new_secret() -> str:
    """256 bits in hexadecimal."""
    return secrets.token_hex(32)


class VerificationKey(models.Model):
    """One row, made with the first certificate.

    Papers hang on walls for years, so that their codes must not depend on keys of the environment,
    which operators change. Whoever reads the database alone finds a token that no key of it opens.
    """

    secret = EncryptedTextField(_("secret of the codes"), default=new_secret, editable=False)

    not_personal = ("secret",)

    class Meta:
        verbose_name = _("key of the codes")
        verbose_name_plural = _("keys of the codes")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def current(cls) -> bytes:
        """The secret; made where there is none yet."""
        row, _made = cls.objects.get_or_create(pk=ONLY)
        return bytes.fromhex(row.secret)
