"""The keys that encrypt what says something about a person, in columns and in files that wait."""

from functools import lru_cache

from django.conf import settings

from cryptography.fernet import Fernet, MultiFernet


def keyring() -> MultiFernet:
    """``PERSONAL_DATA_KEYS`` of the moment: the first one encrypts, all decrypt (Fernet)."""
    return _ring(tuple(settings.PERSONAL_DATA_KEYS))


def first_key() -> MultiFernet:
    """The key that encrypts, alone: it opens what is current."""
    return _ring(tuple(settings.PERSONAL_DATA_KEYS[:1]))


@lru_cache(maxsize=8)
def _ring(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
