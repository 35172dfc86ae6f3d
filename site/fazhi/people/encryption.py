"""Text that the database holds encrypted, and the keyed hashes by which it is found again.

Encryption is Fernet (AES-128-CBC with HMAC-SHA-256) with the keys in ``PERSONAL_DATA_KEYS``: the
first one encrypts, all decrypt. Hashes are HMAC-SHA-256 with ``LOOKUP_KEY``: without the key the
eleven digits of a mobile number cannot be guessed from them.
"""

import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from cryptography.fernet import InvalidToken

from fazhi.keyring import first_key, keyring


class UnreadableField(Exception):
    """A stored value was encrypted with a key that is not among ``PERSONAL_DATA_KEYS``."""


class PersonalText(str):
    """A decrypted value: text like any other, but its ``repr`` does not show it.

    Lists, tracebacks and log lines print the ``repr`` of what they hold.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return "<personal>" if self else "''"


def encrypt(text: str) -> str:
    """``text`` under the first key; empty text stays empty. Equal texts give different tokens."""
    return keyring().encrypt(text.encode()).decode() if text else ""


def decrypt(token: str) -> str:
    """The text of a token; raises `UnreadableField` when no key opens it."""
    if not token:
        return ""
    try:
        return PersonalText(keyring().decrypt(token.encode()).decode())
    except InvalidToken:
        raise UnreadableField("none of the keys opens a stored value") from None


def is_current(token: str) -> bool:
    """Whether a token was made with the first key."""
    try:
        first_key().decrypt(token.encode())
    except InvalidToken:
        return False
    return True


def keyed_hash(purpose: str, text: str) -> str:
    """HMAC-SHA-256 of ``text`` in hexadecimal; empty for empty text.

    ``purpose`` keeps the hashes of different fields apart, so that they cannot be matched.
    """
    if not text:
        return ""
    message = f"{purpose}\x00{text}".encode()
    return hmac.new(settings.LOOKUP_KEY.encode(), message, hashlib.sha256).hexdigest()


class EncryptedTextField(models.TextField):
    """Short text, encrypted in the database, in fixtures and in every other dump of the model.

    It cannot be searched: put a `KeyedHashField` beside it. The empty string is not encrypted.
    """

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return value if value is None else encrypt(value)

    def from_db_value(
        self, value: str | None, expression: object, connection: BaseDatabaseWrapper
    ) -> str | None:
        """Decrypts what was stored."""
        return value if value is None else decrypt(value)

    def value_to_string(self, obj: models.Model) -> str:
        """What serialisers write: a token."""
        return encrypt(str(self.value_from_object(obj) or ""))

    def to_python(self, value: Any) -> Any:
        """Reads what serialisers wrote; other text is itself."""
        if isinstance(value, str) and _is_token(value):
            return decrypt(value)
        return super().to_python(value)

    def get_lookup(self, lookup: str) -> Any:
        """Only emptiness can be asked for; raises ``FieldError`` for anything else."""
        if lookup != "isnull":
            raise FieldError(f"{self.name} is encrypted; look up its keyed hash instead")
        return super().get_lookup(lookup)


def _is_token(value: str) -> bool:
    # Version byte 0x80 and the high bytes of a 64-bit time, in base 64, then at least one block.
    return value.startswith("gAAAAA") and len(value) >= 100


class KeyedHashField(models.CharField):
    """The keyed hash of another attribute of the same row, kept right by every save.

    ``source`` names the attribute. A save with ``update_fields`` must name this column too.
    """

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        self.source = source
        kwargs = {"max_length": 64, "default": "", "blank": True, "editable": False, **kwargs}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Adds ``source`` to what migrations write."""
        name, path, args, kwargs = super().deconstruct()
        for key in ("max_length", "default", "blank", "editable"):
            kwargs.pop(key, None)
        return name, path, list(args), {**kwargs, "source": self.source}

    def hash(self, text: str) -> str:
        """The hash that a row with ``text`` has in this column."""
        return keyed_hash(f"{self.model._meta.label_lower}.{self.source}", text)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Hashes the source as it is now."""
        value = self.hash(getattr(model_instance, self.source) or "")
        setattr(model_instance, self.attname, value)
        return value
